// Throwing the tables away (promise V4). The projector fills them again from the first document on; killed on the way, it
// goes on from the checkpoint at the next start (promise V13).
import { PROJECTION_VERSION, type ReadModelDatabase } from './schema.ts';
import { readCheckpoint } from './write-batch.ts';

/** Empties every table, the checkpoint's too, in one transaction. */
export async function emptyTables(db: ReadModelDatabase): Promise<void> {
	await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear())));
}

/** Whether the tables cannot stand for this ledger: made by another version of the projection, or ahead of it (promise V8). */
export async function needsRebuild(db: ReadModelDatabase, ledgerUpdateSeq: number): Promise<boolean> {
	const checkpoint = await readCheckpoint(db);
	if (checkpoint === undefined) return (await db.visits.count()) + (await db.surveys.count()) + (await db.subjects.count()) > 0;
	return checkpoint.projection !== PROJECTION_VERSION || checkpoint.seq > ledgerUpdateSeq;
}
