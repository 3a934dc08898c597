// What an organisation's ledger takes in.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startTestServer, type TestServer, type Who } from '../testing/test-server.ts';

let server: TestServer;
let counter: Who;
const FACT = 'visit:S1:visit-registered:A1';
const push = async (...docs: object[]) =>
	(await server.ask('POST', '/org-x1/_bulk_docs', { as: counter, json: { new_edits: false, docs } })).body as {
		id: string;
		error: string;
		reason: string;
	}[];
const revs = (...ids: string[]) => ({ _rev: `${ids.length}-${ids[0]}`, _revisions: { start: ids.length, ids } });

beforeEach(async () => {
	server = await startTestServer();
	await server.addOrganisation('x1');
	counter = await server.addUser('counter', ['org-x1:counter']);
});
afterEach(() => server.close());

it('[P50] a written fact stays as it is: no second version, no sibling, no deletion', async () => {
	expect(await push({ _id: FACT, ...revs('a'), n: 1 })).toEqual([]);
	expect(await push({ _id: FACT, ...revs('a'), n: 1 })).toEqual([]);
	const changed = [
		{ _id: FACT, ...revs('b', 'a'), n: 2 },
		{ _id: FACT, ...revs('c'), n: 3 },
		{ _id: FACT, ...revs('d', 'a'), _deleted: true }
	];
	const refusals = await push(...changed);
	expect(refusals).toHaveLength(3);
	for (const refusal of refusals)
		expect(refusal).toMatchObject({ id: FACT, error: 'forbidden', reason: expect.stringMatching(/^fact-is-written: /) as string });
	expect((await server.ask('PUT', `/org-x1/${FACT}`, { as: counter, json: { _rev: '1-a', n: 4 } })).status).toBe(403);
	expect((await server.ask('DELETE', `/org-x1/${FACT}?rev=1-a`, { as: counter })).status).toBe(403);
	expect((await server.ask('GET', `/org-x1/${FACT}?conflicts=true`, { as: counter })).body).toEqual({ _id: FACT, _rev: '1-a', n: 1 });
});

it('[P50] of two that write one fact at the same moment, one is refused', async () => {
	const outcomes = await Promise.all(['a', 'b'].map((hash) => push({ _id: FACT, ...revs(hash) })));
	expect(outcomes.map((refusals) => refusals.length).sort()).toEqual([0, 1]);
});

it('[P51] personal records may be sealed anew and erased', async () => {
	const id = 'personal:S1:A1';
	expect(await push({ _id: id, ...revs('a'), sealed: 1 }, { _id: id, ...revs('b', 'a'), sealed: 2 })).toEqual([]);
	expect((await server.ask('GET', `/org-x1/${id}`, { as: counter })).body).toMatchObject({ sealed: 2 });
	expect(await push({ _id: id, ...revs('c', 'b', 'a'), _deleted: true })).toEqual([]);
	expect((await server.ask('GET', `/org-x1/${id}`, { as: counter })).status).toBe(404);
});

it('[P52, P55] a malformed id is refused with a reason, and what came with it is taken', async () => {
	const wrong = [
		'x',
		'visit:S1',
		'visit::visit-registered:A',
		'personal:S1',
		'personal:S1:A:B',
		'a:b:c:d:e',
		`visit:${'S'.repeat(500)}:k:a`
	];
	const refusals = await push(...wrong.map((_id) => ({ _id, ...revs('a') })), { _id: FACT, ...revs('a') });
	expect(refusals.map(({ id, error }) => [id, error])).toEqual(wrong.map((id) => [id, 'forbidden']));
	for (const { reason } of refusals) expect(reason).toMatch(/^malformed-id: /);
	expect((await server.ask('GET', `/org-x1/${FACT}`, { as: counter })).status).toBe(200);
});

it('[P53] a document that is too large is refused by itself', async () => {
	const refusals = await push({ _id: FACT, ...revs('a'), text: 'ก'.repeat(400_000) }, { _id: 'visit:S2:k:A', ...revs('a') });
	expect(refusals).toMatchObject([{ id: FACT, error: 'forbidden', reason: expect.stringMatching(/^too-large: /) as string }]);
	expect((await server.ask('GET', '/org-x1')).body).toMatchObject({ doc_count: 1 });
});

it('[P53] what is attached to a personal record is one, sealed, and within its limit', async () => {
	const attached = (content_type: string, bytes: number) => ({ content_type, revpos: 1, data: Buffer.alloc(bytes).toString('base64') });
	const sealed = attached('application/octet-stream', 100_000);
	const record = (id: string, _attachments: object) => ({ _id: `personal:${id}:A`, ...revs('a'), _attachments });
	const wrong: [word: string, attachments: object][] = [
		['too-large', { photo: sealed, other: sealed }],
		['too-large', { photo: attached('application/octet-stream', 1_000_001) }],
		['not-sealed', { photo: attached('image/jpeg', 10) }]
	];
	const refusals = await push(record('F', { photo: sealed }), ...wrong.map(([, attachments], at) => record(`W${at}`, attachments)));
	expect(refusals.map(({ reason }) => reason.split(':', 1)[0])).toEqual(wrong.map(([word]) => word));
	expect((await server.ask('GET', '/org-x1/personal:F:A/photo', { as: counter })).status).toBe(200);
	const put = { as: counter, headers: { 'Content-Type': 'text/html' }, body: '<b>' };
	expect((await server.ask('PUT', '/org-x1/personal:F:A/photo?rev=1-a', put)).status).toBe(403);
});

it('[P54] kinds that this program does not know are taken', async () => {
	expect(await push({ _id: 'moon:S1:moon-landed:A1', ...revs('a'), v: 99, kind: 'moon-landed' })).toEqual([]);
});

it('[P89] a written fact is given no other attachment and loses none', async () => {
	const data = Buffer.from('scan').toString('base64');
	expect(await push({ _id: FACT, ...revs('a'), _attachments: { scan: { content_type: 'image/png', data } } })).toEqual([]);
	const statusOf = async (method: string, path: string) =>
		(await server.ask(method, `/org-x1/${FACT}/${path}`, { as: counter, ...(method === 'PUT' ? { body: 'other' } : {}) })).status;
	expect(await statusOf('PUT', 'scan?rev=1-a')).toBe(403);
	expect(await statusOf('PUT', 'more?rev=1-a')).toBe(403);
	expect(await statusOf('PUT', 'more')).toBe(409);
	expect(await statusOf('DELETE', 'scan?rev=1-a')).toBe(403);
	expect((await server.ask('GET', `/org-x1/${FACT}/scan`, { as: counter })).text).toBe('scan');
	const fact = (await server.ask('GET', `/org-x1/${FACT}?conflicts=true`, { as: counter })).body;
	expect(fact).toMatchObject({ _rev: '1-a', _attachments: { scan: { length: 4 } } });
	expect(fact).not.toHaveProperty('_conflicts');
});

const bring = async (as: Who, ...docs: object[]) =>
	((await server.ask('POST', '/org-x1/_bulk_docs', { as, json: { new_edits: false, docs } })).body as { id: string; reason: string }[]).map(
		({ id, reason }) => [id, reason.split(':', 1)[0]]
	);
const fact = (kind: string, by: string) => ({ _id: `visit:S-${kind}-${by}:${kind}:A`, ...revs('a'), kind, by });

it('[P116] each role brings the facts it may make, whoever they are by', async () => {
	const table: [role: string, allowed: string[]][] = [
		['counter', ['visit-registered', 'visit-voided', 'survey-answered', 'moon-landed']],
		['head', ['visit-registered', 'visit-voided', 'survey-answered', 'moon-landed', 'service-catalogue-published', 'centre-profile-set']],
		['administrator', ['moon-landed', 'service-catalogue-published', 'centre-profile-set']],
		['supervisor', ['moon-landed']]
	];
	const kinds = new Set(table.flatMap(([, allowed]) => allowed));
	for (const [role, allowed] of table) {
		const who = await server.addUser(`a-${role}`, [`org-x1:${role}`]);
		const refused = await bring(who, ...[...kinds].map((kind) => fact(kind, `a-${role}`)));
		const expected = [...kinds].filter((kind) => !allowed.includes(kind)).map((kind) => [fact(kind, `a-${role}`)._id, 'not-permitted']);
		expect([role, refused]).toEqual([role, expected]);
	}
});

it('[P116] a shared tablet sends what others captured, and nobody is believed to be more than they are', async () => {
	const supervisor = await server.addUser('supervisor', ['org-x1:supervisor']);
	await server.addUser('head', ['org-x1:head']);
	await server.addUser('elsewhere', ['org-x2:head']);
	expect(await bring(supervisor, fact('visit-registered', 'counter'), fact('service-catalogue-published', 'head'))).toEqual([]);
	for (const by of ['supervisor', 'elsewhere', 'nobody', '__proto__']) {
		const claimed = fact('visit-registered', by);
		expect(await bring(supervisor, claimed)).toEqual([[claimed._id, 'not-permitted']]);
	}
	const disguised = { ...fact('moon-landed', 'supervisor'), kind: 'centre-profile-set' };
	expect(await bring(supervisor, disguised)).toEqual([[disguised._id, 'not-permitted']]);
	expect(await bring({ name: 'chief', password: 'chief-secret' }, fact('visit-registered', 'nobody'))).toEqual([]);
});

it('[P117] a supervisor passes on a personal record, and neither changes nor erases one', async () => {
	const supervisor = await server.addUser('supervisor', ['org-x1:supervisor']);
	const id = 'personal:S1:A1';
	expect(await bring(supervisor, { _id: id, ...revs('a'), sealed: 1 })).toEqual([]);
	const changes = [
		{ _id: id, ...revs('b', 'a'), sealed: 2 },
		{ _id: id, ...revs('c', 'a'), _deleted: true }
	];
	expect(await bring(supervisor, ...changes)).toEqual(changes.map(() => [id, 'not-permitted']));
	expect(await bring(supervisor, { _id: id, ...revs('z'), sealed: 3 })).toEqual([[id, 'fact-is-written']]);
	expect(await bring(counter, ...changes)).toEqual([]);
});
