// PouchDB on a database of the server: what it writes, reads, and how it names revisions.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storeKinds } from './on-each-store.ts';
import { Pouches } from './pouchdb.ts';

describe.each(storeKinds)('PouchDB writes and reads, store: %s', (kind) => {
	let pouches: Pouches;
	let remote: PouchDB.Database;
	const local = () => pouches.local();

	beforeEach(async () => {
		pouches = await Pouches.start(kind);
		remote = pouches.remote();
	});
	afterEach(() => pouches.dispose());

	it('creates the database, and finds the documents it wrote', async () => {
		const { rev } = await remote.put({ _id: 'visit:a', ชื่อ: 'น้ำ' });
		expect(await remote.get('visit:a')).toEqual({ _id: 'visit:a', _rev: rev, ชื่อ: 'น้ำ' });
		await expect(remote.put({ _id: 'visit:a' })).rejects.toMatchObject({ status: 409, name: 'conflict' });
		await expect(remote.get('none')).rejects.toMatchObject({ status: 404, reason: 'missing' });
		await remote.remove({ _id: 'visit:a', _rev: rev });
		await expect(remote.get('visit:a')).rejects.toMatchObject({ status: 404, reason: 'deleted' });
		expect(await remote.info()).toMatchObject({ doc_count: 0 });
	});

	it('[P21] makes the revisions that PouchDB makes of the same edits', async () => {
		const here = local();
		for (const database of [here, remote]) {
			const { rev } = await database.put({ _id: 'a', n: 1 });
			const { rev: next } = await database.put({ n: 2, _rev: rev, _id: 'a', list: [] });
			await database.remove({ _id: 'a', _rev: next });
			await database.put({ _id: 'a', back: true });
			await database.bulkDocs([
				{ _id: 'b', list: [1, { x: null }] },
				{ _id: 'c', _deleted: true }
			]);
		}
		const histories = await Promise.all(
			[here, remote].map(async (database) => Promise.all(['a', 'b'].map(async (id) => (await database.get(id, { revs: true }))._revisions)))
		);
		expect(histories[1]).toEqual(histories[0]);
		expect(histories[0]?.map((revisions) => revisions?.ids.length)).toEqual([4, 1]);
	});

	it('reads one revision, a range, a set of keys and many at once', async () => {
		const { rev } = await remote.put({ _id: 'a', n: 1 });
		await remote.bulkDocs([{ _id: 'b' }, { _id: 'c' }, { _id: 'a', _rev: rev, n: 2 }]);
		expect(await remote.get('a', { rev })).toMatchObject({ n: 1 });
		expect((await remote.allDocs({ startkey: 'b', limit: 1 })).rows).toMatchObject([{ id: 'b' }]);
		expect((await remote.allDocs({ keys: ['c', 'x', 'a'], include_docs: true })).rows).toMatchObject([
			{ id: 'c' },
			{ key: 'x', error: 'not_found' },
			{ doc: { n: 2 } }
		]);
		const many = await remote.bulkGet({ docs: [{ id: 'a', rev }, { id: 'b' }, { id: 'x', rev: '1-a' }], revs: true });
		expect(many.results.map((result) => 'ok' in (result.docs[0] ?? {}))).toEqual([true, true, false]);
		expect(await remote.revsDiff({ a: [rev, '5-z'], x: ['1-a'] })).toMatchObject({ a: { missing: ['5-z'] }, x: { missing: ['1-a'] } });
	});
});
