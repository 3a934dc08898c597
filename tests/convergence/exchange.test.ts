// Tablets and a real server over a network that misbehaves: what S7, S9, S15 and S18 promise.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { randomFrom } from '../random.ts';
import { startServer, type RunningServer } from './running-server.ts';
import { faults, type Fault } from './simulated-network.ts';
import { Tablet } from './tablet.ts';

let server: RunningServer;
let tablets: Tablet[];
const random = randomFrom(20_261_121);

const aTablet = async (): Promise<Tablet> => {
	const tablet = await Tablet.make(random, () => server.url(), server.authorization);
	tablets.push(tablet);
	return tablet;
};
const sorted = (ids: readonly string[]) => ids.toSorted();

beforeEach(async () => {
	tablets = [];
	server = await startServer();
});
afterEach(async () => {
	for (const tablet of tablets) await tablet.sync.stop();
	await server.dispose();
});

describe('converging', () => {
	it('[S15] two tablets that were both offline end with the same documents, each once', async () => {
		const [one, other] = [await aTablet(), await aTablet()];
		await one.capture(30);
		await other.capture(20);
		for (const tablet of [one, other]) tablet.sync.start();
		for (const tablet of [one, other]) await tablet.untilSent();
		const all = sorted([...one.captured, ...other.captured]);
		for (const tablet of [one, other]) await tablet.untilHas(all);
		expect(await one.ids()).toEqual(all);
		expect(await other.ids()).toEqual(all);
		expect(await server.documents()).toEqual(all);
		expect([one.sync.status().sent, other.sync.status().sent]).toEqual([30, 20]);
	});

	it('[S15] what is captured while connected goes to the server and on to the other tablet', async () => {
		const [one, other] = [await aTablet(), await aTablet()];
		for (const tablet of [one, other]) tablet.sync.start();
		for (const tablet of [one, other]) await tablet.until((status) => status.phase === 'idle');
		for (let visit = 0; visit < 5; visit++) {
			await other.untilHas(await one.capture());
			await one.untilHas(await other.capture());
		}
		await one.until((status) => status.sent === 5 && status.unsent === 0);
		expect(await server.documents()).toEqual(sorted([...one.captured, ...other.captured]));
	});

	it('[S9] a visit with a personal record is one record of two documents', async () => {
		const tablet = await aTablet();
		expect((await tablet.capture(10)).length).toBeGreaterThan(10);
		tablet.sync.start();
		expect((await tablet.untilSent()).sent).toBe(10);
	});

	it('[S9] what was sent is known after a reload, without asking anybody', async () => {
		const tablet = await aTablet();
		await tablet.capture(7);
		tablet.sync.start();
		await tablet.untilSent();
		tablet.network.cut();
		const late = await tablet.capture(2);
		await tablet.restart();
		const status = await tablet.until(({ knownSeq, unsent }) => knownSeq !== undefined && unsent === 2);
		expect(status.sent).toBe(7);
		expect([...status.unsentFacts].every((id) => late.includes(id))).toBe(true);
	});

	it('[S5, S9] captures go on without a server and are counted as unsent, with the reason', async () => {
		const tablet = await aTablet();
		await server.stop();
		tablet.sync.start();
		await tablet.until((status) => status.problem === 'server-unreachable' && status.phase === 'waiting');
		await tablet.capture(3);
		const status = await tablet.until(({ unsent }) => unsent === 3);
		expect(status).toMatchObject({ sent: 0, refused: [], lastContactMs: undefined });
		expect(status.nextTryMs).toBeGreaterThan(0);
		await server.start();
		tablet.sync.nudge();
		expect((await tablet.untilSent()).sent).toBe(3);
	});

	it('[S3] without a network it says so, and goes on by itself when the network returns', async () => {
		const tablet = await aTablet();
		await tablet.capture();
		tablet.network.online = false;
		tablet.sync.start();
		await tablet.until((status) => status.phase === 'offline' && status.problem === 'no-network');
		tablet.network.restore();
		await tablet.untilSent();
		tablet.network.cut();
		await tablet.until((status) => status.phase === 'offline');
		await tablet.capture();
		tablet.network.restore();
		expect((await tablet.untilSent()).sent).toBe(2);
	});
});

describe('losses', () => {
	it('[S15] a reply lost after the server stored the documents doubles nothing', async () => {
		const tablet = await aTablet();
		await tablet.capture(20);
		let lost = 0;
		tablet.network.fate = ({ path }) => (path.endsWith('_bulk_docs') && lost++ < 3 ? 'lose-reply' : 'none');
		tablet.sync.start();
		tablet.impatient();
		expect((await tablet.untilSent()).sent).toBe(20);
		expect(lost).toBeGreaterThanOrEqual(1);
		expect(await server.documents()).toEqual(sorted(tablet.captured));
	});

	for (const path of ['', '_changes', '_revs_diff', '_bulk_docs', '_bulk_get', '_local/']) {
		for (const fault of faults) {
			it(`[S7] ${fault} at ${path || 'the first question'} stores nothing wrong, loses nothing and is tried again`, async () => {
				const [one, other] = [await aTablet(), await aTablet()];
				await other.capture(3);
				other.sync.start();
				await other.untilSent();
				await one.capture(3);
				let failures = 0;
				const hits = (asked: string) => (path === '' ? asked === '' : asked.includes(path));
				one.network.fate = (request): Fault =>
					hits(request.path) && request.path.includes('feed=longpoll') === false && failures++ < 2 ? fault : 'none';
				one.sync.start();
				one.impatient();
				const all = sorted([...one.captured, ...other.captured]);
				await one.untilHas(all);
				await one.untilSent();
				await one.untilHas(await other.capture());
				expect(failures).toBeGreaterThanOrEqual(1);
				expect(await server.documents()).toEqual(sorted([...one.captured, ...other.captured]));
				expect(await one.ids()).toEqual(sorted([...one.captured, ...other.captured]));
			});
		}
	}

	it('[S15] a server that is restarted in the middle of a push gets each document once', async () => {
		const tablet = await aTablet();
		await tablet.capture(1500);
		let pushes = 0;
		let restarted: Promise<void> | undefined;
		tablet.network.fate = ({ path }) => {
			if (path.endsWith('_bulk_docs') && ++pushes === 2) restarted = server.restart();
			return 'none';
		};
		tablet.sync.start();
		tablet.impatient();
		await tablet.untilSent();
		expect(restarted).toBeDefined();
		await restarted;
		expect(await server.documents()).toEqual(sorted(tablet.captured));
	});

	it('[S15] a tablet killed in the middle of a push goes on where it was', async () => {
		const tablet = await aTablet();
		await tablet.capture(1200);
		let pushes = 0;
		const second = new Promise<void>((resolve) => {
			tablet.network.fate = ({ path }) => {
				if (path.endsWith('_bulk_docs') && ++pushes === 2) resolve();
				return 'none';
			};
		});
		tablet.sync.start();
		await second;
		await tablet.restart();
		expect((await tablet.untilSent()).sent).toBe(1200);
		expect(await server.documents()).toEqual(sorted(tablet.captured));
	});

	it('[S7] a captive portal in the way is shown as a bad reply, and nothing counts as sent', async () => {
		const tablet = await aTablet();
		await tablet.capture(2);
		tablet.network.fate = () => 'portal';
		tablet.sync.start();
		const status = await tablet.until(({ problem }) => problem === 'bad-reply');
		expect(status).toMatchObject({ phase: 'waiting', sent: 0, lastContactMs: undefined });
		expect((await tablet.until(({ unsent }) => unsent === 2)).sent).toBe(0);
	});
});

describe('a server put back to an older state', () => {
	it('[S18] what it no longer has is called unsent again, and is sent again', async () => {
		const tablet = await aTablet();
		await tablet.capture(4);
		tablet.sync.start();
		await tablet.untilSent();
		await server.keepState();
		await tablet.capture(3);
		await tablet.until((status) => status.sent === 7);
		tablet.network.cut();
		await server.putBack();
		tablet.network.restore();
		tablet.impatient();
		await tablet.until(({ unsent }) => unsent === 3);
		expect((await tablet.untilSent()).sent).toBe(7);
		expect(await server.documents()).toEqual(sorted(tablet.captured));
	});
});
