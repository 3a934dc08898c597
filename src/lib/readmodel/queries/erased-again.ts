// Which personal records lie here although their subject was erased? (promise V26)
import { knownSubjects, type KnownSubject } from '../known-subjects.ts';
import type { ReadModelDatabase } from '../schema.ts';

const PERSONAL = 'personal:';

/** Subjects whose records another device wrote before it knew of the erasure; they are to be erased once more. */
export async function erasedAgain(db: ReadModelDatabase): Promise<string[]> {
	const erased = await db.erasures.toCollection().primaryKeys();
	const subjects = [...(await knownSubjects(db, erased)).values()];
	const linked = await knownSubjects(
		db,
		subjects.flatMap((row) => row.linked)
	);
	const hasLate = (id: string): boolean => hasRecord(linked.get(id));
	return subjects.filter((row) => hasRecord(row) || row.linked.some(hasLate)).map(({ id }) => id);
}

const hasRecord = (known: KnownSubject | undefined): boolean => known?.documents.some((id) => id.startsWith(PERSONAL)) === true;
