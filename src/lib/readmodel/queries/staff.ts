// Who works here?
import { compareThai } from '#domain/thai-text.ts';
import type { ReadModelDatabase, StaffRow } from '../schema.ts';

/** One person; undefined while nothing is known of them. */
export const staffById = (db: ReadModelDatabase, id: string): Promise<StaffRow | undefined> => db.staff.get(id);

/** Everybody who was ever added, in the order of a Thai dictionary; a centre has dozens at most. */
export async function allStaff(db: ReadModelDatabase): Promise<StaffRow[]> {
	return (await db.staff.toArray()).sort((a, b) => compareThai(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

/** Names of these people, where they are known: for showing who did something. */
export async function staffNames(db: ReadModelDatabase, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
	const rows = await db.staff.bulkGet([...new Set(ids)]);
	return new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.id, row.name] as const])));
}
