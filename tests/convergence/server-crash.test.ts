// The server killed at any moment, under load, two hundred times: what it acknowledged is there, nothing is there twice, it starts
// again by itself, and at the end its file is whole. Several servers, each with its own data and its own seed.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { afterAll, expect, it } from 'vitest';
import { verify as verifyFolder } from '../../sync-server/admin/verify.ts';
import { ADMIN } from '../../sync-server/testing/test-server.ts';
import { randomFrom } from '../random.ts';

const ROUNDS = 200;
const SERVERS = 4;
const BATCH_WRITERS = 3;
const BATCH_DOCUMENTS = 20;
/** A round ends with one of its first batches, told by the seed. */
const BATCHES_MAX = 8;
/** How many turns of our own loop after the batch was sent or acknowledged. */
const TURNS_MAX = 12;

const folder = mkdtempSync(join(tmpdir(), 'sala-crash-'));
const AUTHORIZATION = `Basic ${Buffer.from(`${ADMIN.name}:${ADMIN.password}`).toString('base64')}`;
const cache = join(import.meta.dirname, '..', '..', 'node_modules', '.cache');
mkdirSync(cache, { recursive: true });
const programFolder = mkdtempSync(join(cache, 'sala-crash-'));
const program = join(programFolder, 'crash-server.js');
const running = new Set<ChildProcess>();
afterAll(() => {
	for (const child of running) child.kill('SIGKILL');
	for (const made of [folder, programFolder]) rmSync(made, { recursive: true, force: true });
});

interface Life {
	url: string;
	process: ChildProcess;
	exit: Promise<unknown[]>;
}

/** Makes one file of the program, in the room of what is installed: starting takes most of the time, half of it for hundreds of files. */
async function makeProgram(): Promise<void> {
	const ssr = join(import.meta.dirname, 'crash-server.ts');
	const external = ['better-sqlite3'];
	await build({ configFile: false, logLevel: 'error', ssr: { noExternal: true, external }, build: { ssr, outDir: programFolder } });
}

async function start(dataDir: string): Promise<Life> {
	// Compiled once for all lives.
	const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') };
	const child = spawn(process.execPath, [program, dataDir], { stdio: ['ignore', 'pipe', 'inherit'], env });
	running.add(child);
	const exit = once(child, 'exit').finally(() => running.delete(child));
	const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
	return { url: `http://127.0.0.1:${line}`, process: child, exit };
}

/** What a process has compiled is kept when it ends properly. */
async function keepCompiled(): Promise<void> {
	const { process: server, exit } = await start(join(folder, 'first'));
	server.kill('SIGTERM');
	await exit;
}

const ask = (url: string, method: string, path: string, body?: unknown) =>
	fetch(url + path, {
		method,
		headers: { Authorization: AUTHORIZATION, 'Content-Type': 'application/json' },
		...(body === undefined ? {} : { body: JSON.stringify(body) })
	});

/** One server's data, through all its lives. */
class Lane {
	readonly dataDir: string;
	readonly #random: () => number;
	/** What each acknowledged id must hold, over all lives; and what is new since the last look. */
	readonly acknowledged = new Map<string, number>();
	#fresh: string[] = [];
	readonly #offered = new Set<string>();
	/** The document that is edited again and again: the last edit that was acknowledged, and the last one offered. */
	#edited = { acknowledged: 0, offered: 0 };

	constructor(seed: number) {
		this.dataDir = join(folder, String(seed));
		mkdirSync(this.dataDir);
		this.#random = randomFrom(seed);
	}

	/** One life: looks at what the last one left, writes, is killed. */
	async round(number: number): Promise<void> {
		const life = await start(this.dataDir);
		expect([201, 412]).toContain((await ask(life.url, 'PUT', '/load')).status);
		await this.#look(life.url);
		const kill = this.#killer(life.process);
		const batchWriters = Array.from({ length: BATCH_WRITERS }, (_, writer) => this.#writeBatches(life, `${number}-${writer}`, kill));
		await Promise.all([...batchWriters, this.#edit(life)]);
		await life.exit;
	}

	/** Reads everything, and ends the server as an operator does. */
	async finish(): Promise<void> {
		const life = await start(this.dataDir);
		await this.#look(life.url);
		const { rows } = (await (await ask(life.url, 'GET', '/load/_all_docs?include_docs=true')).json()) as Listed;
		const there = new Map(rows.map(({ id, doc }) => [id, doc]));
		expect([...this.acknowledged].filter(([id, n]) => there.get(id)?.n !== n)).toEqual([]);
		expect([...there].filter(([id, doc]) => id !== 'edited' && (!this.#offered.has(id) || !doc?._rev.startsWith('1-')))).toEqual([]);
		const changes = (await (await ask(life.url, 'GET', '/load/_changes')).json()) as { results: { id: string }[] };
		expect(changes.results.map(({ id }) => id).sort()).toEqual([...there.keys()].sort());
		life.process.kill('SIGTERM');
		expect(await life.exit).toEqual([0, null]);
		expect(await verifyFolder(this.dataDir)).toMatchObject({ isClean: true });
	}

	/** What was acknowledged in the last life is there. */
	async #look(url: string): Promise<void> {
		const keys = this.#fresh.splice(0);
		const { rows } = (await (await ask(url, 'POST', '/load/_all_docs?include_docs=true', { keys })).json()) as Listed;
		expect(rows.filter(({ id, doc }) => doc?.n !== this.acknowledged.get(id))).toEqual([]);
		const edited = (await (await ask(url, 'GET', '/load/edited')).json()) as { _rev?: string; n?: number };
		const generation = Number((edited._rev ?? '0-').split('-')[0]);
		expect(generation).toBe(edited.n ?? 0);
		expect(generation).toBeGreaterThanOrEqual(this.#edited.acknowledged);
		expect(generation).toBeLessThanOrEqual(this.#edited.offered);
		this.#edited = { acknowledged: generation, offered: generation };
		this.#rev = edited._rev;
	}
	#rev: string | undefined;

	/** Kills at a batch told by the seed, when it was sent or when it was acknowledged, some turns later. */
	#killer(server: ChildProcess): (when: 'sent' | 'acknowledged') => void {
		const at = this.#random() < 0.5 ? 'sent' : 'acknowledged';
		let left = 1 + Math.floor(this.#random() * BATCHES_MAX);
		let turns = Math.floor(this.#random() * TURNS_MAX);
		const soon = (): void => {
			if (turns-- > 0) setImmediate(soon);
			else server.kill('SIGKILL');
		};
		return (when) => {
			if (when === at && --left === 0) soon();
		};
	}

	async #writeBatches(life: Life, name: string, kill: (when: 'sent' | 'acknowledged') => void): Promise<void> {
		await untilBroken(life, async (batch) => {
			const docs = Array.from({ length: BATCH_DOCUMENTS }, (_, n) => ({ _id: `${name}-${batch}-${n}`, n }));
			for (const { _id } of docs) this.#offered.add(_id);
			const asking = ask(life.url, 'POST', '/load/_bulk_docs', { docs });
			kill('sent');
			const answer = await asking;
			expect(answer.status).toBe(201);
			for (const [index, row] of ((await answer.json()) as { ok?: true; id: string }[]).entries()) {
				expect(row.ok).toBe(true);
				this.acknowledged.set(row.id, index);
				this.#fresh.push(row.id);
			}
			kill('acknowledged');
		});
	}

	/** Edits one document again and again, each edit on the one before. */
	async #edit(life: Life): Promise<void> {
		await untilBroken(life, async () => {
			this.#edited.offered += 1;
			const n = this.#edited.offered;
			const answer = await ask(life.url, 'PUT', '/load/edited', { n, ...(this.#rev === undefined ? {} : { _rev: this.#rev }) });
			expect(answer.status).toBe(201);
			this.#rev = ((await answer.json()) as { rev: string }).rev;
			this.#edited.acknowledged = n;
		});
	}
}

/** Does something again and again, until the connection breaks: what was under way is neither promised nor forbidden. */
async function untilBroken({ process: server }: Life, work: (turn: number) => Promise<void>): Promise<void> {
	for (let turn = 0; server.exitCode === null && server.signalCode === null; turn++) {
		try {
			await work(turn);
		} catch (error) {
			if (!(error instanceof TypeError)) throw error;
			return;
		}
	}
}

interface Listed {
	rows: { id: string; doc: { _rev: string; n: number } | null }[];
}

it(`[P30, Promise 2] a server killed ${ROUNDS} times while it writes has everything it acknowledged, once`, async () => {
	await makeProgram();
	await keepCompiled();
	const lanes = Array.from({ length: SERVERS }, (_, index) => new Lane(20261121 + index));
	await Promise.all(
		lanes.map(async (lane) => {
			for (let round = 0; round < ROUNDS / SERVERS; round++) await lane.round(round);
			await lane.finish();
		})
	);
	for (const { acknowledged } of lanes) expect(acknowledged.size).toBeGreaterThan((ROUNDS / SERVERS) * BATCH_DOCUMENTS);
}, 300_000);
