// Does a period have rows that are at the server alone, and up to which day are there such rows?
import type { LeftRow, ReadModelDatabase } from '../schema.ts';

/** Whether something of these days, both included, has left the ledger, and so stands in the figures and in no list (promise V38). */
export async function someLeft(db: ReadModelDatabase, from: string, to: string): Promise<boolean> {
	return (await leftDays(db)).some((day) => day >= from && day <= to);
}

/** The newest day of which something left; undefined on a device that has everything it ever received. */
export async function newestLeftDay(db: ReadModelDatabase): Promise<string | undefined> {
	return (await leftDays(db)).toSorted().at(-1);
}

/** How many requests for help of a month (`2026-11`), or of all, left for the server. */
export async function requestsLeft(db: ReadModelDatabase, month?: string): Promise<number> {
	const { requests = {} } = (await leftRow(db)) ?? {};
	return month === undefined ? Object.values(requests).reduce((sum, count) => sum + count, 0) : (requests[month] ?? 0);
}

const leftRow = async (db: ReadModelDatabase): Promise<LeftRow | undefined> => (await db.meta.get('left')) as LeftRow | undefined;

async function leftDays(db: ReadModelDatabase): Promise<string[]> {
	return ((await leftRow(db))?.days ?? []).map(({ day }) => day);
}
