// Whose records were erased, when and why?
import type { ErasureRow, ReadModelDatabase } from '../schema.ts';
import type { Page, PageAsked } from './page.ts';

/** Newest first. */
export async function erasures(db: ReadModelDatabase, { skip, limit }: PageAsked): Promise<Page<ErasureRow>> {
	const [rows, total] = await Promise.all([db.erasures.orderBy('at').reverse().offset(skip).limit(limit).toArray(), db.erasures.count()]);
	return { rows, total };
}

/** Whether the personal records of a subject were erased. */
export const wasErased = async (db: ReadModelDatabase, subject: string): Promise<boolean> => (await db.erasures.get(subject)) !== undefined;
