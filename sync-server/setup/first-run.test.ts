import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../ports.ts';
import { MemoryStore } from '../store/memory-store.ts';
import type { Store } from '../store/store.ts';
import { accountsOf, ensureAdministrator } from './accounts-of.ts';
import { WRONG_ATTEMPTS_MAX, WRONG_ATTEMPTS_WINDOW_MS } from './attempts.ts';
import { firstRun, orgCodeOf } from './first-run.ts';
import { answerSetup } from './setup-endpoints.ts';
import { setupToken, type SetupToken } from './setup-token.ts';

const quick = { pbkdf2Iterations: 10 };
let folder: string;
let store: Store;
let token: SetupToken;
let now: number;
let server: Server;
let address: string;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'sala-setup-'));
	store = new MemoryStore();
	token = setupToken(folder);
	now = 1_800_000_000_000;
	const first = firstRun({ token, accounts: accountsOf(store, quick), clock: { now: () => now }, log: silentLog });
	server = createServer((request, response) => void answerSetup(request, response, first, silentLog));
	await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
	address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/_sala/setup`;
});
afterEach(() => {
	server.close();
	rmSync(folder, { recursive: true });
});

const person = { user: 'head', password: 'long enough', displayName: 'หัวหน้าศูนย์', org: {} };
async function post(body: unknown, headers: Record<string, string> = { 'Content-Type': 'application/json' }) {
	const response = await fetch(address, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
	return { status: response.status, headers: response.headers, json: (await response.json()) as Record<string, unknown> };
}
const needed = async (): Promise<unknown> => ((await (await fetch(address)).json()) as { needed: unknown }).needed;

async function userDocument(name: string): Promise<Record<string, unknown> | undefined> {
	const users = await store.open('_users');
	const id = `org.couchdb.user:${name}`;
	const rows = await users?.allDocs({ startKey: id, endKey: id, inclusiveEnd: true, descending: false, skip: 0, limit: 1, bodies: true });
	const json = rows?.rows[0]?.body?.json;
	return json === undefined ? undefined : (JSON.parse(json) as Record<string, unknown>);
}

describe('the first run', () => {
	it('[O6] makes the administrator and the centre once, with the printed link', async () => {
		const link = token.issue();
		expect(await needed()).toBe(true);
		const made = await post({ ...person, token: link, org: { code: '10470101' } });
		expect([made.status, made.json]).toEqual([201, { ok: true, org: '10470101' }]);
		expect(await needed()).toBe(false);
		expect(await store.names()).toEqual(['_users', 'org-10470101']);
		expect(await userDocument('head')).toMatchObject({ roles: ['_admin', 'org-10470101:head'], displayName: 'หัวหน้าศูนย์' });
		expect(JSON.stringify(await userDocument('head'))).not.toContain('long enough');

		const again = await post({ ...person, user: 'second', token: link });
		expect([again.status, again.json.error]).toEqual([403, 'forbidden']);
		expect(await userDocument('second')).toBeUndefined();
	});

	it('[O6] makes one administrator of two who use the link at once', async () => {
		const link = token.issue();
		const answers = await Promise.all(['first', 'second'].map((user) => post({ ...person, user, token: link })));
		expect(answers.map(({ status }) => status).sort()).toEqual([201, 403]);
	});

	it('[O6] keeps only a hash of the link, for its owner alone, and a new link ends the old', async () => {
		const old = token.issue();
		const file = join(folder, 'setup-token');
		expect(readFileSync(file, 'utf8')).not.toContain(old);
		expect(statSync(file).mode & 0o777).toBe(0o600);
		const fresh = setupToken(folder).issue();
		expect((await post({ ...person, token: old })).status).toBe(403);
		expect((await post({ ...person, token: fresh })).status).toBe(201);
	});

	it('[O6] does not open again when an administrator was made another way', async () => {
		await ensureAdministrator(store, quick, { user: 'env', password: 'long enough' });
		expect(await needed()).toBe(false);
		expect((await post({ ...person, token: token.issue() })).status).toBe(403);
	});

	it('[O7] stops guessing after a few wrong links and says how long to wait', async () => {
		const link = token.issue();
		for (let attempt = 0; attempt < WRONG_ATTEMPTS_MAX; attempt += 1) expect((await post({ ...person, token: 'guess' })).status).toBe(403);
		const stopped = await post({ ...person, token: link });
		expect([stopped.status, stopped.headers.get('retry-after')]).toEqual([429, String(WRONG_ATTEMPTS_WINDOW_MS / 1000)]);
		now += WRONG_ATTEMPTS_WINDOW_MS;
		expect((await post({ ...person, token: link })).status).toBe(201);
	});

	const malformed: [what: string, change: object, field: string][] = [
		['a short password', { password: '1234567' }, 'password'],
		['no user', { user: '' }, 'user'],
		['a user with a colon', { user: 'a:b' }, 'user'],
		['a system user', { user: '_admin' }, 'user'],
		['a blank name', { displayName: '  ' }, 'displayName'],
		['a list for a name', { user: ['head'] }, 'user'],
		['no organisation', { org: null }, 'org']
	];
	for (const [what, change, field] of malformed) {
		it(`[O7] refuses ${what} and leaves the link good`, async () => {
			const link = token.issue();
			const refused = await post({ ...person, token: link, ...change });
			expect([refused.status, refused.json.reason]).toEqual([400, expect.stringContaining(field)]);
			expect((await post({ ...person, token: link })).status).toBe(201);
		});
	}

	it('[O7] refuses what is not JSON, too long, or comes from a form on another page', async () => {
		expect((await post('{')).status).toBe(400);
		expect((await post(JSON.stringify({ filler: 'x'.repeat(20_000) }))).status).toBe(413);
		expect((await post('{}', { 'Content-Type': 'text/plain' })).status).toBe(415);
		expect((await fetch(address, { method: 'DELETE' })).status).toBe(405);
	});

	it('[O6] leaves nothing behind when the user name is taken, and takes over an empty centre left by a run cut short', async () => {
		await accountsOf(store, quick).addUser({ name: 'head', password: 'long enough', displayName: '', roles: [] });
		const link = token.issue();
		expect((await post({ ...person, token: link, org: { code: 'x' } })).status).toBe(409);
		expect(await store.names()).toEqual(['_users']);
		await accountsOf(store, quick).createOrganisation('x');
		expect((await post({ ...person, user: 'other', token: link, org: { code: 'x' } })).status).toBe(201);
	});
});

describe('the code of an organisation', () => {
	const table: [string | undefined, RegExp][] = [
		['10470101', /^10470101$/],
		['Demo Centre', /^demo-centre$/],
		['--x--', /^x$/],
		['ศูนย์', /^c[0-9a-f]{10}$/],
		['', /^c[0-9a-f]{10}$/],
		[undefined, /^c[0-9a-f]{10}$/],
		['x'.repeat(100), /^x{40}$/]
	];
	for (const [given, expected] of table)
		it(`[O6] of ${JSON.stringify(given)} can name a database`, () => expect(orgCodeOf(given)).toMatch(expected));
});
