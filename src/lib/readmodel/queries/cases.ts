// Which forwarded works wait for something, and what became of one? (V58, V59)
import { openCaseStates } from '#domain/cases.ts';
import type { CaseRow, ReadModelDatabase, VisitRow } from '../schema.ts';

/** Every case that is not closed: what the lists are made of. */
export const openCases = (db: ReadModelDatabase): Promise<CaseRow[]> =>
	db.cases
		.where('state')
		.anyOf([...openCaseStates])
		.toArray();

/** Closed cases, those taken in last first, and how many there are. */
export async function closedCases(db: ReadModelDatabase, limit: number): Promise<{ rows: CaseRow[]; total: number }> {
	const closed = () => db.cases.where('state').equals('closed');
	const [rows, total] = await Promise.all([closed().reverse().limit(limit).toArray(), closed().count()]);
	return { rows, total };
}

/** One case with its visit, and whether the visitor's records were erased; undefined when this device does not know it. */
export async function caseById(
	db: ReadModelDatabase,
	id: string
): Promise<{ case: CaseRow; visit: VisitRow; erased: boolean } | undefined> {
	const row = await db.cases.get(id);
	const visit = row && (await db.visits.get(row.visit));
	return row && visit && { case: row, visit, erased: (await db.erasures.get(visit.id)) !== undefined };
}

/** The cases of a visit, in the order of its works; cancelled ones too. */
export async function casesOfVisit(db: ReadModelDatabase, visit: VisitRow): Promise<CaseRow[]> {
	const rows = await db.cases.bulkGet(visit.works.map(({ work }) => work));
	return rows.filter((row) => row !== undefined);
}
