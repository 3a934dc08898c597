// What sync costs on the line, in requests and bytes: 5,000 facts out, 5,000 facts in, and a contact with nothing to do.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CountedLine, type Traffic } from './convergence/counted-line.ts';
import { randomFrom } from './random.ts';
import { startServer, type RunningServer } from './convergence/running-server.ts';
import { Tablet } from './convergence/tablet.ts';

const FACTS = 5_000;
const NOTHING_REQUESTS_MAX = 8;
const NOTHING_BYTES_MAX = 8_000;
/** A document with its share of the exchange, compressed. */
const SENT_BYTES_MAX = 250;
/** What an offer of one revision in _revs_diff takes: the price of a tablet that offers back what it pulled. */
const OFFER_BYTES = 94;

let server: RunningServer;
let line: CountedLine;
let tablets: Tablet[];

beforeEach(async () => {
	tablets = [];
	server = await startServer();
	line = await CountedLine.to(server.url());
});
afterEach(async () => {
	for (const tablet of tablets) await tablet.sync.stop();
	await line.close();
	await server.dispose();
});

const aTablet = async (seed: number): Promise<Tablet> => {
	const tablet = await Tablet.make(randomFrom(seed), () => line.through(server.url()), server.authorization);
	tablets.push(tablet);
	return tablet;
};

interface Cost extends Traffic {
	requests: number;
}

/** The cost of bringing a tablet from where it is to "all sent". */
async function costOf(tablet: Tablet, what: string): Promise<Cost> {
	line.taken();
	const before = tablet.network.requests.length;
	tablet.sync.start();
	await tablet.untilSent();
	const cost = { requests: tablet.network.requests.length - before, ...line.taken() };
	process.stdout.write(`${what}: ${cost.requests} requests, ${cost.upBytes} bytes up, ${cost.downBytes} bytes down\n`);
	return cost;
}

describe('the cost of sync', () => {
	it('[S14, S16] 5,000 facts each way, and nothing to do', async () => {
		const sender = await aTablet(1);
		await sender.capture(FACTS);
		const documents = sender.captured.length;
		const sent = await costOf(sender, `${FACTS} facts (${documents} documents) sent`);
		expect(sent.upBytes).toBeLessThan(documents * SENT_BYTES_MAX);
		await sender.sync.stop();

		const receiver = await aTablet(2);
		const received = await costOf(receiver, `${FACTS} facts (${documents} documents) received by a new tablet`);
		expect(await receiver.ids()).toEqual(sender.captured.toSorted());
		expect(received.upBytes).toBeLessThan((documents * OFFER_BYTES) / 20);
		expect(received.requests).toBeLessThan(documents / 200);

		for (const [tablet, name] of [
			[sender, 'the sender'],
			[receiver, 'the receiver']
		] as const) {
			await tablet.restart();
			await tablet.untilSent();
			await tablet.sync.stop();
			const nothing = await costOf(tablet, `Nothing to do, for ${name}`);
			expect(nothing.requests).toBeLessThanOrEqual(NOTHING_REQUESTS_MAX);
			expect(nothing.upBytes + nothing.downBytes).toBeLessThanOrEqual(NOTHING_BYTES_MAX);
			await tablet.sync.stop();
		}
	});
});
