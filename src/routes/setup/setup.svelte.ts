// The first start, in steps that may each be tried again: what was done is not done twice.
import type { App } from '#app/app.ts';
import { keepDeviceState } from '#device/device-state.ts';
import { makeKey } from '#device/key-ring.ts';
import { clearSession, readSession, writeSession } from '#device/session.ts';
import { noteRecentStaff } from '#device/recent-staff.ts';
import { vaultOf } from '#device/vault.ts';
import { exampleCatalogue } from '#domain/catalogue.ts';
import { bangkokDay } from '#domain/days.ts';
import { exampleNotice } from '#domain/default-notice.ts';
import { exampleSurveys } from '#domain/surveys/default-surveys.ts';
import type { Refusal } from '#domain/refusals.ts';
import { setup } from '#i18n/areas/setup.ts';
import { signIn, type SignInProblem } from '#sync/sign-in.ts';
import type { Start } from '../parts/start.svelte.ts';
import { faultsOf, type Asked, type FieldFault, type SetupFields } from './checks.ts';
import { makeFirstAdministrator, type SetupProblem } from './first-administrator.ts';

export type SetupError =
	| { kind: 'field'; fault: FieldFault }
	| { kind: 'setup'; problem: SetupProblem }
	| { kind: 'sign-in'; problem: SignInProblem }
	| { kind: 'refused'; refusal: Refusal }
	| { kind: 'not-saved' };

/** What the recovery sheet of a new centre says. */
export interface MadeKey {
	raw: Uint8Array<ArrayBuffer>;
	centre: string;
	today: string;
}

/** An error that stops the set-up and becomes words on the page. */
class Stopped extends Error {
	readonly reason: SetupError;
	constructor(reason: SetupError) {
		super(reason.kind);
		this.reason = reason;
	}
}

export class Setup {
	fields = $state<SetupFields>({
		displayName: '',
		user: '',
		password: '',
		centreName: '',
		centreType: undefined,
		tambon: '',
		amphoe: '',
		province: ''
	});
	errors = $state.raw<SetupError[]>([]);
	busy = $state(false);
	/** Whose PIN is to be set now: the centre is recorded, and its key comes with the PIN. */
	pinOf = $state<string>();
	/** The centre's key, once all is done: shown so that it can be printed. */
	made = $state.raw<MadeKey>();
	readonly asked: Asked;
	#token: string;
	#start: Start;
	#org: string | undefined;
	#acts: { profile: string; catalogue: string; head: string; device: string; notice: string; surveys: string[] } | undefined;

	/** An empty token: somebody is signed in and only the centre is set. */
	constructor(token: string, start: Start) {
		this.#token = token;
		this.#start = start;
		this.asked = { administrator: token !== '' };
	}

	async submit(): Promise<void> {
		if (this.busy) return;
		this.errors = faultsOf(this.fields, this.asked).map((fault) => ({ kind: 'field', fault }));
		if (this.errors.length > 0) return;
		this.busy = true;
		try {
			if (this.asked.administrator) await this.#makeAdministrator();
			await this.#setCentre();
		} catch (error) {
			if (!(error instanceof Stopped)) reportError(error);
			this.errors = [error instanceof Stopped ? error.reason : { kind: 'not-saved' }];
		} finally {
			this.busy = false;
		}
	}

	async #makeAdministrator(): Promise<void> {
		const { displayName, password } = this.fields;
		const user = this.fields.user.trim();
		if (this.#org === undefined) {
			const made = await makeFirstAdministrator({ token: this.#token, user, password, displayName: displayName.trim() });
			if (!made.ok) throw new Stopped({ kind: 'setup', problem: made.problem });
			this.#org = made.org;
			// Somebody who was signed in to another centre on this device no longer is.
			clearSession();
		}
		if (readSession() !== undefined) return;
		const answer = await signIn({ user, password });
		if (!answer.ok) throw new Stopped({ kind: 'sign-in', problem: answer.problem });
		writeSession({
			kind: 'account',
			user: answer.account.user,
			displayName: answer.account.displayName,
			roles: answer.account.roles,
			org: this.#org
		});
		await keepDeviceState();
	}

	async #setCentre(): Promise<void> {
		const session = readSession();
		if (session === undefined) throw new Stopped({ kind: 'not-saved' });
		const app = await this.#start.begin(session);
		await this.#recordCentre(app);
		if (vaultOf(session.org).state === 'unlocked') await this.#makeKey(session.org, app);
		else this.pinOf = session.displayName || session.user;
	}

	/** The PIN that was typed twice. Rejects when it cannot be kept. */
	async keepPin(pin: string): Promise<void> {
		const session = readSession();
		if (session === undefined) throw new Stopped({ kind: 'not-saved' });
		const { org, user, displayName } = session;
		if (vaultOf(org).state === 'absent') await vaultOf(org).make(user, pin, []);
		noteRecentStaff(user, displayName || user);
		await this.#makeKey(org, await this.#start.begin(session));
	}

	async #makeKey(org: string, app: App): Promise<void> {
		const { raw } = await makeKey(org);
		this.made = { raw, centre: this.fields.centreName.trim(), today: today(app) };
		this.pinOf = undefined;
	}

	async #recordCentre(app: App): Promise<void> {
		const { centreName, centreType, tambon, amphoe, province } = this.fields;
		if (centreType === undefined) return;
		const effectiveFrom = today(app);
		const surveys = exampleSurveys();
		// Made once, so that a second try records nothing twice.
		const act = (): string => app.ids.ulid(app.clock.now());
		this.#acts ??= { profile: act(), catalogue: act(), head: act(), device: act(), notice: act(), surveys: surveys.map(act) };
		const profile = { name: centreName.trim(), type: centreType, tambon: tambon.trim(), amphoe: amphoe.trim(), province: province.trim() };
		await must(app.commands.setCentreProfile({ act: this.#acts.profile, ...profile }));
		await must(
			app.commands.publishCatalogue({ act: this.#acts.catalogue, effectiveFrom, label: setup().firstCatalogue, works: exampleCatalogue() })
		);
		// Under the account's own name, so that every device can say who it was.
		if (this.asked.administrator)
			await must(app.commands.addStaff({ staff: app.session.user, act: this.#acts.head, name: app.session.displayName, role: 'head' }));
		await must(app.commands.enrolDevice({ act: this.#acts.device, name: setup().firstDevice, way: 'first-run' }));
		await must(app.commands.publishNotice({ act: this.#acts.notice, ...exampleNotice(effectiveFrom) }));
		for (const [index, survey] of surveys.entries()) {
			const surveyAct = this.#acts.surveys[index];
			if (surveyAct !== undefined) await must(app.commands.publishSurvey({ ...survey, act: surveyAct }));
		}
	}
}

const today = (app: App): string => bangkokDay(app.clock.now(), app.clock.offset());

async function must(done: ReturnType<App['commands']['setCentreProfile']>): Promise<void> {
	const answer = await done;
	if (!answer.ok && answer.refusal.code !== 'nothing-changed') throw new Stopped({ kind: 'refused', refusal: answer.refusal });
}
