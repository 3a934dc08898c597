// A server's data moves into a CouchDB (a second server stands in for it): whole, once, and again after it was cut short.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PouchHttp from 'pouchdb-adapter-http';
import PouchMemory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import PouchReplication from 'pouchdb-replication';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addUser, createOrganisation } from '../sync-server/admin/accounts.ts';
import type { Terminal } from '../sync-server/admin/command-context.ts';
import { runCommand } from '../sync-server/admin/program.ts';
import { migrate, type MovedDatabase } from '../sync-server/admin/migrate.ts';
import { isPassword, passwordFieldsOf } from '../sync-server/auth/passwords.ts';
import { readUser } from '../sync-server/auth/read-user.ts';
import { silentLog, systemClock } from '../sync-server/ports.ts';
import { CouchdbStore } from '../sync-server/store/couchdb/couchdb-store.ts';
import { MemoryStore } from '../sync-server/store/memory-store.ts';
import { SqliteStore } from '../sync-server/store/sqlite-store.ts';
import { file, put, replicated, withFiles } from '../sync-server/store/store-contract.ts';
import type { Database, Edit, Store } from '../sync-server/store/store.ts';
import { ADMIN, startTestServer, type TestServer, type Who } from '../sync-server/testing/test-server.ts';

PouchDB.plugin(PouchMemory).plugin(PouchHttp).plugin(PouchReplication);

const PERSON = { name: 'สมชาย', password: 'somchai-secret', displayName: 'สมชาย ใจดี' };
/** A real CouchDB has its administrators in its configuration; what stands in for it has this one among the people. */
const CLUSTER = { name: 'cluster', password: 'cluster-secret' };
const THAI_IDS = ['visit:เยี่ยม:f:a', 'visit:น้ำ ไฟ/ก:f:a', 'visit:\u{1f33e}:f:a'];

let dataDir: string;
let source: Store;
let couchdb: TestServer;
let target: CouchdbStore;

const urlOf = (server: TestServer, who: Who = ADMIN) => server.apiUrl.replace('//', `//${who.name}:${who.password}@`);
const move = (options: { batchDocuments?: number; onBatch?: (name: string, sent: number) => void } = {}) =>
	migrate({ from: source, fromId: 'here', to: target, ...options });
const opened = async (store: Store, name: string) => (await store.open(name)) as Database;
const localsOf = async (store: Store, name: string) => (await opened(store, name)).locals({ startKey: '', limit: 9 });
const named = (moved: readonly MovedDatabase[], name: string) => moved.find((one) => one.name === name);
const facts = (count: number, from = 0): Edit[] => Array.from({ length: count }, (_, n) => put(`visit:v${from + n}:f:a`, { n }));

/** A centre's ledger with Thai ids, and a database with everything that a history can have. */
async function fillSource(): Promise<void> {
	await createOrganisation(source, { code: 'x' });
	await addUser(source, { ...PERSON, roles: ['org-x:counter'] }, { pbkdf2Iterations: 10 });
	await addUser(source, { name: 'somsri', password: 'somsri-secret', displayName: 'สมศรี', roles: ['_admin'] }, { pbkdf2Iterations: 10 });
	await (await opened(source, 'org-x')).write([...facts(95), ...THAI_IDS.map((id) => put(id, { ชื่อ: id }))]);
	await source.create('notes/k');
	const notes = await opened(source, 'notes/k');
	await notes.setRevsLimit(50);
	await notes.write([
		replicated('conflict', ['2-b', '1-a'], { side: 'b' }),
		replicated('conflict', ['2-c', '1-a'], { side: 'c' }),
		replicated('deleted-leaf', ['2-b', '1-a'], { side: 'b' }),
		replicated('deleted-leaf', ['3-d', '2-c', '1-a'], { why: 'gone' }, true),
		replicated('gone', ['2-z', '1-a'], {}, true),
		withFiles(replicated('with-file', ['1-a'], { n: 1 }), [file('ภาพ.png', 'bytes'), file('b/text', 'ข้อความ', 'gzip')]),
		replicated('หมายเหตุ', ['1-a'], { text: 'ยาว'.repeat(2_000) }),
		{ ...replicated('long-number', ['1-a']), json: '{"n":12345678901234567890}' }
	]);
}

async function exchanged(tablet: PouchDB.Database, remote: PouchDB.Database): Promise<{ sent: number; received: number }> {
	const { docs_written: sent } = await tablet.replicate.to(remote);
	const { docs_written: received } = await tablet.replicate.from(remote);
	return { sent, received };
}

async function leavesIn(store: Store, name: string): Promise<unknown> {
	const { rows } = await (await opened(store, name)).changes({ since: 0, limit: 1_000, descending: false, bodies: true });
	const plain = rows.map(({ id, leaves, deleted, body }) => ({ id, revs: leaves.map(({ rev }) => rev), deleted, body }));
	return plain.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

beforeEach(async () => {
	dataDir = mkdtempSync(join(tmpdir(), 'sala-migrate-'));
	source = new SqliteStore({ dataDir, maxOpenDatabases: 4 });
	couchdb = await startTestServer();
	await addUser(couchdb.store, { ...CLUSTER, displayName: '', roles: ['_admin'] }, { pbkdf2Iterations: 10 });
	target = new CouchdbStore({ url: urlOf(couchdb, CLUSTER), log: silentLog });
	await fillSource();
});
afterEach(async () => {
	await source.close();
	await target.close();
	await couchdb.close();
	rmSync(dataDir, { recursive: true });
});

interface Ran {
	code: number;
	said: string;
}

async function run(words: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
	let said = '';
	const say = (line: string) => void (said += `${line}\n`);
	const terminal: Terminal = { say, complain: say, isInteractive: false, readPassword: () => Promise.resolve('') };
	const world = { clock: systemClock, program: 'sala 0', nodeVersion: '24.0.0', appDir: dataDir, pbkdf2Iterations: 10 };
	return { code: await runCommand([...words, '--lang', 'en'], { terminal, env, ...world }), said };
}

describe('the command', () => {
	const env = () => ({ SALA_COUCHDB_URL: urlOf(couchdb, CLUSTER) });

	it('[O46] moves a data folder, says how each database stands, and never the password', async () => {
		await source.close();
		const { code, said } = await run(['migrate', '--data', dataDir], env());
		expect(said).toContain('org-x: 98 documents, 98 revisions sent; both sides are the same');
		expect(said).toContain('All 3 databases are there');
		expect(code).toBe(0);
		expect(said).not.toContain(CLUSTER.password);
		source = new MemoryStore();
	});

	it('[O48] moves from a running server, and leaves nothing there', async () => {
		const serving = await startTestServer({ store: source });
		const from = { SALA_MIGRATE_FROM: `${urlOf(serving).replace(serving.apiUrl.slice(7), serving.url.slice(7))}/db` };
		const before = await Promise.all([source.names(), localsOf(source, 'org-x')]);
		expect((await run(['migrate'], { ...env(), ...from })).said).toContain(
			'org-x: 98 documents, 98 revisions sent; both sides are the same'
		);
		expect((await run(['migrate'], { ...env(), ...from })).said).toContain(
			'org-x: 98 documents, 0 revisions sent; both sides are the same'
		);
		expect(await Promise.all([source.names(), localsOf(source, 'org-x')])).toEqual(before);
		await serving.close();
		source = new MemoryStore();
	});

	it('[O46] ends with 1 where there is nothing to move or a server has the folder, and with 2 without a CouchDB', async () => {
		expect(await run(['migrate', '--data', join(dataDir, 'nowhere')], env())).toMatchObject({ code: 1 });
		expect(existsSync(join(dataDir, 'nowhere'))).toBe(false);
		expect(await run(['migrate', '--data', dataDir], env())).toMatchObject({ code: 1 });
		for (const to of ['', 'cluster:cluster-secret@host', 'ftp://cluster:cluster-secret@host']) {
			const { code, said } = await run(['migrate', '--data', dataDir, '--to', to]);
			expect([code, said.includes('cluster-secret')]).toEqual([2, false]);
		}
	});

	it('[O49] makes centres and people in the CouchDB that the environment names', async () => {
		const inCouchdb = { ...env(), SALA_STORE: 'couchdb' };
		expect(await run(['create-org', 'y'], inCouchdb)).toMatchObject({ code: 0 });
		expect(await run(['add-user', 'malee', '--role', 'y:head', '--generate'], inCouchdb)).toMatchObject({ code: 0 });
		expect(await readUser(target, 'malee')).toMatchObject({ roles: ['org-y:head'] });
		expect(await target.names()).toContain('org-y');
	});
});

describe('moving to a CouchDB', () => {
	it('[O46] moves every leaf of every document as it is, and what the database grants', async () => {
		const moved = await move();
		expect(moved.map(({ name, verdict, refused }) => [name, verdict, refused])).toEqual([
			['_users', 'same', []],
			['notes/k', 'same', []],
			['org-x', 'same', []]
		]);
		expect(named(moved, 'notes/k')).toMatchObject({ documents: 6, sent: 8 });
		expect(named(moved, 'org-x')).toMatchObject({ documents: 98, sent: 98 });
		for (const name of ['notes/k', 'org-x']) expect(await leavesIn(target, name)).toEqual(await leavesIn(source, name));
		const text = await couchdb.ask('GET', '/notes%2Fk/with-file/b/text');
		expect([text.text, text.headers.get('content-type')]).toEqual(['ข้อความ', 'text/plain']);
		const granted = (await couchdb.ask('GET', '/org-x/_security')).body;
		expect(granted).toMatchObject({ members: { roles: expect.arrayContaining(['org-x:counter']) as unknown } });
		expect((await couchdb.ask('GET', '/notes%2Fk/_revs_limit')).text.trim()).toBe('50');
	});

	it('[O46] moves people with what proves their passwords', async () => {
		await move();
		const before = await readUser(source, PERSON.name);
		expect(await readUser(target, PERSON.name)).toEqual(before);
		const kept = passwordFieldsOf((await readUser(target, PERSON.name)) ?? {});
		expect(kept !== undefined && (await isPassword(PERSON.password, kept))).toBe(true);
		expect((await couchdb.ask('GET', '/org-x', { as: PERSON })).status).toBe(200);
	});

	it('[O47] moves nothing the second time, and what is new the third', async () => {
		await move();
		expect((await move()).map(({ sent }) => sent)).toEqual([0, 0, 0]);
		await (await opened(source, 'org-x')).write(facts(3, 200));
		expect(named(await move(), 'org-x')).toMatchObject({ sent: 3, documents: 101, verdict: 'same' });
	});

	it('[O47] goes on where it was cut short', async () => {
		const cut = move({
			batchDocuments: 20,
			onBatch: (name, sent) => {
				if (name === 'org-x' && sent === 40) throw new Error('cut');
			}
		});
		await expect(cut).rejects.toThrow('cut');
		expect((await (await opened(target, 'org-x')).info()).docCount).toBe(40);
		const batches: number[] = [];
		const again = await move({ batchDocuments: 20, onBatch: (name, sent) => void (name === 'org-x' && batches.push(sent)) });
		expect(batches).toEqual([20, 40, 58]);
		expect(named(again, 'org-x')).toMatchObject({ sent: 58, verdict: 'same' });
	});

	it('[O47] goes on where CouchDB went away in the middle', async () => {
		const port = Number(new URL(couchdb.apiUrl).port);
		const cut = move({ batchDocuments: 20, onBatch: (name, sent) => void (name === 'org-x' && sent === 40 && void couchdb.close()) });
		await expect(cut).rejects.toMatchObject({ status: 503 });
		couchdb = await startTestServer({ store: couchdb.store, config: { apiPort: port } });
		const again = await move();
		expect(named(again, 'org-x')?.verdict).toBe('same');
		expect(named(again, 'org-x')?.sent).toBeLessThan(98);
	});

	it('[O47] says so when the two sides differ, and of what CouchDB does not take', async () => {
		await (await opened(source, 'org-x')).write([put('no-fact', {})]);
		expect(named(await move(), 'org-x')).toMatchObject({ verdict: 'different', refused: [{ id: 'no-fact' }] });
		await (await opened(target, 'notes/k')).write([put('only-there', {})]);
		expect(named(await move(), 'notes/k')?.verdict).toBe('different');
	});

	it('[O48] moves from a server that goes on serving, and the next run brings the rest', async () => {
		const serving = await startTestServer({ store: source });
		const from = new CouchdbStore({ url: urlOf(serving), log: silentLog });
		const late = facts(40, 500);
		const onBatch = async (name: string) => {
			const next = name === 'org-x' ? late.splice(0, 1) : [];
			if (next.length > 0) await (await opened(source, 'org-x')).write(next);
		};
		const first = await migrate({ from, fromId: 'there', to: target, batchDocuments: 10, onBatch: (name) => void onBatch(name) });
		expect(['same', 'still-written']).toContain(named(first, 'org-x')?.verdict);
		await (await opened(source, 'org-x')).write(late);
		const last = await migrate({ from, fromId: 'there', to: target });
		// Both test servers have an administrator of one name.
		expect(last.map(({ name, verdict }) => [name, verdict])).toEqual([
			['_users', 'different'],
			['notes/k', 'same'],
			['org-x', 'same']
		]);
		expect(await leavesIn(target, 'org-x')).toEqual(await leavesIn(source, 'org-x'));
		await from.close();
		await serving.close();
		source = new MemoryStore();
	});

	it('[O48] a tablet goes on at the same address and loses nothing', async () => {
		const before = await startTestServer({ store: source });
		const { port } = new URL(before.url);
		const person = { username: PERSON.name, password: PERSON.password };
		const remote = () => new PouchDB(`${before.url}/db/org-x`, { auth: person, skip_setup: true });
		const tablet = new PouchDB('migrated-tablet', { adapter: 'memory' });
		await tablet.put({ _id: 'visit:before:f:a' });
		expect(await exchanged(tablet, remote())).toEqual({ sent: 1, received: 98 });
		await before.close();

		source = new SqliteStore({ dataDir, maxOpenDatabases: 4 });
		expect(named(await move(), 'org-x')).toMatchObject({ verdict: 'same', documents: 99 });
		await tablet.put({ _id: 'visit:offline:f:a' });
		const after = await startTestServer({
			store: new CouchdbStore({ url: urlOf(couchdb, CLUSTER), log: silentLog }),
			config: { port: Number(port) }
		});
		await (await opened(target, 'org-x')).write(facts(1, 900));
		expect(await exchanged(tablet, remote())).toEqual({ sent: 1, received: 1 });
		expect((await tablet.info()).doc_count).toBe(101);
		expect((await (await opened(target, 'org-x')).info()).docCount).toBe(101);
		await after.close();
	});
});
