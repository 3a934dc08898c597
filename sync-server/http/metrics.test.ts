// What is counted and logged, and what never is.
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addUser, createOrganisation } from '../admin/accounts.ts';
import { defaultConfig } from '../config-type.ts';
import { openLog, type FileLog } from '../log.ts';
import { Metrics } from '../metrics/metrics.ts';
import { systemClock } from '../ports.ts';
import { createServer, type SyncServer } from '../server.ts';
import { SqliteStore } from '../store/sqlite-store.ts';

const TOKEN = 'a-token-for-the-scraper';
let folder: string;
let server: SyncServer;
let base: string;
let log: FileLog;
let logged: () => Promise<void>;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'sala-metrics-'));
	log = openLog('info', openSync(join(folder, 'log'), 'w'));
	let closing: Promise<void> | undefined;
	logged = () => (closing ??= log.close());
	const metrics = new Metrics({ withProcess: false });
	const store = new SqliteStore({ dataDir: join(folder, 'data'), maxOpenDatabases: 4, watch: metrics });
	const config = { ...defaultConfig, port: 0, pbkdf2Iterations: 10, metricsToken: TOKEN };
	await addUser(store, { name: 'chief', password: 'chief-secret', roles: ['_admin'], displayName: 'Chief' }, config);
	await addUser(store, { name: 'somchai', password: 'somchai-secret', roles: ['org-x1:counter'], displayName: 'สมชาย' }, config);
	await createOrganisation(store, { code: 'x1' });
	server = createServer({ config, store, clock: systemClock, log, metrics });
	base = `http://127.0.0.1:${(await server.listen()).appPort}`;
});
afterEach(async () => {
	await server.close();
	await logged();
	rmSync(folder, { recursive: true, force: true });
});

const basic = (name: string, password = `${name}-secret`) => ({
	Authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`
});
const metricsAs = (headers: Record<string, string>) => fetch(`${base}/_sala/metrics`, { headers });
const figures = async () => (await metricsAs({ Authorization: `Bearer ${TOKEN}` })).text();

/** A day at the counter, with mistakes. */
async function work(): Promise<void> {
	const json = { 'Content-Type': 'application/json' };
	const put = (id: string, body: object) =>
		fetch(`${base}/db/org-x1/${id}`, { method: 'PUT', headers: { ...basic('somchai'), ...json }, body: JSON.stringify(body) });
	await put('visit:S1:visit-registered:A1', { kind: 'visit-registered', note: 'body-of-a-document' });
	await put('visit:S1:visit-registered:A1', { kind: 'visit-registered', note: 'another' });
	await fetch(`${base}/db/org-x1/_all_docs?startkey=%22private-key%22`, { headers: basic('somchai') });
	await fetch(`${base}/db/_users/org.couchdb.user:somchai`, { headers: basic('somchai') });
	await fetch(`${base}/db/_session`, { method: 'POST', headers: json, body: JSON.stringify({ name: 'somchai', password: 'mistyped' }) });
	const session = await fetch(`${base}/db/_session`, {
		method: 'POST',
		headers: json,
		body: JSON.stringify({ name: 'somchai', password: 'somchai-secret' })
	});
	cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
	await fetch(`${base}/db/_session`, { headers: { Cookie: cookie } });
}
let cookie = '';

describe('the figures', () => {
	it('[O54] count requests by route and status, documents, commits and failed sign-ins', async () => {
		await work();
		const text = await figures();
		for (const line of [
			'sala_requests_total{route="/{db}/{document}",method="PUT",status="201"} 1',
			'sala_requests_total{route="/{db}/{document}",method="PUT",status="409"} 1',
			'sala_requests_total{route="/{db}/_all_docs",method="GET",status="200"} 1',
			'sala_requests_total{route="/_session",method="POST",status="401"} 1',
			'sala_request_seconds_count{route="/_session"} 3',
			'sala_documents_written_total 1',
			'sala_sign_ins_failed_total{why="wrong"} 1',
			'sala_feeds 0'
		])
			expect(text).toContain(`${line}\n`);
		expect(text).toMatch(/sala_commit_seconds_count [1-9]/);
		expect(text).toMatch(/sala_open_databases [1-4]\n/);
	});

	it('[O54] name no person, database or document', async () => {
		await work();
		expect(await figures()).not.toMatch(/somchai|x1|S1|chief/);
	});

	it('[O54] tell of the process when there is one to tell of', async () => {
		const text = await new Metrics({ withProcess: true }).text();
		for (const name of ['process_resident_memory_bytes', 'nodejs_eventloop_lag_seconds']) expect(text).toContain(name);
	});

	const door: [who: string, headers: Record<string, string>, status: number][] = [
		['nobody', {}, 401],
		['a person', basic('somchai'), 401],
		['a wrong token', { Authorization: 'Bearer wrong' }, 401],
		['a wrong password', basic('chief', 'x'), 401],
		['the token', { Authorization: `Bearer ${TOKEN}` }, 200],
		['a server administrator', basic('chief'), 200]
	];
	for (const [who, headers, status] of door)
		it(`[O55] answer ${who} with ${status}`, async () => expect((await metricsAs(headers)).status).toBe(status));
});

describe('the log', () => {
	it('[O56] has a line for each request with its id, and no secret, no name and nothing of what was asked or written', async () => {
		await work();
		const asked = await fetch(`${base}/db/`);
		const id = asked.headers.get('x-couch-request-id') ?? '';
		expect(id).toMatch(/^[0-9a-f]{10}$/);
		await server.close();
		await logged();
		const text = readFileSync(join(folder, 'log'), 'utf8');
		const lines = text
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line) as Record<string, unknown>);
		expect(lines.find((line) => line.id === id)).toMatchObject({ level: 'info', method: 'GET', route: '/', status: 200, whole: true });
		expect(lines.filter(({ msg }) => msg === 'Request').length).toBeGreaterThanOrEqual(8);
		for (const secret of [
			'somchai',
			'secret',
			'mistyped',
			'private-key',
			'body-of-a-document',
			'S1',
			cookie.slice('AuthSession='.length),
			'Basic'
		])
			expect(text).not.toContain(secret);
	});
});
