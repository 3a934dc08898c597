// Whether the tables can be written and stand for the ledger, by a sample (promise V30): damage that the checkpoint cannot tell.
import { addTotals, emptyDay, surveyContribution, totalsEqual, visitContribution, type DayTotals } from '#domain/totals.ts';
import type { Ledger } from '#ledger/ledger.ts';
import type { Table } from 'dexie';
import { knownSubjects } from './known-subjects.ts';
import { project, subjectOf, type Projected } from './project.ts';
import type { LeftRow, ReadModelDatabase } from './schema.ts';
import { readCheckpoint } from './write-batch.ts';

/** Subjects of a table folded anew: the newest, and as many from somewhere among the rest, another place each time. */
export const SUBJECTS_COMPARED_MAX = 15;
/** Newest ledger entries that must have reached the tables. */
const ENTRIES_LOOKED_UP_MAX = 20;
/** Newest days whose totals are counted anew; and one from somewhere among the rest. */
const DAYS_RECOUNTED_MAX = 2;

/**
 * Whether a sample of rows is what the ledger makes of them. To be asked when the tables have caught up. Rejects when the
 * tables cannot be read or written. `random`: from 0 (included) to 1.
 */
export async function readModelIsSound(db: ReadModelDatabase, ledger: Ledger, random: () => number): Promise<boolean> {
	await writeAndTakeBack(db);
	const subjects = await sampled(db, random);
	const known = await knownSubjects(db, subjects);
	for (const id of subjects) if (!(await rowsFit(db, ledger, id, known.get(id)?.documents ?? []))) return false;
	return (await newestArrived(db, ledger)) && (await totalsFit(db, random));
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

async function sampled(db: ReadModelDatabase, random: () => number): Promise<string[]> {
	const tables: Table<unknown, string>[] = [db.visits, db.surveys, db.personal, db.erasures, db.centre, db.subjects];
	return [...new Set((await Promise.all(tables.map((table) => keysFrom(table, random)))).flat())];
}

async function keysFrom(table: Table<unknown, string>, random: () => number): Promise<string[]> {
	const newest = await table.orderBy(':id').reverse().limit(SUBJECTS_COMPARED_MAX).primaryKeys();
	const [first] = await table.orderBy(':id').limit(1).primaryKeys();
	const [last] = newest;
	if (first === undefined || last === undefined) return [];
	const from = idBetween(first, last, random());
	return [...newest, ...(await table.where(':id').aboveOrEqual(from).limit(SUBJECTS_COMPARED_MAX).primaryKeys())];
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

async function rowsFit(db: ReadModelDatabase, ledger: Ledger, id: string, documents: readonly string[]): Promise<boolean> {
	const [found, stored] = await Promise.all([ledger.byIds(documents), storedRows(db, id)]);
	const there = found.flatMap((document) => document ?? []);
	if (there.length < documents.length) return false;
	const folded = project(id, there, 0);
	return (Object.keys(stored) as (keyof Compared)[]).every((row) => sameRow(stored[row], folded[row]));
}

type Compared = Pick<Projected, 'visit' | 'survey' | 'centre' | 'personal' | 'erasure' | 'request'>;

async function storedRows(db: ReadModelDatabase, id: string): Promise<Compared> {
	const [visit, survey, centre, personal, erasure, request] = await Promise.all([
		db.visits.get(id),
		db.surveys.get(id),
		db.centre.get(id),
		db.personal.get(id),
		db.erasures.get(id),
		db.requests.get(id)
	]);
	return { visit, survey, centre, personal, erasure, request };
}

/** Local sequence numbers are not of the ledger's documents. */
const sameRow = (a: unknown, b: unknown): boolean => withoutSeq(a) === withoutSeq(b);
const withoutSeq = (row: unknown): string => JSON.stringify(row, (key, value: unknown) => (key === 'seq' ? undefined : value)) ?? '';

async function newestArrived(db: ReadModelDatabase, ledger: Ledger): Promise<boolean> {
	const seq = (await readCheckpoint(db))?.seq ?? 0;
	const { documents } = await ledger.since(Math.max(0, seq - ENTRIES_LOOKED_UP_MAX), ENTRIES_LOOKED_UP_MAX);
	const ids = documents.filter((stored) => stored.seq <= seq).map(({ document }) => document._id);
	const known = await knownSubjects(
		db,
		ids.flatMap((id) => subjectOf(id) ?? [])
	);
	return ids.every((id) => {
		const subject = subjectOf(id);
		return subject === undefined || known.get(subject)?.documents.includes(id) === true;
	});
}

async function totalsFit(db: ReadModelDatabase, random: () => number): Promise<boolean> {
	return db.transaction('r', [db.visits, db.surveys, db.days, db.meta], async () => {
		const days = await db.days.orderBy('day').primaryKeys();
		const some = days[Math.floor(days.length * random())];
		for (const day of [...(await newestDays(db)), ...(some === undefined ? [] : [some])]) {
			if (!totalsEqual((await db.days.get(day)) ?? emptyDay(day), await recounted(db, day))) return false;
		}
		return true;
	});
}

/** As the visits say: a day whose totals are missing is one of them. */
async function newestDays(db: ReadModelDatabase): Promise<string[]> {
	const days: string[] = [];
	let day = (await db.visits.orderBy('[on+at]').last())?.on;
	while (day !== undefined && days.push(day) < DAYS_RECOUNTED_MAX) day = (await db.visits.where('[on+at]').below([day]).last())?.on;
	return days;
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
