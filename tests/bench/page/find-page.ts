// The one box over a quarter of visits and forty thousand cases, beside the search over names (promises V58, U230).
import { exampleCatalogue } from '#domain/catalogue.ts';
import { slipCodeOf } from '#domain/slip-code.ts';
import { allRequests } from '#readmodel/queries/requests.ts';
import { casesOfSlip, findCases } from '#readmodel/queries/find-cases.ts';
import { openCases } from '#readmodel/queries/cases.ts';
import { visitsOfDay } from '#readmodel/queries/visits-of-day.ts';
import { refsOf } from '#readmodel/refs.ts';
import type { CaseRow, ReadModelDatabase } from '#readmodel/schema.ts';
import { LAST_DAY, serviceOf, ulidOf } from '../facts.ts';
import { throughWith, world } from './names-page.ts';

const CASES_PER_WRITE = 5_000;
/** One case in this many is still open. */
const OPEN_ONE_IN = 40;
const FOUND_MAX = 21;
const agencies = ['การประปาส่วนภูมิภาค', 'การไฟฟ้าส่วนภูมิภาค', 'กรมที่ดิน', 'กรมการปกครอง', 'สำนักงานประกันสังคม', 'กรมการจัดหางาน'];
/** Each with how many of the works it fits, as a common word fits all and a rare one none. */
const queries = [
	{ query: 'การ', works: 22 },
	{ query: 'งาน', works: 12 },
	{ query: 'ประปา', works: 1 },
	{ query: '2976', works: 0 },
	{ query: 'ไม่มีผู้นี้', works: 0 }
];
const codes = exampleCatalogue().map(({ code }) => code);

/** Puts so many cases beside the visits that are there. */
async function fillCases(count: number): Promise<void> {
	const db = world();
	for (let from = 0; from < count; from += CASES_PER_WRITE) {
		await db.cases.bulkPut(Array.from({ length: Math.min(CASES_PER_WRITE, count - from) }, (_, at) => caseOf(from + at)));
	}
}

function caseOf(number: number): CaseRow {
	const [visit, reference] = [ulidOf(number * 4), `มท 0314/ว ${number % 10_000}`];
	return {
		id: ulidOf(1_000_000_000 + number),
		visit,
		service: serviceOf(number),
		state: number % OPEN_ONE_IN === 0 ? 'sent' : 'closed',
		on: LAST_DAY,
		agency: agencies[number % agencies.length] ?? '',
		reference,
		way: 'paper',
		sentOn: LAST_DAY,
		promisedOn: '',
		nextOn: '',
		answer: undefined,
		answeredOn: '',
		toldOn: '',
		result: undefined,
		closedOn: '',
		officer: '',
		since: LAST_DAY,
		due: '',
		slip: slipCodeOf(visit),
		refs: refsOf(reference),
		seq: 1
	};
}

/** Milliseconds of each look into the box, until every group has its answer; the index of names is there already. */
async function looks(count: number): Promise<number[]> {
	const db = world();
	await throughWith('ไม่มีผู้นี้');
	const times: number[] = [];
	for (let at = 0; at < count; at += 1) {
		const { query, works } = queries[at % queries.length] ?? { query: '', works: 0 };
		const started = performance.now();
		await Promise.all([
			casesOfSlip(db, query),
			visitsOfDay(db, LAST_DAY),
			throughWith(query),
			casesLike(db, query, works),
			allRequests(db)
		]);
		times.push(performance.now() - started);
	}
	return times;
}

const casesLike = (db: ReadModelDatabase, query: string, works: number): Promise<CaseRow[]> =>
	findCases(db, { query, services: codes.slice(0, works), limit: FOUND_MAX });

/** Milliseconds of each reading of what the lists of cases are made of. */
async function lists(count: number): Promise<number[]> {
	const times: number[] = [];
	for (let at = 0; at < count; at += 1) {
		const started = performance.now();
		await openCases(world());
		times.push(performance.now() - started);
	}
	return times;
}

export const find = { fillCases, looks, lists };
