// What has left this ledger (promises L57–L59): which subjects, and what they add to the totals of their days. Kept in `_local`
// documents of the same database, so that it is there exactly as long as the ledger that it completes.
import { addTotals, isEmptyDay, subtractTotals, type DayTotals } from '#domain/totals.ts';
import { strict } from './durability.ts';

/** Subjects listed in one document. */
export const LEFT_SUBJECTS_PER_PAGE = 5_000;
const MAIN = '_local/sala-left';
const PAGE = '_local/sala-left-';
const NOT_FOUND = 404;

/** The totals of what left, and what came back since. */
export interface Left {
	/** Which ledger of this organisation on this device it is, counted from 1. */
	generation: number;
	/** Grows with every change. */
	version: number;
	days: DayTotals[];
	/** Requests for help that left and were not voided, by month (`2026-11`); absent in a ledger of an earlier program. */
	requests?: Readonly<Record<string, number>>;
	/** Documents that left, all in all. */
	documents: number;
	/** Subjects that are listed as left and are here again. */
	returned: string[];
}

/** Subjects that left; those of several facts with the ids of all that they had then. */
export type LeftSubjects = Map<string, string[] | undefined>;

interface Page {
	subjects: string[];
	several: Record<string, string[]>;
}

/** A first ledger, from which nothing has left. */
export const nothingLeft: Left = { generation: 1, version: 0, days: [], documents: 0, returned: [] };

export async function readLeft(pouch: PouchDB.Database): Promise<Left> {
	const stored = await localDocument(pouch, MAIN);
	return stored === undefined ? nothingLeft : (stored as unknown as Left);
}

/** The subjects that left and did not return. */
export async function readLeftSubjects(pouch: PouchDB.Database): Promise<LeftSubjects> {
	const { returned } = await readLeft(pouch);
	const subjects: LeftSubjects = new Map();
	for (let number = 0; ; number += 1) {
		const page = (await localDocument(pouch, PAGE + number)) as unknown as Page | undefined;
		if (page === undefined) break;
		for (const subject of page.subjects) subjects.set(subject, page.several[subject]);
	}
	for (const subject of returned) subjects.delete(subject);
	return subjects;
}

/** Writes all of it into a ledger that has none of it yet. */
export async function writeLeft(pouch: PouchDB.Database, left: Omit<Left, 'returned'>, subjects: LeftSubjects): Promise<void> {
	const all = [...subjects.keys()];
	for (let from = 0; from < all.length; from += LEFT_SUBJECTS_PER_PAGE) {
		const page = all.slice(from, from + LEFT_SUBJECTS_PER_PAGE);
		const several = Object.fromEntries(page.flatMap((subject) => (subjects.get(subject) ? [[subject, subjects.get(subject)]] : [])));
		await put(pouch, PAGE + from / LEFT_SUBJECTS_PER_PAGE, { subjects: page, several });
	}
	await put(pouch, MAIN, { ...left, returned: [] });
}

/** These subjects are here again, with this much that the totals of what left no longer speak for. In one write. */
export async function noteReturned(
	pouch: PouchDB.Database,
	subjects: readonly string[],
	taken: readonly DayTotals[],
	requests: Readonly<Record<string, number>> = {}
): Promise<void> {
	const left = await readLeft(pouch);
	const rest = { days: withoutTotals(left.days, taken), requests: summed(left.requests ?? {}, requests, -1) };
	await put(pouch, MAIN, { ...left, ...rest, version: left.version + 1, returned: [...left.returned, ...subjects] });
}

/** Counts of both by month, those of `b` added or taken away. A month without any is left out. */
export function summed(
	a: Readonly<Record<string, number>>,
	b: Readonly<Record<string, number>>,
	sign: 1 | -1 = 1
): Readonly<Record<string, number>> {
	const months = [...new Set([...Object.keys(a), ...Object.keys(b)])];
	const counts = months.map((month) => [month, (a[month] ?? 0) + sign * (b[month] ?? 0)] as const);
	return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** Both, day by day. */
export function withTotals(days: readonly DayTotals[], more: readonly DayTotals[]): DayTotals[] {
	const sums = new Map(days.map((totals) => [totals.day, totals]));
	for (const totals of more) sums.set(totals.day, addedTo(sums.get(totals.day), totals));
	return [...sums.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

function withoutTotals(days: readonly DayTotals[], taken: readonly DayTotals[]): DayTotals[] {
	const rest = new Map(days.map((totals) => [totals.day, totals]));
	for (const totals of taken) {
		const before = rest.get(totals.day);
		if (before !== undefined) rest.set(totals.day, subtractTotals(before, totals));
	}
	return [...rest.values()].filter((totals) => !isEmptyDay(totals));
}

const addedTo = (before: DayTotals | undefined, totals: DayTotals): DayTotals =>
	before === undefined ? totals : addTotals(before, totals);

async function localDocument(pouch: PouchDB.Database, id: string): Promise<PouchDB.Document | undefined> {
	try {
		return await pouch.get(id);
	} catch (error) {
		if ((error as PouchDB.Problem).status === NOT_FOUND) return undefined;
		throw error;
	}
}

async function put(pouch: PouchDB.Database, id: string, content: object): Promise<void> {
	const before = await localDocument(pouch, id);
	const { _id, _rev, ...rest } = content as Partial<PouchDB.Document>;
	await strict(() => pouch.put({ ...rest, _id: id, ...(before?._rev === undefined ? {} : { _rev: before._rev }) }));
}

/** What a ledger in the making knows of itself. */
export interface FreshNote {
	/** Sequence number of the old ledger up to which it was filled. */
	upTo: number;
	/** Live documents that it leaves out. */
	leaving: number;
	/** Whether it has taken the old one's place. */
	inUse: boolean;
}

const FRESH = '_local/sala-fresh';

export const readFreshNote = async (pouch: PouchDB.Database): Promise<FreshNote | undefined> =>
	(await localDocument(pouch, FRESH)) as unknown as FreshNote | undefined;

export const writeFreshNote = (pouch: PouchDB.Database, note: FreshNote): Promise<void> => put(pouch, FRESH, note);
