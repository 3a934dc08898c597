// Files as PouchDB 9 and nano send and fetch them: alone, inline, in multipart bodies, by replication both ways.
import { createHash } from 'node:crypto';
import Nano from 'nano';
import PouchHttp from 'pouchdb-adapter-http';
import PouchMemory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import PouchReplication from 'pouchdb-replication';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ADMIN, startTestServer, type TestServer } from '../../sync-server/testing/test-server.ts';

PouchDB.plugin(PouchMemory).plugin(PouchHttp).plugin(PouchReplication);

/** What this needs of PouchDB beyond what the app uses of it. */
interface FileDatabase extends PouchDB.Database {
	putAttachment(id: string, name: string, rev: string | undefined, bytes: Buffer, type: string): Promise<{ rev: string }>;
	getAttachment(id: string, name: string, options?: { rev?: string }): Promise<Buffer>;
	removeAttachment(id: string, name: string, rev: string): Promise<{ rev: string }>;
}
/** Every list takes this switch; the app's types know it for one document only. */
const WITH_FILES: object = { attachments: true };
type Told = Record<string, { digest: string; length?: number; revpos: number; content_type: string; data?: string }>;

const BINARY = Buffer.from([0, 1, 2, 253, 254, 255, 13, 10, 45, 45]);
const TEXT = Buffer.from('ภาษาไทย '.repeat(50));
let server: TestServer;
let remote: FileDatabase;
let local: FileDatabase;
let other: FileDatabase;
let made = 0;

beforeEach(async () => {
	server = await startTestServer();
	const auth = { username: ADMIN.name, password: ADMIN.password };
	remote = new PouchDB(`${server.url}/db/files`, { auth }) as FileDatabase;
	const memory = () => new PouchDB(`files-${made++}`, { adapter: 'memory' }) as FileDatabase;
	[local, other] = [memory(), memory()];
});
afterEach(async () => {
	await Promise.all([local.destroy(), other.destroy()]);
	await server.close();
	expect(server.errors).toEqual([]);
});

const base64Of = async (database: FileDatabase, name: string, rev?: string) =>
	(await database.getAttachment('a', name, rev === undefined ? {} : { rev })).toString('base64');

async function exchange(database: FileDatabase): Promise<void> {
	expect(await database.replicate.to(remote)).toMatchObject({ ok: true, doc_write_failures: 0 });
	expect(await database.replicate.from(remote)).toMatchObject({ ok: true, doc_write_failures: 0 });
}

it('PouchDB puts, gets, replaces and removes a file', async () => {
	const first = await remote.putAttachment('a', 'ไฟล์/๑.png', undefined, BINARY, 'image/png');
	const second = await remote.putAttachment('a', 'text', first.rev, TEXT, 'text/plain');
	expect(await base64Of(remote, 'ไฟล์/๑.png')).toBe(BINARY.toString('base64'));
	expect(await base64Of(remote, 'text')).toBe(TEXT.toString('base64'));
	const third = await remote.putAttachment('a', 'text', second.rev, BINARY, 'text/plain');
	expect(await base64Of(remote, 'text', second.rev)).toBe(TEXT.toString('base64'));
	await expect(remote.putAttachment('a', 'text', second.rev, TEXT, 'text/plain')).rejects.toMatchObject({ status: 409 });
	await remote.removeAttachment('a', 'text', third.rev);
	await expect(remote.getAttachment('a', 'text')).rejects.toMatchObject({ status: 404 });
	await expect(remote.put({ _id: 'b', _attachments: { f: { stub: true } } })).rejects.toMatchObject({ status: 412 });
	await expect(remote.put({ _id: 'b', _attachments: { f: { data: 'no base64!' } } })).rejects.toMatchObject({ status: 400 });
});

it('PouchDB carries files from one device to another, conflicts, stubs and all', async () => {
	await local.put({
		_id: 'a',
		_attachments: {
			b: { content_type: 'image/png', data: BINARY.toString('base64') },
			1: { content_type: 'text/plain', data: TEXT.toString('base64') }
		}
	});
	expect(await local.replicate.to(remote)).toMatchObject({ ok: true, docs_written: 1 });
	expect(await other.replicate.from(remote)).toMatchObject({ ok: true, docs_written: 1 });
	for (const database of [local, other]) {
		const doc = await database.get('a');
		await database.put({ ...doc, by: database.name });
		await exchange(database);
	}
	await exchange(local);
	for (const database of [local, remote, other]) {
		expect([await base64Of(database, 'b'), await base64Of(database, '1')]).toEqual([BINARY.toString('base64'), TEXT.toString('base64')]);
		expect((await database.get('a', { conflicts: true }))._conflicts).toHaveLength(1);
	}
	expect((await remote.get('a'))._rev).toBe((await local.get('a'))._rev);
});

it('[P21] makes the revision that PouchDB makes of the same document with files, given, kept and dropped', async () => {
	const file = { content_type: 'image/png', data: BINARY.toString('base64') };
	const digest = `md5-${createHash('md5').update(BINARY).digest('base64')}`;
	const stub = { content_type: 'image/png', revpos: 1, digest, length: BINARY.length, stub: true };
	const histories = [];
	for (const database of [local, remote]) {
		const first = await database.put({ _id: 'a', n: 1, _attachments: { f: file } });
		const second = await database.put({ _id: 'a', _rev: first.rev, _attachments: { f: stub, g: file } });
		await database.put({ _id: 'a', _rev: second.rev, _attachments: {} });
		histories.push((await database.get('a', { revs: true }))._revisions);
	}
	expect(histories[1]).toEqual(histories[0]);
});

it('PouchDB shows files in every list it is asked to', async () => {
	await remote.put({ _id: 'a', _attachments: { f: { content_type: 'image/png', data: BINARY.toString('base64') } } });
	const data = BINARY.toString('base64');
	const all = await remote.allDocs({ include_docs: true, ...WITH_FILES });
	const { results } = await remote.changes({ include_docs: true, ...WITH_FILES });
	const bulk = await remote.bulkGet({ docs: [{ id: 'a' }], ...WITH_FILES });
	const [row] = bulk.results[0]?.docs ?? [];
	const docs = [
		all.rows[0]?.doc,
		results[0]?.doc,
		row !== undefined && 'ok' in row ? row.ok : undefined,
		await remote.get('a', { attachments: true })
	];
	for (const doc of docs) expect((doc as { _attachments?: Told } | undefined)?._attachments?.f).toMatchObject({ data });
});

it('nano inserts and fetches files, alone and in one multipart body', async () => {
	const nano = Nano(server.apiUrl.replace('//', `//${ADMIN.name}:${ADMIN.password}@`));
	await nano.db.create('files');
	const db = nano.use('files');
	const files = [
		{ name: 'f', data: BINARY, content_type: 'image/png' },
		{ name: 'text', data: TEXT, content_type: 'text/plain' }
	];
	const { rev } = await db.multipart.insert({ n: 1 }, files, 'a');
	expect(await db.attachment.get('a', 'f')).toEqual(BINARY);
	expect(Buffer.from(await db.attachment.get('a', 'text')).equals(TEXT)).toBe(true);
	expect(String(await db.multipart.get('a'))).toMatch(/filename="f"\r\nContent-Type: image\/png\r\nContent-Length: 10\r\n/);
	const next = await db.attachment.insert('a', 'g', BINARY, 'image/gif', { rev });
	await db.attachment.destroy('a', 'f', { rev: next.rev });
	expect(Object.keys(((await db.get('a')) as { _attachments?: object })._attachments ?? {})).toEqual(['g', 'text']);
});
