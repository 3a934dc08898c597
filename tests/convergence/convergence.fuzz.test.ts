// Random days of two to four tablets and a server: captures, dead spots, lost replies, kills and restarts, in an order that
// the seed decides. However the day went, at its end everybody holds the same documents, each once, and the counts are right.
import { describe, expect, it } from 'vitest';
import { pick, randomFrom } from '../random.ts';
import { seedsToRun } from './kept-seeds.ts';
import { startServer, type RunningServer } from './running-server.ts';
import { Tablet } from './tablet.ts';

const STEPS = 50;

interface Day {
	random: () => number;
	server: RunningServer;
	tablets: Tablet[];
	/** Visits captured, by tablet. */
	visits: Map<Tablet, number>;
}

type Happening = (day: Day, tablet: Tablet) => Promise<unknown> | void;

/** Each as likely as it is often in the list. */
const happenings: Happening[] = [
	...Array.from({ length: 6 }, () => capture),
	(_, tablet) => tablet.network.cut(),
	(_, tablet) => tablet.network.restore(),
	(_, tablet) => tablet.network.restore(),
	(_, tablet) => tablet.network.breakConnections(),
	({ random }, tablet) => tablet.network.failing(0.3, random),
	(_, tablet) => tablet.network.failing(0, () => 0),
	(_, tablet) => tablet.sync.nudge(),
	(_, tablet) => tablet.restart(),
	restartServer,
	// Lets requests that are on their way arrive, or half of them.
	({ random }) => turns(Math.floor(random() * 40)),
	({ random }) => turns(Math.floor(random() * 200))
];

async function capture({ random, visits }: Day, tablet: Tablet): Promise<void> {
	const count = 1 + Math.floor(random() * 5);
	await tablet.capture(count);
	visits.set(tablet, (visits.get(tablet) ?? 0) + count);
}

/** Feeds that the server ended politely would be asked for again after a second, and time does not pass here. */
function restartServer({ server, tablets }: Day): Promise<void> {
	for (const tablet of tablets) tablet.network.breakConnections();
	return server.restart();
}

async function turns(count: number): Promise<void> {
	for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

async function begin(seed: number): Promise<Day> {
	const random = randomFrom(seed);
	const server = await startServer();
	const count = 2 + Math.floor(random() * 3);
	const tablets = [];
	for (let at = 0; at < count; at++) tablets.push(await Tablet.make(random, () => server.url(), server.authorization));
	return { random, server, tablets, visits: new Map() };
}

async function settle({ tablets }: Day): Promise<string[]> {
	const all = tablets.flatMap((tablet) => tablet.captured).toSorted();
	for (const tablet of tablets) {
		tablet.network.failing(0, () => 0);
		tablet.network.restore();
		tablet.sync.start();
		tablet.impatient();
	}
	for (const tablet of tablets) await tablet.untilHas(all);
	for (const tablet of tablets) await tablet.untilSent();
	return all;
}

describe('any day', () => {
	for (const seed of seedsToRun(process.env)) {
		it(`[S15, S9] ends with the same documents everywhere, each once, and right counts (seed ${seed})`, async () => {
			const day = await begin(seed);
			const { random, server, tablets, visits } = day;
			for (const tablet of tablets) if (random() < 0.7) tablet.sync.start();
			for (let step = 0; step < STEPS; step++) await pick(random, happenings)(day, pick(random, tablets));
			const all = await settle(day);
			expect(await server.documents()).toEqual(all);
			for (const tablet of tablets) {
				expect(await tablet.ids()).toEqual(all);
				expect(tablet.sync.status()).toMatchObject({ sent: visits.get(tablet) ?? 0, unsent: 0, refused: [] });
			}
			for (const tablet of tablets) await tablet.sync.stop();
			await server.dispose();
		});
	}
});
