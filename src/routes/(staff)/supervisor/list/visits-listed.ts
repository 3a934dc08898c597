// All visits of a period for a list, page by page, up to a limit that keeps the screen answering.
import { PAGE_ROWS_MAX } from '#readmodel/queries/page.ts';
import { visitsOfPeriod } from '#readmodel/queries/visits-of-period.ts';
import type { ReadModelDatabase, VisitRow } from '#readmodel/schema.ts';
import type { Drill } from '../drill.ts';

/** More visits than this are not listed at once; the list then says how many there are. */
export const VISITS_LISTED_MAX = 50_000;

export interface ListedVisits {
	rows: VisitRow[];
	/** How many there are in all. */
	total: number;
}

/** Newest first; voided ones only where the question is about them. */
export async function visitsListed(db: ReadModelDatabase, { of, from, to, channel, visitor }: Drill): Promise<ListedVisits> {
	const filter = {
		from,
		to,
		voided: of === 'voided',
		...(channel === undefined ? {} : { channel }),
		...(visitor === undefined ? {} : { visitor })
	};
	const rows: VisitRow[] = [];
	for (;;) {
		const page = await visitsOfPeriod(db, filter, { skip: rows.length, limit: PAGE_ROWS_MAX });
		rows.push(...page.rows);
		if (page.rows.length === 0 || rows.length >= Math.min(page.total, VISITS_LISTED_MAX)) return { rows, total: page.total };
	}
}
