// What every part of the server's bench stands in: a server process with a filled database, a client on a socket, and the floor,
// bare SQLite, on the same disk. Server and floor take turns, so that both meet the same neighbours.
import { rmSync } from 'node:fs';
import type { ServerProcess } from '../server-process.ts';
import { clerkOf, startBenchServer } from './bench-server.ts';
import { BENCH_ORG, benchFacts } from './facts.ts';
import { HttpClient } from './http-client.ts';
import { openFloor, type Floor } from './server-baseline.ts';
import { percentile } from './table.ts';

export const DATABASE = `/org-${BENCH_ORG}`;
/**
 * Rounds that are not counted, and that are. A server runs for months; one that has just been started runs the same code for half again as
 * long, until the compiler has had its turn with it. The floor has next to nothing to compile.
 */
const ROUNDS = { warmUp: 4, counted: 6 };

export interface World {
	server: ServerProcess;
	client: HttpClient;
	floor: Floor;
	/** Facts that no earlier round wrote. */
	freshFacts: (count: number) => ReturnType<typeof benchFacts>;
}

/** Does `work` in a world whose database holds so many facts, and clears it away. */
export async function inWorld<T>(
	facts: number,
	work: (world: World) => Promise<T>,
	start: { env?: Record<string, string>; stockMore?: (dataDir: string) => void } = {}
): Promise<T> {
	const server = await startBenchServer([{ org: BENCH_ORG, facts }], start);
	const client = await HttpClient.signIn(server.url, clerkOf(BENCH_ORG));
	const floor = openFloor(server.dataDir);
	let next = facts;
	const freshFacts = (count: number) => benchFacts(count, (next += count) - count);
	try {
		return await work({ server, client, floor, freshFacts });
	} finally {
		client.close();
		floor.close();
		await server.dispose();
		rmSync(server.dataDir, { recursive: true, force: true });
	}
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
	const started = performance.now();
	await work();
	return performance.now() - started;
}

export const perSecond = (count: number, ms: number): number => (count / ms) * 1000;
export const median = (values: readonly number[]): number => percentile(values, 50);

/** What a round gives, by name; the medians over the rounds that are counted. */
export async function mediansOf<Name extends string>(
	round: (isCounted: boolean) => Promise<Record<Name, number>>,
	{ warmUp, counted } = ROUNDS
): Promise<Record<Name, number>> {
	const given: Record<Name, number>[] = [];
	for (let at = 0; at < warmUp + counted; at += 1) given.push(await round(at >= warmUp));
	const names = Object.keys(given[0] as object) as Name[];
	return Object.fromEntries(names.map((name) => [name, median(given.slice(warmUp).map((one) => one[name]))])) as Record<Name, number>;
}

/** Rows in groups of at most `size`. */
export const batched = <T>(rows: readonly T[], size: number): T[][] =>
	Array.from({ length: Math.ceil(rows.length / size) }, (_, at) => rows.slice(at * size, (at + 1) * size));
