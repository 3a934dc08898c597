// Which forwarded works were taken in on these days, and where do they stand? (V68)
import type { CaseRow, ReadModelDatabase } from '../schema.ts';

/** Cases of visits from first to last day of service, both included, those that were cancelled left out. */
export const casesOfPeriod = (db: ReadModelDatabase, from: string, to: string): Promise<CaseRow[]> =>
	db.cases
		.where('on')
		.between(from, to, true, true)
		.filter(({ state }) => state !== 'cancelled')
		.toArray();
