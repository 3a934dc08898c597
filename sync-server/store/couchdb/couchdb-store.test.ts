// The store in front of a CouchDB, against a second server that stands in for one; against a real CouchDB too where
// SALA_COUCHDB_URL names one (http://name:password@host:port; databases of these tests are made and removed there).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOfText } from '../../revisions/rev-id.ts';
import { addUser, createOrganisation, hasAdministrator } from '../../admin/accounts.ts';
import { readUser } from '../../auth/read-user.ts';
import { readSecurity } from '../../auth/security-object.ts';
import { silentLog, type Log } from '../../ports.ts';
import { ADMIN, startTestServer, type TestServer } from '../../testing/test-server.ts';
import { MemoryStore } from '../memory-store.ts';
import { SqliteStore } from '../sqlite-store.ts';
import { put, replicated } from '../edits-testing.ts';
import { NAME, OTHER_NAME, storeContract } from '../store-contract.ts';
import type { Database, Edit } from '../store.ts';
import { ADMINISTRATOR_ROLE_IN_COUCHDB } from './administrator-role.ts';
import { CouchdbStore, SHARED_DATABASE } from './couchdb-store.ts';

const urlOf = (server: TestServer, password = ADMIN.password): string => server.apiUrl.replace('//', `//${ADMIN.name}:${password}@`);

const realUrl = process.env.SALA_COUCHDB_URL;
const standIn = `another sync server standing in${realUrl === undefined ? ', and SALA_COUCHDB_URL names no real one' : ''}`;

storeContract(`the store in a CouchDB, ${standIn}`, () => {
	let server: TestServer | undefined;
	return {
		open: async () => {
			server ??= await startTestServer();
			return new CouchdbStore({ url: urlOf(server), log: silentLog });
		},
		dispose: () => server?.close()
	};
});

if (realUrl !== undefined) {
	storeContract('the store in the CouchDB of SALA_COUCHDB_URL', () => {
		const store = new CouchdbStore({ url: realUrl, log: silentLog });
		const clear = async () => {
			for (const name of [NAME, OTHER_NAME]) await store.destroy(name);
		};
		return {
			open: async () => {
				await clear();
				return new CouchdbStore({ url: realUrl, log: silentLog });
			},
			dispose: async () => {
				await clear();
				await store.close();
			}
		};
	});
}

describe('stores in front of one CouchDB', () => {
	let couchdb: TestServer;
	let one: CouchdbStore;
	let other: CouchdbStore;
	let logged: string[];

	const log: Log = {
		...silentLog,
		error: (fields, message) => void logged.push(`${message} ${JSON.stringify(fields)}`)
	};
	const opened = async (store: CouchdbStore, name = 'notes') => (await store.open(name)) as Database;
	const outcomesOf = async (database: Database, edits: Edit[]) => database.write(edits);

	beforeEach(async () => {
		logged = [];
		couchdb = await startTestServer();
		one = new CouchdbStore({ url: urlOf(couchdb), log });
		other = new CouchdbStore({ url: urlOf(couchdb), log });
		await one.create('notes');
	});
	afterEach(async () => {
		await one.close();
		await other.close();
		await couchdb.close();
	});

	it('[O40] are one server: one identity, one secret, one set of databases', async () => {
		expect(await Promise.all([other.uuid(), one.uuid()])).toEqual(Array(2).fill(await one.uuid()));
		expect(await other.secret()).toBe(await one.secret());
		expect(await one.secret()).toMatch(/^[0-9a-f]{64}$/);
		expect(await other.names()).toEqual(await one.names());
		expect(await (await opened(other)).instance()).toBe(await (await opened(one)).instance());
	});

	it('[O40] keep what they share out of everyone’s reach through them', async () => {
		await one.secret();
		expect(await one.names()).not.toContain(SHARED_DATABASE);
		expect(await one.open(SHARED_DATABASE)).toBeUndefined();
		expect(await one.create(SHARED_DATABASE)).toBe('already-there');
		expect(await one.destroy(SHARED_DATABASE)).toBe('missing');
		expect((await couchdb.ask('GET', `/${SHARED_DATABASE}/identity`, { as: null })).status).toBe(401);
	});

	it('[O40] of two that edit one revision at once, one is told of the conflict', async () => {
		const [written] = await outcomesOf(await opened(one), [put('a', { n: 1 })]);
		const rev = written?.ok === true ? written.rev : '';
		const outcomes = await Promise.all([one, other].map(async (store, n) => outcomesOf(await opened(store), [put('a', { n }, rev)])));
		expect(outcomes.flat().filter((outcome) => outcome.ok)).toHaveLength(1);
		expect(outcomes.flat()).toContainEqual({ ok: false, error: 'conflict' });
	});

	it('[O40] hear of each other’s writes', async () => {
		const database = await opened(other);
		const heard = Promise.withResolvers<void>();
		const stop = database.onWrite(() => heard.resolve());
		expect(await database.hasWritesBehind(0)).toBe(false);
		await outcomesOf(await opened(one), [put('a', {})]);
		await heard.promise;
		expect(await database.hasWritesBehind(0)).toBe(true);
		stop();
	});

	it('[O40] tell who waits that the database is no more', async () => {
		const dataDir = mkdtempSync(join(tmpdir(), 'sala-couchdb-'));
		const onDisk = await startTestServer({ store: new SqliteStore({ dataDir, maxOpenDatabases: 4 }) });
		const front = new CouchdbStore({ url: urlOf(onDisk), log });
		await front.create('notes');
		const database = await opened(front);
		const heard = Promise.withResolvers<void>();
		database.onWrite(() => heard.resolve());
		await database.hasWritesBehind(0);
		await onDisk.ask('DELETE', '/notes');
		await heard.promise;
		await expect(database.info()).rejects.toMatchObject({ status: 404, reason: 'Database does not exist.' });
		await front.close();
		await onDisk.close();
		rmSync(dataDir, { recursive: true });
	});

	it('[O41] close a new database to everyone but administrators, and grant where CouchDB grants', async () => {
		const before = await couchdb.ask('GET', '/notes/_security');
		expect(before.body).toEqual({ admins: { names: [], roles: ['_admin'] }, members: { names: [], roles: ['_admin'] } });
		const { database } = await createOrganisation(one, { code: 'x' });
		expect(await readSecurity(await opened(other, database))).toEqual((await couchdb.ask('GET', `/${database}/_security`)).body);
		const member = await couchdb.addUser('noi', ['org-x:counter']);
		expect((await couchdb.ask('GET', `/${database}`, { as: member })).status).toBe(200);
	});

	it('[O42] keep server administrators in _users under a role that CouchDB takes, and let nobody else name it', async () => {
		const user = { name: 'somsri', password: 'somsri-secret', displayName: 'สมศรี' };
		expect(await hasAdministrator(other)).toBe(true);
		await addUser(one, { ...user, roles: ['_admin', 'org-x:head'] }, { pbkdf2Iterations: 10 });
		expect((await couchdb.ask('GET', '/_users/org.couchdb.user:somsri')).body).toMatchObject({
			roles: [ADMINISTRATOR_ROLE_IN_COUCHDB, 'org-x:head'],
			password_scheme: 'pbkdf2',
			displayName: 'สมศรี'
		});
		expect(await readUser(other, 'somsri')).toMatchObject({ name: 'somsri', roles: ['_admin', 'org-x:head'] });
		const json = JSON.stringify({ name: 'eve', type: 'user', roles: [ADMINISTRATOR_ROLE_IN_COUCHDB] });
		const edit: Edit = {
			id: 'org.couchdb.user:eve',
			json,
			edit: { kind: 'new', parent: undefined, hash: hashOfText(json), deleted: false }
		};
		expect(await outcomesOf(await opened(one, '_users'), [edit])).toMatchObject([{ ok: false, error: 'forbidden' }]);
		expect(await readUser(one, 'eve')).toBeUndefined();
	});

	it('[O42] pass on what CouchDB itself refuses of a user', async () => {
		const json = JSON.stringify({ name: 'eve', type: 'user', roles: ['_reader'] });
		const edit = replicated('org.couchdb.user:eve', ['1-a'], JSON.parse(json) as object);
		const users = await opened(one, '_users');
		expect(await outcomesOf(users, [edit, replicated('_design/x', ['1-a'])])).toEqual([
			{ ok: false, error: 'forbidden', reason: 'No system roles (starting with underscore) in users db.' },
			{ ok: true, rev: '1-a' }
		]);
	});

	it('[O43] answer 503 while CouchDB is away, and go on by themselves when it is back', async () => {
		const store = new MemoryStore();
		const first = await startTestServer({ store });
		const port = Number(new URL(first.apiUrl).port);
		const front = new CouchdbStore({ url: urlOf(first), log });
		await front.create('notes');
		const database = await opened(front);
		const heard = Promise.withResolvers<void>();
		const stop = database.onWrite(() => heard.resolve());
		await database.hasWritesBehind(0);
		await first.close();
		await expect(database.info()).rejects.toMatchObject({ status: 503, error: 'service_unavailable' });
		await expect(outcomesOf(database, [put('a', {})])).rejects.toMatchObject({ status: 503 });
		const again = await startTestServer({ store, config: { apiPort: port } });
		await outcomesOf(database, [put('a', {})]);
		await heard.promise;
		expect(await database.info()).toMatchObject({ docCount: 1 });
		stop();
		await front.close();
		await again.close();
	});

	it('[O43] answer 503 when CouchDB says nothing, and 502 when it does not know the name and password', async () => {
		const stranger = new CouchdbStore({ url: urlOf(couchdb, 'not-the-one'), log });
		await expect(stranger.open('notes')).rejects.toMatchObject({ status: 502, error: 'bad_gateway' });
		const nowhere = new CouchdbStore({ url: 'http://127.0.0.1:1/', log });
		await expect(nowhere.names()).rejects.toMatchObject({ status: 503 });
		await stranger.close();
		await nowhere.close();
	});

	it('[O44] never put CouchDB’s name and password into the log', async () => {
		const nowhere = new CouchdbStore({ url: 'http://keeper:a-secret-word@127.0.0.1:1/', log });
		await expect(nowhere.names()).rejects.toMatchObject({ status: 503 });
		expect(logged).not.toEqual([]);
		expect(logged.join()).not.toMatch(/a-secret-word|keeper/);
		expect(nowhere.place).toBe('http://127.0.0.1:1');
		await nowhere.close();
	});
});
