// One batch into the tables, in one transaction with the checkpoint it moves (promises V2, V3, V7).
import type { Table } from 'dexie';
import { slipCodeOf } from '#domain/slip-code.ts';
import {
	addTotals,
	emptyDay,
	isEmptyDay,
	subtractTotals,
	sumTotals,
	surveyContribution,
	visitContribution,
	type DayTotals
} from '#domain/totals.ts';
import type { LedgerDocument } from '#ledger/document.ts';
import { olderIds, type Arrival, type Batch } from './batch.ts';
import { knownSubjects, subjectRow, type KnownSubject } from './known-subjects.ts';
import { project, type Projected } from './project.ts';
import { PROJECTION_VERSION, type CheckpointRow, type ReadModelDatabase } from './schema.ts';

/**
 * 'written': rows and checkpoint are in. 'moved': the stored checkpoint is another than the batch starts from (another
 * tab was quicker, or a rebuild began); nothing was written. 'needs': nothing was written either, these documents must be
 * read from the ledger first; an IndexedDB transaction would not outlive that.
 */
export type WriteOutcome = { outcome: 'written' } | { outcome: 'moved' } | { outcome: 'needs'; ids: string[] };

/** Rows given to the database in one go; of up to 49 Dexie tells which they were. Each costs the page's thread a tenth of a millisecond, on a slow tablet a whole one. */
const ROWS_PER_STEP_MAX = 49;
/** Steps of a large batch that the database has before it at a time: enough that it never waits for the page's thread. */
const STEPS_IN_HAND_MAX = 4;
/** An act has a row in each of three tables, totals, what is gone and the checkpoint. */
const STEPS_AT_ONCE_MAX = 8;

/** Documents read from the ledger for a batch; undefined for one that was erased meanwhile. */
export type Older = ReadonlyMap<string, LedgerDocument | undefined>;

/** Where the tables stand, or undefined before the first batch. */
export const readCheckpoint = (db: ReadModelDatabase): Promise<CheckpointRow | undefined> =>
	db.meta.get('checkpoint') as Promise<CheckpointRow | undefined>;

/**
 * Writes a batch, given the older documents that an earlier try asked for. In the usual case, new subjects only, the
 * transaction has two steps, all reading and then all writing: each further one would be a round trip for every save.
 */
export function writeBatch(db: ReadModelDatabase, batch: Batch, older: Older): Promise<WriteOutcome> {
	const asNew = [...batch.arrivals].map(([id, arrival]) => changeOf(id, arrival, undefined, older));
	const guess = daysOf(asNew);
	return db.transaction('rw', db.tables, async (): Promise<WriteOutcome> => {
		const [checkpoint, known, guessed] = await Promise.all([
			readCheckpoint(db),
			knownSubjects(db, [...batch.arrivals.keys()]),
			db.days.bulkGet(guess)
		]);
		if (!standsAt(checkpoint, batch.from)) return { outcome: 'moved' };
		const missing = [...batch.arrivals].flatMap(([id, arrival]) => olderIds(arrival, known.get(id))).filter((id) => !older.has(id));
		if (missing.length > 0) return { outcome: 'needs', ids: missing };
		const changes = asNew.map((change) => {
			const [row, arrival] = [known.get(change.id), batch.arrivals.get(change.id)];
			return row && arrival ? changeOf(change.id, arrival, row, older) : change;
		});
		const days = await withMissingDays(db, new Map(guess.map((day, at) => [day, guessed[at]])), daysOf(changes));
		await inSteps([
			...rowsOf(db, batch, changes),
			() => writeTotals(db, changes, days),
			() => (batch.gone.length > 0 ? dropGone(db, batch, changes) : Promise.resolve()),
			() => db.meta.put({ id: 'checkpoint', seq: batch.to, projection: PROJECTION_VERSION })
		]);
		return { outcome: 'written' };
	});
}

const standsAt = (checkpoint: CheckpointRow | undefined, seq: number): boolean =>
	(checkpoint?.seq ?? 0) === seq && (checkpoint?.projection ?? PROJECTION_VERSION) === PROJECTION_VERSION;

type Before = Pick<Projected, 'visit' | 'survey'>;
type StoredDays = Map<string, DayTotals | undefined>;

/** One subject as it was and as it is. */
interface SubjectChange {
	id: string;
	before: Before;
	after: Projected;
	documents: string[];
	/** Whether it has a row in `subjects` by now. */
	listed: boolean;
}

function changeOf(id: string, arrival: Arrival, known: KnownSubject | undefined, older: Older): SubjectChange {
	const documents = allDocuments(arrival, known, older);
	const before = { visit: known?.visit, survey: known?.survey };
	const seq = Math.max(arrival.seq, before.visit?.seq ?? 0, before.survey?.seq ?? 0);
	const ids = documents.map(({ _id }) => _id).sort();
	return { id, before, after: project(id, documents, seq), documents: ids, listed: known?.listed ?? false };
}

function allDocuments(arrival: Arrival, known: KnownSubject | undefined, older: Older): LedgerDocument[] {
	const read = olderIds(arrival, known).flatMap((id) => older.get(id) ?? []);
	return [...read, ...arrival.documents.values()].filter(({ _id }) => !arrival.erased.has(_id));
}

const contributions = ({ visit, survey }: Before): DayTotals[] => [
	...(visit ? [visitContribution(visit)] : []),
	...(survey ? [surveyContribution(survey)] : [])
];

const daysOf = (changes: readonly SubjectChange[]): string[] => [
	...new Set(
		changes.flatMap(({ before, after }) => [before.visit, before.survey, after.visit, after.survey]).flatMap((row) => row?.on ?? [])
	)
];

async function withMissingDays(db: ReadModelDatabase, stored: StoredDays, wanted: readonly string[]): Promise<StoredDays> {
	const missing = wanted.filter((day) => !stored.has(day));
	if (missing.length === 0) return stored;
	const read = await db.days.bulkGet(missing);
	return new Map([...stored, ...missing.map((day, at) => [day, read[at]] as const)]);
}

/** What the changed subjects give, and took before, by day. */
function sumsByDay(totals: readonly DayTotals[]): [string, DayTotals][] {
	const byDay = Map.groupBy(totals, ({ day }) => day);
	return [...byDay].map(([day, all]) => [day, sumTotals(all)]);
}

async function writeTotals(db: ReadModelDatabase, changes: readonly SubjectChange[], stored: StoredDays): Promise<void> {
	const days = new Map<string, DayTotals>();
	const stand = (day: string): DayTotals => days.get(day) ?? stored.get(day) ?? emptyDay(day);
	for (const [day, given] of sumsByDay(changes.flatMap(({ after }) => contributions(after)))) days.set(day, addTotals(stand(day), given));
	for (const [day, taken] of sumsByDay(changes.flatMap(({ before }) => contributions(before))))
		days.set(day, subtractTotals(stand(day), taken));
	const { empty = [], kept = [] } = Object.groupBy(days.values(), (totals) => (isEmptyDay(totals) ? 'empty' : 'kept'));
	await Promise.all([put(db.days, kept), empty.length > 0 && db.days.bulkDelete(empty.map(({ day }) => day))]);
}

type Step = () => Promise<unknown>;

/** The puts of a batch, each small. */
function rowsOf(db: ReadModelDatabase, batch: Batch, changes: readonly SubjectChange[]): Step[] {
	const every = <T>(rowOf: (after: Projected) => T | undefined): T[] => changes.flatMap(({ after }) => rowOf(after) ?? []);
	return [
		...puts(
			db.visits,
			every(({ visit }) => visit)
		),
		...puts(
			db.cases,
			changes.flatMap(({ after }) => after.cases)
		),
		...puts(
			db.surveys,
			every(({ survey }) => survey)
		),
		...puts(
			db.centre,
			every(({ centre }) => centre)
		),
		...puts(
			db.staff,
			every(({ staff }) => staff)
		),
		...puts(
			db.personal,
			every(({ personal }) => personal)
		),
		...erasedRows(db, changes),
		...puts(
			db.erasures,
			every(({ erasure }) => erasure)
		),
		...puts(
			db.openings,
			every(({ opening }) => opening)
		),
		...puts(
			db.requests,
			every(({ request }) => request)
		),
		...puts(
			db.devices,
			every(({ device }) => device)
		),
		...puts(
			db.duties,
			every(({ duty }) => duty)
		),
		...puts(
			db.registers,
			every(({ register }) => register)
		),
		...listedRows(db, changes),
		...puts(db.unread, batch.unread)
	];
}

const put = async <T>(table: Table<T, string>, rows: T[]): Promise<unknown> => rows.length > 0 && table.bulkPut(rows);

function puts<T>(table: Table<T, string>, rows: readonly T[]): Step[] {
	const steps: Step[] = [];
	for (let from = 0; from < rows.length; from += ROWS_PER_STEP_MAX) {
		const part = rows.slice(from, from + ROWS_PER_STEP_MAX);
		steps.push(() => put(table, part));
	}
	return steps;
}

function listedRows(db: ReadModelDatabase, changes: readonly SubjectChange[]): Step[] {
	const rows = changes.map(({ id, documents, after }) => subjectRow(id, documents, after));
	const unlisted = changes.flatMap(({ id, listed }, at) => (listed && rows[at] === undefined ? [id] : []));
	return [
		...puts(
			db.subjects,
			rows.flatMap((row) => row ?? [])
		),
		...(unlisted.length > 0 ? [() => db.subjects.bulkDelete(unlisted)] : [])
	];
}

/** The fact of an erasure may arrive before the deletions that go with it, and be the only one to tell of a late record. */
function erasedRows(db: ReadModelDatabase, changes: readonly SubjectChange[]): Step[] {
	const erased = changes.filter(({ after }) => after.erasure !== undefined).map(({ id }) => id);
	return erased.length === 0 ? [] : [() => db.personal.bulkDelete(erased)];
}

/**
 * All at once where it is little, as in every save; of many steps a few at a time, each begun in a task of its own when an
 * earlier one is through, so that the screen has its turn between them and the transaction never falls idle.
 */
async function inSteps(steps: readonly Step[]): Promise<void> {
	if (steps.length <= STEPS_AT_ONCE_MAX) return void (await Promise.all(steps.map((step) => step())));
	const begun: Promise<unknown>[] = [];
	for (const step of steps) {
		const now = step();
		// Awaited rounds later; that it was heard of is said now.
		now.catch(() => undefined);
		begun.push(now);
		if (begun.length >= STEPS_IN_HAND_MAX) await begun[begun.length - STEPS_IN_HAND_MAX];
	}
	await Promise.all(begun);
}

/** Rows lose their ground only when documents were deleted: erased personal records, and nothing else by the rules. */
async function dropGone(db: ReadModelDatabase, batch: Batch, changes: readonly SubjectChange[]): Promise<void> {
	const without = (row: keyof Projected): string[] => changes.filter(({ after }) => after[row] === undefined).map(({ id }) => id);
	await Promise.all([
		db.visits.bulkDelete(without('visit')),
		dropCases(db, changes),
		db.surveys.bulkDelete(without('survey')),
		db.centre.bulkDelete(without('centre')),
		db.requests.bulkDelete(without('request')),
		db.staff.bulkDelete(without('staff')),
		db.duties.bulkDelete(without('duty')),
		db.registers.bulkDelete(without('register')),
		db.personal.bulkDelete(without('personal')),
		db.unread.bulkDelete(batch.gone)
	]);
}

/** Cases are asked for by their slip, not by the works of the visit as it was: a corrected one no longer names every work that it had. */
async function dropCases(db: ReadModelDatabase, changes: readonly SubjectChange[]): Promise<void> {
	const visits = new Set(changes.flatMap(({ id, before }) => (before.visit === undefined ? [] : id)));
	const stay = new Set(changes.flatMap(({ after }) => after.cases).map(({ id }) => id));
	const rows = await db.cases
		.where('slip')
		.anyOf([...visits].map(slipCodeOf))
		.toArray();
	await db.cases.bulkDelete(rows.filter(({ id, visit }) => visits.has(visit) && !stay.has(id)).map(({ id }) => id));
}
