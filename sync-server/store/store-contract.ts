// What every Store must do. Each implementation's test calls this once.
import { hash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { historyOf } from '../revisions/tree.ts';
import { splitStubs } from './attachment-stubs.ts';
import { at, file, kept, put, remove, replicated, revOf, TYPES, withFiles } from './edits-testing.ts';
import type { AllDocsQuery, ChangesQuery, Database, Edit, Store } from './store.ts';
import { upkeepContract } from './upkeep-contract.ts';

export { file, put, remove, replicated, withFiles } from './edits-testing.ts';

const CHANGES: ChangesQuery = { since: 0, limit: 1_000, descending: false, bodies: false };
const ALL: AllDocsQuery = { inclusiveEnd: true, descending: false, skip: 0, limit: 1_000, bodies: false };

/** Removed where they are found: a store that outlives the tests must have no others of these names. */
export const NAME = 'store-contract';
export const OTHER_NAME = 'store-contract/other';

/** Where a store is. */
export interface StorePlace {
	open(): Store | Promise<Store>;
	dispose(): void | Promise<void>;
}

/** `open` opens one and the same store again and again; `dispose` clears away what it kept. */
export function storeContract(name: string, under: () => StorePlace): void {
	describe(name, () => {
		let place: StorePlace;
		let store: Store;
		let database: Database;

		beforeEach(async () => {
			place = under();
			store = await place.open();
			await store.create(NAME);
			database = (await store.open(NAME)) as Database;
		});
		afterEach(async () => {
			await store.close();
			await place.dispose();
		});

		const bodyOf = async (id: string, rev: string) => (await database.bodies([{ id, rev }]))[0];
		const headOf = async (id: string) => (await database.heads([id]))[0];
		/** A store in a CouchDB may have others beside ours. */
		const ownNames = async () => (await store.names()).filter((one) => one === NAME || one === OTHER_NAME);
		const updateSeq = async (of = database) => at((await of.info()).updateSeq);

		it('[P1] has an identity that stays', async () => {
			expect(await store.uuid()).toMatch(/^[0-9a-f]{32}$/);
			expect(await store.uuid()).toBe(await store.uuid());
		});

		it('makes, lists and destroys databases', async () => {
			expect(await store.create(NAME)).toBe('already-there');
			expect(await store.create(OTHER_NAME)).toBe('created');
			expect(await ownNames()).toEqual([NAME, OTHER_NAME]);
			expect(await store.destroy(OTHER_NAME)).toBe('destroyed');
			expect(await store.destroy(OTHER_NAME)).toBe('missing');
			expect(await store.open(OTHER_NAME)).toBeUndefined();
			expect(await ownNames()).toEqual([NAME]);
		});

		it('[P40] gives a database made again another life', async () => {
			const before = await database.instance();
			await database.write([put('a', {})]);
			await store.destroy(NAME);
			await store.create(NAME);
			const again = (await store.open(NAME)) as Database;
			expect(await again.instance()).not.toBe(before);
			expect(await again.info()).toMatchObject({ docCount: 0, deletedCount: 0 });
			expect(await updateSeq(again)).toBe(0);
		});

		it('[P31] many at once come to what one after the other comes to', async () => {
			const fresh = (from: number, count: number) => Array.from({ length: count }, (_, index) => put(`n${from + index}`, { index }));
			const edits = [
				...fresh(0, 13),
				put('n3', { again: true }),
				...fresh(13, 9),
				replicated('r1', ['1-a'], { from: 'elsewhere' }),
				replicated('r2', ['2-b', '1-a']),
				...fresh(30, 20),
				put('n35', { index: 5 }),
				remove('none', '1-x'),
				replicated('r1', ['1-a'], { from: 'elsewhere' }),
				{ ...put('n31', { other: true }), once: true },
				...fresh(40, 25)
			];
			await store.create('one-by-one');
			const oneByOne = (await store.open('one-by-one')) as Database;
			const outcomes = [];
			for (const edit of edits) outcomes.push(...(await oneByOne.write([edit])));
			expect(await database.write(edits)).toEqual(outcomes);
			const told = async (of: Database) =>
				(await of.changes({ ...CHANGES, bodies: true })).rows.map(({ seq, ...row }) => ({ ...row, at: at(seq) }));
			expect(await told(database)).toEqual(await told(oneByOne));
			expect(await database.info()).toMatchObject({ docCount: (await oneByOne.info()).docCount });
		});

		it('gives heads and bodies in the order asked for, one as often as it was asked for', async () => {
			const first = await revOf(database, put('a', { n: 1 }));
			await database.write([put('a', { n: 2 }, first), put('ก "\\\n', {}), remove('a', '1-none'), put('z', {})]);
			const ids = ['z', 'none', 'a', 'ก "\\\n', 'z', 'a\u0000b'];
			const heads = await database.heads(ids);
			expect(heads.map((head) => head?.id)).toEqual(['z', undefined, 'a', 'ก "\\\n', 'z', undefined]);
			const revs = heads.map((head) => head?.winner ?? first);
			const bodies = await database.bodies([...ids.map((id, index) => ({ id, rev: revs[index] as string })), { id: 'a', rev: first }]);
			expect(bodies.map((body) => body?.json)).toEqual(['{}', undefined, '{"n":2}', '{}', '{}', undefined, '{"n":1}']);
			expect(await database.heads([])).toEqual([]);
			const documents = await database.documents(ids);
			expect(documents.map((document) => document && { ...document, body: undefined })).toEqual(
				heads.map((head) => head && { ...head, body: undefined })
			);
			expect(documents.map((document) => document?.body.json)).toEqual(bodies.slice(0, ids.length).map((body) => body?.json));
			expect(await database.documents(['a'])).toEqual([documents[2]]);
			expect(await database.documents([])).toEqual([]);
		});

		it('gives one document as it was last written, however often it was asked for before', async () => {
			const told = async () => {
				const [document] = await database.documents(['a']);
				return document && [document.body.json, document.deleted, document.winner];
			};
			expect(await told()).toBeUndefined();
			const first = await revOf(database, put('a', { n: 1 }));
			expect(await told()).toEqual(['{"n":1}', false, first]);
			expect(await told()).toEqual(['{"n":1}', false, first]);
			const second = await revOf(database, put('a', { n: 2 }, first));
			expect(await told()).toEqual(['{"n":2}', false, second]);
			const third = await revOf(database, remove('a', second));
			expect((await told())?.slice(1)).toEqual([true, third]);
			await database.purge([{ id: 'a', revs: [third] }], 10);
			expect(await told()).toBeUndefined();
			await revOf(database, put('a', { long: 'x'.repeat(10_000) }));
			expect((await told())?.[0]).toHaveLength(10_011);
		});

		it('keeps a body under its revision, and the older ones', async () => {
			const first = await revOf(database, put('a', { n: 1 }));
			const second = await revOf(database, put('a', { n: 2 }, first));
			expect(await bodyOf('a', first)).toEqual({ json: '{"n":1}', deleted: false });
			expect(await bodyOf('a', second)).toEqual({ json: '{"n":2}', deleted: false });
			expect(await bodyOf('a', '1-none')).toBeUndefined();
			expect(await bodyOf('none', first)).toBeUndefined();
			expect(await headOf('a')).toMatchObject({ id: 'a', winner: second, deleted: false });
			expect(at((await headOf('a'))?.seq ?? 0)).toBe(2);
		});

		it('tells of older revisions that their bodies are kept', async () => {
			const first = await revOf(database, put('a', { n: 1 }));
			const second = await revOf(database, put('a', { n: 2 }, first));
			expect(historyOf((await headOf('a'))?.tree ?? [], second)).toEqual([
				{ rev: second, available: true },
				{ rev: first, available: true }
			]);
		});

		it('[P22] refuses an edit whose parent is no living leaf, and stores nothing of it', async () => {
			const first = await revOf(database, put('a', { n: 1 }));
			const second = await revOf(database, put('a', { n: 2 }, first));
			const refused = { ok: false, error: 'conflict' };
			expect(await database.write([put('a', { n: 3 }, first)])).toEqual([refused]);
			expect(await database.write([put('a', { n: 3 })])).toEqual([refused]);
			expect(await database.write([put('b', { n: 3 }, '1-nowhere')])).toEqual([refused]);
			expect(await updateSeq()).toBe(2);
			expect((await headOf('a'))?.winner).toBe(second);
		});

		it('[P31] writes each document of a batch on its own', async () => {
			await database.write([put('b', {})]);
			const outcomes = await database.write([put('a', {}), put('b', { n: 1 }), put('c', {})]);
			expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, false, true]);
			expect((await database.info()).docCount).toBe(3);
		});

		it('[P23] takes a revision made elsewhere once, whatever comes with it the second time', async () => {
			await database.write([replicated('a', ['2-b', '1-a'], { n: 2 })]);
			const again = await database.write([replicated('a', ['2-b', '1-a'], { n: 'other' })]);
			expect(again).toEqual([{ ok: true, rev: '2-b' }]);
			expect(await bodyOf('a', '2-b')).toEqual({ json: '{"n":2}', deleted: false });
			expect(await bodyOf('a', '1-a')).toBeUndefined();
			expect(await updateSeq()).toBe(1);
		});

		it('[P50] keeps a document that is written once as it is', async () => {
			const once = (rev: string, n: number): Edit => ({ ...replicated('f', [rev], { n }), once: true });
			expect(await database.write([once('1-a', 1)])).toMatchObject([{ ok: true }]);
			expect(await database.write([once('1-a', 1), once('1-b', 2)])).toMatchObject([{ ok: true }, { ok: false, error: 'written-once' }]);
			expect((await headOf('f'))?.tree).toHaveLength(1);
		});

		it('[P20] moves bodies about as the winner changes', async () => {
			await database.write([replicated('a', ['2-b', '1-a'], { n: 'b' }), replicated('a', ['2-c', '1-a'], { n: 'c' })]);
			expect((await headOf('a'))?.winner).toBe('2-c');
			await database.write([remove('a', '2-c')]);
			expect(await headOf('a')).toMatchObject({ winner: '2-b', deleted: false });
			for (const n of ['b', 'c']) expect(await bodyOf('a', `2-${n}`)).toEqual({ json: JSON.stringify({ n }), deleted: false });
			const { rows } = await database.changes({ ...CHANGES, bodies: true });
			expect(rows).toMatchObject([{ id: 'a', deleted: false, body: { json: '{"n":"b"}' } }]);
			expect(rows[0]?.leaves.map((leaf) => leaf.rev)).toEqual(['2-b', expect.stringMatching(/^3-/)]);
		});

		it('counts the living and the deleted', async () => {
			const rev = await revOf(database, put('a', {}));
			await database.write([put('b', {}), put('c', {})]);
			const gone = await revOf(database, remove('a', rev));
			expect(await database.info()).toMatchObject({ docCount: 2, deletedCount: 1 });
			expect(await updateSeq()).toBe(4);
			await database.write([put('a', { again: true })]);
			expect(await database.info()).toMatchObject({ docCount: 3, deletedCount: 0 });
			expect((await headOf('a'))?.winner).toMatch(/^3-/);
			expect(await bodyOf('a', gone)).toEqual({ json: '{}', deleted: true });
		});

		it('[P41] lists each document once, at its newest write', async () => {
			const rev = await revOf(database, put('a', { n: 1 }));
			await database.write([put('b', {}), put('a', { n: 2 }, rev), put('c', {})]);
			const { rows, lastSeq, pending } = await database.changes(CHANGES);
			expect(rows.map((row) => [at(row.seq), row.id])).toEqual([
				[2, 'b'],
				[3, 'a'],
				[4, 'c']
			]);
			expect([at(lastSeq), pending]).toEqual([4, 0]);
		});

		it('[P44] pages through changes and knows how many are left', async () => {
			await database.write(['a', 'b', 'c', 'd', 'e'].map((id) => put(id, {})));
			const first = await database.changes({ ...CHANGES, limit: 2 });
			expect([first.rows.map((row) => row.id), at(first.lastSeq), first.pending]).toEqual([['a', 'b'], 2, 3]);
			const second = await database.changes({ ...CHANGES, since: first.lastSeq, limit: 2 });
			expect([second.rows.map((row) => row.id), at(second.lastSeq), second.pending]).toEqual([['c', 'd'], 4, 1]);
			await database.write([put('f', {})]);
			const third = await database.changes({ ...CHANGES, since: second.lastSeq, limit: 1 });
			expect([third.rows.map((row) => row.id), at(third.lastSeq), third.pending]).toEqual([['e'], 5, 1]);
			const backwards = await database.changes({ ...CHANGES, descending: true, limit: 2 });
			expect([backwards.rows.map((row) => row.id), backwards.pending]).toEqual([['f', 'e'], 4]);
			const further = await database.changes({ ...CHANGES, descending: true, since: backwards.lastSeq, limit: 9 });
			expect([further.rows.map((row) => row.id), further.pending]).toEqual([['d', 'c', 'b', 'a'], 0]);
		});

		it('lists living documents by the bytes of their ids', async () => {
			const ids = ['Z', 'a', '_design/x', 'ก', '\u{1f600}', '\uffee', 'a:b'];
			await database.write(ids.map((id) => put(id, {})));
			await database.write([remove('Z', await winner('Z'))]);
			const names = async (query: Partial<AllDocsQuery>) => (await database.allDocs({ ...ALL, ...query })).rows.map((row) => row.id);
			expect(await names({})).toEqual(['_design/x', 'a', 'a:b', 'ก', '\uffee', '\u{1f600}']);
			expect(await names({ descending: true, limit: 2 })).toEqual(['\u{1f600}', '\uffee']);
			expect(await names({ startKey: 'a', endKey: 'ก' })).toEqual(['a', 'a:b', 'ก']);
			expect(await names({ startKey: 'a', endKey: 'ก', inclusiveEnd: false })).toEqual(['a', 'a:b']);
			expect(await names({ startKey: 'ก', endKey: 'a', descending: true })).toEqual(['ก', 'a:b', 'a']);
			expect(await database.allDocs({ ...ALL, startKey: 'a:', skip: 1 })).toMatchObject({ offset: 3, total: 6 });
			expect(await database.allDocs({ ...ALL, bodies: true, limit: 1 })).toMatchObject({ rows: [{ body: { json: '{}' } }] });
		});
		const winner = async (id: string) => (await headOf(id))?.winner ?? '';

		it('[P36] keeps local documents apart', async () => {
			expect(await database.readLocal('_local/x')).toBeUndefined();
			expect(await database.writeLocal('_local/x', { rev: '0-1', json: '{"at":5}' })).toBe('written');
			expect(await database.readLocal('_local/x')).toEqual({ rev: '0-1', json: '{"at":5}' });
			expect(await database.locals({ startKey: '', limit: 9 })).toEqual([{ id: '_local/x', rev: '0-1', json: '{"at":5}' }]);
			expect((await database.changes(CHANGES)).rows).toEqual([]);
			expect((await database.allDocs(ALL)).rows).toEqual([]);
			expect(await database.writeLocal('_local/x', undefined)).toBe('written');
			expect(await database.writeLocal('_local/x', undefined)).toBe('missing');
		});

		it('forgets revisions beyond the limit, and their bodies', async () => {
			expect(await database.revsLimit()).toBe(1000);
			await database.setRevsLimit(2);
			let rev = await revOf(database, put('a', { n: 1 }));
			const first = rev;
			for (const n of [2, 3]) rev = await revOf(database, put('a', { n }, rev));
			expect(await bodyOf('a', first)).toBeUndefined();
			expect(await bodyOf('a', rev)).toBeDefined();
		});

		upkeepContract(() => database);

		it('[P80] keeps attachments with the revision that has them, and those of the revision before', async () => {
			const first = await revOf(database, withFiles(put('a', { n: 1 }), [file('f', 'first'), file('g', 'other', 'gzip')]));
			const second = await revOf(database, withFiles(put('a', { n: 2 }, first), [kept('f', first), file('h', 'new')]));
			await revOf(database, put('a', { n: 3 }, second));
			expect(await textOf('a', first, 'f')).toBe('first');
			expect(await textOf('a', first, 'g')).toBe('other');
			expect(await textOf('a', second, 'f')).toBe('first');
			expect(await textOf('a', second, 'g')).toBeUndefined();
			expect(await textOf('b', first, 'f')).toBeUndefined();
			expect(await database.attachments('a', first)).toEqual([
				{ name: 'f', encoding: 'identity', keptBytes: 5 },
				{ name: 'g', encoding: 'gzip', keptBytes: expect.any(Number) as number }
			]);
			expect((await database.attachments('a', second)).map(({ name }) => name)).toEqual(['f', 'h']);
			expect(await database.attachments('a', (await headOf('a'))?.winner ?? '')).toEqual([]);
		});

		it('[P80] begins a body with stubs of its attachments', async () => {
			const rev = await revOf(database, withFiles(put('a', { n: 1 }), [file('ไฟล์', 'first')]));
			const { stubs, members } = splitStubs((await bodyOf('a', rev))?.json ?? '');
			const digest = `md5-${hash('md5', 'first', 'base64')}`;
			expect(stubs).toEqual([{ name: 'ไฟล์', content_type: TYPES.identity, revpos: 1, digest, length: 5, stub: true }]);
			expect(members).toBe('{"n":1}');
		});

		it('[P81] takes no attachment on trust that is not kept where it is said to be, and stores nothing of the document', async () => {
			const first = await revOf(database, withFiles(put('a', { n: 1 }), [file('f', 'first')]));
			const refused = { ok: false, error: 'missing-stub' };
			expect(await database.write([withFiles(put('a', { n: 2 }, first), [file('x', 'y'), kept('g', first)])])).toEqual([refused]);
			const others = [put('c', {}), withFiles(put('b', { n: 2 }), [kept('f', first)]), put('d', {})];
			expect((await database.write(others)).map((outcome) => (outcome.ok ? 'ok' : outcome.error))).toEqual(['ok', 'missing-stub', 'ok']);
			expect(await headOf('b')).toBeUndefined();
			expect((await headOf('a'))?.winner).toBe(first);
			const conflict = withFiles(put('a', { n: 9 }, '1-nowhere'), [kept('f', '1-nowhere')]);
			expect(await database.write([conflict])).toEqual([{ ok: false, error: 'conflict' }]);
		});

		it('[P80] forgets attachments with the body they belong to', async () => {
			await database.setRevsLimit(1);
			const first = await revOf(database, withFiles(put('a', { n: 1 }), [file('f', 'first')]));
			const second = await revOf(database, withFiles(put('a', { n: 2 }, first), [kept('f', first)]));
			expect(await textOf('a', first, 'f')).toBeUndefined();
			expect(await textOf('a', second, 'f')).toBe('first');
		});
		const textOf = async (id: string, rev: string, name: string) => {
			const bytes = await database.attachmentBytes({ id, rev, name });
			if (bytes === undefined) return undefined;
			const { encoding } = (await database.attachments(id, rev)).find((one) => one.name === name) ?? {};
			return new TextDecoder().decode(encoding === 'gzip' ? gunzipSync(bytes) : bytes);
		};

		it('tells listeners of each write, and not of writes that changed nothing', async () => {
			const heard: number[] = [];
			const told = Promise.withResolvers<void>();
			const stop = database.onWrite((seq) => {
				heard.push(at(seq));
				if (at(seq) === 3) told.resolve();
			});
			expect(await database.hasWritesBehind(0)).toBe(false);
			await database.write([replicated('a', ['1-a'])]);
			await database.write([replicated('a', ['1-a'])]);
			await database.writeMeta('k', 'v');
			await database.write([put('b', {}), put('c', {})]);
			await told.promise;
			stop();
			await database.write([put('d', {})]);
			// A store that hears of its writes from elsewhere hears of each document; none hears of anything twice.
			expect(heard.filter((seq) => seq !== 2)).toEqual([1, 3]);
			expect(await database.hasWritesBehind((await database.changes(CHANGES)).lastSeq)).toBe(false);
			expect(await database.hasWritesBehind((await database.changes({ ...CHANGES, limit: 3 })).lastSeq)).toBe(true);
			expect(await database.readMeta('k')).toBe('v');
			expect(await database.readMeta('none')).toBeUndefined();
		});

		it('[P24] ends the same in whatever order branches arrive', async () => {
			await fc.assert(
				fc.asyncProperty(arrivals, async ({ paths, order }) => {
					const heads = [];
					for (const [turn, sequence] of [paths, order.map((index) => paths[index % paths.length] as string[]).concat(paths)].entries()) {
						const id = `doc-${turn}-${await updateSeq()}`;
						await database.write(sequence.map((path) => replicated(id, path, { rev: path[0] })));
						const { rows } = await database.changes({ ...CHANGES, since: 0, limit: 100_000, bodies: true });
						const row = rows.find((one) => one.id === id);
						heads.push({ leaves: row?.leaves, body: row?.body });
					}
					expect(heads[1]).toEqual(heads[0]);
				}),
				{ numRuns: 60, seed: 20261121 }
			);
		});
	});
}

/** A random tree of revisions as the paths from its nodes to the root, and an order to send them again in. */
const arrivals = fc
	.record({ parents: fc.array(fc.nat(), { minLength: 1, maxLength: 12 }), order: fc.array(fc.nat(), { maxLength: 20 }) })
	.map(({ parents, order }) => {
		const paths: string[][] = [['1-r']];
		for (const [index, parent] of parents.entries()) {
			const onto = paths[parent % paths.length] as string[];
			paths.push([`${onto.length + 1}-${index.toString(36)}`, ...onto]);
		}
		return { paths, order };
	});
