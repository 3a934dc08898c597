import { describe, expect, it } from 'vitest';
import { orgsOf, signIn, signOut, whoIsSignedIn } from './sign-in.ts';

const serverUrl = 'http://127.0.0.1/db/';
const json = (status: number, body: unknown): Response =>
	new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
/** A server that answers by path; what it does not know is missing. */
const answering = (answers: Record<string, () => Response | Promise<Response>>) => {
	const asked: { url: string; init: RequestInit | undefined }[] = [];
	const fetch = (async (url: string, init?: RequestInit) => {
		asked.push({ url, init });
		return (
			(await answers[`${init?.method ?? 'GET'} ${url.slice(serverUrl.length)}`]?.()) ?? json(404, { error: 'not_found', reason: 'missing' })
		);
	}) as typeof globalThis.fetch;
	return { serverUrl, fetch, asked };
};
const somchai = { user: 'somchai', password: 'secret-secret' };

describe('signing in', () => {
	it('[S19] gives who it is, by which name, with which roles, for which organisations', async () => {
		const server = answering({
			'POST _session': () => json(200, { ok: true, name: 'somchai', roles: ['org-b:head', 'org-a:counter'] }),
			'GET _users/org.couchdb.user%3Asomchai': () => json(200, { displayName: 'สมชาย' })
		});
		const result = await signIn(somchai, server);
		expect(result).toEqual({
			ok: true,
			account: { user: 'somchai', displayName: 'สมชาย', roles: ['org-b:head', 'org-a:counter'], orgs: ['a', 'b'] }
		});
		expect(JSON.parse(server.asked[0]?.init?.body as string)).toEqual({ name: 'somchai', password: 'secret-secret' });
	});

	it('[S19] falls back to the user name, also for administrators that CouchDB answers no name for', async () => {
		const server = answering({ 'POST _session': () => json(200, { ok: true, name: null, roles: ['_admin'] }) });
		expect(await signIn(somchai, server)).toMatchObject({ ok: true, account: { user: 'somchai', displayName: 'somchai', orgs: [] } });
	});

	const problems: [string, () => Response | Promise<Response>, string][] = [
		['a wrong password', () => json(401, { error: 'unauthorized', reason: 'Name or password is incorrect.' }), 'wrong-password'],
		['a locked account', () => json(403, { error: 'forbidden', reason: 'Account is temporarily locked.' }), 'locked-out'],
		['too many tries', () => json(429, { error: 'too_many_requests', reason: 'Wait.' }), 'locked-out'],
		['a server in trouble', () => json(500, { error: 'internal_server_error', reason: 'disk' }), 'server-error'],
		['a proxy in trouble', () => new Response('<h1>Bad gateway</h1>', { status: 502 }), 'server-error'],
		['a captive portal', () => new Response('<html>Log in to the hotel</html>', { status: 200 }), 'bad-reply'],
		['JSON of another service', () => json(200, { hello: 'world' }), 'bad-reply'],
		['no server', () => Promise.reject(new TypeError('fetch failed')), 'server-unreachable']
	];
	for (const [what, answer, problem] of problems) {
		it(`[S19] tells ${what} apart: ${problem}`, async () => {
			expect(await signIn(somchai, answering({ 'POST _session': answer }))).toEqual({ ok: false, problem });
		});
	}
});

describe('the session', () => {
	it('[S19] is signed in, signed out or unknown, and unknown is never taken for signed out', async () => {
		const signedIn = answering({ 'GET _session': () => json(200, { ok: true, userCtx: { name: 'somchai', roles: ['org-a:head'] } }) });
		expect(await whoIsSignedIn(signedIn)).toMatchObject({ state: 'signed-in', account: { user: 'somchai', orgs: ['a'] } });
		const nobody = answering({ 'GET _session': () => json(200, { ok: true, userCtx: { name: null, roles: [] } }) });
		expect(await whoIsSignedIn(nobody)).toEqual({ state: 'signed-out' });
		const dead = answering({ 'GET _session': () => Promise.reject(new TypeError('fetch failed')) });
		expect(await whoIsSignedIn(dead)).toEqual({ state: 'unknown', problem: 'server-unreachable' });
		const portal = answering({ 'GET _session': () => new Response('<html>', { status: 200 }) });
		expect(await whoIsSignedIn(portal)).toEqual({ state: 'unknown', problem: 'bad-reply' });
	});

	it('[S19] signing out says whether the server was told', async () => {
		expect(await signOut(answering({ 'DELETE _session': () => json(200, { ok: true }) }))).toBe(true);
		expect(await signOut(answering({ 'DELETE _session': () => Promise.reject(new TypeError('fetch failed')) }))).toBe(false);
	});

	it('[S1] organisations come from the roles, each once', () => {
		expect(orgsOf(['_admin', 'org-x:head', 'org-x:counter', 'org-b:supervisor', 'other:head', 'org-noroles'])).toEqual(['b', 'x']);
	});
});
