import { afterEach, beforeEach, expect, it } from 'vitest';
import { freshReadModel } from './testing/read-model-in-memory.ts';
import { MemoryLedger } from '#ledger/testing/memory-ledger.ts';
import { makeProjector } from './projector.ts';
import type { ReadModelDatabase } from './schema.ts';
import { readModelIsSound } from './self-test.ts';
import { aCorrection, anErasure, aPersonalRecord, aRegistration, visitId } from './testing/arbitraries.ts';

let db: ReadModelDatabase;
let ledger: MemoryLedger;
const VISITS = 90;
const middle = (): number => 0.5;

beforeEach(async () => {
	db = freshReadModel();
	ledger = new MemoryLedger();
	const visits = Array.from({ length: VISITS }, (_, n) => aRegistration(n, n, n < VISITS / 2 ? '2026-11-20' : '2026-11-21'));
	await ledger.receive([...visits, aCorrection(VISITS - 1, VISITS), aPersonalRecord(VISITS - 1, VISITS - 1), anErasure(3, VISITS + 1)]);
	const projector = makeProjector({ ledger, db, now: () => 0 });
	await projector.drain();
	await projector.close();
});
afterEach(() => db.delete());

it('[V30] finds nothing wrong with what the projector made, and leaves nothing behind', async () => {
	for (const share of [0, 0.3, 0.99]) expect(await readModelIsSound(db, ledger, () => share)).toBe(true);
	expect(await db.unread.count()).toBe(0);
	const [empty, nothing] = [freshReadModel(), new MemoryLedger()];
	expect(await readModelIsSound(empty, nothing, middle), 'a new device').toBe(true);
	await empty.delete();
});

it.each<[string, () => Promise<unknown>]>([
	['a visit is missing', () => db.visits.delete(visitId(VISITS - 1))],
	['a visit was altered', () => db.visits.update(visitId(VISITS - 1), { voided: true })],
	['a sealed record is missing', () => db.personal.clear()],
	['a table is empty', () => db.visits.clear()],
	['the list of what is where is empty', () => db.subjects.clear()],
	['a visit in the middle is missing', () => db.visits.delete(visitId(VISITS / 2))],
	['an erasure was forgotten', () => db.erasures.clear()],
	['totals of a day are missing', () => db.days.delete('2026-11-20')],
	['totals of a day were altered', () => db.days.update('2026-11-21', { voided: 7 })]
])('[V30] finds that %s', async (_, damage) => {
	await damage();
	expect(await readModelIsSound(db, ledger, middle)).toBe(false);
});

it('[V30] rejects when a table cannot be reached at all', async () => {
	db.close();
	await expect(readModelIsSound(db, ledger, middle)).rejects.toThrow();
});
