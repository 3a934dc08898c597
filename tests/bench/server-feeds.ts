// What feeds that wait cost: memory, and the time from a write until the last of them has its answer.
import { setTimeout as wait } from 'node:timers/promises';
import { jsonBody, type HttpClient } from './http-client.ts';
import { residentMb } from './resident-memory.ts';
import { batched, DATABASE, inWorld, median, timed, type World } from './server-world.ts';
import type { Measure } from './table.ts';

const CROWDS = [
	{ feeds: 500, toldMsMax: 100, residentMbMax: 150 },
	{ feeds: 5_000, toldMsMax: undefined, residentMbMax: undefined }
];
/** The first warms up and is not counted for time. */
const ROUNDS = 5;
/** Feeds that ask at the same moment: fewer than the requests a server answers at once. */
const ASKING_AT_ONCE = 250;
/** What they have asked for settles. */
const SETTLE_MS = 200;

export async function benchFeeds(): Promise<Measure[]> {
	const measures: Measure[] = [];
	for (const crowd of CROWDS) measures.push(...(await inWorld(0, (world) => longpolls(world, crowd))));
	return measures;
}

async function longpolls({ client, server, freshFacts }: World, crowd: (typeof CROWDS)[number]): Promise<Measure[]> {
	const feeds = Array.from({ length: crowd.feeds }, () => client.another());
	const times: number[] = [];
	let residentMbMost = 0;
	const residentMbBefore = residentMb(server.pid);
	for (let round = 0; round < ROUNDS; round += 1) {
		const { answers } = await waitingFeeds(feeds);
		await wait(SETTLE_MS);
		residentMbMost = Math.max(residentMbMost, residentMb(server.pid));
		const { _id, ...body } = freshFacts(1)[0] as { _id: string };
		const put = () => client.ask('PUT', `${DATABASE}/${encodeURIComponent(_id)}`, jsonBody(body));
		const ms = await timed(() => Promise.all([put(), ...answers]));
		if (round > 0) times.push(ms);
	}
	for (const feed of feeds) feed.close();
	const common = { at: crowd.feeds.toLocaleString('en'), baseline: undefined, baselineIs: '' };
	const atMost = (limit: number | undefined) => (limit === undefined ? undefined : { atMost: limit });
	return [
		{
			...common,
			what: 'Server: a write until all waiting feeds are told',
			value: median(times),
			unit: 'ms',
			budget: atMost(crowd.toldMsMax)
		},
		{
			...common,
			what: 'Server: resident memory with feeds waiting',
			value: residentMbMost,
			baselineIs: `${Math.round(residentMbBefore)} MB before`,
			unit: 'MB',
			budget: atMost(crowd.residentMbMax)
		}
	];
}

/** Feeds that all wait: the head of each one's answer has come, and it tells from where on. */
async function waitingFeeds(feeds: readonly HttpClient[]): Promise<{ answers: Promise<Buffer>[] }> {
	const path = `${DATABASE}/_changes?feed=longpoll&heartbeat=30000&since=now`;
	const answers: Promise<Buffer>[] = [];
	for (const some of batched(feeds, ASKING_AT_ONCE)) {
		const heard = some.map((feed) => new Promise<void>((begin) => answers.push(feed.ask('GET', path, undefined, begin))));
		await Promise.all(heard);
	}
	return { answers };
}
