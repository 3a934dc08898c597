// Which subjects may leave this device, and what they add to their days (promises L55, V35). Reads the tables alone, a day at a time.
import Dexie from 'dexie';
import { emptyDay, sumTotals, surveyContribution, visitContribution, type DayTotals } from '#domain/totals.ts';
import type { CaseRow, ReadModelDatabase, RequestRow, SurveyRow, VisitRow } from './schema.ts';

export interface Leaving {
	/** By subject: ids of all its facts where there are several, or where one does not name its kind. */
	subjects: Map<string, string[] | undefined>;
	days: DayTotals[];
	/** Requests for help that stand, by month (`2026-11`). */
	requests: Record<string, number>;
}

/** What may leave, of what is of before the kept days. */
export interface MayLeave {
	visit: (visit: VisitRow, cases: readonly CaseRow[]) => boolean;
	request: (request: RequestRow) => boolean;
}

/** Every visit and request of before `firstKept` that may leave, and every survey. `rest`: lets the page have its turn. */
export async function chooseLeaving(
	db: ReadModelDatabase,
	firstKept: string,
	mayLeave: MayLeave,
	rest: () => Promise<void>
): Promise<Leaving> {
	const leaving: Leaving = { subjects: new Map(), days: [], requests: {} };
	for (const day of await db.days.where('day').below(firstKept).primaryKeys()) {
		const [visits, surveys] = await Promise.all([
			db.visits.where('[on+at]').between([day, Dexie.minKey], [day, Dexie.maxKey]).toArray(),
			db.surveys.where('on').equals(day).toArray()
		]);
		const cases = await casesByVisit(db, visits);
		const gone = visits.filter((visit) => mayLeave.visit(visit, cases.get(visit.id) ?? []));
		for (const { id, facts, linked } of gone) {
			leaving.subjects.set(id, facts.length > 1 ? facts : undefined);
			for (const one of linked) leaving.subjects.set(one, undefined);
		}
		for (const { id, facts } of surveys) leaving.subjects.set(id, facts);
		if (gone.length + surveys.length > 0) leaving.days.push(totalsOf(day, gone, surveys));
		await rest();
	}
	await addRequests(db, firstKept, mayLeave, leaving);
	return leaving;
}

/** Their notes and photos leave with them. */
async function addRequests(db: ReadModelDatabase, firstKept: string, mayLeave: MayLeave, { subjects, requests }: Leaving): Promise<void> {
	const old = await db.requests.where('[on+at]').below([firstKept, Dexie.minKey]).toArray();
	for (const { id, on, voided, facts, linked } of old.filter((request) => mayLeave.request(request))) {
		subjects.set(id, facts);
		for (const one of linked) subjects.set(one, undefined);
		if (!voided) requests[monthOf(on)] = (requests[monthOf(on)] ?? 0) + 1;
	}
}

const monthOf = (on: string): string => on.slice(0, 'YYYY-MM'.length);

async function casesByVisit(db: ReadModelDatabase, visits: readonly VisitRow[]): Promise<Map<string, CaseRow[]>> {
	const rows = await db.cases.bulkGet(visits.flatMap(({ works }) => works.map(({ work }) => work)));
	return Map.groupBy(
		rows.filter((row) => row !== undefined),
		({ visit }) => visit
	);
}

const totalsOf = (day: string, visits: readonly VisitRow[], surveys: readonly SurveyRow[]): DayTotals =>
	sumTotals([emptyDay(day), ...visits.map(visitContribution), ...surveys.map(surveyContribution)]);
