// Pages of other sites, as a browser asks for them.
import { afterEach, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

const PAGE = 'http://page.example:8000';
let server: TestServer;
afterEach(() => server.close());

const preflight = (path: string, headers: Record<string, string> = {}) =>
	server.ask('OPTIONS', path, {
		as: null,
		headers: {
			Origin: PAGE,
			'Access-Control-Request-Method': 'PUT',
			'Access-Control-Request-Headers': 'authorization,content-type',
			...headers
		}
	});
const allowed = (reply: { headers: Headers }): string | null => reply.headers.get('access-control-allow-origin');

it('[P114] nothing is said to other sites unless they are listed', async () => {
	server = await startTestServer();
	expect(allowed(await server.ask('GET', '/', { headers: { Origin: PAGE } }))).toBeNull();
	expect(allowed(await preflight('/'))).toBeNull();
});

it('[P114] a listed site is named back, may send its cookie, and reads what CouchDB lets it read', async () => {
	server = await startTestServer({ config: { corsOrigins: [PAGE] } });
	for (const path of ['/', '/none/_all_docs']) {
		const reply = await server.ask('GET', path, { headers: { Origin: PAGE } });
		expect(allowed(reply)).toBe(PAGE);
		expect(reply.headers.get('access-control-allow-credentials')).toBe('true');
		expect(reply.headers.get('access-control-expose-headers')).toContain('etag');
		expect(reply.headers.get('vary')).toContain('Origin');
	}
	for (const Origin of ['http://page.example', 'https://page.example:8000', 'null', 'http://evil.example'])
		expect(allowed(await server.ask('GET', '/', { headers: { Origin } }))).toBeNull();
});

it('[P114] a preflight is answered 204 to whoever is listed, before anyone asks who it is', async () => {
	server = await startTestServer({ config: { corsOrigins: [PAGE] } });
	const reply = await preflight('/org-x1/doc');
	expect([reply.status, reply.text, allowed(reply)]).toEqual([204, '', PAGE]);
	expect(reply.headers.get('access-control-allow-methods')).toBe('GET, HEAD, POST, PUT, DELETE, COPY, OPTIONS');
	expect(reply.headers.get('access-control-allow-headers')).toBe('authorization,content-type');
	const refused: Record<string, string>[] = [
		{ 'Access-Control-Request-Method': 'PATCH' },
		{ 'Access-Control-Request-Headers': 'x-made-up' },
		{ Origin: 'http://evil.example' }
	];
	for (const headers of refused) expect((await preflight('/', headers)).headers.get('access-control-allow-methods')).toBeNull();
});

it('[P114] `*` lists every site', async () => {
	server = await startTestServer({ config: { corsOrigins: ['*'] } });
	expect(allowed(await preflight('/'))).toBe(PAGE);
	expect(allowed(await server.ask('GET', '/', { headers: { Origin: 'http://else.example' } }))).toBe('http://else.example');
});
