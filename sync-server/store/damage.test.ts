// A damaged file among others, on a server that was cut off.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { endedUncleanly } from './damage.ts';
import { SqliteStore } from './sqlite-store.ts';

const PAGE_BYTES = 4096;
let dataDir: string;
let server: TestServer;

const start = () => startTestServer({ store: new SqliteStore({ dataDir, maxOpenDatabases: 8 }) });
const pathOf = (name: string) => join(dataDir, 'databases', `${name}.sqlite`);
const documents = Array.from({ length: 200 }, (_, n) => ({ _id: `d${n}`, filler: 'x'.repeat(100) }));

beforeEach(async () => {
	dataDir = mkdtempSync(join(tmpdir(), 'sala-damage-'));
	server = await start();
	for (const name of ['good', 'bad']) {
		await server.ask('PUT', `/${name}`);
		await server.ask('POST', `/${name}/_bulk_docs`, { json: { docs: documents } });
	}
});
afterEach(async () => {
	await server.close();
	rmSync(dataDir, { recursive: true, force: true });
});

/** Copies the log of a running server, and puts it back beside the closed file: what a process that was cut off leaves. */
async function cutOff(name: string): Promise<void> {
	await server.ask('PUT', `/${name}/last`, { json: {} });
	const log = readFileSync(`${pathOf(name)}-wal`);
	await server.close();
	writeFileSync(`${pathOf(name)}-wal`, log);
}

function garble(name: string): void {
	const bytes = readFileSync(pathOf(name));
	bytes.fill(0xa5, bytes.length - 4 * PAGE_BYTES);
	writeFileSync(pathOf(name), bytes);
}

it('[P77] a file that was not closed properly and is whole is served as before', async () => {
	await cutOff('good');
	expect(endedUncleanly(pathOf('good'))).toBe(true);
	server = await start();
	expect((await server.ask('GET', '/good')).body).toMatchObject({ doc_count: documents.length + 1 });
	expect(server.errors).toEqual([]);
});

it('[P77] a damaged file is set aside with a clear answer and a line in the log, and others are served', async () => {
	await cutOff('bad');
	rmSync(`${pathOf('bad')}-wal`);
	writeFileSync(`${pathOf('bad')}-wal`, 'a log of nothing');
	garble('bad');
	server = await start();
	for (const [method, path] of [
		['GET', '/bad'],
		['GET', '/bad/d1'],
		['PUT', '/bad/new'],
		['GET', '/bad/_changes']
	] as const) {
		const reply = await server.ask(method, path, method === 'PUT' ? { json: {} } : {});
		expect([reply.status, reply.body]).toMatchObject([
			500,
			{ error: 'file_corruption', reason: expect.stringContaining('verify') as string }
		]);
	}
	expect(server.errors[0]).toContain('bad.sqlite is damaged');
	expect((await server.ask('PUT', '/good/new', { json: {} })).status).toBe(201);
	expect((await server.ask('GET', '/good/_all_docs')).body).toMatchObject({ total_rows: documents.length + 1 });
});

it('[P77] what is no database at all can be destroyed and made again', async () => {
	await server.close();
	writeFileSync(pathOf('bad'), 'x'.repeat(PAGE_BYTES));
	server = await start();
	expect((await server.ask('GET', '/bad')).body).toMatchObject({ error: 'file_corruption' });
	expect((await server.ask('DELETE', '/bad')).status).toBe(200);
	expect((await server.ask('PUT', '/bad')).status).toBe(201);
	expect((await server.ask('GET', '/bad')).body).toMatchObject({ doc_count: 0 });
});
