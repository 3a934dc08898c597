// When this device tells the server how it is (S30, S31): after each contact that came to rest, when something unsent appears, when the
// server turned it away, and now and then while it is in contact; otherwise never twice within a minute.
import type { Clock } from '#device/ports.ts';
import type { DeviceReport, Heard } from '#sync/device-office.ts';
import type { SyncStatus } from '#sync/status.ts';
import type { Timers } from '#sync/timers.ts';

export const BEATS_APART_MS_MIN = 60_000;
/** Turned away: the answer says whether this device has lost its place, which it should know soon. */
export const BEATS_APART_TURNED_AWAY_MS_MIN = 5_000;
/** While in contact it is said again after so long, whatever happened: so a revocation is heard and silence means something. */
export const BEAT_IN_CONTACT_MS = 5 * 60_000;

export interface HeartDeps {
	clock: Pick<Clock, 'now'>;
	timers: Timers;
	status: () => SyncStatus;
	onStatus: (listener: (status: SyncStatus) => void) => () => void;
	/** How this device is. */
	report: () => Promise<DeviceReport>;
	send: (report: DeviceReport) => Promise<Heard>;
	/** Signs in by the device's own credential; false where there is none, or it was not taken. */
	signInAnew: () => Promise<boolean>;
	/** Signed in again: sync may go on. */
	onSignedIn: () => void;
	onRevoked: () => void;
	onError: (error: unknown) => void;
}

export class Heart {
	private readonly deps: HeartDeps;
	private before: SyncStatus | undefined;
	private lastMs: number | undefined;
	private cancel: (() => void) | undefined;
	private readonly stopListening: () => void;

	constructor(deps: HeartDeps) {
		this.deps = deps;
		this.stopListening = deps.onStatus((status) => this.look(status));
		this.look(deps.status());
	}

	stop(): void {
		this.stopListening();
		this.cancel?.();
	}

	private look(status: SyncStatus): void {
		const { before } = this;
		this.before = status;
		if (cameTo('signed-out', before, status)) this.soon(BEATS_APART_TURNED_AWAY_MS_MIN);
		else if (this.cancel !== undefined) return;
		else if (isOccasion(before, status) || (isInContact(status) && this.sinceLastMs() >= BEAT_IN_CONTACT_MS)) this.soon(BEATS_APART_MS_MIN);
	}

	private soon(apartMs: number): void {
		this.cancel?.();
		const waitMs = Math.max(0, apartMs - this.sinceLastMs());
		this.cancel = this.deps.timers.after(waitMs, () => {
			this.cancel = undefined;
			this.beat().catch(this.deps.onError);
		});
	}

	/** A clock that was set back must not keep the device silent. */
	private sinceLastMs(): number {
		const passed = this.lastMs === undefined ? Infinity : this.deps.clock.now() - this.lastMs;
		return passed < 0 ? Infinity : passed;
	}

	private async beat(): Promise<void> {
		this.lastMs = this.deps.clock.now();
		const heard = await this.deps.send(await this.deps.report());
		if ('revoked' in heard) return heard.revoked ? this.deps.onRevoked() : undefined;
		if (heard.problem !== 'not-known' || !(await this.deps.signInAnew())) return;
		this.deps.onSignedIn();
		const again = await this.deps.send(await this.deps.report());
		if ('revoked' in again && again.revoked) this.deps.onRevoked();
	}
}

const isInContact = ({ phase }: SyncStatus): boolean => phase === 'idle' || phase === 'syncing';

const cameTo = (phase: SyncStatus['phase'], before: SyncStatus | undefined, now: SyncStatus): boolean =>
	now.phase === phase && before?.phase !== phase;

const isOccasion = (before: SyncStatus | undefined, now: SyncStatus): boolean =>
	cameTo('idle', before, now) || (isInContact(now) && now.unsent > 0 && before?.unsent === 0);
