import { freshReadModel, rowsOf, rowsWithoutSeq, totalsAgree } from './testing/read-model-in-memory.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LedgerDocument } from '#ledger/document.ts';
import { MemoryDisk, MemoryLedger } from '#ledger/testing/memory-ledger.ts';
import { makeProjector, type Trouble } from './projector.ts';
import { needsRebuild } from './rebuild.ts';
import { readCheckpoint } from './write-batch.ts';
import { PROJECTION_VERSION, type CheckpointRow, ReadModelDatabase } from './schema.ts';
import {
	aCorrection,
	aForwardedVisit,
	anErasure,
	aPersonalRecord,
	aRegistration,
	arrivals,
	documents,
	visitId
} from './testing/arbitraries.ts';

const RUNS = 60;
const anyArrivals = documents.chain((all) => fc.tuple(fc.constant(all), arrivals(all), fc.integer({ min: 1, max: 7 })));

/** The rows that a set of documents comes to when all of it is projected at once. */
async function projectedAtOnce(all: readonly LedgerDocument[]) {
	const [ledger, db] = [new MemoryLedger(), freshReadModel()];
	await ledger.receive([...all].sort((a, b) => (a._id < b._id ? -1 : 1)));
	await makeProjector({ ledger, db }).drain();
	const rows = await rowsWithoutSeq(db);
	await db.delete();
	return rows;
}

describe('the projector', () => {
	it('[V1] [V10] gives the same rows for every order, repetition and split into batches', async () => {
		await fc.assert(
			fc.asyncProperty(anyArrivals, async ([all, portions, batchDocumentsMax]) => {
				const [ledger, db] = [new MemoryLedger(), freshReadModel()];
				const projector = makeProjector({ ledger, db, batchDocumentsMax });
				for (const portion of portions) {
					await ledger.receive(portion);
					await projector.drain();
				}
				expect(await rowsWithoutSeq(db)).toEqual(await projectedAtOnce(all));
				await db.delete();
			}),
			{ numRuns: RUNS }
		);
	});

	it('[V40] finds in a large batch the subjects that are there already, among many new ones and among many others', async () => {
		const [ledger, db] = [new MemoryLedger(), freshReadModel()];
		const projector = makeProjector({ ledger, db });
		const numbers = (from: number, to: number, step = 1): number[] =>
			Array.from({ length: Math.ceil((to - from) / step) }, (_, at) => from + at * step);
		const waves: LedgerDocument[][] = [
			numbers(0, 200).map((n) => aRegistration(n, n % 50)),
			[...numbers(150, 200).map((n) => aPersonalRecord(n, n % 50)), ...numbers(200, 300).map((n) => aRegistration(n, n % 50))],
			numbers(0, 280, 4).map((n) => aPersonalRecord(n, 60))
		];
		for (const wave of waves) {
			await ledger.receive(wave);
			await projector.drain();
		}
		expect(await rowsWithoutSeq(db)).toEqual(await projectedAtOnce(waves.flat()));
		expect([await db.visits.count(), await db.personal.count(), await totalsAgree(db)]).toEqual([300, 108, true]);
	});

	it('[V2] keeps totals that are equal to a recount after every batch', async () => {
		await fc.assert(
			fc.asyncProperty(anyArrivals, async ([, portions]) => {
				const [ledger, db] = [new MemoryLedger(), freshReadModel()];
				const projector = makeProjector({ ledger, db });
				for (const portion of portions) {
					await ledger.receive(portion);
					await projector.drain();
					expect(await totalsAgree(db)).toBe(true);
				}
				await db.delete();
			}),
			{ numRuns: RUNS }
		);
	});

	it('[V4] gives the same rows, sequence numbers and all, when made anew', async () => {
		await fc.assert(
			fc.asyncProperty(anyArrivals, async ([, portions, batchDocumentsMax]) => {
				const [ledger, db] = [new MemoryLedger(), freshReadModel()];
				const projector = makeProjector({ ledger, db, batchDocumentsMax });
				for (const portion of portions) {
					await ledger.receive(portion);
					await projector.drain();
				}
				const kept = await rowsOf(db);
				expect(await projector.rebuild()).toBe(true);
				expect(await rowsOf(db)).toEqual(kept);
				await db.delete();
			}),
			{ numRuns: RUNS }
		);
	});

	it('[V25] shows no record of an erased person, whichever of record, deletion and erasure comes first', async () => {
		const [ledger, db] = [new MemoryLedger(), freshReadModel()];
		const projector = makeProjector({ ledger, db });
		await ledger.receive([aRegistration(1, 1), aPersonalRecord(1, 1), aRegistration(2, 2), aPersonalRecord(2, 2)]);
		await projector.drain();
		for (const step of [[anErasure(1, 5)], [aPersonalRecord(1, 7)]]) {
			await ledger.receive(step);
			await projector.drain();
			expect((await db.personal.toArray()).map(({ subject }) => subject)).toEqual([visitId(2)]);
		}
		await ledger.receive([], [aPersonalRecord(1, 1)._id, aPersonalRecord(1, 7)._id]);
		await projector.drain();
		expect([await db.personal.count(), await db.visits.count(), await db.erasures.count()]).toEqual([1, 2, 1]);
	});

	it('[V1] drops every case of a visit that is gone, of works that a correction had taken out too, and no other visit’s', async () => {
		const [ledger, db] = [new MemoryLedger(), freshReadModel()];
		const projector = makeProjector({ ledger, db });
		const gone = [aForwardedVisit(1, 1, [1, 2]), aCorrection(1, 2)];
		await ledger.receive([...gone, aForwardedVisit(2, 3, [3])]);
		await projector.drain();
		expect((await db.cases.toArray()).map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'waiting-to-send']);
		await ledger.receive(
			[],
			gone.map(({ _id }) => _id)
		);
		await projector.drain();
		expect([await db.visits.count(), (await db.cases.toArray()).map(({ visit }) => visit)]).toEqual([1, [visitId(2)]]);
	});

	it('[V3] [V13] killed at any write, leaves rows that stand for its checkpoint, and goes on from there', async () => {
		await fc.assert(
			fc.asyncProperty(anyArrivals, fc.integer({ min: 1, max: 30 }), async ([all, portions, batchDocumentsMax], writesUntilDeath) => {
				const [ledger, db] = [new MemoryLedger(), freshReadModel()];
				for (const portion of portions) await ledger.receive(portion);
				const revive = killAfter(db, writesUntilDeath);
				await makeProjector({ ledger, db, batchDocumentsMax }).drain();
				revive();
				expect(await totalsAgree(db)).toBe(true);
				const seq = (await readCheckpoint(db))?.seq ?? 0;
				expect(await rowsWithoutSeq(db)).toEqual(await projectedAtOnce(await upTo(ledger, seq)));
				await makeProjector({ ledger, db, batchDocumentsMax }).drain();
				expect(await rowsWithoutSeq(db)).toEqual(await projectedAtOnce(all));
				await db.delete();
			}),
			{ numRuns: RUNS }
		);
	});

	it('[V7] two tabs projecting at once give the rows of one', async () => {
		await fc.assert(
			fc.asyncProperty(anyArrivals, async ([all, portions, batchDocumentsMax]) => {
				const disk = new MemoryDisk();
				const db = freshReadModel();
				const tabs = [db, new ReadModelDatabase(db.name)].map((tab) => {
					const ledger = new MemoryLedger(disk);
					return { tab, ledger, projector: makeProjector({ ledger, db: tab, batchDocumentsMax }) };
				});
				for (const [at, portion] of portions.entries()) {
					await tabs[at % 2]?.ledger.receive(portion);
					await Promise.all(tabs.map(({ projector }) => projector.drain()));
				}
				expect(await rowsWithoutSeq(db)).toEqual(await projectedAtOnce(all));
				for (const { tab } of tabs) tab.close();
				await db.delete();
			}),
			{ numRuns: RUNS }
		);
	});
});

/** Lets so many row writes through and fails every one after, as a killed browser does; gives back how to end that. */
function killAfter(db: ReadModelDatabase, writes: number): () => void {
	let left = writes;
	let alive = false;
	const die = (): undefined => {
		if (alive || (left -= 1) >= 0) return undefined;
		throw Object.assign(new Error('killed'), { name: 'AbortError' });
	};
	for (const table of db.tables) {
		table.hook('creating', die);
		table.hook('updating', die);
	}
	return () => (alive = true);
}

async function upTo(ledger: MemoryLedger, seq: number): Promise<LedgerDocument[]> {
	return (await ledger.since(0, Infinity)).documents.filter((stored) => stored.seq <= seq).map(({ document }) => document);
}

describe('a start', () => {
	const one = async () => {
		const [ledger, db] = [new MemoryLedger(), freshReadModel()];
		await ledger.receive(fc.sample(documents, { numRuns: 20, seed: 7 }).flat());
		await makeProjector({ ledger, db }).drain();
		return { ledger, db, updateSeq: (await ledger.info()).updateSeq };
	};

	it('[V8] sees a read model that is ahead of its ledger, of another version, or without a checkpoint', async () => {
		const { db, updateSeq } = await one();
		expect(await needsRebuild(db, updateSeq)).toBe(false);
		expect(await needsRebuild(db, updateSeq + 1)).toBe(false);
		expect(await needsRebuild(db, updateSeq - 1)).toBe(true);
		expect(await needsRebuild(db, 0)).toBe(true);
		await db.meta.put({ ...((await readCheckpoint(db)) as CheckpointRow), projection: PROJECTION_VERSION + 1 });
		expect(await needsRebuild(db, updateSeq)).toBe(true);
		await db.meta.clear();
		expect(await needsRebuild(db, updateSeq)).toBe(true);
		expect(await needsRebuild(freshReadModel(), updateSeq)).toBe(false);
	});

	it('[V13] makes the rows anew with progress, and goes on after it was stopped in the middle', async () => {
		const { ledger, db, updateSeq } = await one();
		const whole = await rowsOf(db);
		const told: number[] = [];
		const first = makeProjector({
			ledger,
			db,
			batchDocumentsMax: 10,
			onProgress: (seq) => {
				told.push(seq);
				if (told.length === 3) void first.close();
			}
		});
		await first.rebuild();
		expect(told).toEqual([...told].sort((a, b) => a - b));
		expect(told.at(-1)).toBeLessThan(updateSeq);
		expect(await needsRebuild(db, updateSeq)).toBe(false);
		await makeProjector({ ledger, db }).drain();
		expect(await rowsOf(db)).toEqual(whole);
	});
});

describe('in trouble', () => {
	const world = async () => {
		const troubles: Trouble['what'][] = [];
		const [ledger, db] = [new MemoryLedger(), freshReadModel()];
		const projector = makeProjector({ ledger, db, onTrouble: ({ what }) => troubles.push(what) });
		await ledger.receive(fc.sample(documents, { numRuns: 5, seed: 3 }).flat());
		await projector.drain();
		return { ledger, db, projector, troubles, rows: await rowsOf(db) };
	};
	/** Makes the next writes of rows fail with this error, so many times. */
	const failing = (db: ReadModelDatabase, times: number, name: string) => {
		let left = times;
		db.meta.hook('updating', () => {
			if ((left -= 1) >= 0) throw Object.assign(new Error(name), { name });
			return undefined;
		});
		db.meta.hook('creating', () => {
			if (left > 0 && (left -= 1) >= 0) throw Object.assign(new Error(name), { name });
		});
	};
	const another: LedgerDocument = {
		...(fc.sample(documents, { numRuns: 1, seed: 1 })[0]?.[0] as LedgerDocument),
		_id: 'visit:01JV:visit-registered:01JX'
	};

	it('[V9] makes itself anew when rows and rules do not fit together', async () => {
		const { ledger, db, projector, troubles } = await world();
		failing(db, 1, 'DataError');
		await ledger.receive([another]);
		await projector.settled();
		expect(troubles).toEqual(['rebuilding']);
		expect((await readCheckpoint(db))?.seq).toBe((await ledger.info()).updateSeq);
	});

	it('[V9] keeps its rows when the disk is full, and catches up later', async () => {
		const { ledger, db, projector, troubles, rows } = await world();
		failing(db, 1, 'QuotaExceededError');
		await ledger.receive([another]);
		await projector.settled();
		expect(troubles).toEqual(['storage-full']);
		expect(await rowsOf(db)).toEqual(rows);
		await projector.drain();
		expect((await readCheckpoint(db))?.seq).toBe((await ledger.info()).updateSeq);
	});

	it('[V9] reports what it cannot mend, and never rejects', async () => {
		const { ledger, db, projector, troubles } = await world();
		failing(db, 9, 'DataError');
		await ledger.receive([another]);
		await expect(projector.drain()).resolves.toBeUndefined();
		expect(troubles).toContain('broken');
		await ledger.close();
		await expect(projector.drain()).resolves.toBeUndefined();
		expect(troubles.at(-1)).toBe('unavailable');
		expect(await projector.rebuild()).toBe(false);
	});
});
