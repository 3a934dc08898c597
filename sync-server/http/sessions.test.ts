// Signing in by cookie, as the app does.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startTestServer, type TestServer, type Who } from '../testing/test-server.ts';

const DAY_MS = 86_400_000;
const SESSION_SECONDS = 30 * 86_400;
let server: TestServer;
let head: Who;
beforeEach(async () => {
	server = await startTestServer({ config: { sessionSeconds: SESSION_SECONDS } });
	await server.addOrganisation('x1');
	head = await server.addUser('สมชาย', ['org-x1:head']);
});
afterEach(() => server.close());

/** Signs in on the app's own port and gives the whole Set-Cookie header. */
async function signIn(): Promise<string> {
	const response = await fetch(`${server.url}/db/_session`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify({ name: head.name, password: head.password })
	});
	expect(response.status).toBe(200);
	expect(await response.json()).toEqual({ ok: true, name: head.name, roles: ['org-x1:head'] });
	return response.headers.get('set-cookie') ?? '';
}
const withCookie = (header: string) => ({ as: null, headers: { Cookie: header.split(';')[0] as string } });

it('[P12] a cookie out of reach of scripts and of other sites opens what the grants open', async () => {
	const cookie = await signIn();
	expect(cookie).toMatch(/^AuthSession=[\w-]+; Version=1; Expires=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict$/);
	expect((await server.ask('GET', '/org-x1', withCookie(cookie))).status).toBe(200);
	const session = await server.ask('GET', '/_session', withCookie(cookie));
	expect(session.body).toMatchObject({ userCtx: { name: 'สมชาย', roles: ['org-x1:head'] }, info: { authenticated: 'cookie' } });
});

it('[P12] a cookie grows with use and ends without', async () => {
	const cookie = await signIn();
	expect((await server.ask('GET', '/org-x1', withCookie(cookie))).headers.get('set-cookie')).toBeNull();
	server.clock.advance(20 * DAY_MS);
	const used = await server.ask('GET', '/org-x1', withCookie(cookie));
	const renewed = used.headers.get('set-cookie') ?? '';
	expect([used.status, renewed.startsWith('AuthSession=')]).toEqual([200, true]);
	server.clock.advance(20 * DAY_MS);
	expect((await server.ask('GET', '/org-x1', withCookie(cookie))).status).toBe(401);
	expect((await server.ask('GET', '/org-x1', withCookie(renewed))).status).toBe(200);
	server.clock.advance(31 * DAY_MS);
	expect((await server.ask('GET', '/org-x1', withCookie(renewed))).status).toBe(401);
});

it('[P12] a new password ends every older session', async () => {
	const cookie = await signIn();
	const path = `/_users/${encodeURIComponent('org.couchdb.user:สมชาย')}`;
	const kept = (await server.ask('GET', path)).body as object;
	await server.ask('PUT', path, { json: { ...kept, password: 'new' } });
	expect((await server.ask('GET', '/org-x1', withCookie(cookie))).status).toBe(401);
});

it('[P12] a cookie that was touched is nobody’s', async () => {
	const cookie = await signIn();
	const value = Buffer.from(cookie.slice('AuthSession='.length).split(';')[0] as string, 'base64url');
	value.writeUInt8(value.readUInt8(value.length - 1) ^ 1, value.length - 1);
	expect((await server.ask('GET', '/org-x1', withCookie(`AuthSession=${value.toString('base64url')}`))).status).toBe(401);
	for (const nonsense of ['x', 'eA', '%00'])
		expect((await server.ask('GET', '/org-x1', withCookie(`AuthSession=${nonsense}`))).status).toBe(400);
});

it('[P12] signing out takes the cookie away, and a broken one does not keep anyone from signing in', async () => {
	const out = await server.ask('DELETE', '/_session', withCookie('AuthSession=nonsense'));
	expect(out.headers.get('set-cookie')).toMatch(/^AuthSession=; .*Max-Age=0/);
	const back = await server.ask('POST', '/_session', { ...withCookie('AuthSession=nonsense'), json: head });
	expect(back.status).toBe(200);
});

it('[P12] goes on to an address of its own only', async () => {
	const to = async (next: string) =>
		(await server.ask('POST', `/_session?next=${encodeURIComponent(next)}`, { as: null, json: head })).headers.get('location');
	expect(await to('/x')).toBe(`${server.apiUrl}/x`);
	for (const next of ['//evil.example', '/\\evil.example', 'http://evil.example']) expect(await to(next)).toBeNull();
});
