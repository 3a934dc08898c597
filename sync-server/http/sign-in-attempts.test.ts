// Guessing passwords: who waits, for how long, and who does not.
import { createHash, pbkdf2Sync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT, ACCOUNT_FROM_NETWORK, NETWORK, SignInAttempts } from '../auth/sign-in-attempts.ts';
import { crankedClock, startTestServer, type TestServer, type Who } from '../testing/test-server.ts';

const LOCKED = { error: 'forbidden', reason: 'Account is temporarily locked due to multiple authentication failures' };
const FIRST_WAIT_SECONDS = ACCOUNT_FROM_NETWORK.firstWaitMs / 1000;
let server: TestServer;
let head: Who;
beforeEach(async () => {
	server = await startTestServer({ config: { trustProxy: true } });
	head = await server.addUser('head', ['org-x1:head']);
});
afterEach(() => server.close());

/** Signs in from a network, which the proxy in front tells. */
const signIn = (who: Who, network = '203.0.113.1') =>
	server.ask('POST', '/_session', { as: null, json: who, headers: { 'X-Forwarded-For': `10.9.9.9, ${network}` } });
async function guess(times: number, name = 'head', network?: string): Promise<number[]> {
	const statuses: number[] = [];
	for (let n = 0; n < times; n += 1) statuses.push((await signIn({ name, password: `guess ${n}` }, network)).status);
	return statuses;
}

describe('an account from one network', () => {
	for (const name of ['head', 'nobody']) {
		it(`[O50] ${name} waits after five wrong passwords, in CouchDB's words, whether or not there is such a person`, async () => {
			expect(await guess(5, name)).toEqual([401, 401, 401, 401, 401]);
			const locked = await signIn({ name, password: `${name}-secret` });
			expect([locked.status, locked.body, locked.headers.get('retry-after')]).toEqual([403, LOCKED, String(FIRST_WAIT_SECONDS)]);
			const basic = await server.ask('GET', '/_all_dbs', {
				as: { name, password: 'x' },
				headers: { 'X-Forwarded-For': '203.0.113.1' }
			});
			expect(basic.status).toBe(403);
		});
	}

	it('[O50] may try again when the wait is over, waits twice as long for each further failure, and is clear after a success', async () => {
		await guess(5);
		for (const factor of [1, 2, 4]) {
			server.clock.advance(FIRST_WAIT_SECONDS * factor * 1000 - 1);
			expect((await signIn(head)).status).toBe(403);
			server.clock.advance(1);
			expect(await guess(1)).toEqual([401]);
		}
		server.clock.advance(ACCOUNT_FROM_NETWORK.waitMsMax);
		expect((await signIn(head)).status).toBe(200);
		expect(await guess(4)).toEqual([401, 401, 401, 401]);
		expect((await signIn(head)).status).toBe(200);
	});

	it('[O50] guesses sent at once are counted as they begin', async () => {
		const statuses = await Promise.all(Array.from({ length: 40 }, (_, n) => signIn({ name: 'head', password: `at once ${n}` })));
		expect(statuses.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(ACCOUNT_FROM_NETWORK.free);
	});

	it('[O50] the same right password sent many times at once is one try', async () => {
		const answers = await Promise.all(Array.from({ length: 40 }, () => signIn(head)));
		expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
	});

	it('[O52] a session goes on, and a new password opens the account', async () => {
		const cookie = (await signIn(head)).headers.get('set-cookie')?.split(';')[0] ?? '';
		await guess(6);
		expect((await signIn(head)).status).toBe(403);
		expect((await server.ask('GET', '/_session', { as: null, headers: { Cookie: cookie } })).body).toMatchObject({
			userCtx: { name: 'head' }
		});
		const path = '/_users/org.couchdb.user:head';
		const kept = (await server.ask('GET', path)).body as object;
		await server.ask('PUT', path, { json: { ...kept, password: 'new' } });
		expect((await signIn({ name: 'head', password: 'new' })).status).toBe(200);
	});
});

describe('guessing from many networks', () => {
	const from = (n: number) => `198.51.${Math.floor(n / 250)}.${n % 250}`;

	it('[O52] makes an account wait a little everywhere but where the person has signed in before', async () => {
		expect((await signIn(head, '203.0.113.7')).status).toBe(200);
		for (let n = 0; n < ACCOUNT.free; n += 1) await guess(1, 'head', from(n));
		const elsewhere = await signIn(head, '203.0.113.8');
		expect([elsewhere.status, Number(elsewhere.headers.get('retry-after'))]).toEqual([403, ACCOUNT.firstWaitMs / 1000]);
		expect((await signIn(head, '203.0.113.7')).status).toBe(200);
		server.clock.advance(ACCOUNT.waitMsMax);
		expect((await signIn(head, '203.0.113.8')).status).toBe(200);
	});

	it('[O50] a network that tries many names waits, and only that one', async () => {
		for (let n = 0; n < NETWORK.free; n += 1) await guess(1, `name${n}`, '2001:db8:1:2::1');
		expect((await signIn(head, '2001:db8:1:2:ffff::9')).status).toBe(403);
		expect((await signIn(head, '2001:db8:1:3::1')).status).toBe(200);
	});
});

it('[O51] what has to wait, waits on after a restart, and nobody’s name or address is kept', async () => {
	const clock = crankedClock();
	let kept: string | undefined;
	const keeper = { read: async () => kept, write: async (text: string) => void (kept = text) };
	const start = () => new SignInAttempts({ clock, secret: 'secret', keeper });
	const attempt = { name: 'head', salt: 's', network: '203.0.113.1' };
	const before = start();
	for (let n = 0; n < 5; n += 1) await before.counted(attempt, async () => false);
	await before.saved();
	const after = start();
	await expect(after.check(attempt)).rejects.toThrow('locked_out');
	await after.check({ ...attempt, network: '203.0.113.2' });
	clock.advance(ACCOUNT_FROM_NETWORK.firstWaitMs);
	await after.check(attempt);
	expect(kept).not.toMatch(/head|203\.0/);
});

it('[O51] a store that cannot write the counts keeps nobody from signing in', async () => {
	const keeper = { read: async () => undefined, write: () => Promise.reject(new Error('read-only')) };
	const attempts = new SignInAttempts({ clock: crankedClock(), secret: 'secret', keeper });
	expect(await attempts.counted({ name: 'head', salt: 's', network: 'n' }, async () => true)).toBe(true);
	await attempts.saved();
});

describe('passwords that came from an older server', () => {
	const salt = 'c0ffee'.repeat(5);
	const older: [what: string, fields: object][] = [
		['SHA-1 and salt', { password_scheme: 'simple', password_sha: createHash('sha1').update(`moved${salt}`).digest('hex'), salt }],
		[
			'PBKDF2 with SHA-1',
			{ password_scheme: 'pbkdf2', iterations: 10, derived_key: pbkdf2Sync('moved', salt, 10, 20, 'sha1').toString('hex'), salt }
		],
		[
			'PBKDF2 with SHA-512',
			{
				password_scheme: 'pbkdf2',
				pbkdf2_prf: 'sha512',
				iterations: 10,
				derived_key: pbkdf2Sync('moved', salt, 10, 64, 'sha512').toString('hex'),
				salt
			}
		]
	];
	for (const [what, fields] of older) {
		it(`[O53] as ${what} are taken, and kept at today's cost from then on, without ending a session`, async () => {
			const path = '/_users/org.couchdb.user:moved';
			await server.ask('PUT', path, { json: { name: 'moved', type: 'user', roles: ['r'], ...fields } });
			expect((await signIn({ name: 'moved', password: 'wrong' })).status).toBe(401);
			const first = await signIn({ name: 'moved', password: 'moved' });
			expect([first.status, first.body]).toMatchObject([200, { roles: ['r'] }]);
			const kept = (await server.ask('GET', path)).body as Record<string, unknown>;
			expect(kept).toMatchObject({ password_scheme: 'pbkdf2', pbkdf2_prf: 'sha256', salt, roles: ['r'] });
			expect(kept.password_sha).toBeUndefined();
			expect((await signIn({ name: 'moved', password: 'moved' })).status).toBe(200);
			expect((await server.ask('GET', path)).body).toMatchObject({ _rev: kept._rev });
			const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
			const session = await server.ask('GET', '/_session', { as: null, headers: { Cookie: cookie } });
			expect(session.body).toMatchObject({ userCtx: { name: 'moved' } });
		});
	}
});

describe('_session as CouchDB 3.5', () => {
	const table: [what: string, type: string | undefined, body: string, expected: [number, string]][] = [
		['another kind of body', 'text/plain', 'name=head', [415, 'bad_content_type']],
		['two names', 'application/json', '{"name":"a","username":"b","password":"x"}', [400, 'bad_request']],
		['no name', 'application/json', '{"password":"x"}', [400, 'bad_request']],
		['no password', 'application/json', '{"name":"head"}', [401, 'unauthorized']],
		['a name that is no text', 'application/json', '{"name":{"$gt":""},"password":"x"}', [400, 'bad_request']],
		['a list', 'application/json', '[]', [400, 'bad_request']],
		['more than a name and a password', 'application/json', `{"name":"${'x'.repeat(20_000)}"}`, [413, 'too_large']]
	];
	for (const [what, type, body, [status, error]] of table) {
		it(`[P2] answers ${what} with ${status}`, async () => {
			const headers: Record<string, string> = type === undefined ? {} : { 'Content-Type': type };
			const answer = await server.ask('POST', '/_session', { as: null, body, headers });
			expect([answer.status, answer.body]).toMatchObject([status, { error }]);
		});
	}

	it('[P2] asks for a sign-in when told to, and signs nobody in for `_:_`', async () => {
		expect((await server.ask('GET', '/_session?basic=true', { as: null })).status).toBe(401);
		const Authorization = `Basic ${Buffer.from('_:_').toString('base64')}`;
		const session = await server.ask('GET', '/_session', { as: null, headers: { Authorization } });
		expect([session.status, session.body]).toMatchObject([200, { userCtx: { name: null } }]);
	});
});
