// Attachments inline and alone: what is kept, what is refused, how it goes out.
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, startTestServer, type TestServer } from '../testing/test-server.ts';

const BYTES_MAX = 5_000;
let server: TestServer;
beforeEach(async () => {
	server = await startTestServer({ config: { maxBodyBytes: 20_000, maxAttachmentBytes: BYTES_MAX } });
	await server.ask('PUT', '/db');
});
afterEach(async () => {
	await server.close();
	expect(server.errors).toEqual([]);
});

const md5 = (bytes: string | Uint8Array) => createHash('md5').update(bytes).digest('base64');
const base64 = (text: string | Uint8Array) => Buffer.from(text).toString('base64');
const inline = (text: string, content_type = 'image/png') => ({ content_type, data: base64(text) });
type Doc = { _rev: string; _attachments?: Record<string, Record<string, unknown>> };
const put = async (id: string, json: object) => (await server.ask('PUT', `/db/${id}`, { json })).body as { rev: string };
const get = async (path: string, headers: Record<string, string> = {}) =>
	(await server.ask('GET', `/db/${path}`, { headers: { Accept: 'application/json', ...headers } })).body as Doc;
const bytesOf = async (path: string, headers: Record<string, string> = {}) => {
	const url = new URL(`${server.apiUrl}/db/${path}`);
	const { status, body, headers: got } = await exchange(url, headers);
	return { status, body, headers: got };
};

describe('coming in', () => {
	it('[P33, P80] comes back byte for byte, inline or alone, empty or binary, under any name', async () => {
		const contents = [new Uint8Array(0), new Uint8Array([0, 1, 2, 253, 254, 255, 13, 10, 45, 45]), Buffer.from('ภาษาไทย')];
		for (const [index, content] of contents.entries()) {
			for (const name of ['f', 'ไฟล์ ๑.png', 'dir/sub/file', 'a+b', '100%', 'constructor', '1']) {
				const path = `doc${index}-${encodeURIComponent(name)}/${name.split('/').map(encodeURIComponent).join('/')}`;
				const written = await server.ask('PUT', `/db/${path}`, { body: Buffer.from(content), headers: { 'Content-Type': 'image/png' } });
				expect([name, written.status]).toEqual([name, 201]);
				expect(Buffer.compare((await bytesOf(path)).body, content)).toBe(0);
				expect((await get(path.split('/')[0] ?? ''))._attachments).toEqual(
					Object.fromEntries([
						[name, { content_type: 'image/png', revpos: 1, digest: `md5-${md5(content)}`, length: content.length, stub: true }]
					])
				);
			}
		}
	});

	it('[P33, P82] comes in pieces of no told length', async () => {
		const headers = { 'Content-MD5': md5('first second'), 'Content-Type': 'image/png' };
		const written = await exchange(new URL(`${server.apiUrl}/db/a/f`), headers, ['first', ' ', 'second']);
		expect([written.status, (await bytesOf('a/f')).body.toString()]).toEqual([201, 'first second']);
		expect((await exchange(new URL(`${server.apiUrl}/db/b/f`), headers, ['first'])).status).toBe(400);
	});

	it('[P81] a stub keeps, silence drops, and a stub for nothing stores nothing of the request', async () => {
		const first = await put('a', { _attachments: { f: inline('f'), g: inline('g') } });
		const second = await put('a', { _rev: first.rev, _attachments: { f: { stub: true } } });
		expect(Object.keys((await get('a'))._attachments ?? {})).toEqual(['f']);
		const wrong = [
			{ _id: 'a', _rev: second.rev, _attachments: { g: { stub: true } } },
			{ _id: 'a', _rev: second.rev, _attachments: { f: { stub: true, revpos: 7 } } },
			{ _id: 'new', _attachments: { f: { stub: true } } },
			{ _id: 'new', _rev: '1-a', _attachments: { f: { stub: true } } }
		];
		for (const doc of wrong) {
			const answer = await server.ask('POST', '/db/_bulk_docs', { json: { docs: [{ _id: 'beside' }, doc] } });
			expect([answer.status, answer.body]).toMatchObject([412, { error: 'missing_stub' }]);
		}
		expect((await server.ask('GET', '/db/beside')).status).toBe(404);
		const stale = await server.ask('PUT', '/db/a', { json: { _rev: first.rev, _attachments: { g: { stub: true } } } });
		expect(stale.status).toBe(409);
		expect((await bytesOf(`a/g?rev=${first.rev}`)).body.toString()).toBe('g');
	});

	it('[P23, P81] takes a replicated stub from the nearest ancestor it has, and a known revision as it is', async () => {
		const branch = (ids: string[]) => ({ _id: 'a', _rev: `${ids.length}-${ids[0]}`, _revisions: { start: ids.length, ids } });
		const push = (doc: object) => server.ask('POST', '/db/_bulk_docs', { json: { new_edits: false, docs: [doc] } });
		await push({ ...branch(['a']), _attachments: { f: { ...inline('f'), revpos: 1 } } });
		expect((await push({ ...branch(['c', 'b', 'a']), _attachments: { f: { stub: true, revpos: 1 } } })).status).toBe(201);
		expect((await bytesOf('a/f')).body.toString()).toBe('f');
		expect((await push({ ...branch(['c', 'b', 'a']), _attachments: { x: { stub: true } } })).body).toEqual([]);
		expect((await push({ ...branch(['z', 'y']), _attachments: { f: { stub: true } } })).status).toBe(412);
		expect((await get('a?rev=3-c'))._attachments).toMatchObject({ f: { revpos: 1, length: 1 } });
	});

	it('[P82] refuses what is not what is said of it', async () => {
		for (const data of ['a*b', 'YQ', 'YWJj=', 5, undefined, '-_-_']) {
			const answer = await server.ask('PUT', '/db/a', { json: { _attachments: { f: { data } } } });
			expect([data, answer.status, answer.body]).toMatchObject([data, 400, { reason: 'Invalid attachment data for f' }]);
		}
		const wrongSum = await server.ask('PUT', '/db/a/f', { body: 'hello', headers: { 'Content-MD5': md5('other') } });
		expect([wrongSum.status, wrongSum.body]).toMatchObject([400, { error: 'content_md5_mismatch' }]);
		expect((await server.ask('PUT', '/db/a/f', { body: 'no gzip', headers: { 'Content-Encoding': 'gzip' } })).status).toBe(400);
		expect((await server.ask('PUT', '/db/a/f', { body: 'x', headers: { 'Content-Encoding': 'br' } })).status).toBe(415);
		expect((await server.ask('PUT', '/db/a/_f', { body: 'x' })).body).toMatchObject({ reason: /prohibited character/ as never });
		expect((await server.ask('PUT', '/db/a', { json: { _attachments: [] } })).status).toBe(400);
		expect((await server.ask('PUT', '/db/_local/a/f', { body: 'x' })).status).toBe(400);
		expect((await server.ask('PUT', '/db/_local/a', { json: { _attachments: { f: inline('x') } } })).status).toBe(400);
		expect((await server.ask('GET', '/db/a')).status).toBe(404);
		expect((await server.ask('PUT', '/db/a/f', { body: 'hello', headers: { 'Content-MD5': md5('hello') } })).status).toBe(201);
	});

	it('[P34] refuses an attachment over the limit, packed or not', async () => {
		const large = 'x'.repeat(BYTES_MAX + 1);
		const refused = [
			await server.ask('PUT', '/db/a/f', { body: large }),
			await server.ask('PUT', '/db/a/f', { body: gzipSync(large), headers: { 'Content-Encoding': 'gzip' } }),
			await server.ask('PUT', '/db/a', { json: { _attachments: { f: inline(large) } } })
		];
		for (const { status, body } of refused) expect([status, body]).toEqual([413, { error: 'attachment_too_large', reason: 'f' }]);
		expect((await server.ask('PUT', '/db/a/f', { body: large.slice(1) })).status).toBe(201);
	});

	it('says what it needs to be put onto, and taken from', async () => {
		const { rev } = await put('a', { n: 1, _attachments: { f: inline('f') } });
		const statusOf = async (method: string, path: string, headers = {}) =>
			(await server.ask(method, `/db/${path}`, { headers, ...(method === 'PUT' ? { body: 'x' } : {}) })).status;
		expect(await statusOf('PUT', 'a/f')).toBe(409);
		expect((await server.ask('PUT', '/db/a/f?rev=9-x', { body: 'x' })).body).toEqual({ error: 'not_found', reason: 'missing_rev' });
		expect(await statusOf('PUT', `a/f?rev=${rev}`, { 'If-Match': '"1-other"' })).toBe(400);
		expect(await statusOf('PUT', 'a/f?rev=nonsense')).toBe(400);
		expect(await statusOf('DELETE', 'a/f')).toBe(409);
		expect(await statusOf('DELETE', 'a/none')).toBe(404);
		expect(await statusOf('DELETE', `a/none?rev=${rev}`)).toBe(404);
		expect(await statusOf('PUT', 'a/f', { 'If-Match': `"${rev}"` })).toBe(201);
		expect(await get('a')).toMatchObject({ n: 1, _attachments: { f: { revpos: 2, length: 1 } } });
	});
});

describe('going out', () => {
	it('[P83] text is packed inside, and unpacked for who does not unpack', async () => {
		const text = 'ข้อความ '.repeat(100);
		await server.ask('PUT', '/db/a/f', { body: text, headers: { 'Content-Type': 'text/plain' } });
		const plain = await bytesOf('a/f');
		expect([plain.body.toString(), plain.headers['content-encoding'], plain.headers['accept-ranges']]).toEqual([text, undefined, 'none']);
		const packed = await bytesOf('a/f', { 'accept-encoding': 'gzip' });
		expect(packed.headers['content-encoding']).toBe('gzip');
		expect(gunzipSync(packed.body).toString()).toBe(text);
		expect(packed.headers.etag).toBe(`"${md5(packed.body)}"`);
		const { f } = (await get('a?att_encoding_info=true'))._attachments ?? {};
		expect(f).toEqual({
			content_type: 'text/plain',
			revpos: 1,
			digest: `md5-${md5(packed.body)}`,
			length: Buffer.byteLength(text),
			stub: true,
			encoding: 'gzip',
			encoded_length: packed.body.length
		});
		expect((await get('a?attachments=true'))._attachments?.f).toMatchObject({ data: base64(text) });
	});

	it('[P83] what came packed stays packed', async () => {
		const packed = gzipSync('zipped '.repeat(50));
		await server.ask('PUT', '/db/a/f', { body: packed, headers: { 'Content-Type': 'image/png', 'Content-Encoding': 'gzip' } });
		expect((await bytesOf('a/f')).body.toString()).toBe('zipped '.repeat(50));
		expect(Buffer.compare((await bytesOf('a/f', { 'accept-encoding': 'gzip' })).body, packed)).toBe(0);
		expect((await get('a'))._attachments?.f).toMatchObject({ length: packed.length });
	});

	it.each([
		['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
		['bytes=4-', 206, '456789', 'bytes 4-9/10'],
		['bytes=-2', 206, '89', 'bytes 8-9/10'],
		['bytes=-20', 206, '0123456789', 'bytes 0-9/10'],
		['bytes=0-99', 206, '0123456789', 'bytes 0-9/10'],
		['bytes=0-', 200, '0123456789', undefined],
		['bytes=-', 200, '0123456789', undefined],
		['lines=1-2', 200, '0123456789', undefined],
		['bytes=20-30', 416, undefined, undefined],
		['bytes=10-', 416, undefined, undefined],
		['bytes=3-1', 416, undefined, undefined],
		['bytes=-0', 416, undefined, undefined]
	])('[P84] the range %s is %i', async (range, status, text, contentRange) => {
		await server.ask('PUT', '/db/a/f', { body: '0123456789', headers: { 'Content-Type': 'image/png' } });
		const answer = await bytesOf('a/f', { range });
		expect([answer.status, answer.headers['content-range']]).toEqual([status, contentRange]);
		if (text !== undefined) expect(answer.body.toString()).toBe(text);
	});

	it('[P84] several ranges come as parts', async () => {
		await server.ask('PUT', '/db/a/f', { body: '0123456789', headers: { 'Content-Type': 'image/png' } });
		const answer = await bytesOf('a/f', { range: 'bytes=0-1,8-9' });
		const [, boundary] = /^multipart\/byteranges; boundary="(.+)"$/.exec(String(answer.headers['content-type'])) ?? [];
		const part = (range: string, text: string) =>
			`\r\nContent-Type: image/png\r\nContent-Range: bytes ${range}/10\r\n\r\n${text}\r\n--${boundary}`;
		expect([answer.status, answer.body.toString()]).toEqual([206, `--${boundary}${part('0-1', '01')}${part('8-9', '89')}--`]);
	});

	it('[P86] every list shows attachments as it is asked to', async () => {
		await put('a', { n: 1, _attachments: { f: inline('first') } });
		await put('b', { n: 2 });
		const lists = [
			['GET', '_all_docs?include_docs=true'],
			['POST', '_all_docs?include_docs=true', { keys: ['a', 'b', 'none'] }],
			['GET', '_changes?include_docs=true'],
			['GET', '_changes?include_docs=true&feed=continuous&timeout=1'],
			['POST', '_bulk_get?', { docs: [{ id: 'a' }, { id: 'b' }] }],
			['GET', 'a?open_revs=all']
		] as const;
		for (const [method, path, json] of lists) {
			const headers = { Accept: 'application/json' };
			const stubs = await server.ask(method, `/db/${path}`, { json, headers });
			expect([path, stubs.text]).toEqual([path, expect.stringContaining('"length":5,"stub":true}') as string]);
			const whole = await server.ask(method, `/db/${path}&attachments=true`, { json, headers });
			expect([path, whole.text]).toEqual([path, expect.stringContaining(`"data":"${base64('first')}"}`) as string]);
		}
	});

	it('[P86] atts_since sends bytes of what is newer than the newest revision that is known', async () => {
		const first = await put('a', { _attachments: { f: inline('f') } });
		const second = await put('a', { _rev: first.rev, _attachments: { f: { stub: true }, g: inline('g') } });
		const shown = async (since: string[]) => {
			const { _attachments = {} } = await get(`a?atts_since=${JSON.stringify(since)}`);
			return Object.entries(_attachments).map(([name, told]) => [name, 'data' in told]);
		};
		expect(await shown([first.rev])).toEqual([
			['f', false],
			['g', true]
		]);
		expect(await shown([first.rev, second.rev])).toEqual([
			['f', false],
			['g', false]
		]);
		expect(await shown(['1-none'])).toEqual([
			['f', true],
			['g', true]
		]);
		const rows = await server.ask('POST', '/db/_bulk_get', { json: { docs: [{ id: 'a', atts_since: [first.rev] }] } });
		expect(rows.text).toMatch(/"stub":true.*"data":"Zw=="/);
		expect((await server.ask('GET', '/db/a?atts_since=["x"]')).status).toBe(400);
	});

	it('answers 304 to who has it, and HEAD without a body', async () => {
		await server.ask('PUT', '/db/a/f', { body: 'hello', headers: { 'Content-Type': 'image/png' } });
		const etag = `"${md5('hello')}"`;
		expect((await bytesOf('a/f', { 'if-none-match': `"x", ${etag}` })).status).toBe(304);
		const head = await server.ask('HEAD', '/db/a/f');
		expect([head.status, head.headers.get('content-length'), head.headers.get('etag'), head.text]).toEqual([200, '5', etag, '']);
	});

	it('[P88] a page in an attachment is sent into a sandbox, and a type that breaks headers is not sent at all', async () => {
		const types = ['text/html', 'text/html\r\nSet-Cookie: a=b', 'ก'];
		for (const content_type of types) {
			await put(`a${types.indexOf(content_type)}`, { _attachments: { f: { content_type, data: base64('<script>') } } });
			const { headers } = await bytesOf(`a${types.indexOf(content_type)}/f`);
			expect(headers).toMatchObject({ 'content-security-policy': 'sandbox', 'x-content-type-options': 'nosniff' });
			expect(headers['set-cookie']).toBeUndefined();
			expect(headers['content-type']).toBe(content_type === 'text/html' ? content_type : 'application/octet-stream');
		}
	});
});

/** One GET that unpacks nothing by itself, or one PUT of these pieces. */
async function exchange(url: URL, headers: Record<string, string>, pieces: readonly string[] = []) {
	const { promise, resolve, reject } = Promise.withResolvers<{ status: number; headers: Record<string, unknown>; body: Buffer }>();
	const auth = `${ADMIN.name}:${ADMIN.password}`;
	const sent = request(url, { headers, auth, method: pieces.length === 0 ? 'GET' : 'PUT' }, (response) => {
		const got: Buffer[] = [];
		response.on('data', (piece: Buffer) => got.push(piece));
		response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(got) }));
	});
	sent.on('error', reject);
	for (const piece of pieces) sent.write(piece);
	sent.end();
	return promise;
}
