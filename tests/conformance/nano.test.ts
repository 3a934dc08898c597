// nano, the client that Apache CouchDB offers for Node: the calls an application makes.
import { Readable } from 'node:stream';
import nano from 'nano';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ServerOnStore, storeKinds } from './on-each-store.ts';

interface Thing {
	_id?: string;
	_rev?: string;
	n?: number;
	ชื่อ?: string;
}
type Database = nano.DocumentScope<Thing>;

describe.each(storeKinds)('nano and the server, store: %s', (kind) => {
	let server: ServerOnStore;
	let couch: nano.ServerScope;
	let db: Database;
	let name: string;

	beforeEach(async () => {
		server = await ServerOnStore.start(kind);
		couch = nano(server.urlWithPassword);
		name = server.newName();
		await couch.db.create(name);
		db = couch.use<Thing>(name);
	});
	afterEach(() => server.dispose());

	const revOf = async (id: string, thing: Thing = {}): Promise<string> => (await db.insert(thing, id)).rev;

	it('[P121] says who it is and what it holds', async () => {
		expect(await couch.info()).toMatchObject({ couchdb: 'Welcome', version: expect.stringMatching(/^3\./) as string });
		expect((await couch.uuids(3)).uuids).toHaveLength(3);
		expect(await couch.db.list()).toContain(name);
		await expect(couch.db.create(name)).rejects.toMatchObject({ statusCode: 412, error: 'file_exists' });
		await db.insert({ n: 1 }, 'a');
		expect(await couch.db.get(name)).toMatchObject({ db_name: name, doc_count: 1 });
		expect(await db.info()).toMatchObject({ db_name: name, doc_del_count: 0 });
		expect(await couch.db.destroy(name)).toEqual({ ok: true });
		await expect(couch.db.get(name)).rejects.toMatchObject({ statusCode: 404, error: 'not_found' });
	});

	it('[P121] signs in with a cookie and goes on with it', async () => {
		await server.running.addUser('somchai', []);
		const person = nano(server.url);
		expect(await person.auth('somchai', 'somchai-secret')).toMatchObject({ ok: true, name: 'somchai' });
		expect(await person.session()).toMatchObject({ userCtx: { name: 'somchai', roles: [] }, info: { authenticated: 'cookie' } });
		await expect(person.use(name).info()).rejects.toMatchObject({ statusCode: 403, error: 'forbidden' });
		await expect(person.auth('somchai', 'wrong')).rejects.toMatchObject({ statusCode: 401, error: 'unauthorized' });
		await expect(nano(server.url).use(name).info()).rejects.toMatchObject({ statusCode: 401, error: 'unauthorized' });
	});

	it('[P121] inserts, reads, edits, refuses a conflict and destroys', async () => {
		const rev = await revOf('a/b', { n: 1, ชื่อ: 'น้ำ' });
		expect(await db.get('a/b')).toEqual({ _id: 'a/b', _rev: rev, n: 1, ชื่อ: 'น้ำ' });
		expect(await db.head('a/b')).toMatchObject({ etag: `"${rev}"` });
		await expect(db.insert({ n: 2 }, 'a/b')).rejects.toMatchObject({ statusCode: 409, error: 'conflict' });
		const edited = await db.insert({ _id: 'a/b', _rev: rev, n: 2 });
		expect(await db.get('a/b', { rev })).toMatchObject({ n: 1 });
		expect(await db.get('a/b', { revs_info: true })).toMatchObject({ _revs_info: [{ rev: edited.rev }, { rev }] });
		expect(await db.destroy('a/b', edited.rev)).toMatchObject({ ok: true });
		await expect(db.get('a/b')).rejects.toMatchObject({ statusCode: 404, reason: 'deleted' });
		await expect(db.head('a/b')).rejects.toMatchObject({ statusCode: 404 });
	});

	it('[P121] gives an id to what has none', async () => {
		const { id } = await db.insert({ n: 1 });
		expect(id).toMatch(/^[0-9a-f]{32}$/);
		expect(await db.get(id)).toMatchObject({ n: 1 });
	});

	it('[P121] many at once: bulk, fetch, fetchRevs and lists', async () => {
		const written = await db.bulk({ docs: [{ _id: 'a', n: 1 }, { _id: 'b', n: 2 }, { _id: 'c', n: 3 }, { _id: 'a' }] });
		expect(written).toMatchObject([{ ok: true }, { ok: true }, { ok: true }, { id: 'a', error: 'conflict' }]);
		const fetched = await db.fetch({ keys: ['c', 'none', 'a'] });
		expect(fetched.rows).toMatchObject([
			{ id: 'c', doc: { n: 3 } },
			{ key: 'none', error: 'not_found' },
			{ id: 'a', doc: { n: 1 } }
		]);
		const revs = await db.fetchRevs({ keys: ['a'] });
		expect(revs.rows).toMatchObject([{ id: 'a', value: { rev: written[0]?.rev } }]);
		expect((await db.list({ start_key: 'b', limit: 1, include_docs: true })).rows).toMatchObject([{ id: 'b', doc: { n: 2 } }]);
		expect((await db.list({ descending: true })).rows.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
	});

	it('[P121] streams a list', async () => {
		await db.bulk({ docs: [{ _id: 'a' }, { _id: 'b' }] });
		let text = '';
		for await (const piece of db.listAsStream()) text += String(piece);
		expect((JSON.parse(text) as { rows: { id: string }[] }).rows.map(({ id }) => id)).toEqual(['a', 'b']);
	});

	it('[P121] finds by selector, with an index and page by page', async () => {
		await db.bulk({ docs: Array.from({ length: 7 }, (_, n) => ({ _id: `d${n}`, n })) });
		expect(await db.createIndex({ index: { fields: ['n'] }, name: 'by-n' })).toMatchObject({ result: 'created' });
		expect(await db.createIndex({ index: { fields: ['n'] }, name: 'by-n' })).toMatchObject({ result: 'exists' });
		const query = { selector: { n: { $gt: 1 } }, sort: [{ n: 'asc' as const }], fields: ['_id', 'n'], limit: 3 };
		const first = await db.find(query);
		expect(first.docs).toEqual([2, 3, 4].map((n) => ({ _id: `d${n}`, n })));
		const next = await db.find({ ...query, bookmark: first.bookmark });
		expect(next.docs).toEqual([5, 6].map((n) => ({ _id: `d${n}`, n })));
		await expect(db.find({ selector: {}, sort: ['unknown'] })).rejects.toMatchObject({ statusCode: 400, error: 'no_usable_index' });
	});

	it('[P60, P121] keeps a design document and does not run it', async () => {
		await db.insert({ views: { all: { map: 'function (doc) { emit(doc._id); }' } } } as Thing, '_design/app');
		expect(await db.get('_design/app')).toMatchObject({ views: {} });
		await expect(db.view('app', 'all')).rejects.toMatchObject({ statusCode: 501, error: 'not_implemented' });
	});

	it('[P80, P121] attachments one by one', async () => {
		const bytes = Buffer.from([0, 1, 2, 255]);
		const rev = await revOf('a', { n: 1 });
		const put = await db.attachment.insert('a', 'รูป 1.png', bytes, 'image/png', { rev });
		expect(await db.attachment.get('a', 'รูป 1.png')).toEqual(bytes);
		expect(await db.get('a')).toMatchObject({ n: 1, _attachments: { 'รูป 1.png': { content_type: 'image/png', length: 4, stub: true } } });
		await expect(db.attachment.get('a', 'none')).rejects.toMatchObject({ statusCode: 404, error: 'not_found' });
		expect(await db.attachment.destroy('a', 'รูป 1.png', { rev: put.rev })).toMatchObject({ ok: true });
		await expect(db.attachment.get('a', 'รูป 1.png')).rejects.toMatchObject({ statusCode: 404 });
	});

	it('[P80, P121] a document with its attachments in one body, there and back', async () => {
		const attachments = [
			{ name: 'one.txt', data: 'หนึ่ง', content_type: 'text/plain' },
			{ name: 'two.bin', data: Buffer.from([9, 8, 7]), content_type: 'application/octet-stream' }
		];
		await db.multipart.insert({ n: 1 }, attachments, 'a');
		expect((await db.attachment.get('a', 'one.txt')).toString()).toBe('หนึ่ง');
		expect(await db.attachment.get('a', 'two.bin')).toEqual(Buffer.from([9, 8, 7]));
		const whole = String(await db.multipart.get('a'));
		expect(whole).toMatch(/Content-Disposition: attachment; filename="one.txt"/);
		expect(whole).toContain('"follows":true');
	});

	it('[P121] streams an attachment in and out', async () => {
		const { rev } = await db.attachment.insert('a', 'log', Readable.from([Buffer.from('one '), Buffer.from('two')]), 'text/plain');
		expect(rev).toMatch(/^1-/);
		let text = '';
		for await (const piece of db.attachment.getAsStream('a', 'log')) text += String(piece);
		expect(text).toBe('one two');
	});

	it('[P121] reads changes by pages, in one stream, and from where it was', async () => {
		await db.bulk({ docs: Array.from({ length: 25 }, (_, n) => ({ _id: `d${String(n).padStart(2, '0')}`, n })) });
		const read = async (options: nano.ChangesReaderOptions, how: 'get' | 'spool') => {
			const ids: string[] = [];
			const reader = db.changesReader[how](options).on('batch', (rows: { id: string }[]) => ids.push(...rows.map(({ id }) => id)));
			const { promise, resolve, reject } = Promise.withResolvers<string>();
			reader.on('end', resolve).on('error', reject);
			return { seq: await promise, ids };
		};
		const all = Array.from({ length: 25 }, (_, n) => `d${String(n).padStart(2, '0')}`);
		// An empty page ends the first; the server says so at once when the time given is over.
		const first = await read({ since: '0', batchSize: 10, fastChanges: true, timeout: 1 }, 'get');
		expect(first.ids).toEqual(all);
		expect((await read({ since: 0, batchSize: 10 }, 'spool')).ids).toEqual(all);
		await revOf('later');
		expect((await read({ since: first.seq, timeout: 1 }, 'get')).ids).toEqual(['later']);
	});

	it('[P121] follows changes while they come, and stops', async () => {
		const told: string[] = [];
		const reader = db.changesReader.start({ since: '0', includeDocs: true, selector: { n: { $gt: 1 } } });
		const { promise, resolve } = Promise.withResolvers<void>();
		reader.on('change', ({ doc }: { doc: Thing }) => {
			told.push(doc._id ?? '');
			if (told.length === 3) resolve();
		});
		for (const n of [1, 2, 3, 4]) await revOf(`d${n}`, { n });
		await promise;
		const ended = new Promise((end) => reader.on('end', end).on('error', () => undefined));
		db.changesReader.stop();
		await ended;
		expect(told).toEqual(['d2', 'd3', 'd4']);
	});
});
