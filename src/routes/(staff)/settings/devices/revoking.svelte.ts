// Taking a device's place away, step by step (U135): the server first, which needs the network; then every device is told, and the centre's
// key is changed. A step that failed is tried again from there.
import type { Commands, Done } from '#commands/commands.ts';
import type { RevocationReason } from '#domain/words.ts';
import type { NamedAccount } from '#sync/sala-request.ts';
import type { OfficeProblem, revokeDevice } from '#sync/device-office.ts';

export interface RevokingDeps {
	/** `org-…` */
	org: string;
	newId: () => string;
	commands: Pick<Commands, 'revokeDevice' | 'rotateKey'>;
	revoke: typeof revokeDevice;
	/** The session is a device's own, so that somebody's account has to say it. */
	needsAccount: boolean;
	report: (error: unknown) => void;
}

export class Revoking {
	readonly device: string;
	reason = $state<RevocationReason>();
	changeKey = $state(true);
	user = $state('');
	password = $state('');
	needsAccount = $state(false);
	busy = $state(false);
	/** Asked to go on without a reason or without an account. */
	missing = $state<'reason' | 'account'>();
	problem = $state<OfficeProblem | 'not-recorded' | 'key-not-changed'>();
	/** All is done; `hadCredential` false: somebody's account is on the device and goes on. */
	done = $state.raw<{ hadCredential: boolean; keyChanged: boolean }>();
	readonly #deps: RevokingDeps;
	readonly #acts: { revoke: string; rotate: string };
	#atServer: { hadCredential: boolean } | undefined;

	constructor(device: string, deps: RevokingDeps) {
		this.device = device;
		this.#deps = deps;
		this.needsAccount = deps.needsAccount;
		// Made once, so that trying again records nothing twice.
		this.#acts = { revoke: deps.newId(), rotate: deps.newId() };
	}

	async go(): Promise<void> {
		if (this.busy || this.done !== undefined) return;
		const { reason } = this;
		this.missing =
			reason === undefined ? 'reason' : this.needsAccount && (this.user === '' || this.password === '') ? 'account' : undefined;
		if (reason === undefined || this.missing !== undefined) return;
		this.busy = true;
		this.problem = await this.#steps(reason);
		this.busy = false;
		this.password = '';
	}

	async #steps(reason: RevocationReason): Promise<Revoking['problem']> {
		const { commands } = this.#deps;
		const problem = await this.#takeAtServer(reason);
		if (problem !== undefined) return problem;
		const told = () => commands.revokeDevice({ device: this.device, act: this.#acts.revoke, reason });
		if (!(await this.#recorded(told))) return 'not-recorded';
		const changed = () => commands.rotateKey({ act: this.#acts.rotate, reason: 'device-revoked', without: [this.device] });
		if (this.changeKey && !(await this.#recorded(changed))) return 'key-not-changed';
		this.done = { hadCredential: this.#atServer?.hadCredential === true, keyChanged: this.changeKey };
		return undefined;
	}

	async #takeAtServer(reason: RevocationReason): Promise<OfficeProblem | undefined> {
		if (this.#atServer !== undefined) return undefined;
		const { org, revoke } = this.#deps;
		const account: NamedAccount | undefined = this.needsAccount ? { user: this.user, password: this.password } : undefined;
		const answer = await revoke({ org, device: this.device }, reason, account);
		if (answer.ok) this.#atServer = answer;
		else if (answer.problem === 'account-needed' || answer.problem === 'not-allowed') this.needsAccount = true;
		return answer.ok ? undefined : answer.problem;
	}

	async #recorded(act: () => Promise<Done>): Promise<boolean> {
		try {
			return (await act()).ok;
		} catch (error) {
			this.#deps.report(error);
			return false;
		}
	}
}
