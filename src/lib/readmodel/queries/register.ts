// What stands in an official register of some days, and how were its entries numbered? (V65–V67)
import Dexie from 'dexie';
import { monthRangeAway, type Day, type DayRange } from '#domain/days.ts';
import type { ReadModelDatabase, RegisterRow, RequestRow, VisitRow } from '../schema.ts';

/** The register as it was numbered so far; undefined before its first printing. */
export const registerById = (db: ReadModelDatabase, id: string): Promise<RegisterRow | undefined> => db.registers.get(id);

/** Visits of these days, voided ones too, in order. Read day by day, so that a year of them never stops the screen. */
export async function visitsForRegister(db: ReadModelDatabase, { from, to }: DayRange): Promise<VisitRow[]> {
	const rows: VisitRow[] = [];
	const days = await db.days.where('day').between(from, to, true, true).primaryKeys();
	for (const day of days) rows.push(...(await between(db, day, day)));
	return rows;
}

const between = (db: ReadModelDatabase, from: string, to: string): Promise<VisitRow[]> =>
	db.visits.where('[on+at]').between([from, Dexie.minKey], [to, Dexie.maxKey]).toArray();

/** Requests for help of these days, voided ones too, in order. Read month by month. */
export async function requestsForRegister(db: ReadModelDatabase, { from, to }: DayRange): Promise<RequestRow[]> {
	const rows: RequestRow[] = [];
	for (let first: Day = from; first <= to; first = monthRangeAway(first, 1).from) {
		const last = monthRangeAway(first, 0).to;
		const range = db.requests.where('[on+at]').between([first, Dexie.minKey], [last < to ? last : to, Dexie.maxKey]);
		rows.push(...(await range.toArray()));
	}
	return rows;
}

/** Entries by id, wherever they stand; those that this device does not have are left out. */
export async function visitsByIds(db: ReadModelDatabase, ids: readonly string[]): Promise<VisitRow[]> {
	return (await db.visits.bulkGet([...ids])).filter((row) => row !== undefined);
}
export async function requestsByIds(db: ReadModelDatabase, ids: readonly string[]): Promise<RequestRow[]> {
	return (await db.requests.bulkGet([...ids])).filter((row) => row !== undefined);
}
