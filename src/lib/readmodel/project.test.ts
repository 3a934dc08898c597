import { freshReadModel, rowsOf, totalsAgree } from './testing/read-model-in-memory.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactDocument, LedgerDocument, PersonalDocument } from '#ledger/document.ts';
import { MemoryLedger } from '#ledger/testing/memory-ledger.ts';
import { makeProjector } from './projector.ts';
import { unreadCount } from './queries/unread-count.ts';
import { aCorrection, aPersonalRecord, aRegistration, documents, visitId } from './testing/arbitraries.ts';

async function world(...all: LedgerDocument[]) {
	const [ledger, db] = [new MemoryLedger(), freshReadModel()];
	const projector = makeProjector({ ledger, db });
	await ledger.receive(all);
	await projector.drain();
	const receive = async (received: LedgerDocument[], deleted: string[] = []): Promise<void> => {
		await ledger.receive(received, deleted);
		await projector.drain();
	};
	return { db, receive };
}

const newer = (document: FactDocument): FactDocument => ({ ...document, _id: `${document._id}9`, kind: 'visit-teleported' });

describe('rows', () => {
	it('[V5] count a fact of an unknown kind or a newer version as unread, and show the rest of its subject', async () => {
		const registration = aRegistration(1, 1);
		const malformed = { ...aRegistration(2, 2), body: 'nonsense' };
		const { db } = await world(registration, newer(registration), { ...aCorrection(1, 3), kv: 9 }, malformed);
		expect(await unreadCount(db)).toEqual({ newer: 2, malformed: 1 });
		expect(await db.visits.toCollection().primaryKeys()).toEqual([visitId(1)]);
		expect((await db.visits.get(visitId(1)))?.facts).toHaveLength(3);
	});

	it('[V6] [Promise 7] have nothing in them that identifies a person, whatever comes', async () => {
		const secret = aPersonalRecord(1, 1, 'Y2lwaGVydGV4dA==');
		const { db } = await world(aRegistration(1, 1), secret);
		const { personal, ...others } = await rowsOf(db);
		expect(personal).toEqual([{ subject: visitId(1), id: secret._id, sealed: secret.sealed }]);
		expect(JSON.stringify(others)).not.toContain('Y2lwaGVydGV4dA');
		const fields = await Promise.all(
			fc.sample(documents, { numRuns: 20, seed: 5 }).map(async (all) => {
				const { db } = await world(...all);
				const { personal: _sealed, unread: _unread, ...rows } = await rowsOf(db);
				return Object.values(rows).flat().flatMap(Object.keys);
			})
		);
		const personalFields = ['title', 'phone', 'moo', 'note', 'remark', 'comment', 'sealed'];
		expect(fields.flat().filter((field) => personalFields.includes(field))).toEqual([]);
	});

	it('[V10] wait for a registration that comes after its correction', async () => {
		const { db, receive } = await world(aCorrection(1, 5), aPersonalRecord(1, 5));
		expect(await db.visits.count()).toBe(0);
		await receive([aRegistration(1, 1)]);
		expect(await db.visits.get(visitId(1))).toMatchObject({ corrections: 1, seq: 3 });
		expect(await totalsAgree(db)).toBe(true);
	});

	it('[V11] hold the newest personal record, in whatever order they came', async () => {
		const records: PersonalDocument[] = [3, 1, 2].map((act) => aPersonalRecord(1, act, `c${act}`));
		for (const order of [records, records.toReversed()]) {
			const { db, receive } = await world(aRegistration(1, 1));
			for (const record of order) await receive([record]);
			expect((await db.personal.get(visitId(1)))?.sealed.data).toBe('c3');
		}
	});

	it('[V11] hold nothing of a person whose records were erased, and fall back to none that is older by mistake', async () => {
		const [first, second] = [aPersonalRecord(1, 1, 'b25l'), aPersonalRecord(1, 2, 'dHdv')];
		const { db, receive } = await world(aRegistration(1, 1), first, second);
		await receive([], [second._id, first._id]);
		expect(await db.personal.count()).toBe(0);
		expect(JSON.stringify(await rowsOf(db))).not.toMatch(/b25l|dHdv/);
		expect(await db.visits.count()).toBe(1);
		expect(await totalsAgree(db)).toBe(true);
	});

	it('[V2] leave no trace of a day that lost its only visit to a correction', async () => {
		const { db, receive } = await world(aRegistration(1, 1, '2026-11-19'));
		await receive([aCorrection(1, 2, '2026-11-21')]);
		expect(await db.days.toCollection().primaryKeys()).toEqual(['2026-11-21']);
		expect(await totalsAgree(db)).toBe(true);
	});
});
