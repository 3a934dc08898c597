// Sessions that end, and browsers with two tabs.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OTHER_TAB_LOOK_MS } from '#sync/driver.ts';
import { randomFrom } from '../random.ts';
import { startServer, type RunningServer } from './running-server.ts';
import { Tablet } from './tablet.ts';

let server: RunningServer;
let tablet: Tablet;

beforeEach(async () => {
	server = await startServer();
	tablet = await Tablet.make(randomFrom(3), () => server.url(), server.authorization);
});
afterEach(async () => {
	await tablet.sync.stop();
	await server.dispose();
});

describe('a session that ends', () => {
	it('[S5] stops the exchange and nothing else; signing in again sends what was captured meanwhile', async () => {
		await tablet.capture(2);
		tablet.sync.start();
		await tablet.untilSent();
		tablet.network.authorization = undefined;
		tablet.network.breakConnections();
		tablet.impatient();
		await tablet.until(({ phase }) => phase === 'signed-out');
		await tablet.capture(3);
		const status = await tablet.until(({ phase, unsent }) => phase === 'signed-out' && unsent === 3);
		expect(status).toMatchObject({ sent: 2, problem: 'not-signed-in' });
		tablet.network.authorization = server.authorization;
		tablet.sync.nudge();
		expect((await tablet.untilSent()).sent).toBe(5);
		expect(await server.documents()).toEqual(tablet.captured.toSorted());
	});

	it('[S5] in the middle of a push it is the same', async () => {
		await tablet.capture(1200);
		let pushes = 0;
		tablet.network.fate = ({ path }) => {
			if (path.endsWith('_bulk_docs') && ++pushes === 2) tablet.network.authorization = undefined;
			return 'none';
		};
		tablet.sync.start();
		await tablet.until(({ phase }) => phase === 'signed-out');
		tablet.network.authorization = server.authorization;
		tablet.sync.nudge();
		expect((await tablet.untilSent()).sent).toBe(1200);
		expect(await server.documents()).toEqual(tablet.captured.toSorted());
	});
});

/** Web Locks as browsers have them: one holder a name, the others in line. */
class Locks {
	private readonly tails = new Map<string, Promise<unknown>>();

	readonly request = ((name: string, options: LockOptions, callback: LockGrantedCallback<unknown>) => {
		const before = this.tails.get(name) ?? Promise.resolve();
		const aborted = new Promise<never>((_, reject) =>
			options.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
		);
		const turn = Promise.race([before, aborted]);
		const held = turn.then(() => callback({ name, mode: 'exclusive' }));
		this.tails.set(name, Promise.all([before, held.catch(() => undefined)]));
		return held;
	}) as LockManager['request'];
}

describe('two tabs', () => {
	it('[S6] one syncs, the other shows what it wrote down and takes over when it is closed', async () => {
		tablet.locks = new Locks();
		tablet.sync = tablet.makeSync(tablet.ledger);
		const second = tablet.makeSync(tablet.ledger);
		tablet.sync.start();
		await tablet.until(({ phase }) => phase === 'idle');
		second.start();
		await tablet.capture(3);
		await tablet.untilSent();
		expect(second.status().phase).toBe('other-tab');
		while (second.status().sent < 3) {
			await new Promise((resolve) => setImmediate(resolve));
			tablet.timers.advance(OTHER_TAB_LOOK_MS);
		}
		await tablet.sync.stop();
		tablet.sync = second;
		await tablet.capture(1);
		expect((await tablet.untilSent()).sent).toBe(4);
	});

	it('[S6] without locks both sync, and each document is at the server once', async () => {
		const second = tablet.makeSync(tablet.ledger);
		tablet.sync.start();
		second.start();
		await tablet.capture(20);
		await tablet.untilSent();
		await second.stop();
		await tablet.capture(5);
		await tablet.untilSent();
		expect(await server.documents()).toEqual(tablet.captured.toSorted());
	});
});
