import { aVisit } from '../testing/a-visit-row.ts';
import { freshReadModel } from '../testing/read-model-in-memory.ts';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { personKey } from '#domain/likeness.ts';
import { encodePersonal } from '#domain/personal-codec.ts';
import type { BatchOpener, Opened, Personal, Sealed } from '#domain/personal.ts';
import { MemoryLedger } from '#ledger/testing/memory-ledger.ts';
import { emptyTables } from '../rebuild.ts';
import { makeProjector } from '../projector.ts';
import type { ReadModelDatabase, VisitRow } from '../schema.ts';
import { arrivals, documents } from '../testing/arbitraries.ts';
import { VISITS_PER_STEP_MAX } from './name-filling.ts';
import { NameIndex } from './name-index.ts';
import { NameSearch, VISITS_PER_ANSWER } from './name-search.ts';
import type { FindVisitors, FoundVisitors, VisitorSearch } from './visitor-search.ts';

const RUNS = 40;
const rest = (): Promise<void> => Promise.resolve();

/** "Sealed" so that a test can open it: the fields as JSON; under the key 'lost' nothing opens. */
const sealedAs = (personal: Personal, key = 'k'): Sealed => ({ v: 1, key, iv: '', data: JSON.stringify(personal) });
const recordOf = (subject: string, personal: Personal, { act = 'A1', key = 'k' } = {}) => ({
	subject,
	id: `personal:${subject}:${act}`,
	sealed: sealedAs(personal, key)
});

/** Opens what sealedAs sealed, with the keys of its ring, and counts. */
class CountingOpener implements BatchOpener {
	readonly opened: string[] = [];
	readonly ring = new Set(['k']);
	openAll(records: readonly { id: string; sealed: Sealed }[]): Promise<Opened[]> {
		this.opened.push(...records.map(({ id }) => id));
		return Promise.resolve(
			records.map(({ sealed }) =>
				this.ring.has(sealed.key) ? { plain: encodePersonal(JSON.parse(sealed.data) as Personal) } : { unopened: 'no-key' }
			)
		);
	}
}

async function answersOf(search: VisitorSearch, asked: Partial<FindVisitors>): Promise<FoundVisitors[]> {
	const answers: FoundVisitors[] = [];
	for await (const found of search.find({ query: '', limit: 10, ...asked })) answers.push(found);
	return answers;
}
const lastOf = async (search: VisitorSearch, query: string, more: Partial<FindVisitors> = {}): Promise<string[]> =>
	((await answersOf(search, { query, ...more })).at(-1)?.rows ?? []).map(({ id }) => id);

async function world(people: Record<string, Personal>, visits: VisitRow[] = Object.keys(people).map((id) => aVisit(id))) {
	const [db, opener] = [freshReadModel(), new CountingOpener()];
	await db.visits.bulkPut(visits);
	await db.personal.bulkPut(Object.entries(people).map(([subject, personal]) => recordOf(subject, personal)));
	return { db, opener, search: new NameSearch({ db, rest, opener: () => opener }) };
}

describe('finding visitors', () => {
	const people = {
		a: { title: 'นาย', name: 'สมชาย ใจดี', phone: '0812345678' },
		bb: { title: 'นาง', name: 'คำแก้ว น้ำใส' },
		ccc: { name: 'Somchai Jaidee 😀' }
	};
	const card = [{ work: 'W', service: '07', mode: 'complete', tangrath: false, outcome: 'completed' }] as const;
	const visits = [aVisit('a'), aVisit('bb'), aVisit('ccc'), aVisit('dddd', { works: [...card] })];
	const serviceNames = new Map([
		['07', 'ทำบัตรประชาชน'],
		['01', 'งานทะเบียน']
	]);
	const cases = [
		['สมชาย', ['a']],
		['นายสมชาย', ['a']],
		['นาย สมชาย', ['a']],
		['ใจดี นาย', ['a']],
		['ค\u0e4dาแก\u0e49ว', ['bb']],
		['คำแก้ว', ['bb']],
		['น\u0e4d\u0e49าใส', ['bb']],
		['somchai', ['ccc']],
		['😀', ['ccc']],
		['2345', ['a']],
		['๒๓๔๕', ['a']],
		['08-1234', ['a']],
		['12', []],
		['บัตร', ['dddd']],
		['', []],
		['   ', []],
		['ไม่มีใคร', []]
	] as const;

	it.each(cases)('[V12] finds %j', async (query, expected) => {
		const { search } = await world(people, visits);
		expect(await lastOf(search, query, { serviceNames })).toEqual(expected);
	});

	it('[V12] [V14] gives the newest first, up to a limit, and nothing to who has typed on', async () => {
		const { search } = await world({ a: { name: 'ก' }, bb: { name: 'ก' }, ccc: { name: 'ก' } });
		expect(await lastOf(search, 'ก', { limit: 2 })).toEqual(['ccc', 'bb']);
		expect(await answersOf(search, { query: 'ก', signal: AbortSignal.abort() })).toEqual([]);
	});

	it('[V39] searches the newest that can be held, and says how many older ones it left out', async () => {
		const { db, opener } = await world({ a: { name: 'ก' }, bb: { name: 'ก' }, ccc: { name: 'ก' } });
		const search = new NameSearch({ db, rest, opener: () => opener, visitsMax: 2 });
		const answers = await answersOf(search, { query: 'ก' });
		expect(answers.at(-1)).toMatchObject({ searched: 2, total: 2, older: 1 });
		expect(answers.at(-1)?.rows.map(({ id }) => id)).toEqual(['ccc', 'bb']);
		expect(opener.opened).not.toContain('personal:a:A1');
	});

	it('[V33] answers before it is through, says how far, goes on by itself, and counts what it cannot open', async () => {
		const ids = Array.from({ length: 2 * VISITS_PER_ANSWER + VISITS_PER_STEP_MAX / 2 }, (_, n) => `v${String(n).padStart(5, '0')}`);
		const { db, search } = await world(Object.fromEntries(ids.map((id) => [id, { name: `คน${id}` }])));
		await db.personal.put(recordOf(ids[0] ?? '', { name: 'คน' }, { key: 'lost' }));
		const answers = await answersOf(search, { query: 'คน', limit: 1 });
		expect(answers[0]).toMatchObject({ searched: VISITS_PER_ANSWER, total: ids.length, sealed: 0 });
		expect(answers.at(-1)).toMatchObject({ searched: ids.length, total: ids.length, sealed: 1, older: 0 });
		expect(new Set(answers.map(({ searched }) => searched)).size).toBe(answers.length);
		expect(new Set(answers.map(({ rows }) => rows[0]?.id))).toEqual(new Set([ids.at(-1)]));
		expect(await lastOf(search, ids[1] ?? '')).toEqual([ids[1]]);
	});
});

/** The records of testing/arbitraries.ts say one of two things. */
const said = { b25l: 'หนึ่ง', dHdv: 'สอง' };
const readsSaid: BatchOpener = {
	openAll: (records) =>
		Promise.resolve(records.map(({ sealed }) => ({ plain: encodePersonal({ name: said[sealed.data as keyof typeof said] }) })))
};

/** Ids of visits with this name by reading every record. */
async function byReadingAll(db: ReadModelDatabase, data: string): Promise<string[]> {
	const visits = await db.visits.orderBy('[on+at]').reverse().toArray();
	const records = await db.personal.bulkGet(visits.map(({ id }) => id));
	return visits.filter((_, nth) => records[nth]?.sealed.data === data).map(({ id }) => id);
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const weakly = (search: NameSearch): WeakRef<NameIndex> => new WeakRef(search['filling']?.index ?? new NameIndex());

async function isInMemory(index: WeakRef<NameIndex>): Promise<boolean> {
	// In a task of its own: what this one looked at weakly is kept until it ends.
	await new Promise((resolve) => setTimeout(resolve));
	collectGarbage();
	return index.deref() !== undefined;
}

describe('the index', () => {
	it('[V32] finds after any changes what reading every record would find', async () => {
		const portions = documents.chain(arrivals);
		await fc.assert(
			fc.asyncProperty(portions, async (some) => {
				const [ledger, db] = [new MemoryLedger(), freshReadModel()];
				const projector = makeProjector({ ledger, db });
				const search = new NameSearch({ db, rest, opener: () => readsSaid });
				for (const portion of some) {
					await ledger.receive(portion);
					await projector.drain();
					for (const [data, name] of Object.entries(said)) expect(await lastOf(search, name)).toEqual(await byReadingAll(db, data));
				}
				await projector.rebuild();
				for (const [data, name] of Object.entries(said)) expect(await lastOf(search, name)).toEqual(await byReadingAll(db, data));
				search.drop();
				await db.delete();
			}),
			{ numRuns: RUNS }
		);
	});

	it('[V32] is told of many rows written at once, and of tables that were emptied', async () => {
		const { db, search } = await world({ a: { name: 'ก' } });
		expect(await lastOf(search, 'ก')).toEqual(['a']);
		await db.visits.bulkPut(Array.from({ length: 60 }, (_, n) => aVisit(`b${n}`)));
		expect((await answersOf(search, { query: 'ก' })).at(-1)).toMatchObject({ searched: 61, total: 61 });
		await emptyTables(db);
		expect((await answersOf(search, { query: 'ก' })).at(-1)).toMatchObject({ rows: [], searched: 0, total: 0 });
	});

	it('[V34] opens a record once, also when it was sealed anew, and again when a newer one counts', async () => {
		const { db, opener, search } = await world({ a: { name: 'ก' } });
		await search.prepare();
		await db.personal.put(recordOf('a', { name: 'ก' }, { key: 'newer' }));
		await db.visits.put(aVisit('a', { corrections: 1 }));
		expect(await lastOf(search, 'ก')).toEqual(['a']);
		expect(opener.opened).toEqual(['personal:a:A1']);
		await db.personal.put(recordOf('a', { name: 'ข' }, { act: 'A2' }));
		expect([await lastOf(search, 'ก'), await lastOf(search, 'ข')]).toEqual([[], ['a']]);
		expect(opener.opened).toEqual(['personal:a:A1', 'personal:a:A2']);
	});

	it('[V34] opens what was sealed when its key comes', async () => {
		const { db, opener, search } = await world({ a: { name: 'ก' } });
		await db.personal.put(recordOf('a', { name: 'ก' }, { key: 'late' }));
		expect(await answersOf(search, { query: 'ก' })).toMatchObject([{ rows: [], sealed: 1 }]);
		opener.ring.add('late');
		search.keysChanged();
		expect(await answersOf(search, { query: 'ก' })).toMatchObject([{ rows: [{ id: 'a' }], sealed: 0 }]);
	});

	it('[V31] opens nothing for people who may not read names, and finds works for them', async () => {
		const { db } = await world({ a: { name: 'ก' } });
		const search = new NameSearch({ db, rest, opener: () => undefined });
		expect(await answersOf(search, { query: 'ก' })).toMatchObject([{ rows: [], sealed: 1 }]);
		expect(await lastOf(search, 'ทะเบียน', { serviceNames: new Map([['01', 'งานทะเบียน']]) })).toEqual(['a']);
	});

	it('[V31] is in memory no longer once it is dropped, in the middle of being made too, and a search at hand ends', async () => {
		const { db, search } = await world(Object.fromEntries(Array.from({ length: 3_000 }, (_, n) => [`v${n}`, { name: 'ก' }])));
		const searching = search.find({ query: 'ก', limit: 10 });
		expect((await searching.next()).value).toMatchObject({ total: 3_000 });
		const half = weakly(search);
		expect(await isInMemory(half)).toBe(true);
		search.drop();
		expect(await searching.next()).toMatchObject({ done: true });
		await db.visits.put(aVisit('later'));
		expect(await isInMemory(half)).toBe(false);
		await search.prepare();
		const whole = weakly(search);
		expect(await isInMemory(whole)).toBe(true);
		search.drop();
		expect(await isInMemory(whole)).toBe(false);
	});

	it('[V33] a search says when reading failed, and the next one begins anew', async () => {
		const { db, opener, search } = await world({ a: { name: 'ก' } });
		const failing = vi.spyOn(opener, 'openAll').mockRejectedValueOnce(new Error('no'));
		await expect(lastOf(search, 'ก')).rejects.toThrow('no');
		failing.mockRestore();
		expect(await lastOf(search, 'ก')).toEqual(['a']);
		await db.delete();
	});
});

describe('persons like the one being typed', () => {
	const alike = async (search: NameSearch, person: Personal): Promise<[string, string][]> =>
		(await search.alike(personKey(person), 3)).map(({ row, why }) => [row.id, why]);

	it('[V53] gives the surest first, each person once by their newest visit, and nobody to who may not read names', async () => {
		const same = { title: 'นาย', name: 'สมชาย ใจดี', phone: '0812345678' };
		const { db, search } = await world({ a: same, bb: same, ccc: { name: 'สมชาย ใจดี' }, dddd: { name: 'สมหญิง ใจดี' } });
		await search.prepare();
		expect(await alike(search, { name: 'นายสมชาย ใจดี', phone: '081-234-5678' })).toEqual([
			['bb', 'name-and-phone'],
			['ccc', 'name']
		]);
		expect(await alike(search, { name: 'ไม่มีใคร' })).toEqual([]);
		await db.visits.update('bb', { voided: true });
		expect((await alike(search, same))[0]).toEqual(['bb', 'name-and-phone']);
		const blind = new NameSearch({ db, rest, opener: () => undefined });
		await blind.prepare();
		expect(await alike(blind, same)).toEqual([]);
	});

	it('[V53] finds them also when asked before any name is known', async () => {
		const { db, search } = await world({ a: { name: 'สมชาย ใจดี' } });
		expect(await alike(search, { name: 'สมชาย ใจดี' })).toEqual([['a', 'name']]);
		await db.delete();
	});
});
