// A new tablet's way into a centre (U143–U147): code, confirmation, credential, key, person, PIN. Each step is kept as soon as it is done,
// so that a reload or a kill goes on there; only the key is never kept before a PIN seals it.
import type { App } from '#app/app.ts';
import { writeCredential } from '#device/device-credential.ts';
import { keepDeviceState } from '#device/device-state.ts';
import {
	clearEnrolment,
	newNonce,
	readEnrolment,
	writeEnrolment,
	type ClaimedEnrolment,
	type EnrolmentProgress
} from '#device/enrolment-progress.ts';
import { noteRecentStaff } from '#device/recent-staff.ts';
import type { RingKey } from '#device/ring-key.ts';
import { deviceId, readSession, writeSession } from '#device/session.ts';
import { vaultOf } from '#device/vault.ts';
import { readEnrolmentCode, type EnrolmentCodeFault } from '#domain/enrolment-code.ts';
import { openTicket, readEnrolmentFragment, readEnrolmentQr, type EnrolmentQrFault, type EnrolmentTicket } from '#domain/enrolment-qr.ts';
import type { KeyFault } from '#domain/key-reading.ts';
import { readKey } from '../parts/read-key.ts';
import { NAME_CHARACTERS_MAX } from '#domain/limits.ts';
import { keyIdOf } from '#domain/sealing.ts';
import { cleanLine } from '#domain/thai-text.ts';
import { claimCode, lookAtCode, type Claimant, type EnrolmentClaim, type EnrolmentOffer, type EnrolmentProblem } from '#sync/enrolment.ts';
import { databaseOf } from '#sync/scope.ts';
import { orgsOf, signIn } from '#sync/sign-in.ts';
import type { Start } from '../parts/start.svelte.ts';

export type EnrolStep = 'opening' | 'belongs' | 'start' | 'confirm' | 'key' | 'who' | 'pin';
export type EnrolFault =
	| { kind: 'code'; fault: EnrolmentCodeFault }
	| { kind: 'qr'; fault: EnrolmentQrFault }
	| { kind: 'problem'; problem: EnrolmentProblem | 'not-saved' };
export type FieldFault = 'device-name-missing' | 'device-name-long' | 'name-missing' | 'name-long' | 'who-missing';
/** A staff member who is known, or a new one. */
export type Person = { id: string; name: string } | 'new';

/** A code that met one of these is of no more use. */
const final: ReadonlySet<string> = new Set(['unknown', 'used', 'expired', 'other-centre', 'revoked']);

export class Enrol {
	step = $state<EnrolStep>('opening');
	fault = $state.raw<EnrolFault>();
	fieldFault = $state<FieldFault>();
	keyFault = $state.raw<KeyFault>();
	/** Whose code it is; set from the step `confirm` on. */
	offer = $state.raw<EnrolmentOffer>();
	typed = $state('');
	deviceName = $state('');
	keyText = $state('');
	person = $state.raw<Person>();
	newName = $state('');
	busy = $state(false);
	/** Set from the step `key` on. */
	app = $state.raw<App>();
	/** A code that could not be looked at, to be tried again. */
	ticket = $state.raw<EnrolmentTicket>();
	#ring: RingKey[] = [];
	#start: Start;
	#leave: () => void;

	/** `leave`: goes on to the app once all is done. */
	constructor(start: Start, leave: () => void) {
		this.#start = start;
		this.#leave = leave;
	}

	/** What the person is called whose PIN is asked for. */
	get personName(): string {
		return this.person === 'new' ? cleanLine(this.newName) : (this.person?.name ?? '');
	}

	/** Goes on where this device was; `fragment`: of the address that was opened, '' for none. */
	async begin(fragment: string): Promise<void> {
		const kept = readEnrolment();
		if (kept?.claimed !== undefined) return this.#whileBusy(() => this.#resume(kept, kept.claimed as ClaimedEnrolment));
		if (kept === undefined && isInUse()) return void (this.step = 'belongs');
		if (fragment === '') return kept === undefined ? this.again() : this.look(kept);
		const read = readEnrolmentFragment(fragment);
		if (read.ok) return this.look(read);
		this.#failed({ kind: 'qr', fault: read });
	}

	/** Takes a scanned code; what is wrong with it, or nothing. */
	scanned(text: string): EnrolmentQrFault | undefined {
		const read = readEnrolmentQr(text, location.origin);
		if (!read.ok) return read;
		void this.look(read).catch(reportError);
		return undefined;
	}

	async submitCode(): Promise<void> {
		const read = readEnrolmentCode(this.typed);
		if (read.ok) return this.look({ code: read.code, box: '' });
		this.#failed({ kind: 'code', fault: read.fault });
	}

	/** Asks the server whose code this is. */
	look(ticket: EnrolmentTicket): Promise<void> {
		return this.#whileBusy(async () => {
			this.ticket = ticket;
			const answer = await lookAtCode(await this.#claimant(ticket));
			if (!answer.ok) return this.#refused(answer.problem);
			const session = readSession();
			if (session !== undefined && databaseOf(session.org) !== answer.answer.org) return this.#refused('other-centre');
			this.offer = answer.answer;
			this.deviceName = answer.answer.deviceName;
			this.step = 'confirm';
		});
	}

	/** Not this code: from the beginning. */
	again(): void {
		clearEnrolment();
		this.ticket = undefined;
		this.fault = undefined;
		this.fieldFault = undefined;
		this.step = 'start';
	}

	/** Takes this device into the centre under its name. */
	async confirm(): Promise<void> {
		const { ticket } = this;
		const name = cleanLine(this.deviceName);
		this.fieldFault = name === '' ? 'device-name-missing' : name.length > NAME_CHARACTERS_MAX ? 'device-name-long' : undefined;
		if (ticket === undefined || this.fieldFault !== undefined) return;
		await this.#whileBusy(async () => {
			const answer = await claimCode(await this.#claimant(ticket), name);
			if (!answer.ok) return this.#refused(answer.problem);
			await this.#taken(ticket, name, answer.answer);
		});
	}

	/** What is wrong with a key that was brought; nothing when it can be taken. */
	async faultOfKey(text: string): Promise<KeyFault | undefined> {
		const answer = await readKey(text);
		return answer.ok ? undefined : answer;
	}

	async submitKey(): Promise<void> {
		await this.#whileBusy(async () => {
			const answer = await readKey(this.keyText);
			this.keyFault = answer.ok ? undefined : answer;
			if (!answer.ok) return;
			this.#ring = await ringOf([answer.key]);
			this.keyText = '';
			this.step = 'who';
		});
	}

	/** The key is brought later, in the settings. */
	withoutKey(): void {
		this.step = 'who';
	}

	submitWho(): void {
		const name = cleanLine(this.newName);
		this.fieldFault = undefined;
		if (this.person === undefined) this.fieldFault = 'who-missing';
		else if (this.person === 'new' && name === '') this.fieldFault = 'name-missing';
		else if (this.person === 'new' && name.length > NAME_CHARACTERS_MAX) this.fieldFault = 'name-long';
		else this.step = 'pin';
	}

	/** The last step: the person, if new, and their PIN, which seals the key. Rejects when something could not be kept. */
	async keepPin(pin: string): Promise<void> {
		const { app, person } = this;
		const claimed = readEnrolment()?.claimed;
		if (app === undefined || person === undefined || claimed === undefined) throw new Error('This device is not on its way in');
		if (person === 'new') await this.#addPerson(app, claimed);
		const staff = person === 'new' ? claimed.newStaff : person.id;
		await app.vault.make(staff, pin, this.#ring);
		noteRecentStaff(staff, this.personName);
		await this.#over();
	}

	async #addPerson(app: App, { staffAct: act, newStaff: staff, madeBy }: ClaimedEnrolment): Promise<void> {
		const done = await app.commands.addStaff({ act, staff, name: cleanLine(this.newName), role: 'counter', onBehalfOf: madeBy });
		if (!done.ok) throw new Error(`The person was not added: ${done.refusal.code}`);
	}

	async #over(): Promise<void> {
		clearEnrolment();
		await keepDeviceState();
		this.#leave();
	}

	/** The server has let this device in: its credential is kept, and it signs in with it. */
	async #taken(ticket: EnrolmentTicket, name: string, claim: EnrolmentClaim): Promise<void> {
		const { user, password, secret, madeBy } = claim;
		const signedIn = await signIn({ user, password });
		if (!signedIn.ok) return this.#refused(signedIn.problem === 'server-unreachable' ? 'server-unreachable' : 'server-error');
		const [org] = orgsOf(signedIn.account.roles);
		if (org === undefined || !writeCredential({ org, user, password })) return this.#failed({ kind: 'problem', problem: 'not-saved' });
		const session = writeSession({ kind: 'device', user, displayName: name, roles: signedIn.account.roles, org });
		const app = await this.#start.begin(session);
		const id = (): string => app.ids.ulid(app.clock.now());
		const claimed = { org, deviceName: name, madeBy, enrolledAct: id(), staffAct: id(), newStaff: id() };
		await this.#keep({ ...(await this.#progress(ticket)), claimed });
		this.#ring = await ringOf((await openTicket(crypto, secret, ticket)) ?? []);
		await this.#inside(app, claimed);
	}

	/** Only the key was not kept; the server hands out what opens it once more while the code lives. */
	async #resume(kept: EnrolmentProgress, claimed: ClaimedEnrolment): Promise<void> {
		const session = readSession();
		if (session === undefined) return void this.again();
		if (vaultOf(claimed.org).state !== 'absent') return this.#over();
		const again = await claimCode(await this.#claimant(kept), claimed.deviceName);
		if (again.ok) {
			const { user, password } = again.answer;
			writeCredential({ org: claimed.org, user, password });
			// A claim ends the sessions of before.
			await signIn({ user, password });
			this.#ring = await ringOf((await openTicket(crypto, again.answer.secret, kept)) ?? []);
		} else if (kept.box !== '' && !final.has(again.problem)) this.fault = { kind: 'problem', problem: again.problem };
		await this.#inside(await this.#start.begin(session), claimed);
	}

	async #inside(app: App, { enrolledAct: act, deviceName: name, madeBy: onBehalfOf }: ClaimedEnrolment): Promise<void> {
		await app.commands.enrolDevice({ act, name, way: 'code', onBehalfOf });
		this.app = app;
		this.step = this.#ring.length > 0 ? 'who' : 'key';
	}

	async #claimant(ticket: EnrolmentTicket): Promise<Claimant> {
		const { nonce } = await this.#progress(ticket);
		return { code: ticket.code, device: deviceId(), nonce };
	}

	/** What is kept of this code; the nonce is kept before the server hears it. */
	async #progress({ code, box }: EnrolmentTicket): Promise<EnrolmentProgress> {
		const kept = readEnrolment();
		if (kept?.code === code && (kept.box === box || box === '')) return kept;
		const made = { code, box, nonce: kept?.code === code ? kept.nonce : newNonce() };
		await this.#keep(made);
		return made;
	}

	async #keep(progress: EnrolmentProgress): Promise<void> {
		writeEnrolment(progress);
		await keepDeviceState();
	}

	#refused(problem: EnrolmentProblem): void {
		if (final.has(problem)) {
			clearEnrolment();
			this.ticket = undefined;
		}
		this.#failed({ kind: 'problem', problem });
	}

	#failed(fault: EnrolFault): void {
		this.fault = fault;
		if (this.step !== 'confirm' || this.ticket === undefined) this.step = 'start';
	}

	async #whileBusy(work: () => Promise<void>): Promise<void> {
		if (this.busy) return;
		this.busy = true;
		this.fault = undefined;
		try {
			await work();
		} catch (error) {
			reportError(error);
			this.#failed({ kind: 'problem', problem: 'not-saved' });
		} finally {
			this.busy = false;
		}
	}
}

/** Somebody is signed in here. Where too many wrong PINs destroyed every slot, the way in is open again: for the same centre. */
function isInUse(): boolean {
	const session = readSession();
	return session !== undefined && !(vaultOf(session.org).state === 'absent' && vaultOf(session.org).slots().length > 0);
}

const ringOf = (raws: readonly Uint8Array<ArrayBuffer>[]): Promise<RingKey[]> =>
	Promise.all(raws.map(async (raw) => ({ id: await keyIdOf(crypto, raw), raw })));
