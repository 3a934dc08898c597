// The shell round the machine of state.ts: turns what happens into events and effects into deeds, and keeps the status.
import { LedgerClosedError } from '#ledger/ledger.ts';
import { Books } from './books.ts';
import { Exchange } from './exchange.ts';
import { problemOf } from './replicate.ts';
import { atRest, isAccessProblem, phaseOf, step, type Effect, type Machine, type SyncEvent } from './state.ts';
import { unknownStatus, type Sync, type SyncStatus } from './status.ts';
import type { SyncDeps } from './sync-deps.ts';
import type { Timers } from './timers.ts';
import { TimeLeft } from './time-left.ts';
import { Truth } from './truth.ts';
import { Wire } from './wire.ts';

/** Documents in one page or batch, while all goes well. */
export const BATCH_DOCS_MAX = 1_000;
/** And on a link that keeps breaking: small enough to get through, or nothing ever would. */
export const BATCH_DOCS_MIN = 50;
/** How often a tab that does not sync reads what the one that does wrote down. */
export const OTHER_TAB_LOOK_MS = 5_000;

export class SyncDriver implements Sync {
	private readonly deps: SyncDeps;
	private readonly timers: Timers;
	private readonly books: Books;
	private readonly truth: Truth;
	private readonly listeners = new Set<(status: SyncStatus) => void>();
	private machine: Machine = atRest;
	private current = unknownStatus;
	private exchange: Exchange | undefined;
	private batchDocsMax = BATCH_DOCS_MAX;
	private lastContactMs: number | undefined;
	private nextTryMs: number | undefined;
	private progress: SyncStatus['progress'];
	private cancelTimer: () => void = () => undefined;
	private cancelLook: () => void = () => undefined;
	private letGoLock: () => void = () => undefined;
	private stopListening: () => void = () => undefined;

	constructor(deps: SyncDeps, timers: Timers) {
		this.deps = deps;
		this.timers = timers;
		const pouch = () => deps.ledger.pouch;
		this.books = new Books(pouch);
		this.truth = new Truth({
			pouch,
			changes: (since, limit) => deps.ledger.changes(since, limit),
			books: this.books,
			device: deps.device,
			onChange: () => this.publish()
		});
	}

	status(): SyncStatus {
		return this.current;
	}

	onStatus(listener: (status: SyncStatus) => void): () => void {
		this.listeners.add(listener);
		return () => void this.listeners.delete(listener);
	}

	start(): void {
		if (this.machine.state !== 'stopped') return;
		const offLedger = this.deps.ledger.onChange(() => {
			this.followLedger();
			this.look();
		});
		const offNetwork = this.deps.connectivity.onChange(() => this.happen({ type: this.deps.connectivity.online() ? 'online' : 'offline' }));
		this.stopListening = () => {
			offLedger();
			offNetwork();
		};
		this.happen({ type: 'start' });
		void this.lookAgain();
	}

	nudge(): void {
		this.look();
		this.happen({ type: 'nudge' });
	}

	async stop(): Promise<void> {
		this.stopListening();
		this.cancelLook();
		this.happen({ type: 'stop' });
		await this.truth.look().catch(() => undefined);
	}

	private happen(event: SyncEvent): void {
		const { machine, effects } = step(this.machine, event);
		this.machine = machine;
		for (const effect of effects) this.carryOut(effect);
		if (machine.state === 'idle') this.batchDocsMax = BATCH_DOCS_MAX;
		if (machine.state !== 'first-pull') this.progress = undefined;
		this.publish();
	}

	private carryOut(effect: Effect): void {
		switch (effect.do) {
			case 'take-lock':
				return this.takeLock();
			case 'release-lock':
				return this.letGoLock();
			case 'connect':
				return this.connect();
			case 'pull-first':
				return this.run((exchange) => exchange.pullFirst(), 'pulled');
			case 'go-live':
				return this.run((exchange) => exchange.goLive(this.machine.reoffer));
			case 'hang-up':
				this.exchange?.hangUp();
				this.exchange = undefined;
				return;
			case 'set-timer':
				return this.setTimer(effect.delayMs);
			case 'clear-timer':
				return this.clearTimer();
		}
	}

	/** One tab at a time; the lock goes to the next tab by itself when this one is closed or killed. */
	private takeLock(): void {
		const { locks, scope } = this.deps;
		if (locks === undefined) return queueMicrotask(() => this.happen({ type: 'lock-taken' }));
		const waiting = new AbortController();
		let letGo: () => void = () => undefined;
		const held = new Promise<void>((resolve) => (letGo = resolve));
		this.letGoLock = () => {
			waiting.abort();
			letGo();
		};
		const use = (): Promise<void> => {
			if (!waiting.signal.aborted) this.happen({ type: 'lock-taken' });
			return held;
		};
		locks.request(`sala-sync-${scope.org}`, { signal: waiting.signal }, use).catch(() => undefined);
	}

	private connect(): void {
		this.nextTryMs = undefined;
		const { clock, fetch: fetchGiven, serverUrl, scope, ledger } = this.deps;
		const wire = new Wire({
			serverUrl,
			fetch: fetchGiven ?? ((...asked) => fetch(...asked)),
			clock,
			timers: this.timers,
			onContact: (nowMs) => {
				this.lastContactMs = nowMs;
				this.publish();
			}
		});
		const timeLeft = new TimeLeft();
		const exchange: Exchange = new Exchange({
			wire,
			scope,
			books: this.books,
			truth: this.truth,
			pouch: () => ledger.pouch,
			load: (work) => ledger.load(work),
			batchDocsMax: this.batchDocsMax,
			now: () => clock.now(),
			onProgress: (progress) => {
				if (this.exchange === exchange) this.progress = { ...progress, leftMs: timeLeft.left(progress.done, progress.total, clock.now()) };
				this.publish();
			},
			onBusy: () => this.heard(exchange, { type: 'busy' }),
			onCaughtUp: () => this.heard(exchange, { type: 'caught-up' }),
			onFailed: (error) => this.fail(exchange, error)
		});
		this.exchange = exchange;
		this.run(async () => {
			// Mends a lost connection to the ledger before its handle is taken.
			await ledger.info();
			await this.truth.reread();
			const known = await exchange.connect();
			this.heard(exchange, { type: known === 'fresh' ? 'reached-fresh' : 'reached' });
		});
	}

	/** Does a step of the present exchange; what becomes of an exchange that was hung up meanwhile is nobody's concern. */
	private run(work: (exchange: Exchange) => Promise<void>, then?: 'pulled'): void {
		const { exchange } = this;
		if (exchange === undefined) return;
		work(exchange).then(
			() => then !== undefined && this.heard(exchange, { type: then }),
			(error: unknown) => this.fail(exchange, error)
		);
	}

	private heard(exchange: Exchange, event: SyncEvent): void {
		if (this.exchange === exchange) this.happen(event);
	}

	private fail(exchange: Exchange, error: unknown): void {
		if (this.exchange !== exchange) return;
		const random = this.deps.random();
		const problem = problemOf(error);
		if (isAccessProblem(problem)) return this.happen({ type: 'turned-away', problem, random });
		this.batchDocsMax = Math.max(BATCH_DOCS_MIN, Math.floor(this.batchDocsMax / 2));
		const noNetwork = problem === 'server-unreachable' && !this.deps.connectivity.online();
		this.happen({ type: 'failed', problem: noNetwork ? 'no-network' : problem, random });
	}

	private setTimer(delayMs: number): void {
		this.nextTryMs = this.deps.clock.now() + delayMs;
		this.cancelTimer = this.timers.after(delayMs, () => this.happen({ type: 'timer' }));
	}

	private clearTimer(): void {
		this.cancelTimer();
		this.nextTryMs = undefined;
	}

	/** A write on a handle that the exchange does not have: it is begun anew on that one, or it would wait for ever. */
	private followLedger(): void {
		const { exchange } = this;
		if (exchange?.outlived(this.deps.ledger.pouch) === true) this.fail(exchange, new LedgerClosedError('The ledger was opened anew'));
	}

	/** A ledger that cannot be read now is read at the next occasion; sync itself must go on. */
	private look(): void {
		this.truth.look().catch(() => undefined);
	}

	/** Another tab's captures and successes are only seen by looking. */
	private async lookAgain(): Promise<void> {
		if (this.machine.state === 'other-tab') await this.truth.reread().catch(() => undefined);
		if (this.machine.state !== 'stopped') this.cancelLook = this.timers.after(OTHER_TAB_LOOK_MS, () => void this.lookAgain());
	}

	private publish(): void {
		const { unsentFacts, ...told } = this.truth.told();
		const next: SyncStatus = {
			...told,
			phase: phaseOf(this.machine.state),
			unsent: unsentFacts.size,
			unsentFacts,
			lastContactMs: this.lastContactMs,
			nextTryMs: this.nextTryMs,
			progress: this.progress,
			problem: this.machine.problem
		};
		if (statusKeys.every((key) => next[key] === this.current[key])) return;
		this.current = next;
		for (const listener of this.listeners) listener(next);
	}
}

const statusKeys = Object.keys(unknownStatus) as (keyof SyncStatus)[];
