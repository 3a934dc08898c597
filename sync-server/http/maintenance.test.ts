// Upkeep over the wire, what a single node says of itself, and the lists beside _all_docs.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type Reply, type TestServer } from '../testing/test-server.ts';

let server: TestServer;
beforeEach(async () => {
	server = await startTestServer();
	await server.ask('PUT', '/db');
});
afterEach(async () => {
	await server.close();
	expect(server.errors).toEqual([]);
});

const get = async (path: string): Promise<never> => (await server.ask('GET', path)).body;
const post = (path: string, json: unknown): Promise<Reply> => server.ask('POST', path, { json });

describe('_purge', () => {
	it('[P100] answers what was taken, and is seen in the database and its changes', async () => {
		const edits = ['2-b', '2-c'].map((rev) => ({ _id: 'a', _rev: rev, _revisions: { start: 2, ids: [rev.slice(2), 'x'] } }));
		await post('/db/_bulk_docs', { docs: edits, new_edits: false });
		const { rev } = (await server.ask('PUT', '/db/b', { json: {} })).body as { rev: string };
		const { last_seq } = (await get('/db/_changes')) as { last_seq: string };
		const reply = await post('/db/_purge', { a: ['2-c', '9-z'], b: [rev], c: ['1-c'] });
		expect([reply.status, reply.body]).toEqual([201, { purge_seq: null, purged: { a: ['2-c'], b: [rev], c: [] } }]);
		expect(await get(`/db/_changes?since=${last_seq}`)).toMatchObject({ results: [{ id: 'a', changes: [{ rev: '2-b' }] }] });
		expect(await get('/db')).toMatchObject({
			doc_count: 1,
			purge_seq: expect.stringMatching(/^2-/) as string,
			update_seq: expect.stringMatching(/^5-/) as string
		});
		expect(await get('/db/_purged_infos')).toEqual({
			purged_infos: [
				{ id: 'a', revs: ['2-c'] },
				{ id: 'b', revs: [rev] }
			]
		});
		expect((await server.ask('PUT', '/db/b', { json: {} })).status).toBe(201);
	});

	it('[P100] remembers as many purges as it is told to', async () => {
		expect(await get('/db/_purged_infos_limit')).toBe(1_000);
		expect((await server.ask('PUT', '/db/_purged_infos_limit', { json: 1 })).body).toEqual({ ok: true });
		for (const id of ['a', 'b']) {
			const { rev } = (await server.ask('PUT', `/db/${id}`, { json: {} })).body as { rev: string };
			await post('/db/_purge', { [id]: [rev] });
		}
		expect(await get('/db/_purged_infos')).toMatchObject({ purged_infos: [{ id: 'b' }] });
		for (const json of [0, 'x', null, 1.5]) {
			const reply = await server.ask('PUT', '/db/_purged_infos_limit', { json });
			expect([reply.status, reply.body]).toEqual([400, { error: 'bad_request', reason: '`purge_infos_limit` must be positive integer' }]);
		}
	});

	const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`d${String(n)}`, ['1-a']]));
	const refused: [body: unknown, reason: string][] = [
		[[], 'Request body must be a JSON object'],
		[{ a: ['nonsense'] }, 'Invalid rev format'],
		[{ a: 'x' }, 'Revisions to purge must be an array'],
		[many(101), 'Exceeded maximum number of documents.'],
		[{ a: Array.from({ length: 1_001 }, (_, n) => `${String(n + 1)}-a`) }, 'Exceeded maximum number of revisions.']
	];
	it.each(refused)('[P100] refuses what is no purge (%#)', async (body, reason) => {
		const reply = await post('/db/_purge', body);
		expect([reply.status, reply.body]).toEqual([400, { error: 'bad_request', reason }]);
	});

	it('[P103] is for server administrators, in a ledger as anywhere', async () => {
		const ledger = await server.addOrganisation('x');
		const admin = await server.addUser('ana', ['boss']);
		await server.ask('PUT', `/${ledger}/_security`, { json: { admins: { roles: ['boss'] }, members: { roles: ['boss'] } } });
		const reply = await server.ask('POST', `/${ledger}/_purge`, { as: admin, json: { a: ['1-a'] } });
		expect([reply.status, reply.body]).toEqual([401, { error: 'unauthorized', reason: 'You are not a server admin.' }]);
		expect((await post(`/${ledger}/_purge`, { a: ['1-a'] })).status).toBe(201);
	});
});

describe('_compact', () => {
	it('[P101] begins at once and leaves the newest revisions alone', async () => {
		const { rev } = (await server.ask('PUT', '/db/a', { json: { n: 1 } })).body as { rev: string };
		await server.ask('PUT', `/db/a?rev=${rev}`, { json: { n: 2 } });
		const reply = await post('/db/_compact', {});
		expect([reply.status, reply.body]).toEqual([202, { ok: true }]);
		await expect.poll(async () => (await server.ask('GET', `/db/a?rev=${rev}`)).status).toBe(404);
		expect(await get('/db/a')).toMatchObject({ n: 2 });
	});

	it('[P101] is for administrators of the database, in JSON, for views too', async () => {
		const member = await server.addUser('mia', ['reader']);
		await server.ask('PUT', '/db/_security', { json: { members: { roles: ['reader'] } } });
		for (const path of ['/db/_compact', '/db/_view_cleanup'])
			expect((await server.ask('POST', path, { as: member, json: {} })).status).toBe(403);
		expect((await server.ask('POST', '/db/_compact')).status).toBe(415);
		expect((await server.ask('GET', '/db/_compact')).headers.get('allow')).toBe('POST');
		expect((await post('/db/_compact/d', {})).body).toEqual({ error: 'not_found', reason: 'missing' });
		await server.ask('PUT', '/db/_design/d', { json: {} });
		expect((await post('/db/_compact/d', {})).status).toBe(202);
		expect((await post('/db/_view_cleanup', {})).body).toEqual({ ok: true });
	});
});

describe('a single node', () => {
	const NODE = 'nonode@nohost';
	const answers: [path: string, body: unknown][] = [
		['/_active_tasks', []],
		['/_membership', { all_nodes: [NODE], cluster_nodes: [NODE] }],
		['/_cluster_setup', { state: 'single_node_enabled' }],
		['/_node/_local', { name: NODE }],
		['/_scheduler/jobs', { total_rows: 0, offset: 0, jobs: [] }],
		['/_scheduler/docs', { total_rows: 0, offset: 0, docs: [] }],
		['/db/_shards', { shards: { '00000000-ffffffff': [NODE] } }],
		['/db/_shards/some-id', { range: '00000000-ffffffff', nodes: [NODE] }]
	];
	it.each(answers)('[P104] says of %s', async (path, body) => {
		expect((await server.ask('GET', path)).body).toEqual(body);
	});

	it('[P61] says clearly what it does not do', async () => {
		const asked: [string, string][] = [
			['GET', '/_node/_local/_config'],
			['GET', '/_node/_local/_stats'],
			['POST', '/_cluster_setup'],
			['GET', '/_db_updates'],
			['GET', '/_reshard']
		];
		for (const [method, path] of asked) {
			const reply = await server.ask(method, path, method === 'POST' ? { json: {} } : {});
			expect([path, reply.status, reply.body]).toMatchObject([path, 501, { error: 'not_implemented' }]);
		}
		expect((await server.ask('GET', '/_node/other')).status).toBe(404);
		expect((await server.ask('POST', '/db/_sync_shards', { json: {} })).status).toBe(202);
	});

	it('[P104] tells of many databases at once', async () => {
		for (const name of ['a', 'b', 'c']) await server.ask('PUT', `/${name}`);
		const names = (reply: Reply) =>
			(reply.body as { key: string; info?: { db_name: string } }[]).map(({ key, info }) => [key, info?.db_name]);
		expect(names(await server.ask('GET', '/_dbs_info?startkey="a"&endkey="c"&limit=2'))).toEqual([
			['a', 'a'],
			['b', 'b']
		]);
		expect((await server.ask('GET', '/_dbs_info?startkey="zz"')).body).toEqual([]);
		const asked = await post('/_dbs_info', { keys: ['c', 'none'] });
		expect(asked.body).toMatchObject([
			{ key: 'c', info: { db_name: 'c', doc_count: 0 } },
			{ key: 'none', error: 'not_found' }
		]);
		expect((await post('/_dbs_info', { keys: 'c' })).body).toMatchObject({ reason: '`keys` member must be an array.' });
		const stranger = await server.addUser('sam');
		for (const path of ['/_dbs_info', '/_active_tasks', '/_membership'])
			expect((await server.ask('GET', path, { as: stranger })).status).toBe(401);
	});
});

describe('lists beside _all_docs', () => {
	beforeEach(async () => {
		const docs = ['0', '_design/a', '_design/b', '_design/c', 'x', 'y'].map((_id) => ({ _id }));
		await post('/db/_bulk_docs', { docs });
		for (const id of ['b', 'a', 'c']) await server.ask('PUT', `/db/_local/${id}`, { json: { id } });
	});
	interface List {
		total_rows: number | null;
		offset: number | null;
		rows: { id?: string; key: string }[];
	}
	const idsOf = ({ total_rows, offset, rows }: List) => [total_rows, offset, rows.map(({ id }) => id?.replace(/^.*\//, ''))];

	const ranges: [path: string, total: number | null, offset: number | null, ids: string[]][] = [
		['_design_docs', 3, 0, ['a', 'b', 'c']],
		['_design_docs?limit=1&skip=1', 3, 1, ['b']],
		['_design_docs?descending=true', 3, 0, ['c', 'b', 'a']],
		['_design_docs?startkey="_design/b"', 3, 1, ['b', 'c']],
		['_design_docs?startkey="_design/b"&descending=true', 3, 1, ['b', 'a']],
		['_design_docs?endkey="_design/b"&inclusive_end=false', 3, 0, ['a']],
		['_design_docs?startkey="0"&endkey="y"', 3, 0, ['a', 'b', 'c']],
		['_design_docs?key="_design/c"', 3, 2, ['c']],
		['_local_docs', null, null, ['a', 'b', 'c']],
		['_local_docs?limit=1&skip=1', null, null, ['b']],
		['_local_docs?descending=true', null, null, ['c', 'b', 'a']],
		['_local_docs?startkey="_local/b"', null, null, ['b', 'c']],
		['_local_docs?endkey="_local/b"&inclusive_end=false', null, null, ['a']]
	];
	it.each(ranges)('[P105] %s', async (path, total, offset, ids) => {
		expect(idsOf(await get(`/db/${path}`))).toEqual([total, offset, ids]);
	});

	it('[P105] take keys and include documents', async () => {
		const designs = await post('/db/_design_docs', { keys: ['_design/b', '_design/none'] });
		expect(designs.body).toMatchObject({
			total_rows: 3,
			offset: null,
			rows: [{ id: '_design/b' }, { key: '_design/none', error: 'not_found' }]
		});
		const locals = await post('/db/_local_docs?include_docs=true', { keys: ['_local/b', '_local/none'] });
		expect(locals.body).toMatchObject({
			rows: [{ id: '_local/b', value: { rev: '0-1' }, doc: { _id: '_local/b', _rev: '0-1', id: 'b' } }, { error: 'not_found' }]
		});
	});

	it.each(['_all_docs', '_design_docs', '_local_docs'])('[P105] %s answers several questions at once', async (list) => {
		const key = list === '_all_docs' ? 'x' : list === '_design_docs' ? '_design/b' : '_local/b';
		const reply = await post(`/db/${list}/queries`, { queries: [{ limit: 1 }, { keys: [key], include_docs: true }] });
		const { results } = reply.body as { results: List[] };
		expect([reply.status, results.map(({ rows }) => rows.length), results[1]?.rows]).toMatchObject([200, [1, 1], [{ id: key }]]);
		expect((await post(`/db/${list}/queries`, {})).body).toMatchObject({ reason: 'POST body must include `queries` parameter.' });
		expect((await server.ask('GET', `/db/${list}/queries`)).headers.get('allow')).toBe('POST');
	});
});

describe('code in design documents', () => {
	const asked: [path: string, status: number, reason: string][] = [
		['_view/v', 501, 'Functions in design documents are stored and replicated, never run.'],
		['_view/none', 404, 'missing_named_view'],
		['_info', 501, 'Functions in design documents are stored and replicated, never run.'],
		['_list/l/v', 501, 'Functions in design documents are stored and replicated, never run.'],
		['_search/s', 501, 'Functions in design documents are stored and replicated, never run.']
	];
	it.each(asked)('[P60] %s is answered %i', async (path, status, reason) => {
		await server.ask('PUT', '/db/_design/d', { json: { views: { v: { map: 'function () {}' } } } });
		const reply = await server.ask('GET', `/db/_design/d/${path}`);
		expect([reply.status, reply.body]).toMatchObject([status, { reason }]);
		expect((await server.ask('GET', `/db/_design/none/${path}`)).body).toEqual({ error: 'not_found', reason: 'missing' });
	});
});
