import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readMarker, removeMarker, writeMarker } from '#device/ledger-marker.ts';
import type { LedgerMarker } from '#device/ports.ts';
import type { LedgerDocument } from '#ledger/document.ts';
import { LedgerWillNotOpenError, StorageFullError } from '#ledger/ledger.ts';
import type { PouchLedger } from '#ledger/pouch-ledger.ts';
import { MemoryDisk, MemoryLedger } from '#ledger/testing/memory-ledger.ts';
import { PROJECTION_VERSION, type ReadModelDatabase } from '#readmodel/schema.ts';
import { aRegistration, visitId } from '#readmodel/testing/arbitraries.ts';
import { unknownStatus, type Sync, type SyncStatus } from '#sync/status.ts';
import { LateSync } from './compose-late-sync.ts';
import { openReadModel } from './compose-read-model.ts';
import { Truth, type TruthDeps } from './compose-truth.ts';
import { Startup } from './startup.svelte.ts';

const ORG = 'truth';
const clock = { now: () => 0, offset: () => null, heard: () => undefined };
const visits: LedgerDocument[] = [1, 2, 3].map((n) => aRegistration(n, n));
const marker: LedgerMarker = { org: ORG, documents: 3, unsent: 1, lastSeq: 3, notedAt: '2026-11-21T03:00:00.000Z' };

/** A sync that does nothing but say what it is told to say. */
class ToldSync implements Sync {
	started = false;
	private now: SyncStatus = unknownStatus;
	private readonly listeners: ((status: SyncStatus) => void)[] = [];
	status = (): SyncStatus => this.now;
	onStatus(listener: (status: SyncStatus) => void): () => void {
		this.listeners.push(listener);
		return () => undefined;
	}
	start(): void {
		this.started = true;
	}
	nudge(): void {
		this.say({ phase: 'syncing' });
	}
	stop(): Promise<void> {
		this.started = false;
		return Promise.resolve();
	}
	say(change: Partial<SyncStatus>): void {
		this.now = { ...this.now, ...change };
		for (const listener of this.listeners) listener(this.now);
	}
}

let db: ReadModelDatabase;
let opened: Truth[] = [];

beforeEach(async () => {
	await removeMarker(ORG);
	db = await openReadModel(ORG);
});
afterEach(async () => {
	for (const truth of opened) await truth.close();
	opened = [];
	await db.delete();
	await removeMarker(ORG);
});

function world(change: Partial<TruthDeps> & { disk?: MemoryDisk } = {}) {
	const startup = new Startup();
	const real = new ToldSync();
	const sync = new LateSync();
	const ledger = new MemoryLedger(change.disk);
	const errors: unknown[] = [];
	const order: string[] = [];
	const truth = new Truth({
		org: ORG,
		clock,
		db,
		startup,
		sync,
		openLedger: () => Promise.resolve(ledger as unknown as PouchLedger),
		openSync: async () => {
			order.push(`sync opened with ${await db.visits.count()} visits`);
			return real;
		},
		checkLedger: () => Promise.resolve('sound'),
		random: () => 0.5,
		report: (error) => errors.push(error),
		...change
	});
	opened.push(truth);
	return { truth, startup, sync, real, ledger, errors, order };
}

async function aDiskWith(documents: LedgerDocument[]): Promise<MemoryDisk> {
	const disk = new MemoryDisk();
	await new MemoryLedger(disk).receive(documents);
	return disk;
}

describe('starting', () => {
	it('[A5] lets sync begin only after the read model stands for the ledger', async () => {
		const { truth, startup, real, sync, order } = world({ disk: await aDiskWith(visits) });
		const heard: string[] = [];
		sync.onStatus(({ phase }) => heard.push(phase));
		expect(startup.current).toEqual({ state: 'opening' });
		await truth.start();
		expect(startup.current).toEqual({ state: 'ready' });
		expect(order).toEqual(['sync opened with 3 visits']);
		expect(real.started).toBe(true);
		real.say({ phase: 'idle' });
		expect(heard).toEqual(['stopped', 'idle']);
	});

	it('[A4] makes a read model anew that is ahead of its ledger', async () => {
		await db.meta.put({ id: 'checkpoint', seq: 99, projection: PROJECTION_VERSION });
		await db.unread.put({ id: 'ghost', kind: 'x', reason: 'newer', seq: 98 });
		const { truth, startup } = world({ disk: await aDiskWith(visits) });
		const states = new Set<string>();
		const watch = vi.spyOn(startup, 'current', 'set').mockImplementation((state) => void states.add(JSON.stringify(state)));
		await truth.start();
		watch.mockRestore();
		expect([...states]).toContain(JSON.stringify({ state: 'rebuilding', done: 0, total: 3 }));
		expect([...states].at(-1)).toBe(JSON.stringify({ state: 'ready' }));
		expect(await db.visits.count()).toBe(3);
		expect(await db.unread.count()).toBe(0);
	});

	it('[A6] [A2] says that a ledger will not open, leaves the lists readable, and tries again at the next act', async () => {
		const ledger = new MemoryLedger(await aDiskWith(visits));
		await db.unread.put({ id: 'seen', kind: 'x', reason: 'newer', seq: 1 });
		const answers = [new LedgerWillNotOpenError('no'), new StorageFullError('full')];
		const openLedger = () => {
			const error = answers.shift();
			return error ? Promise.reject(error) : Promise.resolve(ledger as unknown as PouchLedger);
		};
		const { truth, startup } = world({ openLedger });
		await truth.start();
		expect(startup.current).toEqual({ state: 'failed', reason: 'ledger-will-not-open' });
		expect(await db.unread.count()).toBe(1);
		await expect(truth.ledger()).rejects.toBeInstanceOf(StorageFullError);
		expect(startup.current).toEqual({ state: 'failed', reason: 'storage-full' });
		await truth.ledger();
		await truth.start();
		expect(startup.current).toEqual({ state: 'ready' });
	});

	it('opens the ledger once, however many ask at once', async () => {
		const openLedger = vi.fn(() => Promise.resolve(new MemoryLedger() as unknown as PouchLedger));
		const { truth } = world({ openLedger });
		await Promise.all([truth.ledger(), truth.ledger(), truth.start(), truth.shown()]);
		expect(openLedger).toHaveBeenCalledOnce();
	});
});

describe('a device whose databases are gone', () => {
	it('[A3] [B2] is noticed, says what had not been sent, and keeps saying so until all is back', async () => {
		await writeMarker(marker);
		const { truth, startup, real, ledger } = world();
		await truth.start();
		expect(startup.current).toEqual({ state: 'restoring', known: 3, lost: 1 });
		await ledger.receive(visits.slice(0, 2));
		await vi.waitFor(async () => expect(await readMarker(ORG)).toEqual({ ...marker, restoring: true }));
		await truth.close();

		const second = world({ disk: await aDiskWith(visits.slice(0, 2)) });
		await second.truth.start();
		expect(second.startup.current, 'killed half way back').toEqual({ state: 'restoring', known: 3, lost: 1 });
		await second.ledger.receive(visits.slice(2));
		second.real.say({ phase: 'idle', unsent: 0 });
		await vi.waitFor(async () => expect(await readMarker(ORG)).toMatchObject({ documents: 3, unsent: 0 }));
		expect((await readMarker(ORG))?.restoring).toBeUndefined();
		expect(second.startup.current, 'what had not been sent stays gone').toEqual({ state: 'restoring', known: 3, lost: 1 });
		expect(real.started).toBe(false);
	});

	it('[A3] is well again once the server gave everything back', async () => {
		await writeMarker({ ...marker, unsent: 0 });
		const { truth, startup, real } = world();
		await truth.start();
		expect(startup.current).toEqual({ state: 'restoring', known: 3, lost: 0 });
		real.say({ phase: 'first-pull' });
		expect(startup.current).toMatchObject({ state: 'restoring' });
		real.say({ phase: 'idle' });
		expect(startup.current).toEqual({ state: 'ready' });
	});

	it('[A3] is told from a new device and from one that was only erased a little', async () => {
		const fresh = world();
		await fresh.truth.start();
		expect(fresh.startup.current).toEqual({ state: 'ready' });
		await fresh.truth.close();
		await writeMarker({ ...marker, documents: 4 });
		const erased = world({ disk: await aDiskWith(visits) });
		await erased.truth.start();
		expect(erased.startup.current).toEqual({ state: 'ready' });
	});

	it('[B2] the marker follows the ledger and what is unsent', async () => {
		const { truth, real, ledger } = world();
		await truth.start();
		await ledger.receive(visits);
		real.say({ unsent: 2 });
		await vi.waitFor(async () => expect(await readMarker(ORG)).toMatchObject({ documents: 3, unsent: 2, lastSeq: 3 }));
	});
});

describe('what was appended', () => {
	it('is in the lists when shown', async () => {
		const { truth, ledger } = world();
		await truth.start();
		await ledger.receive([aRegistration(1, 1)]);
		await truth.shown();
		expect(await db.visits.get(visitId(1))).toBeDefined();
	});

	it('[A7] is not held up by lists that cannot be written just now', async () => {
		const { truth, ledger } = world();
		await truth.start();
		const other = await openReadModel(ORG);
		let release = false;
		const holding = other.transaction('rw', other.tables, async () => {
			while (!release) await other.meta.get('checkpoint');
		});
		await ledger.receive([aRegistration(1, 1)]);
		await truth.shown();
		release = true;
		await holding;
		other.close();
		await vi.waitFor(async () => expect(await db.visits.get(visitId(1))).toBeDefined());
	});

	it('can be made into rows anew at any time', async () => {
		const { truth, startup } = world({ disk: await aDiskWith(visits) });
		await truth.start();
		await db.visits.clear();
		expect(await truth.rebuild()).toBe(true);
		expect(startup.current).toEqual({ state: 'ready' });
		expect(await db.visits.count()).toBe(3);
	});
});

describe('damage', () => {
	it('[A25] of the tables, which the checkpoint does not tell, is found at the start and mended by itself', async () => {
		const disk = await aDiskWith(visits);
		const first = world({ disk });
		await first.truth.start();
		await first.truth.close();
		await db.visits.update(visitId(2), { voided: true });
		await db.days.clear();
		const { truth, startup, errors } = world({ disk });
		const states: string[] = [];
		const watch = vi.spyOn(startup, 'current', 'set').mockImplementation(({ state }) => void states.push(state));
		await truth.start();
		watch.mockRestore();
		expect([states[0], states.at(-1)]).toEqual(['rebuilding', 'ready']);
		expect((await db.visits.get(visitId(2)))?.voided).toBe(false);
		expect(await db.days.count()).toBe(1);
		expect(errors).toEqual([]);
	});

	it('[A27] of the tables so bad that they cannot be emptied costs their database, and nothing else', async () => {
		const disk = await aDiskWith(visits);
		const { truth, startup } = world({ disk });
		const clearing = vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(() => {
			throw new DOMException('broken', 'DataError');
		});
		let deletions = 0;
		const plain = (factory: IDBFactory, name: string): IDBOpenDBRequest => {
			deleting.mockRestore();
			return factory.deleteDatabase(name);
		};
		const deleting = vi.spyOn(IDBFactory.prototype, 'deleteDatabase').mockImplementation(function (this: IDBFactory, name) {
			deletions += 1;
			clearing.mockRestore();
			return plain(this, name);
		});
		await db.meta.put({ id: 'checkpoint', seq: 99, projection: PROJECTION_VERSION });
		await truth.start();
		expect(deletions).toBe(1);
		expect(startup.current).toEqual({ state: 'ready' });
		expect(await db.visits.count()).toBe(3);
	});

	it('[A26] of the ledger is said, nothing is thrown away for it, and sync goes on', async () => {
		const { truth, startup, real } = world({ disk: await aDiskWith(visits), checkLedger: () => Promise.resolve('damaged') });
		await truth.start();
		expect(startup.current).toEqual({ state: 'failed', reason: 'ledger-damaged' });
		expect(real.started).toBe(true);
		expect(await db.visits.count()).toBe(3);
	});

	it('[A28] a ledger that is deleted while the app runs is said with what had not been sent, and comes back from the server', async () => {
		const { truth, startup, real, ledger } = world({ disk: await aDiskWith(visits) });
		await truth.start();
		real.say({ phase: 'syncing', unsent: 2 });
		await vi.waitFor(async () => expect(await readMarker(ORG)).toMatchObject({ documents: 3, unsent: 2 }));
		ledger.lose();
		await ledger.receive([aRegistration(7, 7)]);
		await vi.waitFor(() => expect(startup.current).toEqual({ state: 'restoring', known: 3, lost: 2 }));
		await vi.waitFor(async () => expect((await db.visits.toArray()).map(({ id }) => id)).toEqual([visitId(7)]));
		await vi.waitFor(async () => expect(await readMarker(ORG)).toMatchObject({ documents: 3, unsent: 2, restoring: true }));
		await ledger.receive(visits);
		real.say({ phase: 'idle', unsent: 0 });
		await vi.waitFor(async () => expect(await readMarker(ORG)).toMatchObject({ documents: 4, unsent: 0 }));
		expect(await db.visits.count()).toBe(4);
	});
});
