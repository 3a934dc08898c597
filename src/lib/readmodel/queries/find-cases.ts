// Which case has this slip, this number, this agency or this work? Answered from the indexes alone, so that it is quick however many
// there are (V58).
import { readSlipCode } from '#domain/slip-code.ts';
import { matches } from '#domain/thai-text.ts';
import { tidyRef } from '../refs.ts';
import type { CaseRow, ReadModelDatabase } from '../schema.ts';

/** Agencies that work was ever forwarded to. */
const AGENCIES_LOOKED_AT_MAX = 1_000;
/** Newest cases that are read in one go for a common word. */
const NEWEST_LOOKED_AT = 300;
/** Agencies and works that a common word fits. */
const COMMON_FROM = 3;

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
	const found = await Promise.all([
		ref === '' ? [] : db.cases.where('refs').startsWith(ref).filter(isNotCancelled).limit(limit).toArray(),
		casesOfAny(db, { agencies, services, limit })
	]);
	const rows = new Map(found.flat().map((row) => [row.id, row]));
	return [...rows.values()].sort((a, b) => (b.on + b.id > a.on + a.id ? 1 : -1)).slice(0, limit);
}

interface OfAny {
	agencies: readonly string[];
	services: readonly string[];
	limit: number;
}

/**
 * Those taken in last of any of these agencies and works. A common word fits many of them, and then the newest cases of all are
 * enough, read in one go; asking each agency and work for its newest would be a step of a cursor for every case.
 */
async function casesOfAny(db: ReadModelDatabase, asked: OfAny): Promise<CaseRow[]> {
	const { agencies, services, limit } = asked;
	const common = agencies.length + services.length < COMMON_FROM ? [] : await amongNewest(db, asked);
	if (common.length >= limit) return common;
	const newest = (index: 'agency' | 'service', value: string): Promise<CaseRow[]> =>
		db.cases.where(index).equals(value).reverse().filter(isNotCancelled).limit(limit).toArray();
	const each = [...agencies.map((agency) => newest('agency', agency)), ...services.map((service) => newest('service', service))];
	return (await Promise.all(each)).flat();
}

/** At most `limit` of the newest cases of all, as far back as NEWEST_LOOKED_AT. */
async function amongNewest(db: ReadModelDatabase, { agencies, services, limit }: OfAny): Promise<CaseRow[]> {
	const [from] = await db.cases.orderBy(':id').reverse().offset(NEWEST_LOOKED_AT).limit(1).primaryKeys();
	const newest = await db.cases
		.where('id')
		.above(from ?? '')
		.toArray();
	const [ofAgency, ofService] = [new Set(agencies), new Set(services)];
	const fits = (row: CaseRow): boolean => ofService.has(row.service) || (row.agency !== undefined && ofAgency.has(row.agency));
	return newest.filter((row) => isNotCancelled(row) && fits(row)).slice(-limit);
}

const isNotCancelled = ({ state }: CaseRow): boolean => state !== 'cancelled';

/** One agency after the other by the index: a cursor over unique keys would pass every case of each. */
function agenciesLike(db: ReadModelDatabase, query: string): Promise<string[]> {
	return db.transaction('r', db.cases, async () => {
		const alike: string[] = [];
		let last = '';
		for (let looked = 0; looked < AGENCIES_LOOKED_AT_MAX; looked += 1) {
			const [next] = await db.cases.where('agency').above(last).limit(1).toArray();
			if (next?.agency === undefined) break;
			last = next.agency;
			if (matches(query, last)) alike.push(last);
		}
		return alike;
	});
}
