// Whether the tables can be written and stand for the ledger, by a sample (promise V30): damage that the checkpoint cannot tell.
import { addTotals, emptyDay, surveyContribution, totalsEqual, visitContribution, type DayTotals } from '#domain/totals.ts';
import type { Ledger } from '#ledger/ledger.ts';
import { project, subjectOf, type Projected } from './project.ts';
import type { LeftRow, ReadModelDatabase, SubjectRow } from './schema.ts';
import { readCheckpoint } from './write-batch.ts';

/** Subjects folded anew: the newest, and as many from somewhere among the rest, another place each time. */
export const SUBJECTS_COMPARED_MAX = 30;
/** Newest ledger entries that must have reached the tables. */
const ENTRIES_LOOKED_UP_MAX = 20;
/** Newest days whose totals are counted anew. */
const DAYS_RECOUNTED_MAX = 2;

/**
 * Whether a sample of rows is what the ledger makes of them. To be asked when the tables have caught up. Rejects when the
 * tables cannot be read or written. `random`: from 0 (included) to 1.
 */
export async function readModelIsSound(db: ReadModelDatabase, ledger: Ledger, random: () => number): Promise<boolean> {
	await writeAndTakeBack(db);
	const subjects = await sampled(db, random);
	for (const subject of subjects) if (!(await rowsFit(db, ledger, subject))) return false;
	return (await newestArrived(db, ledger)) && (await totalsFit(db));
}

/** A row in, read and out again, in one transaction. */
async function writeAndTakeBack(db: ReadModelDatabase): Promise<void> {
	const probe = { id: 'probe', kind: '', reason: 'newer', seq: 0 } as const;
	await db.transaction('rw', db.unread, async () => {
		await db.unread.put(probe);
		if ((await db.unread.get(probe.id)) === undefined) throw new Error('A row that was written is not there');
		await db.unread.delete(probe.id);
	});
}

async function sampled(db: ReadModelDatabase, random: () => number): Promise<SubjectRow[]> {
	const [first, last] = await Promise.all([db.subjects.orderBy('id').first(), db.subjects.orderBy('id').last()]);
	if (first === undefined || last === undefined) return [];
	const newest = await db.subjects.orderBy('id').reverse().limit(SUBJECTS_COMPARED_MAX).toArray();
	const from = idBetween(first.id, last.id, random());
	return [...newest, ...(await db.subjects.where('id').aboveOrEqual(from).limit(SUBJECTS_COMPARED_MAX).toArray())];
}

/** ULIDs sort by time, written in Crockford's letters: an id as far between two as the share says. */
function idBetween(first: string, last: string, share: number): string {
	const [from, to] = [timeOf(first), timeOf(last)];
	let at = Math.floor(from + (to - from) * share);
	let text = '';
	for (let letter = 0; letter < TIME_LETTERS; letter += 1) {
		text = (CROCKFORD[at % CROCKFORD.length] ?? '0') + text;
		at = Math.floor(at / CROCKFORD.length);
	}
	return text;
}
const TIME_LETTERS = 10;
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const timeOf = (id: string): number =>
	[...id.slice(0, TIME_LETTERS)].reduce((sum, letter) => sum * CROCKFORD.length + Math.max(0, CROCKFORD.indexOf(letter)), 0);

async function rowsFit(db: ReadModelDatabase, ledger: Ledger, { id, documents }: SubjectRow): Promise<boolean> {
	const [found, stored] = await Promise.all([ledger.byIds(documents), storedRows(db, id)]);
	const there = found.flatMap((document) => document ?? []);
	if (there.length < documents.length) return false;
	const folded = project(id, there, 0);
	return (Object.keys(stored) as (keyof Compared)[]).every((row) => sameRow(stored[row], folded[row]));
}

type Compared = Pick<Projected, 'visit' | 'survey' | 'centre' | 'personal' | 'request'>;

async function storedRows(db: ReadModelDatabase, id: string): Promise<Compared> {
	const [visit, survey, centre, personal, request] = await Promise.all([
		db.visits.get(id),
		db.surveys.get(id),
		db.centre.get(id),
		db.personal.get(id),
		db.requests.get(id)
	]);
	return { visit, survey, centre, personal, request };
}

/** Local sequence numbers are not of the ledger's documents. */
const sameRow = (a: unknown, b: unknown): boolean => withoutSeq(a) === withoutSeq(b);
const withoutSeq = (row: unknown): string => JSON.stringify(row, (key, value: unknown) => (key === 'seq' ? undefined : value)) ?? '';

async function newestArrived(db: ReadModelDatabase, ledger: Ledger): Promise<boolean> {
	const seq = (await readCheckpoint(db))?.seq ?? 0;
	const { documents } = await ledger.since(Math.max(0, seq - ENTRIES_LOOKED_UP_MAX), ENTRIES_LOOKED_UP_MAX);
	const ids = documents.filter((stored) => stored.seq <= seq).map(({ document }) => document._id);
	const rows = await db.subjects.bulkGet(ids.map((id) => subjectOf(id) ?? ''));
	return ids.every((id, at) => subjectOf(id) === undefined || rows[at]?.documents.includes(id) === true);
}

async function totalsFit(db: ReadModelDatabase): Promise<boolean> {
	return db.transaction('r', [db.visits, db.surveys, db.days, db.meta], async () => {
		let day = (await db.visits.orderBy('[on+at]').last())?.on;
		for (let days = 0; day !== undefined && days < DAYS_RECOUNTED_MAX; days += 1) {
			if (!totalsEqual((await db.days.get(day)) ?? emptyDay(day), await recounted(db, day))) return false;
			day = (await db.visits.where('[on+at]').below([day]).last())?.on;
		}
		return true;
	});
}

async function recounted(db: ReadModelDatabase, day: string): Promise<DayTotals> {
	const [left, visits, surveys] = await Promise.all([
		db.meta.get('left') as Promise<LeftRow | undefined>,
		db.visits
			.where('[on+at]')
			.between([day], [`${day}\uffff`])
			.toArray(),
		db.surveys.where('on').equals(day).toArray()
	]);
	return [...visits.map(visitContribution), ...surveys.map(surveyContribution)].reduce(
		addTotals,
		left?.days.find((totals) => totals.day === day) ?? emptyDay(day)
	);
}
