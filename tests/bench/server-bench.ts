// The server as a process of its own: what it takes in and gives out in a second, and what five hundred waiting feeds cost.
import { rmSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { residentMb } from './resident-memory.ts';
import type { ServerProcess } from '../server-process.ts';
import { clerkOf, startBenchServer } from './bench-server.ts';
import { BENCH_ORG, benchFact, benchFacts } from './facts.ts';
import { HttpClient, jsonBody } from './http-client.ts';
import { openFloor, type Floor } from './server-baseline.ts';
import { percentile, type Measure } from './table.ts';

const DATABASE = `/org-${BENCH_ORG}`;
const ROUNDS = 5;
const WRITES = [
	{ batch: 100, documents: 4_000, atLeast: 0.5 },
	{ batch: 1_000, documents: 10_000, atLeast: 0.6 }
];
const READ_DOCUMENTS = 20_000;
const READ_BATCH = 1_000;
const READ_RATIO_MIN = 0.4;
const WRITERS = 8;
const PUTS_EACH = 500;
const PUTS_PER_SECOND_MIN = 2_000;
const FEEDS = 500;
const FEED_ROUNDS = 5;
const ALL_TOLD_MS_MAX = 100;
const RESIDENT_MB_MAX = 150;

const perSecond = (count: number, ms: number): number => (count / ms) * 1000;
const median = (values: readonly number[]): number => percentile(values, 50);

/** Numbers for facts that no earlier round wrote. */
let nextFact = 0;
const freshFacts = (count: number) => benchFacts(count, (nextFact += count) - count);

interface World {
	server: ServerProcess;
	client: HttpClient;
	floor: Floor;
}

export async function benchServer(): Promise<Measure[]> {
	const measures: Measure[] = [];
	for (const write of WRITES) measures.push(await inWorld(0, (world) => bulkDocs(world, write)));
	measures.push(...(await inWorld(READ_DOCUMENTS, reads)));
	measures.push(await inWorld(0, singlePuts));
	measures.push(...(await inWorld(0, longpolls)));
	return measures;
}

async function inWorld<T>(facts: number, work: (world: World) => Promise<T>): Promise<T> {
	const server = await startBenchServer([{ org: BENCH_ORG, facts }]);
	nextFact = facts;
	const client = await HttpClient.signIn(server.url, clerkOf(BENCH_ORG));
	const floor = openFloor(server.dataDir);
	try {
		return await work({ server, client, floor });
	} finally {
		client.close();
		floor.close();
		await server.dispose();
		rmSync(server.dataDir, { recursive: true, force: true });
	}
}

async function timed(work: () => Promise<unknown>): Promise<number> {
	const started = performance.now();
	await work();
	return performance.now() - started;
}

/** Server and bare SQLite take turns, so that both meet the same disk and the same neighbours. */
async function bulkDocs({ client, floor }: World, write: (typeof WRITES)[number]): Promise<Measure> {
	const { batch, documents, atLeast } = write;
	const rates = { server: [] as number[], floor: [] as number[] };
	for (let round = 0; round <= ROUNDS; round += 1) {
		const facts = freshFacts(documents);
		const bodies = Array.from({ length: documents / batch }, (_, at) => jsonBody({ docs: facts.slice(at * batch, (at + 1) * batch) }));
		const ms = await timed(async () => {
			for (const body of bodies) await client.ask('POST', `${DATABASE}/_bulk_docs`, body);
		});
		const floorRate = floor.inserts(facts, batch);
		// The first round warms both up.
		if (round === 0) continue;
		rates.server.push(perSecond(documents, ms));
		rates.floor.push(floorRate);
	}
	return {
		what: `Server: _bulk_docs × ${batch.toLocaleString('en')}`,
		at: '',
		value: median(rates.server),
		baseline: median(rates.floor),
		baselineIs: 'bare SQLite',
		unit: 'docs/s',
		budget: { atLeast }
	};
}

async function reads({ client, floor }: World): Promise<Measure[]> {
	const facts = benchFacts(READ_DOCUMENTS);
	floor.inserts(facts, READ_BATCH);
	const listed = JSON.parse((await client.ask('GET', `${DATABASE}/_changes`)).toString()) as {
		results: { id: string; changes: { rev: string }[] }[];
	};
	const wanted = listed.results.map(({ id, changes }) => ({ id, rev: changes[0]?.rev }));
	const asks = Array.from({ length: Math.ceil(wanted.length / READ_BATCH) }, (_, at) =>
		jsonBody({ docs: wanted.slice(at * READ_BATCH, (at + 1) * READ_BATCH) })
	);
	const rates = { changes: [] as number[], bulkGet: [] as number[], floor: [] as number[] };
	for (let round = 0; round <= ROUNDS; round += 1) {
		const changesMs = await timed(() => client.ask('GET', `${DATABASE}/_changes?include_docs=true`));
		const floorRate = floor.readAndSerialise();
		const bulkGetMs = await timed(async () => {
			for (const body of asks) await client.ask('POST', `${DATABASE}/_bulk_get?revs=true&latest=true`, body);
		});
		if (round === 0) continue;
		rates.changes.push(perSecond(wanted.length, changesMs));
		rates.bulkGet.push(perSecond(wanted.length, bulkGetMs));
		rates.floor.push(floorRate);
	}
	const common = {
		at: READ_DOCUMENTS.toLocaleString('en'),
		unit: 'docs/s',
		baseline: median(rates.floor),
		baselineIs: 'reading and serialising',
		budget: { atLeast: READ_RATIO_MIN }
	} as const;
	return [
		{ ...common, what: 'Server: _changes with documents', value: median(rates.changes) },
		{ ...common, what: `Server: _bulk_get × ${READ_BATCH.toLocaleString('en')}`, value: median(rates.bulkGet) }
	];
}

async function singlePuts({ client }: World): Promise<Measure> {
	const writers = Array.from({ length: WRITERS }, () => client.another());
	const rates: number[] = [];
	for (let round = 0; round <= ROUNDS; round += 1) {
		const queues = writers.map((writer) => ({
			writer,
			puts: freshFacts(PUTS_EACH).map(({ _id, ...body }) => ({ _id, body: jsonBody(body) }))
		}));
		const ms = await timed(() =>
			Promise.all(
				queues.map(async ({ writer, puts }) => {
					for (const { _id, body } of puts) await writer.ask('PUT', `${DATABASE}/${encodeURIComponent(_id)}`, body);
				})
			)
		);
		if (round > 0) rates.push(perSecond(WRITERS * PUTS_EACH, ms));
	}
	for (const writer of writers) writer.close();
	return {
		what: `Server: single PUTs of ${WRITERS} clients`,
		at: '',
		value: median(rates),
		baseline: undefined,
		baselineIs: '',
		unit: 'writes/s',
		budget: { atLeast: PUTS_PER_SECOND_MIN }
	};
}

/** From a write's first byte until the last of all feeds has its whole answer. */
async function longpolls({ client, server }: World): Promise<Measure[]> {
	const feeds = Array.from({ length: FEEDS }, () => client.another());
	const times: number[] = [];
	let residentMbMost = 0;
	for (let round = 0; round <= FEED_ROUNDS; round += 1) {
		const waiting = await waitingFeeds(client, feeds);
		residentMbMost = Math.max(residentMbMost, residentMb(server.pid));
		const { _id, ...body } = benchFact(nextFact++);
		const ms = await timed(() => Promise.all([client.ask('PUT', `${DATABASE}/${encodeURIComponent(_id)}`, jsonBody(body)), ...waiting]));
		if (round > 0) times.push(ms);
	}
	for (const feed of feeds) feed.close();
	const common = { at: FEEDS.toLocaleString('en'), baseline: undefined, baselineIs: '' };
	return [
		{
			...common,
			what: 'Server: a write until all waiting feeds are told',
			value: median(times),
			unit: 'ms',
			budget: { atMost: ALL_TOLD_MS_MAX }
		},
		{
			...common,
			what: 'Server: resident memory with feeds waiting',
			value: residentMbMost,
			unit: 'MB',
			budget: { atMost: RESIDENT_MB_MAX }
		}
	];
}

/** Feeds that have all been heard by the server and wait. */
async function waitingFeeds(client: HttpClient, feeds: readonly HttpClient[]): Promise<Promise<Buffer>[]> {
	const path = `${DATABASE}/_changes?feed=longpoll&heartbeat=30000&since=now`;
	const waiting = feeds.map((feed) => feed.ask('GET', path));
	// Answered after everything that came before it on the server's one thread; twice, for what was still in the sockets.
	for (let at = 0; at < 2; at += 1) {
		await client.ask('GET', DATABASE);
		await turn();
	}
	return waiting;
}
