// Opens the ledger in use, and lets a fresh one take its place first where one is ready (promises A40–A42): at a start, before
// anything is written, and only while no other tab has a ledger open. Killed anywhere, one of the two is whole and in use.
import type { LedgerGenerations } from '#device/ledger-generation.ts';
import type { PouchLedger } from '#ledger/pouch-ledger.ts';
import { readFreshNote } from '#ledger/pouch-left.ts';
import { finishFresh } from '#sync/fresh-ledger.ts';

/** The ledgers of one organisation on this device. */
export interface LedgerWorld {
	/** ULID of this device. */
	device: string;
	generations: { read(): Promise<LedgerGenerations | undefined>; write(generations: LedgerGenerations): Promise<void> };
	open(generation: number): Promise<PouchLedger>;
	destroy(generation: number): Promise<void>;
	/** Generations whose databases are there. */
	found(): Promise<number[]>;
	/** Undefined: no fresh ledger ever takes a place here. */
	locks: Pick<LockManager, 'request'> | undefined;
	lockName: string;
	report: (error: unknown) => void;
}

/** The ledger in use. Rejects as its opening does. */
export async function openLedgerInUse(world: LedgerWorld): Promise<PouchLedger> {
	await alone(world, () => takePlace(world));
	const letGo = await besideOthers(world);
	try {
		const ledger = await world.open((await inUse(world)).current);
		const close = ledger.close.bind(ledger);
		return Object.assign(ledger, { close: () => close().finally(letGo) });
	} catch (error) {
		letGo();
		throw error;
	}
}

/** What is noted; where the note is lost, what the databases themselves say. */
export async function inUse(world: LedgerWorld): Promise<LedgerGenerations> {
	const noted = await world.generations.read();
	if (noted !== undefined) return noted;
	for (const generation of (await world.found()).sort((a, b) => b - a).filter((each) => each > 1)) {
		const ledger = await world.open(generation);
		const note = await readFreshNote(ledger.pouch).finally(() => ledger.close());
		if (note?.inUse === true) return { current: generation, version: 0 };
	}
	return { current: 1, version: 0 };
}

async function takePlace(world: LedgerWorld): Promise<void> {
	const { generations } = world;
	const noted = await generations.read();
	if (noted === undefined) return;
	try {
		const replaced = noted.ready === undefined ? noted : await replace(world, noted, noted.ready);
		if (replaced.drop === undefined) return;
		await world.destroy(replaced.drop);
		await generations.write({ ...replaced, drop: undefined, version: replaced.version + 1 });
	} catch (error) {
		world.report(error);
	}
}

/** Answers the note as it is written now. */
async function replace(world: LedgerWorld, noted: LedgerGenerations, ready: number): Promise<LedgerGenerations> {
	const old = await world.open(noted.current);
	const next: LedgerGenerations = { ...noted, ready: undefined, version: noted.version + 1 };
	try {
		const fresh = await world.open(ready);
		await finishFresh(old, fresh, world.device).finally(() => fresh.close());
		Object.assign(next, { current: ready, drop: noted.current });
	} catch (error) {
		world.report(error);
		next.drop = ready;
	} finally {
		await old.close();
	}
	await world.generations.write(next);
	return next;
}

async function alone({ locks, lockName }: LedgerWorld, work: () => Promise<void>): Promise<void> {
	await locks?.request(lockName, { mode: 'exclusive', ifAvailable: true }, async (lock) => {
		if (lock !== null) await work();
	});
}

/** Holds what keeps others from being alone; answers how to let go. */
async function besideOthers({ locks, lockName }: LedgerWorld): Promise<() => void> {
	if (locks === undefined) return () => undefined;
	return new Promise((resolve, reject) => {
		locks.request(lockName, { mode: 'shared' }, () => new Promise<void>((letGo) => resolve(letGo))).catch(reject);
	});
}
