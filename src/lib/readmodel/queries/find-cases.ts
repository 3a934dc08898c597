// Which case has this slip, this number, this agency or this work? Answered from the indexes alone, so that it is quick however many
// there are (V58).
import { readSlipCode } from '#domain/slip-code.ts';
import { matches } from '#domain/thai-text.ts';
import { tidyRef } from '../refs.ts';
import type { CaseRow, ReadModelDatabase } from '../schema.ts';

export interface FindCases {
	query: string;
	/** Codes of the works whose names fit the query. */
	services: readonly string[];
	limit: number;
}

/** Cases whose slip has this code; more than one where a visit had several works forwarded. */
export async function casesOfSlip(db: ReadModelDatabase, typed: string): Promise<CaseRow[]> {
	const read = readSlipCode(typed);
	return read.ok ? db.cases.where('slip').equals(read.code).toArray() : [];
}

/** By number, agency or work; those taken in last first, cancelled ones left out. */
export async function findCases(db: ReadModelDatabase, { query, services, limit }: FindCases): Promise<CaseRow[]> {
	const [agencies, ref] = [await agenciesLike(db, query), tidyRef(query)];
	const newest = (index: 'agency' | 'service', value: string): Promise<CaseRow[]> =>
		db.cases.where(index).equals(value).reverse().limit(limit).toArray();
	const found = await Promise.all([
		ref === '' ? [] : db.cases.where('refs').startsWith(ref).limit(limit).toArray(),
		...agencies.map((agency) => newest('agency', agency)),
		...services.map((service) => newest('service', service))
	]);
	const rows = new Map(found.flat().map((row) => [row.id, row]));
	return [...rows.values()]
		.filter(({ state }) => state !== 'cancelled')
		.sort((a, b) => (b.on + b.id > a.on + a.id ? 1 : -1))
		.slice(0, limit);
}

async function agenciesLike(db: ReadModelDatabase, query: string): Promise<string[]> {
	const all = (await db.cases.orderBy('agency').uniqueKeys()) as string[];
	return all.filter((agency) => matches(query, agency));
}
