import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, startTestServer, type TestServer } from '../testing/test-server.ts';

let server: TestServer;
const post = (path: string, json: unknown, as?: { name: string; password: string } | null) =>
	server.ask('POST', path, { json, ...(as === undefined ? {} : { as }) });
const end = (name: string, who: { name: string; password: string } | undefined = ADMIN): string => {
	const url = new URL(`${server.apiUrl}/${name}`);
	url.username = who.name;
	url.password = who.password;
	return url.href;
};
const once = (more: object = {}) => post('/_replicate', { source: end('a'), target: end('b'), ...more });

beforeEach(async () => {
	server = await startTestServer();
	for (const name of ['a', 'b']) await server.ask('PUT', `/${name}`);
});
afterEach(async () => {
	await server.close();
	expect(server.errors).toEqual([]);
});

describe('POST /_replicate', () => {
	it('[P130] copies every leaf with its history and its attachments', async () => {
		const docs = [
			{ _id: 'x', _rev: '2-b', _revisions: { start: 2, ids: ['b', 'a'] }, v: 'b' },
			{ _id: 'x', _rev: '2-c', _revisions: { start: 2, ids: ['c', 'a'] }, _deleted: true },
			{ _id: 'y', _rev: '1-a', _attachments: { 'ก.txt': { content_type: 'text/plain', data: 'AAEC' } } }
		];
		await post('/a/_bulk_docs', { docs, new_edits: false });
		const reply = await once();
		expect(reply.body).toMatchObject({ ok: true, history: [{ docs_read: 3, docs_written: 3, doc_write_failures: 0, missing_found: 3 }] });
		const read = async (path: string) => (await server.ask('GET', path, { headers: { Accept: 'application/json' } })).body;
		const leaves = (database: string) => read(`/${database}/x?open_revs=all&revs=true`);
		expect(await leaves('b')).toEqual(await leaves('a'));
		expect(await read('/b/y?attachments=true')).toMatchObject({ _attachments: { 'ก.txt': { data: 'AAEC' } } });
	});

	it('[P132] goes on from where it was, and begins anew with a target that was made anew', async () => {
		await post('/a', { _id: 'x' });
		await once();
		expect((await once()).body).toMatchObject({ ok: true, no_changes: true });
		await post('/a', { _id: 'y' });
		expect((await once()).body).toMatchObject({ history: [{ docs_written: 1, missing_checked: 1 }, { docs_written: 1 }] });
		await server.ask('DELETE', '/b');
		expect((await once({ create_target: true })).body).toMatchObject({ history: [{ docs_written: 2 }] });
	});

	it('copies only the documents it is asked for', async () => {
		await post('/a/_bulk_docs', { docs: [{ _id: 'x' }, { _id: 'y' }, { _id: 'z' }] });
		await once({ doc_ids: ['x', 'z'] });
		expect((await server.ask('GET', '/b/_all_docs')).body).toMatchObject({ rows: [{ id: 'x' }, { id: 'z' }] });
	});

	it('[P131] acts as the one whose credentials an end brings', async () => {
		const reader = await server.addUser('nok', []);
		await server.ask('PUT', '/a/_security', { json: { members: { names: ['nok'] } } });
		await post('/a/_bulk_docs', { docs: [{ _id: 'x' }, { _id: '_design/d' }] });
		expect((await once({ source: end('a', reader), target: end('b', reader) })).status).toBe(403);
		await server.ask('PUT', '/b/_security', { json: { members: { names: ['nok'] } } });
		const reply = await once({
			source: { url: `${server.apiUrl}/a`, auth: { basic: { username: 'nok', password: reader.password } } },
			target: end('b', reader)
		});
		expect(reply.body).toMatchObject({ history: [{ docs_written: 1, doc_write_failures: 1 }] });
		expect((await once({ source: end('a', { name: 'nok', password: 'wrong' }) })).status).toBe(401);
		expect((await post('/_replicate', {}, reader)).status).toBe(401);
	});

	it.each([
		['no ends', {}, 400, 'bad_request'],
		['a bare name', { source: 'a', target: 'b' }, 400, 'bad_request'],
		['another server', { source: 'http://127.0.0.2:1/a' }, 501, 'not_implemented'],
		['a source that is not there', () => ({ source: end('none') }), 404, 'db_not_found'],
		['a live one', { continuous: true }, 501, 'not_implemented'],
		['code of a document', { filter: 'd/f' }, 501, 'not_implemented']
	] as const)('[P130] refuses %s', async (name, asked, status, error) => {
		const reply = name === 'no ends' ? await post('/_replicate', {}) : await once(asked instanceof Function ? asked() : asked);
		expect([reply.status, reply.body]).toMatchObject([status, { error }]);
		expect(reply.text).not.toContain(ADMIN.password);
	});
});
