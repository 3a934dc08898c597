// Which subjects may leave this device, and what they add to their days (promises L55, V35). Reads the tables alone, a day at a time.
import Dexie from 'dexie';
import { emptyDay, sumTotals, surveyContribution, visitContribution, type DayTotals } from '#domain/totals.ts';
import type { CaseRow, ReadModelDatabase, SurveyRow, VisitRow } from './schema.ts';

export interface Leaving {
	/** By subject: ids of all its facts where there are several, or where one does not name its kind. */
	subjects: Map<string, string[] | undefined>;
	days: DayTotals[];
}

/** Every visit of before `firstKept` that may leave, and every survey. `rest`: lets the page have its turn. */
export async function chooseLeaving(
	db: ReadModelDatabase,
	firstKept: string,
	mayLeave: (visit: VisitRow, cases: readonly CaseRow[]) => boolean,
	rest: () => Promise<void>
): Promise<Leaving> {
	const leaving: Leaving = { subjects: new Map(), days: [] };
	for (const day of await db.days.where('day').below(firstKept).primaryKeys()) {
		const [visits, surveys] = await Promise.all([
			db.visits.where('[on+at]').between([day, Dexie.minKey], [day, Dexie.maxKey]).toArray(),
			db.surveys.where('on').equals(day).toArray()
		]);
		const cases = await casesByVisit(db, visits);
		const gone = visits.filter((visit) => mayLeave(visit, cases.get(visit.id) ?? []));
		for (const { id, facts, linked } of gone) {
			leaving.subjects.set(id, facts.length > 1 ? facts : undefined);
			for (const one of linked) leaving.subjects.set(one, undefined);
		}
		for (const { id, facts } of surveys) leaving.subjects.set(id, facts);
		if (gone.length + surveys.length > 0) leaving.days.push(totalsOf(day, gone, surveys));
		await rest();
	}
	return leaving;
}

async function casesByVisit(db: ReadModelDatabase, visits: readonly VisitRow[]): Promise<Map<string, CaseRow[]>> {
	const rows = await db.cases.bulkGet(visits.flatMap(({ works }) => works.map(({ work }) => work)));
	return Map.groupBy(
		rows.filter((row) => row !== undefined),
		({ visit }) => visit
	);
}

const totalsOf = (day: string, visits: readonly VisitRow[], surveys: readonly SurveyRow[]): DayTotals =>
	sumTotals([emptyDay(day), ...visits.map(visitContribution), ...surveys.map(surveyContribution)]);
