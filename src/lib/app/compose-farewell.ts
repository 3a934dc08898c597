// What a device does that has lost its place (S32–S35): its keys go at once, what it has not sent goes out, then everything of the centre
// goes. Each step can be cut off and is found again at the next start. Composes no app: nothing of the centre is shown.
import { deviceLocks, jitter, serverUrl } from '#device/browser.ts';
import { deviceClock } from '#device/clock.ts';
import { deviceConnectivity } from '#device/connectivity.ts';
import { eraseCentre } from '#device/erase-centre.ts';
import { readFarewell, writeFarewell, type Farewell } from '#device/farewell.ts';
import { vaultOf } from '#device/vault.ts';
import type { PouchLedger } from '#ledger/pouch-ledger.ts';
import { sayErased } from '#sync/device-office.ts';
import { makeSync } from '#sync/make-sync.ts';
import { databaseOf } from '#sync/scope.ts';
import { signIn, signOut } from '#sync/sign-in.ts';
import type { Sync, SyncStatus } from '#sync/status.ts';
import { openLedgerInUse } from './compose-ledger-in-use.ts';
import { ledgerWorld } from './compose-ledger-world.ts';
import type { FarewellState } from './farewell-state.ts';

/** After which the server is told again that nothing is left here. */
export const TELL_AGAIN_MS = 30_000;
const LOCK = 'sala-farewell';

export class FarewellSteps {
	private readonly farewell: Farewell;
	private readonly tell: (state: FarewellState) => void;
	private ledger: PouchLedger | undefined;
	private sync: Sync | undefined;
	private goOn: () => void = () => undefined;
	/** One sign-in by the device's own password for each time the server turns it away. */
	private triedOwn = false;

	/** `tell` is called with each new state, for the one page that shows it. */
	constructor(farewell: Farewell, tell: (state: FarewellState) => void) {
		this.farewell = farewell;
		this.tell = tell;
	}

	/** Goes on from where it was. One page of the browser at a time; resolves when all is done. */
	async run(): Promise<void> {
		const locks = deviceLocks();
		if (locks === undefined) return this.steps();
		await locks.request(LOCK, () => this.steps());
	}

	/** The person saved what the server does not take, or gives it up. */
	letGo(): void {
		this.goOn();
	}

	/** With the password of whoever is signed in here; false when it was wrong or nobody answered. */
	async signIn(password: string): Promise<boolean> {
		const done = await signIn({ user: this.farewell.user, password });
		if (done.ok) this.sync?.nudge();
		return done.ok;
	}

	tryAgain(): void {
		this.sync?.nudge();
	}

	private async steps(): Promise<void> {
		const stage = readFarewell()?.stage ?? 'done';
		if (stage === 'sending') {
			await vaultOf(this.farewell.org).erase();
			await this.sendAll();
		}
		if (stage !== 'done') await this.eraseAll();
		this.tell({ is: 'done' });
	}

	/** Resolves when the server has, or has refused and the person let go, everything that was recorded here. */
	private async sendAll(): Promise<void> {
		const { org, device } = this.farewell;
		this.tell({ is: 'sending', unsent: undefined, problem: undefined });
		const freed = new Promise<void>((resolve) => (this.goOn = resolve));
		try {
			this.ledger = await openLedgerInUse(ledgerWorld({ org, device }, reportError));
		} catch {
			this.tell({ is: 'will-not-open' });
			return freed;
		}
		const scope = { org, database: databaseOf(org), pull: false, push: true };
		const world = { clock: deviceClock(), connectivity: deviceConnectivity, locks: deviceLocks(), random: jitter };
		const sync = makeSync({ ledger: this.ledger, scope, device, serverUrl: serverUrl(), ...world });
		this.sync = sync;
		sync.onStatus((status) => this.heard(status));
		sync.start();
		await freed;
		await sync.stop();
		await this.ledger.close();
	}

	private heard(status: SyncStatus): void {
		const { phase, unsent, refused, knownSeq, problem } = status;
		if (phase === 'signed-out' && this.farewell.password !== undefined && !this.triedOwn) {
			this.triedOwn = true;
			void this.signIn(this.farewell.password);
			return;
		}
		if (phase === 'signed-out') return this.tell({ is: 'signed-out', unsent });
		if (phase !== 'idle' || unsent > 0 || knownSeq === undefined) return this.tell({ is: 'sending', unsent, problem });
		if (refused.length > 0) return this.tell({ is: 'refused', refused: refused.length });
		this.goOn();
	}

	private async eraseAll(): Promise<void> {
		const { password, ...farewell } = this.farewell;
		this.tell({ is: 'erasing' });
		await writeFarewell({ ...this.farewell, stage: 'erasing' });
		await vaultOf(farewell.org).erase();
		while (!(await eraseCentre(farewell.org))) this.tell({ is: 'held-open' });
		await this.tellServer(password);
		await signOut();
		await writeFarewell({ ...farewell, stage: 'done' });
	}

	private async tellServer(password: string | undefined): Promise<void> {
		const { org, device, user } = this.farewell;
		const named = { org: databaseOf(org), device };
		const account = password === undefined ? undefined : { user, password };
		while (!(await sayErased(named, account))) {
			this.tell({ is: 'telling' });
			await new Promise<void>((resolve) => setTimeout(resolve, TELL_AGAIN_MS));
		}
	}
}
