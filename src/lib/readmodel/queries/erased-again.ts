// Which personal records lie here although their subject was erased? (promise V26)
import type { ReadModelDatabase, SubjectRow } from '../schema.ts';

const PERSONAL = 'personal:';

/** Subjects whose records another device wrote before it knew of the erasure; they are to be erased once more. */
export async function erasedAgain(db: ReadModelDatabase): Promise<string[]> {
	const erased = await db.erasures.toCollection().primaryKeys();
	const subjects = (await db.subjects.bulkGet(erased)).filter((row) => row !== undefined);
	const linked = await db.subjects.bulkGet(subjects.flatMap((row) => row.linked ?? []));
	const late = new Set(linked.flatMap((row) => (row !== undefined && hasRecord(row) ? [row.id] : [])));
	return subjects.filter((row) => hasRecord(row) || row.linked?.some((one) => late.has(one)) === true).map(({ id }) => id);
}

const hasRecord = ({ documents }: SubjectRow): boolean => documents.some((id) => id.startsWith(PERSONAL));
