// Read models over fake-indexeddb, for property tests in Node, and what they hold in a form that can be compared.
import 'fake-indexeddb/auto';
import { addTotals, emptyDay, surveyContribution, totalsEqual, visitContribution, type DayTotals } from '#domain/totals.ts';
import { ReadModelDatabase } from '../schema.ts';

let made = 0;

/** A fresh, empty read model under a name of its own. */
export const freshReadModel = (): ReadModelDatabase => new ReadModelDatabase(`read-model-${(made += 1)}`);

/** Every row of every table. */
export type Rows = Record<string, Record<string, unknown>[]>;

/** All rows, by table, in key order. */
export async function rowsOf(db: ReadModelDatabase): Promise<Rows> {
	const tables = await Promise.all(
		db.tables.map(async (table) => [table.name, (await table.toArray()) as Record<string, unknown>[]] as const)
	);
	return Object.fromEntries(tables);
}

/** The same without the local sequence numbers, which no two ledgers share. */
export async function rowsWithoutSeq(db: ReadModelDatabase): Promise<Rows> {
	const { meta: _, ...rows } = await rowsOf(db);
	return Object.fromEntries(Object.entries(rows).map(([name, all]) => [name, all.map(({ seq: _seq, ...row }) => row)]));
}

/** What the totals of all days should be, counted anew from the rows; and whether the kept ones are that, key by key. */
export async function totalsAgree(db: ReadModelDatabase): Promise<boolean> {
	const recount = new Map<string, DayTotals>();
	const add = (totals: DayTotals): void => void recount.set(totals.day, addTotals(recount.get(totals.day) ?? emptyDay(totals.day), totals));
	for (const visit of await db.visits.toArray()) add(visitContribution(visit));
	for (const survey of await db.surveys.toArray()) add(surveyContribution(survey));
	const kept = await db.days.toArray();
	return kept.length === recount.size && kept.every((day) => totalsEqual(day, recount.get(day.day) ?? emptyDay(day.day)));
}
