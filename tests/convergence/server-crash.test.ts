// The server killed at any moment, under load: what it acknowledged is there, nothing is there twice, and it starts again by itself.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, it } from 'vitest';
import { ADMIN } from '../../sync-server/testing/test-server.ts';
import { randomFrom } from '../random.ts';

const ROUNDS = 12;
const WRITERS = 4;
const BATCH_DOCUMENTS = 20;
/** A round ends after this many acknowledged batches and a few more, told by the seed. */
const BATCHES_MIN = 3;
const BATCHES_SPREAD = 25;

const dataDir = mkdtempSync(join(tmpdir(), 'sala-crash-'));
const AUTHORIZATION = `Basic ${Buffer.from(`${ADMIN.name}:${ADMIN.password}`).toString('base64')}`;
const program = join(import.meta.dirname, 'crash-server.ts');
let running: ChildProcess | undefined;
afterAll(() => {
	running?.kill('SIGKILL');
	rmSync(dataDir, { recursive: true, force: true });
});

async function start(): Promise<{ url: string; process: ChildProcess }> {
	const child = spawn(process.execPath, [program, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
	running = child;
	const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
	return { url: `http://127.0.0.1:${line}`, process: child };
}

const ask = (url: string, method: string, path: string, body?: unknown) =>
	fetch(url + path, {
		method,
		headers: { Authorization: AUTHORIZATION, 'Content-Type': 'application/json' },
		...(body === undefined ? {} : { body: JSON.stringify(body) })
	});

it('[P30, Promise 2] a server killed while it writes has everything it acknowledged, once', async () => {
	const random = randomFrom(20261121);
	/** What each acknowledged id must hold. */
	const acknowledged = new Map<string, number>();
	const offered = new Set<string>();
	for (let round = 0; round < ROUNDS; round++) {
		const { url, process: server } = await start();
		expect([201, 412]).toContain((await ask(url, 'PUT', '/load')).status);
		await verify(url, acknowledged, offered);
		let killAfter = BATCHES_MIN + Math.floor(random() * BATCHES_SPREAD);
		const exit = once(server, 'exit');
		const write = async (writer: number): Promise<void> => {
			for (let batch = 0; server.exitCode === null && server.signalCode === null; batch++) {
				const docs = Array.from({ length: BATCH_DOCUMENTS }, (_, n) => ({ _id: `${round}-${writer}-${batch}-${n}`, n }));
				for (const { _id } of docs) offered.add(_id);
				try {
					const answer = await ask(url, 'POST', '/load/_bulk_docs', { docs });
					expect(answer.status).toBe(201);
					for (const [index, row] of ((await answer.json()) as { ok?: true; id: string }[]).entries()) {
						if (row.ok === true) acknowledged.set(row.id, index);
					}
				} catch (error) {
					// The connection broke: what was under way is neither promised nor forbidden.
					if (!(error instanceof TypeError)) throw error;
					return;
				}
				if (--killAfter === 0) server.kill('SIGKILL');
			}
		};
		await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
		await exit;
	}
	const { url, process: server } = await start();
	await verify(url, acknowledged, offered);
	expect(acknowledged.size).toBeGreaterThan(ROUNDS * BATCHES_MIN * BATCH_DOCUMENTS);
	server.kill('SIGTERM');
	expect(await once(server, 'exit')).toEqual([0, null]);
}, 300_000);

interface Listed {
	rows: { id: string; doc: { _rev: string; n: number } }[];
	total_rows: number;
}

async function verify(url: string, acknowledged: ReadonlyMap<string, number>, offered: ReadonlySet<string>): Promise<void> {
	const { rows, total_rows } = (await (await ask(url, 'GET', '/load/_all_docs?include_docs=true')).json()) as Listed;
	const there = new Map(rows.map(({ id, doc }) => [id, doc]));
	expect([there.size, total_rows]).toEqual([rows.length, rows.length]);
	expect([...acknowledged].filter(([id, n]) => there.get(id)?.n !== n)).toEqual([]);
	expect([...there].filter(([id, { _rev }]) => !offered.has(id) || !_rev.startsWith('1-'))).toEqual([]);
	const changes = (await (await ask(url, 'GET', '/load/_changes')).json()) as { results: { id: string }[] };
	expect(changes.results.map(({ id }) => id).sort()).toEqual([...there.keys()].sort());
}
