// Two server processes in front of one CouchDB (a third server stands in for it), as a province would run them: one address for
// tablets in front of both, or half the tablets at each.
import PouchHttp from 'pouchdb-adapter-http';
import PouchMemory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import PouchReplication from 'pouchdb-replication';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runToEnd, ServerProcess } from './server-process.ts';

PouchDB.plugin(PouchMemory).plugin(PouchHttp).plugin(PouchReplication);

const COUCHDB_ADMIN = { user: 'cluster', password: 'cluster-secret' };
const HEAD = { user: 'head', password: 'long enough' };
/** Three programs on a busy machine, each of which hashes a password for real. */
const START_MS_MAX = 120_000;
const NOI = { user: 'noi', password: 'also long enough' };

let couchdb: ServerProcess;
let one: ServerProcess;
let other: ServerProcess;

const couchdbUrl = (password = COUCHDB_ADMIN.password) => `http://${COUCHDB_ADMIN.user}:${password}@127.0.0.1:${couchdb.apiPort}`;
/** Every server of these tests, to be stopped at the end however far they came. */
const started: ServerProcess[] = [];
async function start(args: string[], env: Record<string, string>): Promise<ServerProcess> {
	const server = await ServerProcess.start({ args, env });
	started.push(server);
	return server;
}
const startFront = () => start(['--store', 'couchdb'], { SALA_COUCHDB_URL: couchdbUrl(), ...administrator });
const administrator = { SALA_ADMIN_USER: HEAD.user, SALA_ADMIN_PASSWORD: HEAD.password };
const ledger = (server: ServerProcess) =>
	new PouchDB(`${server.url}/db/org-x`, { auth: { username: NOI.user, password: NOI.password }, skip_setup: true });
const factIds = (kind: string, count: number) => Array.from({ length: count }, (_, n) => ({ _id: `${kind}:v${n}:f:a`, n }));
const idsOf = async (database: PouchDB.Database) => (await database.allDocs()).rows.map(({ id }) => id);

let made = 0;
const tablet = () => new PouchDB(`tablet-${made++}`, { adapter: 'memory' });

const basic = ({ user, password }: typeof HEAD) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** Asks the first front, as its administrator; what it says no to fails the test. */
async function asHead(method: string, path: string, body?: object): Promise<void> {
	const init = { method, headers: { Authorization: basic(HEAD) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
	expect(await json(`${one.url}/db/${path}`, init)).toMatchObject({ body: { ok: true } });
}

async function json(url: string, init: RequestInit = {}): Promise<{ status: number; body: unknown; cookie: string }> {
	const response = await fetch(url, { ...init, headers: { 'Content-Type': 'application/json', ...init.headers } });
	return { status: response.status, body: await response.json(), cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' };
}

beforeAll(async () => {
	couchdb = await start(['--api-port', '0'], { SALA_ADMIN_USER: COUCHDB_ADMIN.user, SALA_ADMIN_PASSWORD: COUCHDB_ADMIN.password });
	one = await startFront();
	await asHead('PUT', 'org-x');
	await asHead('PUT', 'org-x/_security', { admins: { roles: ['_admin'] }, members: { roles: ['org-x:counter'] } });
	const noi = { name: NOI.user, password: NOI.password, type: 'user', roles: ['org-x:counter'] };
	await asHead('PUT', `_users/org.couchdb.user:${NOI.user}`, noi);
	other = await startFront();
}, START_MS_MAX);
afterAll(async () => {
	await Promise.all(started.map((server) => server.dispose()));
});

describe('two fronts of one CouchDB', () => {
	it('[O40] are one server to whoever signs in', async () => {
		expect(other.setupLink).toBeUndefined();
		const welcomes = await Promise.all([one, other].map(({ url }) => json(`${url}/db/`)));
		expect(welcomes[0]?.body).toEqual(welcomes[1]?.body);
		const credentials = JSON.stringify({ name: NOI.user, password: NOI.password });
		const { status, cookie } = await json(`${one.url}/db/_session`, { method: 'POST', body: credentials });
		expect(status).toBe(200);
		const session = await json(`${other.url}/db/_session`, { headers: { Cookie: cookie } });
		expect(session.body).toMatchObject({ userCtx: { name: NOI.user, roles: ['org-x:counter'] } });
		const head = await json(`${other.url}/db/_session`, { headers: { Authorization: basic(HEAD) } });
		expect(head.body).toMatchObject({ userCtx: { name: HEAD.user, roles: ['_admin'] } });
	});

	it('[O45] carry a centre on when one of them is killed, and when it comes back', async () => {
		const [sender, receiver] = [tablet(), tablet()];
		await sender.bulkDocs(factIds('visit', 120));
		expect(await sender.replicate.to(ledger(one))).toMatchObject({ ok: true, docs_written: 120 });

		const receiving = receiver.replicate.from(ledger(other), { live: true, retry: true });
		const has = async (count: number) => {
			for await (const _ of changesOf(receiver)) if ((await receiver.info()).doc_count >= count) return;
		};
		await has(120);
		await sender.put({ _id: 'note:v0:f:a' });
		await sender.replicate.to(ledger(one));
		await has(121);

		await one.kill();
		await sender.bulkDocs(factIds('survey', 10));
		await expect(sender.replicate.to(ledger(one))).rejects.toThrow();
		expect(await sender.replicate.to(ledger(other))).toMatchObject({ docs_written: 10 });
		await has(131);

		await one.restart();
		await sender.put({ _id: 'note:v1:f:a' });
		expect(await sender.replicate.to(ledger(one))).toMatchObject({ ok: true, docs_written: 1 });
		await has(132);
		receiving.cancel();
		expect(await idsOf(receiver)).toEqual(await idsOf(sender));
		expect(await idsOf(ledger(other))).toEqual(await idsOf(sender));
	});

	it('[O45] refuse what a ledger refuses, in front of a CouchDB as anywhere', async () => {
		const database = ledger(other);
		const { _rev } = await database.get('visit:v0:f:a');
		await expect(database.put({ _id: 'visit:v0:f:a', _rev, n: 'changed' })).rejects.toMatchObject({ status: 403 });
		await expect(database.put({ _id: 'no-fact' })).rejects.toMatchObject({ status: 403 });
	});

	it('[O44] say at the start that CouchDB does not know them, and never with what', async () => {
		const ended = await runToEnd(['--port', '0', '--store', 'couchdb'], { SALA_COUCHDB_URL: couchdbUrl('another-word') });
		expect(ended.code).toBe(1);
		expect(ended.stderr).toContain(`http://127.0.0.1:${couchdb.apiPort}`);
		for (const said of [ended.stderr, ended.stdout, one.log, other.log]) expect(said).not.toMatch(/another-word|cluster-secret/);
	});
});

/** Once at the beginning, and after each change. */
async function* changesOf(database: PouchDB.Database): AsyncGenerator<void> {
	let wake = Promise.withResolvers<void>();
	const feed = database.changes({ live: true, since: 'now' }).on('change', () => wake.resolve());
	try {
		for (;;) {
			const next = wake.promise;
			yield;
			await next;
			wake = Promise.withResolvers<void>();
		}
	} finally {
		feed.cancel();
	}
}
