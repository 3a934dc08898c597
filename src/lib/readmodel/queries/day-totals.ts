// What do the days come to? Every figure of every report is made from these (promises V2, product promise 11).
import type { DayTotals } from '#domain/totals.ts';
import type { ReadModelDatabase } from '../schema.ts';

/** Totals of the days from first to last, both included, oldest first; days on which nothing happened are left out. */
export const dayTotals = (db: ReadModelDatabase, from: string, to: string): Promise<DayTotals[]> =>
	db.days.where('day').between(from, to, true, true).toArray();

/** First and last day with anything on it; undefined while there is none. */
export async function daysKnown(db: ReadModelDatabase): Promise<{ first: string; last: string } | undefined> {
	const [first, last] = await Promise.all([db.days.orderBy('day').first(), db.days.orderBy('day').last()]);
	return first && last && { first: first.day, last: last.day };
}
