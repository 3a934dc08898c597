// The real server asked to end while it is being listened to and written to.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addUser } from '../../sync-server/admin/accounts.ts';
import { SqliteStore } from '../../sync-server/store/sqlite-store.ts';
import { ServerProcess } from '../server-process.ts';

const ADMIN = { name: 'root', password: 'long enough' };
const headers = {
	Authorization: `Basic ${Buffer.from(`${ADMIN.name}:${ADMIN.password}`).toString('base64')}`,
	'Content-Type': 'application/json'
};
const BATCH_DOCUMENTS = 500;

let dataDir: string;
let server: ServerProcess;
const ask = (path: string, method = 'GET', body?: unknown): Promise<Response> =>
	fetch(`${server.url}/db${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });

beforeEach(async () => {
	dataDir = mkdtempSync(join(tmpdir(), 'sala-shutdown-'));
	const store = new SqliteStore({ dataDir, maxOpenDatabases: 2 });
	await addUser(store, { ...ADMIN, displayName: '', roles: ['_admin'] }, { pbkdf2Iterations: 1 });
	await store.close();
	server = await ServerProcess.start({ dataDir });
	expect((await ask('/feed', 'PUT')).status).toBe(201);
	expect((await ask('/feed/a', 'PUT', { n: 1 })).status).toBe(201);
});
afterEach(async () => {
	await server.dispose();
	rmSync(dataDir, { recursive: true, force: true });
});

/** A feed that is waiting, as far as the client can tell: its headers have come. */
const feed = (kind: string, since: string): Promise<Response> => ask(`/feed/_changes?feed=${kind}&since=${since}&heartbeat=60000`);

it('[O29, P45] lets feeds end whole, folds its logs, and exits with 0', async () => {
	const feeds = {
		continuous: await feed('continuous', '0'),
		longpoll: await feed('longpoll', 'now'),
		eventsource: await feed('eventsource', '0')
	};
	const texts = Promise.all(Object.values(feeds).map((response) => response.text()));
	expect(await server.stop()).toBe(0);
	const [continuous = '', longpoll = '', eventsource = ''] = await texts;
	const lines = continuous
		.trim()
		.split('\n')
		.filter((line) => line !== '');
	expect(lines.map((line) => Object.keys(JSON.parse(line) as object))).toEqual([
		['seq', 'id', 'changes'],
		['last_seq', 'pending']
	]);
	expect(JSON.parse(longpoll)).toMatchObject({ results: [], pending: 0 });
	expect(eventsource).toMatch(/^data: \{"seq".*\}\nid: .*\n\n$/s);
	expect(readdirSync(join(dataDir, 'databases')).sort()).toEqual(['_users.sqlite', 'feed.sqlite']);
});

it('[O29, P30] lets answers under way end, and what they acknowledge is there', async () => {
	const docs = (batch: number) => Array.from({ length: BATCH_DOCUMENTS }, (_, n) => ({ _id: `${batch}-${n}`, filler: 'x'.repeat(500) }));
	const asked = Array.from({ length: 8 }, async (_, batch) => {
		const answer = await ask('/feed/_bulk_docs', 'POST', { docs: docs(batch) });
		return answer.status === 201 ? ((await answer.json()) as { id: string }[]).map(({ id }) => id) : [];
	});
	// The first one has been answered, so the others are on their way.
	await Promise.race(asked);
	const ended = server.stop();
	const settled = await Promise.allSettled(asked);
	expect(await ended).toBe(0);
	const acknowledged = settled.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
	expect(acknowledged.length).toBeGreaterThanOrEqual(BATCH_DOCUMENTS);
	await server.restart();
	const { rows } = (await (await ask('/feed/_all_docs')).json()) as { rows: { id: string }[] };
	const there = new Set(rows.map(({ id }) => id));
	expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
});
