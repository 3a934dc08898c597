// Keeps the ledger of this device bounded (promises A44–A46): at a calm moment, online, with everything sent, it fills a fresh one
// with what stays, which takes the old one's place at the next start.
import type { Clock } from '#device/ports.ts';
import { bangkokDay } from '#domain/days.ts';
import { firstKeptDay, requestMayLeave, visitMayLeave } from '#domain/kept-days.ts';
import type { PouchLedger } from '#ledger/pouch-ledger.ts';
import { chooseLeaving, type Leaving, type MayLeave } from '#readmodel/leaving.ts';
import type { Projector } from '#readmodel/projector.ts';
import type { ReadModelDatabase } from '#readmodel/schema.ts';
import { readCheckpoint } from '#readmodel/write-batch.ts';
import { catchUp } from '#sync/catch-up.ts';
import { fillFresh, NotNowError } from '#sync/fresh-ledger.ts';
import type { Sync } from '#sync/status.ts';
import type { Wire } from '#sync/wire.ts';
import { inUse, type LedgerWorld } from './compose-ledger-in-use.ts';
import { settleReturned } from './compose-returned.ts';

/** A fresh ledger is made this often at most. */
export const FRESH_EVERY_MS_MIN = 7 * 86_400_000;
/** And only when more than this share of the visits and surveys would leave. */
export const LEAVING_SHARE_MIN = 0.1;

export interface BoundDeps {
	world: LedgerWorld;
	ledger: PouchLedger;
	db: ReadModelDatabase;
	projector: Pick<Projector, 'drain' | 'leftChanged'>;
	sync: Pick<Sync, 'status' | 'start' | 'stop'>;
	wire: () => Wire;
	/** Name of the organisation's database at the server. */
	database: string;
	clock: Clock;
	/** Days of service that stay. */
	keptDays: () => number;
	/** Lets the page have its turn. */
	rest: () => Promise<void>;
}

/** `ready`: a fresh ledger waits for the next start. `not-due`, `not-now`: nothing was changed. */
export type BoundAnswer = 'ready' | 'not-due' | 'not-now';

/** Fills a fresh ledger where that is due. Rejects with WireError or what a ledger threw; nothing is lost by it. */
export async function makeFreshLedger(deps: BoundDeps): Promise<BoundAnswer> {
	const { world, sync, clock } = deps;
	const noted = await inUse(world);
	if (noted.ready !== undefined) return 'ready';
	if (noted.drop !== undefined || world.locks === undefined) return 'not-now';
	if (noted.filledAtMs !== undefined && Math.abs(clock.now() - noted.filledAtMs) < FRESH_EVERY_MS_MIN) return 'not-due';
	const { phase, unsent } = sync.status();
	if (phase !== 'idle' || unsent > 0) return 'not-now';
	try {
		return await fill(deps);
	} catch (error) {
		if (error instanceof NotNowError) return 'not-now';
		throw error;
	}
}

async function fill(deps: BoundDeps): Promise<BoundAnswer> {
	const { world, ledger, wire, database, clock, rest } = deps;
	const strays = await settleReturned(deps);
	const { remote, upTo } = await atServersEnd(deps);
	const leaving = await leavingNow(deps, upTo);
	if (leaving === undefined) return 'not-due';
	for (const [subject, facts] of strays) leaving.subjects.set(subject, facts);
	const noted = await inUse(world);
	const ready = noted.current + 1;
	await world.destroy(ready);
	const fresh = await world.open(ready);
	try {
		await fillFresh({ old: ledger, fresh, device: world.device, upTo, leaving, wire: wire(), database, remote, rest });
	} finally {
		await fresh.close();
	}
	await world.generations.write({ ...noted, ready, filledAtMs: clock.now(), version: noted.version + 1 });
	return 'ready';
}

/** Everything of the server up to `remote.since` is in the ledger up to `upTo`. Sync rests meanwhile. */
async function atServersEnd({ ledger, sync, wire, database }: BoundDeps) {
	await sync.stop();
	try {
		const remote = await catchUp(ledger.pouch, wire(), database);
		return { remote, upTo: (await ledger.info()).updateSeq };
	} finally {
		sync.start();
	}
}

/** Undefined when it is too little to be worth while. */
async function leavingNow({ db, projector, clock, keptDays, rest }: BoundDeps, upTo: number): Promise<Leaving | undefined> {
	await projector.drain();
	if (((await readCheckpoint(db))?.seq ?? 0) < upTo) throw new NotNowError('The tables do not stand for the ledger');
	const today = bangkokDay(clock.now(), clock.offset());
	const firstKept = firstKeptDay(today, keptDays());
	const months = (await db.centre.toCollection().first())?.infoMonths ?? [];
	const mayLeave: MayLeave = {
		visit: (visit, cases) => visitMayLeave(visit, cases, firstKept, today),
		request: (request) => requestMayLeave(request, months, firstKept, today)
	};
	const leaving = await chooseLeaving(db, firstKept, mayLeave, rest);
	const all = (await db.visits.count()) + (await db.surveys.count()) + (await db.requests.count());
	return leaving.subjects.size > all * LEAVING_SHARE_MIN ? leaving : undefined;
}
