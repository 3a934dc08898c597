// The totals of what has left the ledger, added to those of what is there (promises V35–V37): figures of older periods stay.
import { addTotals, emptyDay, isEmptyDay, subtractTotals } from '#domain/totals.ts';
import type { LeftTotals } from '#ledger/ledger.ts';
import { emptyTables } from './rebuild.ts';
import type { LeftRow, ReadModelDatabase } from './schema.ts';
import { readCheckpoint } from './write-batch.ts';

export const readLeftRow = async (db: ReadModelDatabase): Promise<LeftRow | undefined> =>
	(await db.meta.get('left')) as LeftRow | undefined;

/** Whether the tables were made from another ledger than this one. */
export async function isOfOtherLedger(db: ReadModelDatabase, generation: number): Promise<boolean> {
	if ((await readCheckpoint(db)) === undefined) return false;
	return ((await readLeftRow(db))?.generation ?? 1) !== generation;
}

/** Makes the days speak for what has left as well, once: a second time changes nothing. Empties tables of another ledger first. */
export async function applyLeft(db: ReadModelDatabase, left: LeftTotals): Promise<void> {
	if (await isOfOtherLedger(db, left.generation)) await emptyTables(db);
	await db.transaction('rw', db.days, db.meta, async () => {
		const before = await readLeftRow(db);
		if ((before?.version ?? 0) === left.version && (before?.generation ?? 1) === left.generation) return;
		const keys = [...new Set([...(before?.days ?? []), ...left.days].map(({ day }) => day))];
		const stored = await db.days.bulkGet(keys);
		const days = new Map(keys.map((day, at) => [day, stored[at] ?? emptyDay(day)]));
		for (const totals of left.days) days.set(totals.day, addTotals(days.get(totals.day) ?? emptyDay(totals.day), totals));
		for (const totals of before?.days ?? []) days.set(totals.day, subtractTotals(days.get(totals.day) ?? emptyDay(totals.day), totals));
		const { empty = [], kept = [] } = Object.groupBy(days.values(), (totals) => (isEmptyDay(totals) ? 'empty' : 'kept'));
		await Promise.all([
			db.days.bulkPut(kept),
			db.days.bulkDelete(empty.map(({ day }) => day)),
			db.meta.put({ id: 'left', generation: left.generation, version: left.version, days: left.days, requests: left.requests ?? {} })
		]);
	});
}
