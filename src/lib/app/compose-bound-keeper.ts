// When the ledger is looked after (promises A44, A45): at calm moments, and when something that left is spoken of again.
import { letPageAnswer, restartPage, serverUrl } from '#device/browser.ts';
import { watchCalm } from '#device/calm.ts';
import { readSettings } from '#device/settings.ts';
import type { Projector } from '#readmodel/projector.ts';
import type { ReadModelDatabase } from '#readmodel/schema.ts';
import type { Clock } from '#device/ports.ts';
import type { PouchLedger } from '#ledger/pouch-ledger.ts';
import type { Sync } from '#sync/status.ts';
import { realTimers } from '#sync/timers.ts';
import { Wire } from '#sync/wire.ts';
import type { BoundDeps } from './compose-bound.ts';
import type { LedgerWorld } from './compose-ledger-in-use.ts';

/** How often it is asked whether the moment is calm. */
export const BOUND_LOOK_MS = 5 * 60_000;

export interface BoundKeeperDeps {
	world: LedgerWorld;
	ledger: PouchLedger;
	projector: Projector;
	db: ReadModelDatabase;
	sync: Sync;
	clock: Clock;
	/** Name of the organisation's database at the server. */
	database: string;
	report: (error: unknown) => void;
}

/** Looks after the ledger until stopped. */
export function keepBounded(deps: BoundKeeperDeps): { stop(): Promise<void> } {
	const { sync, clock, ledger, report } = deps;
	const watch = watchCalm(() => clock.now());
	let working: Promise<void> = Promise.resolve();
	const inTurn = (work: () => Promise<void>): void => void (working = working.then(work).catch(report));
	const timer = setInterval(() => inTurn(calmWork), BOUND_LOOK_MS);
	const offStatus = sync.onStatus(({ phase }) => {
		if (phase === 'idle') inTurn(settle);
	});

	async function calmWork(): Promise<void> {
		if (!watch.calm()) return;
		const { makeFreshLedger } = await import('./compose-bound.ts');
		if ((await makeFreshLedger(boundDeps(deps))) === 'ready' && watch.calm()) restartPage();
	}

	async function settle(): Promise<void> {
		if ((await ledger.left()).generation === 1) return;
		const { settleReturned } = await import('./compose-returned.ts');
		await settleReturned(boundDeps(deps));
	}

	return {
		async stop() {
			clearInterval(timer);
			offStatus();
			watch.stop();
			await working;
		}
	};
}

function boundDeps(deps: BoundKeeperDeps): BoundDeps {
	const wire = () =>
		new Wire({
			serverUrl: serverUrl(),
			fetch: (...asked) => fetch(...asked),
			clock: deps.clock,
			timers: realTimers,
			onContact: () => undefined
		});
	return { ...deps, wire, keptDays: () => readSettings().keptDays, rest: letPageAnswer };
}
