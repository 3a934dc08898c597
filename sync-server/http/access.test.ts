// Who may read, write and change what.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ADMIN, startTestServer, type TestServer, type Who } from '../testing/test-server.ts';

let server: TestServer;
let head: Who;
let stranger: Who;
beforeEach(async () => {
	server = await startTestServer();
	await server.addOrganisation('X1');
	head = await server.addUser('head', ['org-x1:head']);
	stranger = await server.addUser('stranger', ['org-x2:head']);
});
afterEach(async () => {
	await server.close();
	expect(server.errors).toEqual([]);
});

const FACT = 'visit:S:visit-registered:A';
const everyEndpoint: [method: string, path: string, json?: unknown][] = [
	['GET', '/org-x1'],
	['GET', '/org-x1/_all_docs'],
	['GET', '/org-x1/_changes'],
	['GET', '/org-x1/_changes?feed=longpoll&timeout=1'],
	['GET', '/org-x1/_local/x'],
	['GET', '/org-x1/_security'],
	['GET', `/org-x1/${FACT}`],
	['GET', `/org-x1/${FACT}?open_revs=all`],
	['POST', '/org-x1/_all_docs', { keys: [FACT] }],
	['POST', '/org-x1/_bulk_docs', { docs: [] }],
	['POST', '/org-x1/_bulk_get', { docs: [{ id: FACT }] }],
	['POST', '/org-x1/_revs_diff', { [FACT]: ['1-a'] }],
	['POST', '/org-x1', { _id: FACT }],
	['PUT', `/org-x1/${FACT}`, {}],
	['PUT', '/org-x1/_local/x', {}],
	['PUT', '/org-x1/_security', {}],
	['DELETE', `/org-x1/${FACT}?rev=1-a`]
];

it('[P10] lets nobody into a database without a grant, by any endpoint', async () => {
	await server.ask('PUT', `/org-x1/${FACT}`, { json: { secret: 1 } });
	for (const [method, path, json] of everyEndpoint) {
		const anonymous = await server.ask(method, path, { as: null, json });
		expect([path, anonymous.status, anonymous.body]).toEqual([
			path,
			401,
			{ error: 'unauthorized', reason: 'You are not authorized to access this db.' }
		]);
		const other = await server.ask(method, path, { as: stranger, json });
		expect([path, other.status, other.body]).toEqual([path, 403, { error: 'forbidden', reason: 'You are not allowed to access this db.' }]);
	}
	expect((await server.ask('GET', `/org-x1/${FACT}`, { as: head })).body).toMatchObject({ secret: 1 });
});

it('[P10] a new database is for server administrators until a grant says otherwise', async () => {
	await server.ask('PUT', '/fresh');
	expect((await server.ask('GET', '/fresh', { as: head })).status).toBe(403);
	const security = { admins: { names: [], roles: [] }, members: { names: ['head'], roles: [] } };
	expect((await server.ask('PUT', '/fresh/_security', { json: security })).status).toBe(200);
	expect((await server.ask('GET', '/fresh', { as: head })).status).toBe(200);
	expect((await server.ask('GET', '/fresh', { as: stranger })).status).toBe(403);
});

it('[P13] only a server administrator makes, destroys and lists databases', async () => {
	for (const [method, path] of [
		['PUT', '/another'],
		['DELETE', '/org-x1'],
		['GET', '/_all_dbs']
	] as const) {
		for (const as of [null, head]) {
			const refused = await server.ask(method, path, { as });
			expect([refused.status, refused.body]).toEqual([401, { error: 'unauthorized', reason: 'You are not a server admin.' }]);
		}
	}
	expect((await server.ask('GET', '/_all_dbs')).body).toEqual(['_users', 'org-x1']);
	expect((await server.ask('DELETE', '/_users')).status).toBe(403);
});

it("[P14] a database's settings and design documents are for its administrators", async () => {
	for (const path of ['/org-x1/_security', '/org-x1/_revs_limit'])
		expect((await server.ask('PUT', path, { as: head, json: 5 })).status).toBe(403);
	expect((await server.ask('PUT', '/org-x1/_design/x', { as: head, json: {} })).status).toBe(403);
	const bulk = await server.ask('POST', '/org-x1/_bulk_docs', { as: head, json: { docs: [{ _id: '_design/x' }, { _id: FACT }] } });
	expect(bulk.body).toMatchObject([
		{ id: '_design/x', error: 'forbidden' },
		{ id: FACT, ok: true }
	]);
	expect((await server.ask('PUT', '/org-x1/_design/x', { json: {} })).status).toBe(201);
});

it('[P1] greets whoever asks, whatever they say they are', async () => {
	for (const Authorization of ['Basic', 'Basic !!!', 'Bearer x', 'Basic dW5kZWZpbmVkOnVuZGVmaW5lZA==']) {
		const welcome = await server.ask('GET', '/', { as: null, headers: { Authorization } });
		expect(welcome.status).toBe(200);
		expect(welcome.body).toMatchObject({ couchdb: 'Welcome', uuid: await server.store.uuid() });
	}
});

it('[P2] answers 401 to a wrong name or password, wherever it is sent', async () => {
	for (const who of [
		{ ...head, password: 'wrong' },
		{ name: 'nobody', password: 'x' },
		{ name: 'head', password: '' }
	]) {
		const refused = await server.ask('GET', '/org-x1', { as: who });
		expect([refused.status, refused.body]).toEqual([401, { error: 'unauthorized', reason: 'Name or password is incorrect.' }]);
		// A browser would put up its own dialogue.
		expect(refused.headers.get('www-authenticate')).toBeNull();
		expect((await server.ask('POST', '/_session', { as: null, json: who })).status).toBe(401);
	}
});

it('[P15] never keeps or shows a password', async () => {
	const id = 'org.couchdb.user:new';
	const written = await server.ask('PUT', `/_users/${id}`, { json: { name: 'new', type: 'user', roles: [], password: 'very-secret' } });
	expect(written.status).toBe(201);
	const { text, body } = await server.ask('GET', `/_users/${id}`);
	expect(text).not.toContain('very-secret');
	expect(body).toMatchObject({
		password_scheme: 'pbkdf2',
		pbkdf2_prf: 'sha256',
		derived_key: expect.stringMatching(/^[0-9a-f]{64}$/) as string
	});
	expect((await server.ask('GET', '/_session', { as: { name: 'new', password: 'very-secret' } })).status).toBe(200);
});

it('[P16] a person reads and updates their own document, and no other', async () => {
	const own = '/_users/org.couchdb.user:head';
	const { body } = await server.ask('GET', own, { as: head });
	const changed = await server.ask('PUT', own, { as: head, json: { ...(body as object), password: 'better' } });
	expect(changed.status).toBe(201);
	expect((await server.ask('GET', own, { as: head })).status).toBe(401);
	const again = { name: 'head', password: 'better' };
	const promoted = await server.ask('PUT', own, {
		as: again,
		json: { ...((await server.ask('GET', own, { as: again })).body as object), roles: ['org-x1:head', 'org-x2:head'] }
	});
	expect([promoted.status, promoted.body]).toEqual([403, { error: 'forbidden', reason: 'Only _admin may edit roles' }]);
	for (const path of ['/_users/org.couchdb.user:stranger', '/_users/org.couchdb.user:nobody'])
		expect((await server.ask('GET', path, { as: again })).status).toBe(404);
	for (const path of ['/_users/_all_docs', '/_users/_changes']) expect((await server.ask('GET', path, { as: again })).status).toBe(401);
	expect((await server.ask('POST', '/_users/_bulk_get', { as: again, json: { docs: [{ id: 'org.couchdb.user:stranger' }] } })).status).toBe(
		403
	);
	expect(
		(await server.ask('PUT', '/_users/org.couchdb.user:eve', { as: null, json: { name: 'eve', type: 'user', roles: [], password: 'x' } }))
			.status
	).toBe(401);
});

it('[P17] nobody is made a server administrator over the wire, and one may change their password', async () => {
	const eve = { name: 'eve', type: 'user', roles: ['_admin'], password: 'x' };
	const refused = await server.ask('PUT', '/_users/org.couchdb.user:eve', { json: eve });
	expect([refused.status, refused.body]).toMatchObject([403, { reason: 'No system roles (starting with underscore) in users db.' }]);
	const own = `/_users/org.couchdb.user:${ADMIN.name}`;
	const kept = (await server.ask('GET', own)).body as object;
	expect((await server.ask('PUT', own, { json: { ...kept, password: 'changed' } })).status).toBe(201);
	expect((await server.ask('GET', '/_all_dbs', { as: { ...ADMIN, password: 'changed' } })).status).toBe(200);
});

it('[P11] a grant taken away ends access at once, whatever was cached', async () => {
	expect((await server.ask('GET', '/org-x1', { as: head })).status).toBe(200);
	const kept = (await server.ask('GET', '/_users/org.couchdb.user:head')).body as object;
	await server.ask('PUT', '/_users/org.couchdb.user:head', { json: { ...kept, roles: [] } });
	expect((await server.ask('GET', '/org-x1', { as: head })).status).toBe(403);
});
