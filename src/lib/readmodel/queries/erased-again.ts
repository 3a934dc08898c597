// Which personal records lie here although their subject was erased? (promise V26)
import type { ReadModelDatabase } from '../schema.ts';

const PERSONAL = 'personal:';

/** Subjects whose records another device wrote before it knew of the erasure; they are to be erased once more. */
export async function erasedAgain(db: ReadModelDatabase): Promise<string[]> {
	const erased = await db.erasures.toCollection().primaryKeys();
	const subjects = await db.subjects.bulkGet(erased);
	return subjects.flatMap((row) => (row?.documents.some((id) => id.startsWith(PERSONAL)) === true ? [row.id] : []));
}
