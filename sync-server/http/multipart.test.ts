// Documents with their files in one body, in both directions, byte by byte; and COPY, which takes files along.
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

let server: TestServer;
beforeEach(async () => {
	server = await startTestServer();
	await server.ask('PUT', '/db');
});
afterEach(async () => {
	await server.close();
	expect(server.errors).toEqual([]);
});

const md5 = (bytes: string | Uint8Array) => `md5-${createHash('md5').update(bytes).digest('base64')}`;
const FIRST = md5('first');
const SECOND = md5('second');

interface FilePart {
	body: string | Uint8Array;
	name?: string;
}
function related(doc: object | string, files: readonly FilePart[], boundary = 'b'): Uint8Array<ArrayBuffer> {
	const json = typeof doc === 'string' ? doc : JSON.stringify(doc);
	const pieces = [Buffer.from(`preamble\r\n--${boundary}\r\nContent-Type: application/json\r\n\r\n${json}\r\n`)];
	for (const { body, name } of files) {
		const disposition = name === undefined ? '' : `Content-Disposition: attachment; filename="${name}"\r\n`;
		pieces.push(Buffer.from(`--${boundary}\r\n${disposition}Content-Type: image/png\r\n\r\n`), Buffer.from(body), Buffer.from('\r\n'));
	}
	pieces.push(Buffer.from(`--${boundary}--`));
	return new Uint8Array(Buffer.concat(pieces));
}
const putRelated = (path: string, body: Uint8Array<ArrayBuffer>, boundary = 'b') =>
	server.ask('PUT', `/db/${path}`, { body, headers: { 'Content-Type': `multipart/related;boundary="${boundary}"` } });
const follows = (body: string | Uint8Array, more: object = {}) => ({
	follows: true,
	content_type: 'image/png',
	length: body.length,
	...more
});
const textOf = async (path: string) => (await server.ask('GET', `/db/${path}`)).text;
const asJson = async (path: string) => (await server.ask('GET', `/db/${path}`, { headers: { Accept: 'application/json' } })).body;
/** An answer's text with its boundary by this name. */
const framed = async (method: string, path: string, accept: string, json?: unknown) => {
	const answer = await server.ask(method, `/db/${path}`, { json, headers: { Accept: accept } });
	const boundary = /boundary="(.+)"$/.exec(answer.headers.get('content-type') ?? '')?.[1] ?? '(none)';
	return { type: answer.headers.get('content-type')?.replace(boundary, 'B'), text: answer.text.replaceAll(boundary, 'B'), answer };
};

describe('coming in', () => {
	it('[P33, P85] takes files in the order in which the document tells of them', async () => {
		const doc = { n: 1, _attachments: { f: follows('first'), inside: { data: 'YWJj' }, g: follows('second') } };
		expect((await putRelated('a', related(doc, [{ body: 'first' }, { body: 'second' }]))).status).toBe(201);
		expect([await textOf('a/f'), await textOf('a/inside'), await textOf('a/g')]).toEqual(['first', 'abc', 'second']);
		expect(await asJson('a')).toMatchObject({ n: 1, _attachments: { f: { digest: FIRST, revpos: 1 }, g: { digest: SECOND } } });
	});

	it('[P85] by their names, when numbers for names change places as JSON is read', async () => {
		const text = `{"_attachments":{"b":${JSON.stringify(follows('first'))},"1":${JSON.stringify(follows('second'))}}}`;
		const files = [
			{ body: 'first', name: 'b' },
			{ body: 'second', name: '1' }
		];
		expect((await putRelated('a', related(text, files))).status).toBe(201);
		expect([await textOf('a/b'), await textOf('a/1')]).toEqual(['first', 'second']);
	});

	it('[P21, P85] other bytes make another revision', async () => {
		const revs: string[] = [];
		for (const body of ['first', 'other']) {
			await server.ask('DELETE', '/db');
			await server.ask('PUT', '/db');
			const written = await putRelated('a', related({ _attachments: { f: follows(body) } }, [{ body }]));
			revs.push((written.body as { rev: string }).rev);
		}
		expect(revs[0]).not.toBe(revs[1]);
	});

	it('[P23, P82] as a replicator sends it: packed bytes stay as they are, and are checked', async () => {
		const packed = gzipSync('text '.repeat(99));
		const told = { ...follows(packed, { length: 495, encoded_length: packed.length, encoding: 'gzip', revpos: 1 }), digest: md5(packed) };
		const doc = { _rev: '2-b', _revisions: { start: 2, ids: ['b', 'a'] }, _attachments: { f: told } };
		expect((await putRelated('a?new_edits=false', related({ _id: 'a', ...doc }, [{ body: packed }]))).status).toBe(201);
		expect(await asJson('a')).toMatchObject({ _rev: '2-b', _attachments: { f: { digest: md5(packed), length: 495, revpos: 1 } } });
		expect(await textOf('a/f')).toBe('text '.repeat(99));
	});

	it('[P82] refuses a body that does not hold together, and stores nothing', async () => {
		const doc = { _attachments: { f: follows('first') } };
		const file = { body: 'first' };
		const wrong: [Uint8Array<ArrayBuffer>, number][] = [
			[related(doc, []), 400],
			[related(doc, [file, file]), 400],
			[related({ _attachments: { f: follows('first', { length: 4 }) } }, [file]), 400],
			[related({ _attachments: { f: follows('first', { length: 6 }) } }, [file]), 400],
			[related({ _attachments: { f: follows('first', { digest: SECOND }) } }, [file]), 400],
			[related(doc, [file]).subarray(0, -2), 400],
			[related('{', [file]), 400],
			[related('[]', [file]), 400],
			[new Uint8Array(Buffer.from('--b\r\nContent-Type: text/plain\r\n\r\n{}\r\n--b--')), 415],
			[new Uint8Array(Buffer.from('--b\r\nno end of headers\r\n--b--')), 400],
			[new Uint8Array(Buffer.from('nothing of the kind')), 400]
		];
		for (const [index, [body, status]] of wrong.entries()) expect([index, (await putRelated('a', body)).status]).toEqual([index, status]);
		expect((await server.ask('GET', '/db/a')).status).toBe(404);
	});
});

describe('going out', () => {
	const stub = (digest: string, length: number) => ({ content_type: 'image/png', revpos: 1, digest, length, follows: true });
	const part = (name: string, text: string) =>
		`\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Type: image/png\r\nContent-Length: ${text.length}\r\n\r\n${text}`;
	let rev: string;
	let docText: string;
	beforeEach(async () => {
		const doc = { n: 1, _attachments: { f: follows('first'), g: follows('second') } };
		rev = ((await putRelated('a', related(doc, [{ body: 'first' }, { body: 'second' }]))).body as { rev: string }).rev;
		docText = JSON.stringify({ _id: 'a', _rev: rev, _attachments: { f: stub(FIRST, 5), g: stub(SECOND, 6) }, n: 1 });
	});
	const whole = (boundary: string) =>
		`--${boundary}\r\nContent-Type: application/json\r\n\r\n${docText}\r\n--${boundary}${part('f', 'first')}\r\n--${boundary}${part('g', 'second')}\r\n--${boundary}--`;

	it('[P85] a document with its files, of known length', async () => {
		const { type, text, answer } = await framed('GET', 'a?attachments=true', 'multipart/related');
		expect([type, text]).toEqual(['multipart/related; boundary="B"', whole('B')]);
		expect(answer.headers.get('content-length')).toBe(String(Buffer.byteLength(answer.text)));
		expect(answer.headers.get('etag')).toBe(`"${rev}"`);
		expect((await framed('GET', 'a?attachments=true', '*/*')).type).toBe('multipart/related; boundary="B"');
		expect((await framed('GET', 'a?attachments=true', 'application/json')).type).toBe('application/json');
		expect((await framed('GET', 'a', 'multipart/related')).type).toBe('application/json');
		expect((await framed('GET', `a?atts_since=["${rev}"]`, 'multipart/related')).type).toBe('application/json');
	});

	it('[P85] open_revs: revisions with files are parts with parts of their own', async () => {
		const { type, text } = await framed('GET', `a?open_revs=["${rev}","9-x"]`, 'multipart/mixed');
		const inner = /Content-Type: multipart\/related; boundary="(.+)"/.exec(text)?.[1] ?? '';
		expect(type).toBe('multipart/mixed; boundary="B"');
		expect(text).toBe(
			`--B\r\nContent-Type: multipart/related; boundary="${inner}"\r\n\r\n${whole(inner)}\r\n--B` +
				`\r\nContent-Type: application/json; error="true"\r\n\r\n{"missing":"9-x"}\r\n--B--`
		);
	});

	it('[P85] _bulk_get: each revision a part, named in its headers when files follow', async () => {
		await server.ask('PUT', '/db/plain', { json: { _id: 'plain' } });
		const docs = [
			{ id: 'a', rev },
			{ id: 'plain' },
			{ id: 'a', rev: '9-x' },
			{ id: 'none' },
			{},
			{ id: '_x' },
			{ id: 'a', rev: 'nonsense' }
		];
		const { type, text } = await framed('POST', '_bulk_get', 'multipart/related', { docs });
		const inner = /X-Rev-Id: .*\r\nContent-Type: multipart\/related; boundary=(.+)\r\n/.exec(text)?.[1] ?? '';
		const plain = (await textOf('plain')).trim();
		const error = (row: object) => `\r\n--B\r\nContent-Type: application/json; error="true"\r\n\r\n${JSON.stringify(row)}`;
		expect(type).toBe('multipart/related; boundary="B"');
		expect(text).toBe(
			`\r\n--B\r\nX-Doc-Id: a\r\nX-Rev-Id: ${rev}\r\nContent-Type: multipart/related; boundary=${inner}\r\n\r\n${whole(inner)}` +
				`\r\n--B\r\nContent-Type: application/json\r\n\r\n${plain}` +
				error({ rev: '9-x', error: 'not_found', reason: 'missing' }) +
				error({ id: 'none', rev: 'undefined', error: 'not_found', reason: 'missing' }) +
				error({ id: null, rev: null, error: 'bad_request', reason: 'document id missed' }) +
				error({ id: '_x', rev: null, error: 'illegal_docid', reason: 'Only reserved document ids may start with underscore.' }) +
				error({ id: 'a', rev: 'nonsense', error: 'bad_request', reason: 'Invalid rev format' }) +
				'\r\n--B--\r\n'
		);
		expect((await framed('POST', '_bulk_get', 'application/json, multipart/mixed', { docs })).type).toBe('application/json');
		expect((await framed('POST', '_bulk_get', 'multipart/mixed', { docs: [] })).text).toBe('');
	});

	it('[P85] what it sends it takes back', async () => {
		await server.ask('PUT', '/db/text/f', { body: 'ก'.repeat(500), headers: { 'Content-Type': 'text/plain' } });
		const response = await fetch(`${server.apiUrl}/db/text?attachments=true&revs=true`, {
			headers: { Accept: 'multipart/related', ...AS_CHIEF }
		});
		const type = response.headers.get('content-type') ?? '';
		const body = new Uint8Array(await response.arrayBuffer());
		await server.ask('PUT', '/other');
		const headers = { 'Content-Type': type };
		expect((await server.ask('PUT', '/other/text?new_edits=false', { body, headers })).status).toBe(201);
		expect((await server.ask('GET', '/other/text')).body).toEqual((await server.ask('GET', '/db/text')).body);
		expect((await server.ask('GET', '/other/text/f')).text).toBe('ก'.repeat(500));
	});
	const AS_CHIEF = { Authorization: `Basic ${Buffer.from('chief:chief-secret').toString('base64')}` };
});

describe('an HTML form', () => {
	const upload = (fields: [string, string | Blob][], headers: Record<string, string> = {}) => {
		const body = new FormData();
		for (const [name, value] of fields) {
			if (typeof value === 'string') body.append(name, value);
			else body.append(name, value, 'รูป.png');
		}
		return server.ask('POST', '/db/a', { body, headers: { Referer: `${server.apiUrl}/page`, ...headers } });
	};
	const picture = new Blob(['first'], { type: 'image/png' });

	it('[P85] puts its file onto the revision it names, or with the document it brings', async () => {
		const { rev } = (await server.ask('PUT', '/db/a', { json: { n: 1, _attachments: { f: { data: 'YWJj' } } } })).body as { rev: string };
		const onto = await upload([
			['_rev', rev],
			['_attachments', picture]
		]);
		expect([onto.status, onto.body]).toMatchObject([201, { ok: true, id: 'a' }]);
		expect(await asJson('a')).toMatchObject({ n: 1, _attachments: { f: { revpos: 1 }, 'รูป.png': { digest: FIRST, revpos: 2 } } });
		const { rev: next } = onto.body as { rev: string };
		expect(
			(
				await upload([
					['_doc', JSON.stringify({ _rev: next, n: 2 })],
					['_attachments', picture]
				])
			).status
		).toBe(201);
		expect(Object.keys(((await asJson('a')) as { _attachments: object })._attachments)).toEqual(['รูป.png']);
	});

	it('of another site, without a revision or of another kind is refused', async () => {
		await server.ask('PUT', '/db/a', { json: { n: 1 } });
		expect((await upload([['_rev', '1-a']], { Referer: 'http://elsewhere/' })).status).toBe(400);
		expect((await server.ask('POST', '/db/a', { json: {} })).body).toMatchObject({ reason: 'Referer header required.' });
		expect((await server.ask('POST', '/db/a', { json: {}, headers: { Referer: server.apiUrl } })).status).toBe(415);
		expect((await upload([['_attachments', picture]])).status).toBe(400);
		expect((await upload([['_rev', '1-none']])).status).toBe(404);
		expect(await asJson('a')).not.toHaveProperty('_attachments');
	});
});

describe('COPY', () => {
	const copy = (path: string, Destination?: string, headers: Record<string, string> = {}) =>
		server.ask('COPY', `/db/${path}`, { headers: { ...headers, ...(Destination === undefined ? {} : { Destination }) } });

	it('[P87] makes the same document under the other id, with its files as they are kept', async () => {
		await server.ask('PUT', '/db/a', { json: { big: 1, _attachments: { f: { content_type: 'text/plain', data: 'YWJj' } } } });
		const copied = await copy('a', 'b%2F%E0%B8%81');
		expect([copied.status, copied.body]).toMatchObject([201, { ok: true, id: 'b/ก' }]);
		const { rev } = copied.body as { rev: string };
		expect([copied.headers.get('etag'), copied.headers.get('location')]).toEqual([`"${rev}"`, `${server.apiUrl}/db/b%2F%E0%B8%81`]);
		const [source, target] = [await asJson('a'), await asJson('b%2F%E0%B8%81')] as [object, object];
		expect({ ...target, _id: 'a', _rev: '' }).toEqual({ ...source, _rev: '' });
		expect(await textOf('b%2F%E0%B8%81/f')).toBe('abc');
	});

	it('[P87] over an existing one only when its revision is named', async () => {
		const { rev } = (await server.ask('PUT', '/db/a', { json: { n: 1 } })).body as { rev: string };
		const target = (await server.ask('PUT', '/db/b', { json: { n: 2 } })).body as { rev: string };
		expect((await copy('a', 'b')).status).toBe(409);
		expect((await copy('a', `b?rev=${target.rev}`)).status).toBe(201);
		expect(await asJson('b')).toMatchObject({ n: 1, _rev: expect.stringMatching(/^2-/) as string });
		await server.ask('PUT', '/db/a', { json: { _rev: rev, n: 3 } });
		expect((await copy(`a?rev=${rev}`, 'old')).status).toBe(201);
		expect((await copy('a', 'older', { 'If-Match': `"${rev}"` })).status).toBe(201);
		expect([await asJson('old'), await asJson('older')]).toMatchObject([{ n: 1 }, { n: 1 }]);
	});

	it.each([
		['a', undefined, 400],
		['a', 'http://elsewhere/db/b', 400],
		['a', 'b?rev=nonsense', 400],
		['a', '_b', 400],
		['a', '%ff', 400],
		['none', 'b', 404],
		['gone', 'b', 404],
		['a?rev=9-x', 'b', 404]
	])('[P87] refuses to copy %s to %s', async (path, destination, status) => {
		await server.ask('PUT', '/db/a', { json: { n: 1 } });
		await server.ask('POST', '/db/_bulk_docs', { json: { new_edits: false, docs: [{ _id: 'gone', _rev: '1-a', _deleted: true }] } });
		expect((await copy(path, destination)).status).toBe(status);
		expect((await server.ask('GET', '/db/b')).status).toBe(404);
	});
});

it('[P85] packed files go out packed, and say so', async () => {
	const text = 'ข้อความ '.repeat(50);
	await server.ask('PUT', '/db');
	await server.ask('PUT', '/db/a/f', { body: text, headers: { 'Content-Type': 'text/plain' } });
	const response = await fetch(`${server.apiUrl}/db/a?attachments=true`, {
		headers: { Accept: 'multipart/related', Authorization: `Basic ${Buffer.from('chief:chief-secret').toString('base64')}` }
	});
	const body = Buffer.from(await response.arrayBuffer());
	const length = Number(/"encoding":"gzip","encoded_length":(\d+)/.exec(body.toString())?.[1]);
	expect(body.toString()).toContain(`Content-Length: ${length}\r\nContent-Encoding: gzip\r\n\r\n`);
	const start = body.indexOf('Content-Encoding: gzip\r\n\r\n') + 'Content-Encoding: gzip\r\n\r\n'.length;
	expect(gunzipSync(body.subarray(start, start + length)).toString()).toBe(text);
});
