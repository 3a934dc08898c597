// Thousands of hostile requests against a real server (P115): whatever comes, the answer is a clear no in JSON, nobody else's data
// moves, and the server lives. `SALA_FUZZ_REQUESTS=100000` for the long run, `SALA_FUZZ_SEED` to have one again.
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request as send, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SqliteStore } from '../../sync-server/store/sqlite-store.ts';
import { ADMIN, startTestServer, type TestServer } from '../../sync-server/testing/test-server.ts';
import { randomFrom } from '../random.ts';
import { hostileRequest, type HostileRequest } from './requests.ts';

const REQUESTS = Number(process.env['SALA_FUZZ_REQUESTS'] ?? 3_000);
const SEED = Number(process.env['SALA_FUZZ_SEED'] ?? 2569);
const AT_ONCE = 16;
/** What the server does not do, what a full disk would say, and the one malformed parameter that CouchDB 3.5 answers 500. */
const NAMED_SERVER_ERRORS = new Set(['not_implemented', 'service_unavailable', 'insufficient_storage', 'invalid_list_index_params']);

let folder: string;
let server: TestServer;
/** Whoever has signed in stays so, however others guess at the password. */
let cookie: string;
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'sala-hostile-'));
	const store = new SqliteStore({ dataDir: folder, maxOpenDatabases: 4 });
	server = await startTestServer({ store, config: { maxBodyBytes: 1024 * 1024, maxDocumentBytes: 200_000 } });
	await server.addOrganisation('x1');
	await server.addUser('member', ['org-x1:head']);
	await server.addUser('stranger');
	for (const name of ['canary', 'open']) await server.ask('PUT', `/${name}`);
	await server.ask('PUT', '/open/_security', { json: { admins: { names: ['member'], roles: [] }, members: { names: [], roles: [] } } });
	const docs = [
		{ _id: 'a', n: 1 },
		{ _id: 'constructor', n: 2 },
		{ _id: 'ก', nested: [{}] }
	];
	expect((await server.ask('POST', '/canary/_bulk_docs', { json: { docs } })).text).toContain('"ok":true');
	cookie = (await server.ask('POST', '/_session', { as: null, json: ADMIN })).headers.get('set-cookie')?.split(';')[0] ?? '';
	await server.ask('PUT', '/canary/_local/note', { json: { text: 'stays' } });
}, 60_000);
afterAll(async () => {
	agent.destroy();
	await server.close();
	rmSync(folder, { recursive: true, force: true });
});

/** Everything the canary database tells of itself. */
async function canary(): Promise<string[]> {
	const paths = [
		'_all_docs?include_docs=true&conflicts=true',
		'_changes?style=all_docs&include_docs=true',
		'_security',
		'_local/note',
		'_revs_limit'
	];
	return Promise.all(
		paths.map(async (path) => (await server.ask('GET', `/canary/${path}`, { as: null, headers: { Cookie: cookie } })).text)
	);
}

interface Heard {
	status: number;
	type: string;
	text: string;
}

/** The answer; undefined when the server hung up while the request was still being sent, as it may on one it has refused. */
function heard({ method, path, headers, body }: HostileRequest): Promise<Heard | undefined> {
	return new Promise((resolve) => {
		const asking = send(server.apiUrl, { method, path, headers, agent, insecureHTTPParser: true });
		asking.on('response', (response) => void collected(response).then(resolve, () => resolve(undefined)));
		asking.on('error', () => resolve(undefined));
		asking.end(body);
	});
}

async function collected(response: IncomingMessage): Promise<Heard> {
	const pieces: Buffer[] = [];
	for await (const piece of response as AsyncIterable<Buffer>) pieces.push(piece);
	const bytes = Buffer.concat(pieces);
	const isPacked = bytes.length > 0 && response.headers['content-encoding'] === 'gzip';
	const text = (isPacked ? gunzipSync(bytes) : bytes).toString();
	return { status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', text };
}

/** What an answer has that no answer may have; undefined for a good one. An answer to HEAD says nothing: what broke is in the log. */
function problemOf(request: HostileRequest, answer: Heard | undefined): string | undefined {
	if (answer === undefined || request.method === 'HEAD' || request.headers['x-http-method-override'] === 'HEAD') return undefined;
	const { status, text, type } = answer;
	if (status < 400) return undefined;
	if (text === '') return `${status} without a word`;
	if (!type.startsWith('application/json') && !type.startsWith('text/plain')) return `a refusal as ${type}`;
	let said: { error?: unknown; reason?: unknown };
	try {
		said = JSON.parse(text) as typeof said;
	} catch {
		return 'a refusal that is no JSON';
	}
	if (typeof said.error !== 'string' || typeof said.reason !== 'string') return 'a refusal without error and reason';
	return status >= 500 && !NAMED_SERVER_ERRORS.has(said.error) ? `${status} ${said.error}` : undefined;
}

const shown = ({ method, path, headers, body }: HostileRequest): string =>
	`${method} ${path.slice(0, 300)} ${JSON.stringify(headers).slice(0, 300)} ${(body ?? '').toString().slice(0, 300)}`;

it(`[P115] ${REQUESTS} hostile requests (seed ${SEED}) are answered clearly and change nothing that is not theirs`, async () => {
	const random = randomFrom(SEED);
	const before = await canary();
	const problems: string[] = [];
	for (let sent = 0; sent < REQUESTS && problems.length < 20; sent += AT_ONCE) {
		const batch = Array.from({ length: AT_ONCE }, () => hostileRequest(random));
		const answers = await Promise.all(batch.map(heard));
		for (const [index, request] of batch.entries()) {
			const problem = problemOf(request, answers[index]);
			if (problem !== undefined) problems.push(`${problem} to ${shown(request)}: ${answers[index]?.text.slice(0, 300) ?? ''}`);
		}
	}
	expect.soft(problems).toEqual([]);
	expect.soft(server.errors).toEqual([]);
	expect(await canary()).toEqual(before);
	expect((await server.ask('GET', '/', { as: null })).status).toBe(200);
	expect(({} as { n?: unknown }).n).toBeUndefined();
}, 3_600_000);
