// What leaves the ledger stays in the figures: against a read model of everything, over random facts and random leaving.
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { totalsEqual, type DayTotals } from '#domain/totals.ts';
import type { LedgerDocument } from '#ledger/document.ts';
import { MemoryDisk, MemoryLedger } from '#ledger/testing/memory-ledger.ts';
import { applyLeft } from './left-totals.ts';
import { newestLeftDay, someLeft } from './queries/some-left.ts';
import { chooseLeaving } from './leaving.ts';
import { subjectOf } from './project.ts';
import { makeProjector } from './projector.ts';
import type { ReadModelDatabase } from './schema.ts';
import { aCorrection, aRegistration, documents, visitId } from './testing/arbitraries.ts';
import { freshReadModel } from './testing/read-model-in-memory.ts';

const FIRST_KEPT = '2026-11-21';
const atOnce = () => Promise.resolve();

interface World {
	disk: MemoryDisk;
	db: ReadModelDatabase;
}

async function projected(all: readonly LedgerDocument[], disk = new MemoryDisk(), db = freshReadModel()): Promise<World> {
	const ledger = new MemoryLedger(disk);
	await ledger.receive([...all]);
	const projector = makeProjector({ ledger, db });
	await projector.drain();
	await projector.close();
	return { disk, db };
}

const daysOf = (db: ReadModelDatabase): Promise<DayTotals[]> => db.days.orderBy('day').toArray();

async function expectSameDays(one: ReadModelDatabase, other: ReadModelDatabase): Promise<void> {
	const [a, b] = [await daysOf(one), await daysOf(other)];
	expect(a.map(({ day }) => day)).toEqual(b.map(({ day }) => day));
	for (const [at, totals] of a.entries()) expect(totalsEqual(totals, b[at] as DayTotals)).toBe(true);
}

/** A ledger without what left, projected into the tables that the whole one had filled. */
async function shrunk(all: readonly LedgerDocument[], whole: World, keeps: (visit: string) => boolean): Promise<World> {
	const mayLeave = ({ id }: { id: string }): boolean => !keeps(id);
	const { subjects, days } = await chooseLeaving(whole.db, FIRST_KEPT, { visit: mayLeave, request: mayLeave }, atOnce);
	const disk = new MemoryDisk();
	disk.left = { generation: 2, version: 1, days };
	return projected(
		all.filter(({ _id }) => !subjects.has(subjectOf(_id) ?? '')),
		disk,
		whole.db
	);
}

describe('what has left the ledger', () => {
	it('[V35] leaves the figures of every day as they were, whatever left, and a rebuild as well', async () => {
		await fc.assert(
			fc.asyncProperty(documents, fc.func(fc.boolean()), async (all, keeps) => {
				const reference = await projected(all);
				const { disk, db } = await shrunk(all, await projected(all), keeps);
				await expectSameDays(db, reference.db);
				const projector = makeProjector({ ledger: new MemoryLedger(disk), db });
				expect(await projector.rebuild()).toBe(true);
				await projector.close();
				await expectSameDays(db, reference.db);
			}),
			{ numRuns: 60 }
		);
	});

	it('[V36] is spoken for once, however often it is told, and no more when it came back', async () => {
		const all = [aRegistration(1, 1, '2026-11-19'), aRegistration(2, 2, '2026-11-20'), aRegistration(3, 3)];
		const { disk, db } = await shrunk(all, await projected(all), () => false);
		await applyLeft(db, disk.left);
		await applyLeft(db, disk.left);
		expect(await db.visits.count()).toBe(1);
		await expectSameDays(db, (await projected(all)).db);
		disk.left = { generation: 2, version: 2, days: [] };
		await projected([...all.slice(0, 2), aCorrection(1, 9, '2026-11-18')], disk, db);
		await expectSameDays(db, (await projected([...all, aCorrection(1, 9, '2026-11-18')])).db);
	});

	it('[V38] is known of for the periods it was in', async () => {
		const all = [aRegistration(1, 1, '2026-11-19'), aRegistration(2, 2)];
		const { db } = await shrunk(all, await projected(all), () => false);
		expect(await someLeft(db, '2026-11-01', '2026-11-30')).toBe(true);
		expect(await someLeft(db, '2026-11-19', '2026-11-19')).toBe(true);
		expect(await someLeft(db, '2026-11-20', '2026-11-30')).toBe(false);
		expect(await someLeft((await projected(all)).db, '2026-11-01', '2026-11-30')).toBe(false);
	});

	it('[U189] is known up to which day there is any', async () => {
		const all = [aRegistration(1, 1, '2026-11-19'), aRegistration(2, 2, '2026-11-18'), aRegistration(3, 3)];
		expect(await newestLeftDay((await shrunk(all, await projected(all), () => false)).db)).toBe('2026-11-19');
		expect(await newestLeftDay((await projected(all)).db)).toBeUndefined();
	});

	it('[V37] tables of another ledger are emptied before anything of this one is in them', async () => {
		const { db } = await projected([aRegistration(1, 1), aRegistration(2, 2)]);
		const disk = new MemoryDisk();
		disk.left = { generation: 2, version: 1, days: [] };
		await projected([aRegistration(3, 3), aRegistration(4, 4), aRegistration(5, 5)], disk, db);
		expect((await db.visits.toCollection().primaryKeys()).sort()).toEqual([3, 4, 5].map(visitId));
	});
});
