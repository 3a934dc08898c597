// Documents in and out: what is refused, what stays as it was, limits.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, startTestServer, type TestServer } from '../testing/test-server.ts';

let server: TestServer;
beforeEach(async () => {
	server = await startTestServer({ config: { maxBodyBytes: 20_000, maxDocumentBytes: 5_000, maxBatchDocuments: 50, maxUrlBytes: 2_000 } });
	await server.ask('PUT', '/db');
});
afterEach(async () => {
	await server.close();
	expect(server.errors).toEqual([]);
});

describe('writing', () => {
	it('[P21] the same edit has the same revision anywhere', async () => {
		await server.ask('PUT', '/other');
		const revs = [];
		for (const db of ['db', 'other'])
			revs.push(((await server.ask('PUT', `/${db}/a`, { json: { _id: 'a', n: 1 } })).body as { rev: string }).rev);
		expect(revs[1]).toBe(revs[0]);
		expect(revs[0]).toMatch(/^1-[0-9a-f]{32}$/);
	});

	it('[P35] a body comes back as it came: long numbers, Thai, odd names', async () => {
		const body = '{"big":12345678901234567890,"th":"น้ำ นํ้า","":{"__proto__":[1,null]},"e":1e300,"esc":"\\u0e01\\n"}';
		expect((await server.ask('PUT', '/db/a', { body })).status).toBe(201);
		const { text } = await server.ask('GET', '/db/a');
		expect(text).toContain('"big":12345678901234567890,"th":"น้ำ นํ้า","":{"__proto__":[1,null]},"e":1e+300,"esc":"ก\\n"');
	});

	it('[P21] [P35] a document written with its id first or last, alone or with others, comes back with its members', async () => {
		const members = [{}, { n: 1 }, { 1: 'first', a: 'ก', 'ü"': null }, { a: { _id: 'inner' }, b: [] }];
		for (const [index, own] of members.entries()) {
			for (const docs of [[{ _id: `first${index}`, ...own }], [{ ...own, _id: `last${index}` }, { _id: `beside${index}` }]]) {
				const written = await server.ask('POST', '/db/_bulk_docs', { json: { docs } });
				const [{ id, rev }] = written.body as [{ id: string; rev: string }];
				expect((await server.ask('GET', `/db/${id}`)).body).toEqual({ ...own, _id: id, _rev: rev });
				expect(rev).toBe(`1-${createHash('md5').update(JSON.stringify(docs[0])).digest('hex')}`);
			}
		}
	});

	it('[P32] refuses what is no document, for the whole request, and stores nothing', async () => {
		const bodies = [
			'',
			'[]',
			'null',
			'"x"',
			'{',
			'{"a":1}x',
			'{"a":"\\ud800"}',
			'{"_nope":1}',
			'{"_deleted":"yes"}',
			'{"_rev":"nonsense"}',
			'{"_revisions":{"start":1,"ids":["a","b"]}}'
		];
		for (const body of bodies) expect([body, (await server.ask('PUT', '/db/a', { body })).status]).toEqual([body, 400]);
		const ids = ['_foo', '_local2', '_design', 5, '', '_design/', 'a\u0000b', 'x'.repeat(5000)];
		for (const _id of ids) {
			const bulk = await server.ask('POST', '/db/_bulk_docs', { json: { docs: [{ _id: 'fine' }, { _id }] } });
			expect([_id, bulk.status]).toEqual([_id, 400]);
		}
		for (const json of [{}, { docs: {} }, { docs: [1] }, { docs: [], new_edits: 1 }, { docs: [{ _id: 'x' }], new_edits: false }]) {
			expect((await server.ask('POST', '/db/_bulk_docs', { json })).status).toBe(400);
		}
		const notUtf8 = await server.ask('PUT', '/db/a', { body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]) });
		expect(notUtf8.status).toBe(400);
		expect((await server.ask('GET', '/db')).body).toMatchObject({ doc_count: 0, update_seq: expect.stringMatching(/^0-/) as string });
	});

	it('[P32] JSON that nests without end is refused and harms nothing', async () => {
		const deep = `{"a":${'['.repeat(9_000)}${']'.repeat(9_000)}}`;
		expect([400, 201]).toContain((await server.ask('PUT', '/db/deep', { body: deep })).status);
		expect((await server.ask('GET', '/_up', { as: null })).status).toBe(200);
	});

	it('[P36] local documents are not replicated and not counted', async () => {
		expect((await server.ask('PUT', '/db/_local/x', { json: { n: 1 } })).body).toEqual({ ok: true, id: '_local/x', rev: '0-1' });
		expect((await server.ask('GET', '/db/_local/x')).body).toEqual({ _id: '_local/x', _rev: '0-1', n: 1 });
		expect((await server.ask('GET', '/db/_changes')).body).toMatchObject({ results: [] });
		expect((await server.ask('GET', '/db/_local_docs')).body).toMatchObject({ rows: [{ id: '_local/x' }] });
	});
});

describe('limits', () => {
	it('[P34] says which limit a request is over, and goes on', async () => {
		const statusOf = async (method: string, path: string, json?: unknown) => (await server.ask(method, path, { json })).status;
		expect(await statusOf('PUT', '/db/a', { text: 'x'.repeat(6_000) })).toBe(413);
		expect(await statusOf('PUT', '/db/a', { text: 'ก'.repeat(2_000) })).toBe(413);
		expect(await statusOf('PUT', '/db/a', { text: 'x'.repeat(30_000) })).toBe(413);
		expect(await statusOf('POST', '/db/_bulk_docs', { docs: Array.from({ length: 51 }, () => ({})) })).toBe(413);
		expect(await statusOf('GET', `/db/${'x'.repeat(2_100)}`)).toBe(414);
		const bomb = gzipSync(JSON.stringify({ text: 'x'.repeat(1_000_000) }));
		expect((await server.ask('PUT', '/db/a', { body: bomb, headers: { 'Content-Encoding': 'gzip' } })).status).toBe(413);
		expect((await server.ask('PUT', '/db/a', { body: 'x', headers: { 'Content-Encoding': 'br' } })).status).toBe(415);
		expect(await statusOf('GET', '/db/a')).toBe(404);
	});

	it('[P34] tells those beyond the number it answers at once to come back', async () => {
		const small = await startTestServer({ config: { maxRequestsInFlight: 0 } });
		const refused = await small.ask('GET', '/');
		expect([refused.status, refused.headers.get('retry-after'), refused.body]).toMatchObject([429, '1', { error: 'too_many_requests' }]);
		await small.close();
	});

	it('[P119] bodies that would take too much together wait for each other, and one alone never does', async () => {
		const small = await startTestServer({ config: { maxBodiesBytes: 1_000, maxBodyBytes: 5_000 } });
		expect((await small.ask('PUT', '/db')).status).toBe(201);
		const body = JSON.stringify({ text: 'x'.repeat(3_000) });
		const slow = request(`${small.apiUrl}/db/slow`, {
			method: 'PUT',
			auth: `${ADMIN.name}:${ADMIN.password}`,
			headers: { 'Content-Length': body.length }
		});
		const answered = once(slow, 'response') as Promise<[IncomingMessage]>;
		slow.write(body.slice(0, 2_000));
		await expect.poll(async () => (await small.ask('POST', '/db/_revs_diff', { json: {} })).status).toBe(503);
		const refused = await small.ask('PUT', '/db/next', { body: gzipSync('{}'), headers: { 'Content-Encoding': 'gzip' } });
		expect([refused.headers.get('retry-after'), refused.body]).toMatchObject(['2', { error: 'service_unavailable' }]);
		slow.end(body.slice(2_000));
		expect((await answered)[0].statusCode).toBe(201);
		const statuses = await Promise.all(['slow', 'next'].map(async (id) => (await small.ask('GET', `/db/${id}`)).status));
		expect(statuses).toEqual([200, 404]);
		expect((await small.ask('PUT', '/db/next', { body: '{}' })).status).toBe(201);
		await small.close();
	});

	it('[P34] takes nonsense on the wire for what it is', async () => {
		const port = Number(new URL(server.url).port);
		for (const nonsense of [
			'NONSENSE\r\n\r\n',
			'GET /db/%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
			'GET /db/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'
		]) {
			expect(await exchange(port, nonsense)).toMatch(/^HTTP\/1\.1 400/);
		}
		expect((await server.ask('GET', '/_up')).status).toBe(200);
	});
});

describe('what is not done', () => {
	it('[P60, Promise 12] never runs code out of a document', async () => {
		const code = 'function () { throw 1; }';
		const design = { views: { v: { map: code } }, filters: { f: code }, validate_doc_update: code };
		expect((await server.ask('PUT', '/db/_design/x', { json: design })).status).toBe(201);
		expect((await server.ask('PUT', '/db/a', { json: {} })).status).toBe(201);
		for (const path of ['/db/_design/x/_view/v', '/db/_design/x/_show/v', '/db/_changes?filter=x/f']) {
			const answer = await server.ask('GET', path);
			expect([path, answer.status, answer.body]).toMatchObject([path, 501, { error: 'not_implemented' }]);
		}
	});

	it('[P61] says 501 in JSON for what CouchDB does and this server does not', async () => {
		for (const path of ['/_cluster_setup', '/_reshard']) {
			const answer = await server.ask('POST', path, { json: {} });
			expect([answer.status, answer.body]).toEqual([501, { error: 'not_implemented', reason: 'This server does not do that.' }]);
		}
		const method = await server.ask('DELETE', '/db/_changes');
		expect([method.status, method.headers.get('allow')]).toEqual([405, 'GET,HEAD,POST']);
	});
});

/** Sends bytes as they are and reads what comes until the other end closes. */
function exchange(port: number, bytes: string): Promise<string> {
	const { promise, resolve, reject } = Promise.withResolvers<string>();
	const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
	let text = '';
	socket.on('data', (piece) => (text += piece.toString()));
	socket.on('end', () => resolve(text));
	socket.on('error', reject);
	return promise;
}
