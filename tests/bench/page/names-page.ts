// Names of visitors, sealed in a read model as they are on a device, and the search over them (promises V31–V33).
import Dexie from 'dexie';
import { whenIdle } from '#device/browser.ts';
import { openSeal } from '#domain/deposits.ts';
import { encodePersonal } from '#domain/personal-codec.ts';
import type { BatchOpener } from '#domain/personal.ts';
import { KEY_BYTES, sealBytes } from '#domain/sealing.ts';
import { personalId } from '#ledger/ids.ts';
import { NameSearch } from '#readmodel/names/name-search.ts';
import { project } from '#readmodel/project.ts';
import { ReadModelDatabase, type PersonalRow, type VisitRow } from '#readmodel/schema.ts';
import { benchFacts, ulidOf } from '../facts.ts';

const NAME = 'bench-names';
const FILL_FACTS = 2_000;
const FOUND_MAX = 200;
const givenNames = ['สมชาย', 'สมศรี', 'คำแก้ว', 'น้ำผึ้ง', 'ประเสริฐ', 'วิไลวรรณ', 'เกศินี', 'อนุชา'];
const surnames = ['ใจดี', 'แก้วคำ', 'ศรีสุข', 'บุญมาก', 'ทองใบ', 'พรมมา', 'สายทอง'];
const queries = ['สมช', 'นางวิไล', 'ใจดี', 'น้ำผึ้ง ศรีสุข', '0812', '00009', 'เกศินี บุญ', 'ไม่มีผู้นี้'];
const raw = new Uint8Array(KEY_BYTES).fill(7);
/** As the ring of an unlocked vault opens; a vault would want a PIN hashed, which the bench's server does not let this page do. */
const opener: BatchOpener = { openAll: (records) => Promise.all(records.map(({ id, sealed }) => openSeal(crypto, raw, id, sealed))) };

let db: ReadModelDatabase | undefined;
let search: NameSearch | undefined;

const must = <T>(value: T | undefined): T => {
	if (value === undefined) throw new Error('The bench asked for names before they were there');
	return value;
};

/** The read model that was filled last. */
export const world = (): ReadModelDatabase => must(db);

/** Fills a fresh read model with the visits of so many facts, each with a sealed name and phone; how many visits those are. */
async function fillNames(facts: number): Promise<number> {
	search?.drop();
	db?.close();
	await Dexie.delete(NAME);
	db = new ReadModelDatabase(NAME);
	for (let from = 0; from < facts; from += FILL_FACTS) {
		const visits = visitsOf(Math.min(FILL_FACTS, facts - from), from);
		await db.visits.bulkPut(visits);
		await db.personal.bulkPut(await Promise.all(visits.map((visit, nth) => recordOf(visit.id, from + nth))));
	}
	search = new NameSearch({ db, rest: whenIdle, opener: () => opener });
	return db.visits.count();
}

function visitsOf(facts: number, from: number): VisitRow[] {
	return benchFacts(facts, from).flatMap((fact, nth) => project(fact._id.split(':')[1] ?? '', [fact], from + nth).visit ?? []);
}

async function recordOf(subject: string, number: number): Promise<PersonalRow> {
	const id = personalId(subject, ulidOf(2_000_000_000 + number));
	const name = `${givenNames[number % givenNames.length]} ${surnames[number % surnames.length]}`;
	const phone = `08${String((number * 7_919) % 100_000_000).padStart(8, '0')}`;
	return {
		subject,
		id,
		sealed: await sealBytes(crypto, raw, id, encodePersonal({ title: number % 2 === 0 ? 'นาย' : 'นาง', name, phone, moo: '3' }))
	};
}

/** Milliseconds until a search right after unlocking is through, and the longest task on the way; 0 below 50 ms. */
const buildAsked = (): Promise<{ ms: number; longestTaskMs: number }> => built(() => throughWith('ไม่มีผู้นี้'));

/** The same while nobody waits for it. */
const buildIdle = (): Promise<{ ms: number; longestTaskMs: number }> => built(() => must(search).prepare());

async function built(build: () => Promise<unknown>): Promise<{ ms: number; longestTaskMs: number }> {
	must(search).drop();
	let longestTaskMs = 0;
	const observer = new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, entry.duration);
	});
	observer.observe({ type: 'longtask' });
	const started = performance.now();
	await build();
	const ms = performance.now() - started;
	observer.disconnect();
	return { ms, longestTaskMs };
}

/** Milliseconds of each search over the whole index, rows included. */
async function searches(count: number): Promise<number[]> {
	const times: number[] = [];
	for (let at = 0; at < count; at += 1) {
		const started = performance.now();
		await throughWith(queries[at % queries.length] ?? '');
		times.push(performance.now() - started);
	}
	return times;
}

/** How many a search finds that goes through all there are. */
export async function throughWith(query: string): Promise<number> {
	let found = 0;
	for await (const { rows } of must(search).find({ query, limit: FOUND_MAX })) found = rows.length;
	return found;
}

export const names = { fillNames, buildAsked, buildIdle, searches };
