// Pages of long lists (promise V14).
import type { Collection } from 'dexie';

export const PAGE_ROWS_MAX = 10_000;

export interface PageAsked {
	/** Rows to leave out from the beginning: how many the caller has. */
	skip: number;
	/** Rows wanted; at most PAGE_ROWS_MAX are given. */
	limit: number;
}
export interface Page<T> {
	rows: T[];
	/** How many rows fit in all. */
	total: number;
}

/** The page of a collection's rows that fit, in the collection's order. Reads the collection once. */
export async function pageOf<T>(rows: Collection<T, string>, fits: (row: T) => boolean, { skip, limit }: PageAsked): Promise<Page<T>> {
	const end = skip + Math.min(limit, PAGE_ROWS_MAX);
	const page: Page<T> = { rows: [], total: 0 };
	await rows.each((row) => {
		if (!fits(row)) return;
		if (page.total >= skip && page.total < end) page.rows.push(row);
		page.total += 1;
	});
	return page;
}
