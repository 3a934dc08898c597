// What is known to hurt servers, one by one; tests/hostile draws thousands more from a seed.
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

const MEGABYTE = 1024 * 1024;
let server: TestServer;
beforeEach(async () => {
	server = await startTestServer({
		config: { maxBodyBytes: MEGABYTE, maxDocumentBytes: 100_000, maxRevisionsListed: 100, maxFeedsPerUser: 2 }
	});
	await server.ask('PUT', '/db');
});
afterEach(async () => {
	await server.close();
	expect(server.errors).toEqual([]);
});

const JSON_TYPE = { 'Content-Type': 'application/json' };
const nested = (levels: number) => `{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`;
const listed = (count: number, rev = 'x') =>
	JSON.stringify({ new_edits: false, docs: [{ _id: 'r', _revisions: { start: count, ids: Array.from({ length: count }, () => rev) } }] });
const rows: [what: string, method: string, path: string, body: BodyInit | undefined, status: number, headers?: Record<string, string>][] = [
	['JSON that only opens', 'PUT', '/db/a', '['.repeat(500_000), 400],
	['JSON too deep', 'PUT', '/db/a', nested(2_001), 400],
	['bytes that are no UTF-8', 'PUT', '/db/a', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 400],
	['half a surrogate pair', 'PUT', '/db/a', '{"a":"\\ud800"}', 400],
	['a document over the limit', 'PUT', '/db/a', JSON.stringify({ a: 'x'.repeat(100_001) }), 413],
	[
		'a replicated document over the limit',
		'POST',
		'/db/_bulk_docs',
		`{"new_edits":false,"docs":[{"_id":"a","_rev":"1-x","a":"${'x'.repeat(100_001)}"}]}`,
		413
	],
	['a body over the limit', 'PUT', '/db/a', 'x'.repeat(MEGABYTE + 1), 413],
	['a body that unpacks over the limit', 'PUT', '/db/a', gzipSync(Buffer.alloc(20 * MEGABYTE)), 413, { 'Content-Encoding': 'gzip' }],
	['a body that is packed in an unknown way', 'PUT', '/db/a', '{}', 415, { 'Content-Encoding': 'br' }],
	['revisions without end', 'POST', '/db/_bulk_docs', listed(101), 400],
	['revisions that are none', 'POST', '/db/_bulk_docs', listed(2, 'x y'), 400],
	['revisions that no header can carry', 'POST', '/db/_bulk_docs', listed(1, 'ก'), 400],
	['revisions that would end a JSON text', 'POST', '/db/_bulk_docs', listed(1, 'a\\'), 400],
	['revisions with a control character', 'POST', '/db/_bulk_docs', listed(1, 'a\u0007'), 400],
	['a revision that is none', 'PUT', '/db/a?rev=nonsense', '{}', 400],
	['a revision that is a very long number', 'POST', '/db/_revs_diff', '{"a":[123456789012345678901234567890]}', 400],
	['an id with NUL', 'PUT', '/db/a%00b', '{}', 400],
	['an id of 8 KB', 'PUT', `/db/${'x'.repeat(8_192)}`, '{}', 400],
	['a _local id of 8 KB', 'PUT', `/db/_local/${'x'.repeat(8_192)}`, '{}', 400],
	['an id that is not UTF-8', 'PUT', '/db/%ED%A0%80', '{}', 400],
	['an address beyond the limit', 'GET', `/db/_all_docs?x=${'x'.repeat(13_000)}`, undefined, 414],
	['a way out of the database', 'GET', '/db/..%2F..%2Fetc%2Fpasswd', undefined, 404]
];

describe('hostile requests', () => {
	for (const [what, method, path, body, status, headers] of rows) {
		it(`[P34, P115] answer ${what} with ${status}, and nothing is stored`, async () => {
			const { body: before } = await server.ask('GET', '/db');
			const reply = await server.ask(method, path, { headers: { ...JSON_TYPE, ...headers }, ...(body === undefined ? {} : { body }) });
			expect([reply.status, reply.body]).toEqual([status, { error: expect.any(String) as string, reason: expect.any(String) as string }]);
			expect((await server.ask('GET', '/db')).body).toEqual(before);
		});
	}

	it('[P115] members called __proto__, constructor and toString are data, and go nowhere else', async () => {
		const text = '{"in":{"__proto__":{"isAdmin":true}},"constructor":{"prototype":{"isAdmin":true}},"toString":1}';
		expect((await server.ask('PUT', '/db/a', { headers: JSON_TYPE, body: text })).status).toBe(201);
		expect((await server.ask('GET', '/db/a')).text).toContain(text.slice(1, -1));
		expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
		expect((await server.ask('PUT', '/db/deep', { headers: JSON_TYPE, body: nested(1_900) })).status).toBe(201);
	});

	it('[P115] an id with a slash is one id, written as it is told', async () => {
		expect((await server.ask('PUT', '/db/a%2Fb', { json: {} })).status).toBe(201);
		expect((await server.ask('GET', '/db/_all_docs?key="a/b"')).body).toMatchObject({ rows: [{ id: 'a/b' }] });
	});

	it('[P115] a Content-Length beyond the limit is refused before the body is sent', async () => {
		const socket = connect(Number(new URL(server.apiUrl).port), '127.0.0.1');
		const Authorization = `Basic ${Buffer.from('chief:chief-secret').toString('base64')}`;
		socket.write(`PUT /db/a HTTP/1.1\r\nHost: x\r\nAuthorization: ${Authorization}\r\nContent-Length: 999999999999\r\n\r\n{`);
		let said = '';
		for await (const piece of socket) said += String(piece);
		expect(said).toMatch(/^HTTP\/1.1 413 .*"too_large"/s);
	});
});

it('[P46] one account cannot take all the places for feeds', async () => {
	const other = await server.addUser('other', ['_admin']);
	const leaving = new AbortController();
	const wait = (name: string) =>
		fetch(`${server.apiUrl}/db/_changes?feed=continuous&since=now&heartbeat=1000`, {
			headers: { Authorization: `Basic ${Buffer.from(`${name}:${name}-secret`).toString('base64')}` },
			signal: leaving.signal
		});
	expect([(await wait('chief')).status, (await wait('chief')).status, (await wait('chief')).status]).toEqual([200, 200, 429]);
	expect((await wait(other.name)).status).toBe(200);
	leaving.abort();
});
