// Signing in, step by step: who, for which centre, with which PIN on this device and which key. Who signed in is kept only with the
// last step.
import { CentreKeys } from '../parts/centre-keys.svelte.ts';
import { keepDeviceState } from '#device/device-state.ts';
import { noteRecentStaff } from '#device/recent-staff.ts';
import { readSession, writeSession } from '#device/session.ts';
import { vaultOf } from '#device/vault.ts';
import { may, rolesIn } from '#domain/roles.ts';
import { databaseOf } from '#sync/scope.ts';
import { signIn, type Account, type SignInProblem } from '#sync/sign-in.ts';

export type Step = 'credentials' | 'centre' | 'pin' | 'key';
export type FormError = SignInProblem | 'user-missing' | 'password-missing' | 'no-centre' | 'centre-missing' | 'not-saved';

export class SignIn {
	step = $state<Step>('credentials');
	user = $state(readSession()?.user ?? '');
	password = $state('');
	org = $state<string | undefined>(readSession()?.org);
	account = $state.raw<Account>();
	errors = $state.raw<FormError[]>([]);
	busy = $state(false);
	keys = $state.raw<CentreKeys>();
	#leave: () => unknown;

	/** `leave`: goes on to the app once somebody is signed in. */
	constructor(leave: () => unknown) {
		this.#leave = leave;
	}

	async submitCredentials(): Promise<void> {
		this.errors = [
			...(this.user.trim() === '' ? ['user-missing' as const] : []),
			...(this.password === '' ? ['password-missing' as const] : [])
		];
		if (this.errors.length > 0) return;
		await this.#whileBusy(async () => {
			const answer = await signIn({ user: this.user.trim(), password: this.password });
			if (!answer.ok) return this.#fail(answer.problem);
			this.account = answer.account;
			this.password = '';
			const { orgs } = answer.account;
			if (orgs.length === 0) return this.#fail('no-centre');
			if (this.org === undefined || !orgs.includes(this.org)) this.org = orgs.length === 1 ? orgs[0] : undefined;
			if (orgs.length > 1) this.step = 'centre';
			else await this.#afterCentre();
		});
	}

	async submitCentre(): Promise<void> {
		this.errors = this.org === undefined ? ['centre-missing'] : [];
		if (this.org !== undefined) await this.#whileBusy(() => this.#afterCentre());
	}

	/** Takes the key as chosen; a key text with a fault keeps the step open. */
	async submitKey(): Promise<void> {
		await this.#whileBusy(async () => {
			if (await this.keys?.take()) await this.#finish();
		});
	}

	/** The PIN that was typed twice. Rejects when it cannot be kept. */
	async keepPin(pin: string): Promise<void> {
		const { account, org } = this;
		if (account === undefined || org === undefined) return;
		const vault = vaultOf(org);
		if (vault.state === 'absent') await vault.make(account.user, pin, []);
		else {
			await vault.setPin(account.user, pin);
			await vault.unlock(account.user, pin);
		}
		noteRecentStaff(account.user, account.displayName);
		await this.#whileBusy(() => this.#afterPin());
	}

	/** Asks for a PIN where the person has none and one can be set: on a locked device somebody else must let them in first. */
	async #afterCentre(): Promise<void> {
		const { account, org } = this;
		if (account === undefined || org === undefined) return;
		const vault = vaultOf(org);
		const has = vault.slots().some(({ staff, destroyed }) => staff === account.user && !destroyed);
		if (vault.state === 'absent' || (vault.state === 'unlocked' && !has)) this.step = 'pin';
		else await this.#afterPin();
	}

	/** Asks for a key only where there is none yet, one can be kept, and the person may see what it seals. */
	async #afterPin(): Promise<void> {
		const { account, org } = this;
		if (account === undefined || org === undefined) return;
		const roles = rolesIn(account.roles, databaseOf(org));
		const keys = await CentreKeys.of(org);
		if (vaultOf(org).state !== 'unlocked' || keys.some || !(may(roles, 'register') || may(roles, 'read-personal'))) return this.#finish();
		this.keys = keys;
		this.step = 'key';
	}

	async #finish(): Promise<void> {
		const { account, org } = this;
		if (account === undefined || org === undefined) return;
		writeSession({ kind: 'account', user: account.user, displayName: account.displayName, roles: account.roles, org });
		if (readSession()?.org !== org) return this.#fail('not-saved');
		await keepDeviceState();
		await this.#leave();
	}

	#fail(problem: FormError): void {
		this.errors = [problem];
	}

	async #whileBusy(work: () => Promise<void>): Promise<void> {
		if (this.busy) return;
		this.busy = true;
		this.errors = [];
		try {
			await work();
		} finally {
			this.busy = false;
		}
	}
}
