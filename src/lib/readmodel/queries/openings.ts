// Who opened which personal records, when and why? (promise V28)
import Dexie from 'dexie';
import type { OpeningRow, ReadModelDatabase } from '../schema.ts';
import { pageOf, type Page, type PageAsked } from './page.ts';

/** Days inclusive, ISO. A filter left out lets everything through. */
export interface OpeningFilter {
	from: string;
	to: string;
	by?: string;
	/** ULID of a visit or survey. */
	subject?: string;
}

/** Newest first. */
export function openingsOf(db: ReadModelDatabase, { from, to, by, subject }: OpeningFilter, asked: PageAsked): Promise<Page<OpeningRow>> {
	const rows = db.openings.where('[on+at]').between([from, Dexie.minKey], [to, Dexie.maxKey]).reverse();
	return pageOf(rows, (row) => (by ?? row.by) === row.by && (subject === undefined || row.subjects.includes(subject)), asked);
}

/** All openings of one subject's records, oldest first, whatever the day. */
export async function openingsOfSubject(db: ReadModelDatabase, subject: string): Promise<OpeningRow[]> {
	const rows = await db.openings.where('subjects').equals(subject).toArray();
	return rows.sort((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1));
}

/** Whoever opened something, for choosing among them. */
export const openers = async (db: ReadModelDatabase): Promise<string[]> => (await db.openings.orderBy('by').uniqueKeys()).map(String);
