// Real PouchDB 9 against a real server, on both stores: what a tablet does, and what any other PouchDB may do.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PouchHttp from 'pouchdb-adapter-http';
import PouchMemory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import PouchReplication from 'pouchdb-replication';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SqliteStore } from '../../sync-server/store/sqlite-store.ts';
import { MemoryStore } from '../../sync-server/store/memory-store.ts';
import { ADMIN, startTestServer, type TestServer } from '../../sync-server/testing/test-server.ts';

PouchDB.plugin(PouchMemory).plugin(PouchHttp).plugin(PouchReplication);

const dataDir = mkdtempSync(join(tmpdir(), 'sala-conformance-'));
const stores = { memory: () => new MemoryStore(), disk: () => new SqliteStore({ dataDir, maxOpenDatabases: 8 }) };
const auth = { username: ADMIN.name, password: ADMIN.password };
let made = 0;

describe.each(Object.entries(stores))('PouchDB and the server, store: %s', (_name, newStore) => {
	let server: TestServer;
	let remote: PouchDB.Database;
	let locals: PouchDB.Database[];
	const local = () => {
		const database = new PouchDB(`local-${made++}`, { adapter: 'memory' });
		locals.push(database);
		return database;
	};
	const idsOf = async (database: PouchDB.Database) => (await database.allDocs()).rows.map((row) => row.id);

	beforeEach(async () => {
		server = await startTestServer({ store: newStore() });
		remote = new PouchDB(`${server.url}/db/test-${made++}`, { auth });
		locals = [];
	});
	afterEach(async () => {
		await Promise.all(locals.map((database) => database.destroy()));
		await remote.destroy();
		await server.close();
		expect(server.errors).toEqual([]);
		rmSync(dataDir, { recursive: true, force: true });
	});

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

	it('pushes and pulls, again and again, and moves nothing twice', async () => {
		const one = local();
		const two = local();
		await one.bulkDocs(Array.from({ length: 250 }, (_, n) => ({ _id: `d${String(n).padStart(3, '0')}`, n })));
		expect(await one.replicate.to(remote)).toMatchObject({ ok: true, docs_written: 250 });
		expect(await one.replicate.to(remote)).toMatchObject({ ok: true, docs_read: 0, docs_written: 0 });
		expect(await two.replicate.from(remote)).toMatchObject({ ok: true, docs_written: 250 });
		await one.put({ _id: 'd250' });
		expect(await one.replicate.to(remote)).toMatchObject({ docs_written: 1 });
		expect(await two.replicate.from(remote)).toMatchObject({ docs_read: 1, docs_written: 1 });
		expect(await idsOf(two)).toEqual(await idsOf(one));
	});

	it('goes on from its checkpoint after the server was away', async () => {
		const one = local();
		await one.bulkDocs(Array.from({ length: 30 }, (_, n) => ({ _id: `d${n}` })));
		await one.replicate.to(remote, { batch_size: 10 });
		const { store } = server;
		const name = remote.name.split('/').at(-1) ?? '';
		await server.close();
		server = await startTestServer({ store: store instanceof SqliteStore ? newStore() : store });
		remote = new PouchDB(`${server.url}/db/${name}`, { auth });
		await one.put({ _id: 'later' });
		// The server's address is part of PouchDB's checkpoint id, so this one offers all again and sends one.
		expect(await one.replicate.to(remote)).toMatchObject({ ok: true, docs_written: 1 });
		expect(await remote.info()).toMatchObject({ doc_count: 31 });
	});

	it('[P20] both sides of a conflict agree on the winner and keep the other', async () => {
		const [one, two] = [local(), local()];
		await one.put({ _id: 'a', n: 0 });
		await one.replicate.to(remote);
		await two.replicate.from(remote);
		for (const [index, database] of [one, two].entries()) await database.put({ ...(await database.get('a')), n: index + 1 });
		for (const database of [one, two, one]) {
			await database.replicate.to(remote);
			await database.replicate.from(remote);
		}
		const leaves = await Promise.all(
			[one, two, remote].map(async (database) => (await database.get('a', { open_revs: 'all' })) as unknown as { ok: { _rev: string } }[])
		);
		const revs = leaves.map((rows) => rows.map((row) => row.ok._rev).sort());
		expect(revs[0]).toHaveLength(2);
		expect(revs[1]).toEqual(revs[0]);
		expect(revs[2]).toEqual(revs[0]);
		const winners = await Promise.all([one, two, remote].map(async (database) => (await database.get('a'))._rev));
		expect(new Set(winners).size).toBe(1);
	});

	it('carries deletions', async () => {
		const [one, two] = [local(), local()];
		const { rev } = await one.put({ _id: 'a' });
		await one.put({ _id: 'b' });
		await one.replicate.to(remote);
		await two.replicate.from(remote);
		await one.remove({ _id: 'a', _rev: rev });
		await one.replicate.to(remote);
		await two.replicate.from(remote);
		expect([await idsOf(remote), await idsOf(two)]).toEqual([['b'], ['b']]);
	});

	it('live, in both directions: what one writes the other has', async () => {
		const [one, two] = [local(), local()];
		const options = { live: true, retry: true, heartbeat: 1_000 };
		const running = [
			one.replicate.to(remote, options),
			one.replicate.from(remote, options),
			two.replicate.to(remote, options),
			two.replicate.from(remote, options)
		];
		for (let n = 0; n < 5; n++) {
			await one.put({ _id: `one-${n}` });
			await two.put({ _id: `two-${n}` });
		}
		const all = [0, 1, 2, 3, 4].flatMap((n) => [`one-${n}`, `two-${n}`]).sort();
		for (const database of [one, two, remote]) await expect.poll(() => idsOf(database), { timeout: 20_000 }).toEqual(all);
		const ended = Promise.all(running);
		for (const replication of running) replication.cancel();
		await ended;
	});

	it('[P50, P55] a refused record is named and holds nothing back', async () => {
		const name = await server.addOrganisation(`c${made++}`);
		remote = new PouchDB(`${server.url}/db/${name}`, { auth });
		const one = local();
		await one.bulkDocs([{ _id: 'no-fact' }, { _id: 'visit:S:visit-registered:A', n: 1 }]);
		const denied: string[] = [];
		const replication = one.replicate.to(remote);
		void replication.on('denied', (refused: unknown) => {
			const { id, reason } = refused as { id: string; reason: string };
			denied.push(`${id} ${reason}`);
		});
		expect(await replication).toMatchObject({ ok: true, docs_written: 1 });
		expect(denied).toEqual([expect.stringMatching(/^no-fact malformed-id: /)]);
		expect(await idsOf(remote)).toEqual(['visit:S:visit-registered:A']);
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
