// Queries over the wire: options, indexes, order, pages, warnings, and feeds with a selector.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type Reply, type TestServer } from '../testing/test-server.ts';

const PEOPLE = [
	{ _id: 'a', name: 'กานดา', age: 20, tags: ['x'] },
	{ _id: 'b', name: 'Bob', age: 30, address: { city: 'Loei', zip: 42 } },
	{ _id: 'c', name: 'carol', age: 40 },
	{ _id: 'd', name: 'Dave', age: null },
	{ _id: 'e', age: '30' }
];

let server: TestServer;
beforeEach(async () => {
	server = await startTestServer();
	await server.ask('PUT', '/db');
	await server.ask('POST', '/db/_bulk_docs', { json: { docs: PEOPLE } });
});
afterEach(async () => {
	await server.close();
	expect(server.errors).toEqual([]);
});

interface Found {
	docs: Record<string, unknown>[];
	bookmark: string;
	warning?: string;
	execution_stats?: Record<string, number>;
}
const ask = (path: string, json: unknown, method = 'POST'): Promise<Reply> => server.ask(method, `/db/${path}`, { json });
const find = async (query: object): Promise<Found> => (await ask('_find', query)).body;
const ids = ({ docs }: Found) => docs.map((doc) => doc._id);
const index = (fields: unknown[], ddoc: string, more: object = {}) => ask('_index', { index: { fields, ...more }, ddoc, name: ddoc });
const ALL = { _id: { $gt: null } };

describe('_find', () => {
	it('[P90] tells whole documents or some of their fields', async () => {
		expect(ids(await find({ selector: {} }))).toEqual(['a', 'b', 'c', 'd', 'e']);
		const { docs } = await find({ selector: { name: 'Bob' }, fields: ['_id', 'address.city', 'nowhere', '__proto__'] });
		expect(docs).toEqual([{ _id: 'b', address: { city: 'Loei' } }]);
		const [whole] = (await find({ selector: { _id: 'a' } })).docs;
		expect(whole).toMatchObject({ _rev: expect.stringMatching(/^1-/) as string, name: 'กานดา', tags: ['x'] });
	});

	it('[P90] leaves out design documents and what is deleted, and shows conflicts when asked', async () => {
		await server.ask('PUT', '/db/_design/x', { json: { age: 20 } });
		const edits = ['2-b', '2-c'].map((rev) => ({ _id: 'a2', _rev: rev, age: 20, _revisions: { start: 2, ids: [rev.slice(2), 'a'] } }));
		await ask('_bulk_docs', { docs: edits, new_edits: false });
		expect(ids(await find({ selector: { age: 20 } }))).toEqual(['a', 'a2']);
		const { docs } = await find({ selector: { _conflicts: { $exists: true } }, conflicts: true });
		expect(docs).toMatchObject([{ _id: 'a2', _rev: '2-c', _conflicts: ['2-b'] }]);
	});

	it('is framed as CouchDB frames it', async () => {
		const { text } = await ask('_find', { selector: { _id: 'zzz' } });
		const warning = 'No matching index found, create an index to optimize query time.';
		expect(text).toBe(`{"docs":[\r\n],\r\n"bookmark": "nil",\r\n"warning": "${warning}"}\r\n`);
		expect((await ask('_find', { selector: { a: { $gt: 2, $lt: 1 } } })).text).toContain('"bookmark": "nil"');
		expect((await ask('_find', { selector: { $or: [] } })).text).toBe('{"docs":[\r\n]}\r\n');
	});

	it('[P94] pages by bookmark', async () => {
		await index(['age'], 'by-age');
		const expected: [object, string[]][] = [
			[{ selector: ALL }, ['a', 'b', 'c', 'd', 'e']],
			[{ selector: ALL, sort: [{ _id: 'desc' }] }, ['e', 'd', 'c', 'b', 'a']],
			[{ selector: { age: { $exists: true } }, sort: ['age'] }, ['d', 'a', 'b', 'c', 'e']],
			[{ selector: { age: { $exists: true } }, sort: [{ age: 'desc' }] }, ['e', 'c', 'b', 'a', 'd']]
		];
		for (const [query, order] of expected) {
			const told: unknown[] = [];
			let bookmark: string | undefined;
			for (let page = 0; page < 4; page += 1) {
				const found = await find({ ...query, limit: 2, ...(bookmark === undefined ? {} : { bookmark }) });
				told.push(...ids(found));
				bookmark = found.bookmark;
				await server.ask('PUT', `/db/new-${String(page)}`, { json: { other: page } });
				await server.ask('DELETE', `/db/new-${String(page)}?rev=${await revOf(`new-${String(page)}`)}`);
			}
			expect(told).toEqual(order);
		}
		expect(ids(await find({ selector: ALL, skip: 3 }))).toEqual(['d', 'e']);
		expect(await find({ selector: ALL, limit: 0 })).toMatchObject({ docs: [], bookmark: 'nil' });
	});

	it('[P94] tells more documents than are read at once', async () => {
		await index(['n'], 'n');
		const docs = Array.from({ length: 450 }, (_, n) => ({ _id: `many-${String(n).padStart(3, '0')}`, n: 449 - n }));
		await ask('_bulk_docs', { docs });
		expect((await find({ selector: { _id: { $gt: 'many' } }, limit: 1_000 })).docs).toHaveLength(450);
		const sorted = await find({ selector: { n: { $gte: 0 } }, sort: ['n'], limit: 1_000 });
		expect(sorted.docs.map((doc) => doc.n)).toEqual(docs.map((_, n) => n));
	});

	it('counts what it looked at', async () => {
		await index(['age'], 'by-age');
		const scan = await find({ selector: { name: 'Bob' }, execution_stats: true });
		expect(scan.execution_stats).toMatchObject({ total_keys_examined: 5, total_docs_examined: 5, results_returned: 1 });
		const ranged = await find({ selector: { age: { $gt: 20 } }, execution_stats: true });
		expect(ranged.execution_stats).toMatchObject({ total_keys_examined: 4, total_docs_examined: 4, results_returned: 3 });
		const covered = await find({ selector: { age: 20 }, fields: ['age'], execution_stats: true });
		expect(covered.execution_stats).toMatchObject({ total_keys_examined: 1, total_docs_examined: 0, results_returned: 1 });
		const quorum = await find({ selector: { age: 20 }, r: 2, execution_stats: true });
		expect(quorum.execution_stats).toMatchObject({ total_docs_examined: 0, total_quorum_docs_examined: 1 });
	});

	it('[P95] breaks off a pattern that runs away', async () => {
		await server.ask('PUT', '/db/long', { json: { text: `${'a'.repeat(60)}b` } });
		const reply = await ask('_find', { selector: { text: { $regex: '^(a+)+$' } } });
		expect([reply.status, reply.body]).toMatchObject([400, { error: 'bad_arg' }]);
		expect((await server.ask('GET', '/_up')).status).toBe(200);
	});

	const refused: [query: object, error: string, reason: string][] = [
		[{}, 'missing_required_key', 'Missing required key: selector'],
		[{ selector: 1 }, 'invalid_selector_json', 'Selector must be a JSON object, not: 1'],
		[{ selector: {}, nope: 1 }, 'invalid_key', 'Invalid key nope for this request.'],
		[{ selector: {}, limit: -1 }, 'invalid_non_neg_integer', '-1 is not an integer greater than or equal to zero'],
		[{ selector: {}, limit: null }, 'invalid_non_neg_integer', 'null is not an integer greater than or equal to zero'],
		[{ selector: {}, skip: 1.5 }, 'invalid_non_neg_integer', '1.5 is not an integer greater than or equal to zero'],
		[{ selector: {}, r: 0 }, 'invalid_pos_integer', '0 is not an integer greater than zero'],
		[{ selector: {}, conflicts: 1 }, 'invalid_boolean', 'Invalid boolean value: 1'],
		[{ selector: {}, fields: 'a' }, 'invalid_fields', 'Fields must be an array of strings, not: <<97>>'],
		[{ selector: {}, fields: [1] }, 'invalid_field', 'Invalid JSON for field spec: 1'],
		[{ selector: {}, sort: 'a' }, 'invalid_sort_json', 'Sort must be an array of sort specs, not: <<"a">>'],
		[{ selector: {}, sort: [{ a: 'up' }] }, 'invalid_sort_field', 'Invalid sort field: {[{<<"a">>,<<"up">>}]}'],
		[
			{ selector: {}, sort: [{ a: 'asc' }, { b: 'desc' }] },
			'unsupported_mixed_sort',
			'Sorts currently only support a single direction for all fields.'
		],
		[{ selector: {}, use_index: 5 }, 'invalid_index_name', 'Invalid index name: 5'],
		[{ selector: {}, bookmark: 'nonsense' }, 'invalid_bookmark', 'Invalid bookmark value: "nonsense"'],
		[{ selector: {}, sort: ['age'] }, 'no_usable_index', 'No index exists for this sort, try indexing by the sort fields.'],
		[{ selector: {}, partition: 'p' }, 'bad_request', 'database is not partitioned'],
		[
			{ selector: {}, use_index: 'none', allow_fallback: false },
			'invalid_index',
			'_design/none specified by `use_index` could not be found or it is not suitable.'
		]
	];
	it.each(refused)('[P91] refuses %j as %s', async (query, error, reason) => {
		const reply = await ask('_find', query);
		expect([reply.status, reply.body]).toEqual([400, { error, reason }]);
	});

	it('[P91] takes POST alone, and JSON alone', async () => {
		const get = await server.ask('GET', '/db/_find');
		expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST']);
		expect((await server.ask('POST', '/db/_find', { body: '{}', headers: { 'Content-Type': 'text/plain' } })).status).toBe(415);
		expect((await server.ask('POST', '/db/_find', { body: '[]', headers: { 'Content-Type': 'application/json' } })).status).toBe(400);
	});
});

describe('indexes', () => {
	it('[P93] are design documents as CouchDB writes them, made once', async () => {
		const made = await index(['age', { 'address.city': 'asc' }], 'i');
		expect([made.status, made.body]).toEqual([200, { result: 'created', id: '_design/i', name: 'i' }]);
		expect((await index(['age', 'address.city'], 'i')).body).toMatchObject({ result: 'created' });
		expect((await index(['age', 'address.city'], 'i')).body).toMatchObject({ result: 'exists' });
		expect((await server.ask('GET', '/db/_design/i')).body).toMatchObject({
			language: 'query',
			views: {
				i: {
					map: { fields: { age: 'asc', 'address.city': 'asc' }, partial_filter_selector: {} },
					reduce: '_count',
					options: { def: { fields: ['age', 'address.city'] } }
				}
			}
		});
		const unnamed = (await ask('_index', { index: { fields: ['name'] } })).body as { id: string; name: string };
		expect(unnamed.id).toMatch(/^_design\/[0-9a-f]{40}$/);
		expect(unnamed.id).toBe(`_design/${unnamed.name}`);
	});

	it('[P91] name the methods that each address takes', async () => {
		const takes: [method: string, path: string, allow: string][] = [
			['PUT', '', 'GET,POST'],
			['DELETE', '', 'GET,POST'],
			['GET', '/_bulk_delete', 'POST'],
			['GET', '/i/json/n', 'DELETE'],
			['POST', '/_design/i/json/n', 'DELETE']
		];
		for (const [method, path, allow] of takes) {
			const reply = await server.ask(method, `/db/_index${path}`);
			expect([path, reply.status, reply.headers.get('allow')]).toEqual([path, 405, allow]);
		}
	});

	it('[P93] are listed in order, by pages', async () => {
		for (const name of ['b', 'a']) await index(['age'], name);
		const { total_rows, indexes } = (await server.ask('GET', '/db/_index')).body as { total_rows: number; indexes: object[] };
		expect([total_rows, indexes.map((one) => (one as { name: string }).name)]).toEqual([3, ['_all_docs', 'a', 'b']]);
		expect(indexes[0]).toEqual({ ddoc: null, name: '_all_docs', type: 'special', def: { fields: [{ _id: 'asc' }] } });
		expect(indexes[1]).toEqual({ ddoc: '_design/a', name: 'a', type: 'json', partitioned: false, def: { fields: [{ age: 'asc' }] } });
		expect((await server.ask('GET', '/db/_index?skip=1&limit=1')).body).toMatchObject({ indexes: [{ name: 'a' }] });
		for (const query of ['limit=0', 'skip=-1', 'limit=x']) expect((await server.ask('GET', `/db/_index?${query}`)).status).toBe(500);
	});

	it('[P93] are deleted with their design document, or alone when it holds others', async () => {
		await index(['age'], 'i');
		await ask('_index', { index: { fields: ['name'] }, ddoc: 'i', name: 'second' });
		await index(['age'], 'j');
		expect((await server.ask('DELETE', '/db/_index/_design/i/json/i')).body).toEqual({ ok: true });
		expect((await server.ask('DELETE', '/db/_index/i/json/i')).body).toEqual({ error: 'not_found', reason: 'missing' });
		expect((await server.ask('DELETE', '/db/_index/_design%2Fi/json/second')).status).toBe(200);
		expect((await server.ask('GET', '/db/_design/i')).body).toEqual({ error: 'not_found', reason: 'deleted' });
		const bulk = await ask('_index/_bulk_delete', { docids: ['_design/j', 'none'] });
		expect(bulk.body).toEqual({ success: [{ id: '_design/j', ok: true }], fail: [{ id: '_design/none', error: 'not_found' }] });
		expect((await index(['age'], 'i')).body).toMatchObject({ result: 'created' });
	});

	it('[P93] only an administrator of the database makes or deletes one', async () => {
		const member = await server.addUser('mia', ['reader']);
		await server.ask('PUT', '/db/_security', { json: { members: { roles: ['reader'] } } });
		await index(['age'], 'i');
		const tries: [string, string, unknown][] = [
			['POST', '/db/_index', { index: { fields: ['age'] } }],
			['DELETE', '/db/_index/i/json/i', undefined],
			['POST', '/db/_index/_bulk_delete', { docids: ['i'] }]
		];
		for (const [method, path, json] of tries) expect((await server.ask(method, path, { as: member, json })).status).toBe(403);
		expect((await server.ask('GET', '/db/_index', { as: member })).body).toMatchObject({ total_rows: 2 });
	});

	const refused: [body: object, status: number, error: string][] = [
		[{}, 400, 'missing_required_key'],
		[{ index: 'x' }, 400, 'invalid_index'],
		[{ index: {} }, 400, 'missing_required_key'],
		[{ index: { fields: [''] } }, 400, 'invalid_sort_field'],
		[{ index: { fields: ['a'], more: 1 } }, 400, 'invalid_key'],
		[{ index: { fields: ['a'] }, type: 'geo' }, 400, 'invalid_index'],
		[{ index: { fields: ['a'] }, type: 5 }, 400, 'invalid_string'],
		[{ index: { fields: ['a'] }, name: 5 }, 400, 'invalid_string'],
		[{ index: { fields: ['a'] }, name: '' }, 400, 'invalid_design_doc'],
		[{ index: { fields: ['a'] }, ddoc: '' }, 400, 'illegal_docid'],
		[{ index: {}, type: 'text' }, 503, 'required index service unavailable'],
		[{ index: { fields: ['a'] }, ddoc: 'js' }, 400, 'invalid_ddoc_lang']
	];
	it.each(refused)('[P91] refuses %j', async (body, status, error) => {
		await server.ask('PUT', '/db/_design/js', { json: { language: 'javascript' } });
		const reply = await ask('_index', body);
		expect([reply.status, reply.body]).toMatchObject([status, { error }]);
	});

	it('[P92] give order, by types and by several fields, and only to what has the fields', async () => {
		await index(['age', 'name'], 'two');
		expect(ids(await find({ selector: { age: { $exists: true } }, sort: ['age', 'name'] }))).toEqual(['d', 'a', 'b', 'c']);
		expect(ids(await find({ selector: { age: 30 }, sort: ['name'] }))).toEqual(['b']);
		expect((await ask('_find', { selector: { name: 'Bob' }, sort: ['name'] })).status).toBe(400);
	});

	it('[P92] serve queries without a warning, and say when they cannot', async () => {
		await index(['name'], 'n');
		await index(['age'], 'some', { partial_filter_selector: { name: { $exists: true } } });
		const warningOf = async (query: object) => (await find(query)).warning;
		const none = 'No matching index found, create an index to optimize query time.';
		expect(await warningOf({ selector: { name: 'Bob' } })).toBeUndefined();
		expect(await warningOf({ selector: { name: 'Bob' }, use_index: ['_design/n', 'n'] })).toBeUndefined();
		expect(await warningOf({ selector: { age: '30' } })).toBe(none);
		expect(await find({ selector: { age: { $gt: null } }, use_index: 'some' })).toMatchObject({
			docs: [{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }]
		});
		expect(await warningOf({ selector: { name: 'Bob' }, use_index: 'x' })).toBe(
			'_design/x was not used because it does not contain a valid index for this query.'
		);
		expect(await warningOf({ selector: { age: 1 }, use_index: ['n', 'n'] })).toBe(
			`_design/n, n was not used because it is not a valid index for this query.\n${none}`
		);
	});
});

describe('_explain', () => {
	it('[P92] shows the index chosen, the others, and the keys read', async () => {
		await index(['age'], 'by-age');
		await index(['age', 'name'], 'two');
		const { body } = await ask('_explain', { selector: { age: { $gt: 1 } }, fields: ['age'], limit: 3 });
		expect(body).toMatchObject({
			dbname: 'db',
			index: { ddoc: '_design/by-age', name: 'by-age', type: 'json' },
			selector: { age: { $gt: 1 } },
			opts: { use_index: [], bookmark: 'nil', limit: 3, skip: 0, sort: {}, fields: ['age'], r: 1 },
			fields: ['age'],
			mrargs: { start_key: [1], end_key: ['<MAX>'], direction: 'fwd', include_docs: false },
			covering: true,
			selector_hints: [{ type: 'json', indexable_fields: ['age'], unindexable_fields: [] }],
			index_candidates: [
				{ index: { name: 'two' }, analysis: { usable: false, reasons: [{ name: 'field_mismatch' }], ranking: 2, covering: true } },
				{ index: { name: '_all_docs' }, analysis: { usable: true, reasons: [{ name: 'unfavored_type' }], ranking: 1, covering: null } }
			]
		});
	});

	it('[P92] shows that no index gives an order', async () => {
		const { status, body } = await ask('_explain', { selector: { age: 1 }, sort: ['name'] });
		expect([status, body]).toMatchObject([
			200,
			{ index: null, index_candidates: [{ analysis: { reasons: [{ name: 'field_mismatch' }] } }] }
		]);
	});
});

describe('feeds with a selector', () => {
	it('[P96] tell of the winners that match, or of the leaves that do', async () => {
		const edits = ['2-b', '2-c'].map((rev) => ({ _id: 'x', _rev: rev, n: rev, _revisions: { start: 2, ids: [rev.slice(2), 'a'] } }));
		await ask('_bulk_docs', { docs: edits, new_edits: false });
		const told = async (query: string, body: object) =>
			((await ask(`_changes?filter=_selector${query}`, body)).body as { results: object[] }).results;
		expect(await told('', { selector: { n: '2-b' } })).toEqual([]);
		expect(await told('&style=all_docs', { selector: { n: '2-b' } })).toMatchObject([{ id: 'x', changes: [{ rev: '2-b' }] }]);
		expect(await told('', { selector: { age: { $gte: 30 } } })).toMatchObject([{ id: 'b' }, { id: 'c' }, { id: 'e' }]);
		expect(await told('&limit=1', { selector: { age: { $gte: 30 } } })).toMatchObject([{ id: 'b' }]);
		const [row] = await told('&include_docs=true', { selector: { name: 'Bob' }, fields: ['address.zip'] });
		expect(row).toMatchObject({ id: 'b', doc: { address: { zip: 42 } } });
		await server.ask('DELETE', `/db/b?rev=${await revOf('b')}`);
		expect(await told('', { selector: { _deleted: true } })).toMatchObject([{ id: 'b', deleted: true }]);
	});

	it('[P96] sleep through other writes', async () => {
		const waiting = ask('_changes?feed=longpoll&since=now&filter=_selector', { selector: { mine: true } });
		await server.ask('PUT', '/db/other', { json: {} });
		await server.ask('PUT', '/db/wanted', { json: { mine: true } });
		expect((await waiting).body).toMatchObject({ results: [{ id: 'wanted' }] });
	});

	const filters: [method: string, query: string, body: object | undefined, status: number, reason: string][] = [
		['GET', 'filter=_selector', undefined, 400, 'Selector must be specified in POST payload'],
		['POST', 'filter=_selector', {}, 400, 'Selector error: expected a JSON object'],
		['POST', 'filter=_selector', { selector: { a: { $nope: 1 } } }, 400, 'Invalid operator: $nope'],
		['POST', 'filter=_selector', { selector: {}, fields: 'a' }, 400, 'Selector error: fields must be JSON array'],
		['GET', 'filter=_view', undefined, 400, '`view` filter parameter is not provided.'],
		['GET', 'filter=nope', undefined, 400, 'filter parameter must be of the form `designname/filtername`'],
		['GET', 'filter=none/f', undefined, 404, 'missing'],
		['GET', 'filter=d/none', undefined, 404, 'missing json key: none'],
		['GET', 'filter=d/f', undefined, 501, 'Functions in design documents are stored and replicated, never run.'],
		['GET', 'filter=_view&view=d/v', undefined, 501, 'Functions in design documents are stored and replicated, never run.']
	];
	it.each(filters)('[P60, P91] %s %s %j is answered %i', async (method, query, body, status, reason) => {
		await server.ask('PUT', '/db/_design/d', { json: { filters: { f: 'function () {}' }, views: { v: { map: 'function () {}' } } } });
		const reply = await server.ask(method, `/db/_changes?${query}`, body === undefined ? {} : { json: body });
		expect([reply.status, (reply.body as { reason: string }).reason]).toEqual([status, reason]);
	});
});

async function revOf(id: string): Promise<string> {
	return ((await server.ask('GET', `/db/${id}`)).body as { _rev: string })._rev;
}
