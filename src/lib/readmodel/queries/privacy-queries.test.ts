import { freshReadModel } from '../testing/read-model-in-memory.ts';
import { describe, expect, it } from 'vitest';
import { asDay } from '#domain/days.ts';
import type { HelpState } from '#domain/words.ts';
import type { FactDocument, PersonalDocument } from '#ledger/document.ts';
import { MemoryLedger } from '#ledger/testing/memory-ledger.ts';
import { chooseLeaving } from '../leaving.ts';
import { makeProjector } from '../projector.ts';
import type { OpeningRow, ReadModelDatabase } from '../schema.ts';
import {
	aCorrection,
	anErasure,
	aPersonalRecord,
	aRecordOf,
	aRegistration,
	aRequest,
	aStep,
	helpId,
	visitId
} from '../testing/arbitraries.ts';
import { erasedAgain } from './erased-again.ts';
import { erasures } from './erasures.ts';
import { openers, openingsOf, openingsOfSubject } from './openings.ts';
import { retentionDue } from './retention-due.ts';

async function office() {
	const [ledger, db] = [new MemoryLedger(), freshReadModel()];
	const projector = makeProjector({ ledger, db });
	return {
		db,
		ledger,
		receive: async (...given: Parameters<typeof ledger.receive>) => {
			await ledger.receive(...given);
			await projector.drain();
		}
	};
}

describe('what was erased', () => {
	it('[V25] [V26] is shown no more, whatever comes in which order, and a late record is found', async () => {
		const { db, ledger, receive } = await office();
		await receive([aRegistration(1, 1), aPersonalRecord(1, 1), aRegistration(2, 2), aPersonalRecord(2, 2)]);
		await receive([anErasure(1, 5)]);
		expect([await db.personal.count(), await erasedAgain(db)]).toEqual([1, [visitId(1)]]);
		await receive([], [aPersonalRecord(1, 1)._id]);
		expect(await erasedAgain(db)).toEqual([]);
		await receive([aPersonalRecord(1, 7)]);
		expect([await db.personal.get(visitId(1)), await erasedAgain(db)]).toEqual([undefined, [visitId(1)]]);
		await ledger.erase([{ subject: visitId(1), fact: anErasure(1, 5) }]);
		await receive([]);
		expect([await erasedAgain(db), await db.visits.count()]).toEqual([[], 2]);
		expect(await db.erasures.get(visitId(1))).toMatchObject({ by: 'somchai', reason: 'asked', at: '2026-11-21T03:05:00.000Z' });
		expect(await erasures(db, { skip: 0, limit: 5 })).toMatchObject({ total: 1, rows: [{ subject: visitId(1) }] });
	});
});

describe('a note that stands beside a record', () => {
	const note = 'NOTE';
	const aNote = (act: number): PersonalDocument => {
		const record = aPersonalRecord(1, act);
		return { ...record, _id: record._id.replace(visitId(1), note) };
	};
	/** A fact of a kind that this program need not know. */
	const naming = (): FactDocument => ({ ...aCorrection(1, 3), _id: `visit:${visitId(1)}:noted:A3`, kind: 'noted', body: { note } });

	it('[V57] is listed with its visit, is due with it, and leaves with it', async () => {
		const { db, receive } = await office();
		await receive([aRegistration(1, 1, '2015-05-01'), naming(), aNote(3)]);
		expect(await db.visits.get(visitId(1))).toMatchObject({ linked: [note] });
		expect((await retentionDue(db, { visit: 10, survey: 0, help: 0 }, asDay('2026-11-21'))).subjects).toEqual([visitId(1)]);
		const { subjects } = await chooseLeaving(db, '2026-01-01', { visit: () => true, request: () => true }, () => Promise.resolve());
		expect([...subjects.keys()]).toEqual([visitId(1), note]);
	});

	it('[V57] is erased with it, also when it comes later', async () => {
		const { db, receive } = await office();
		await receive([aRegistration(1, 1), naming(), aNote(3)]);
		await receive([anErasure(1, 5)]);
		expect(await erasedAgain(db)).toEqual([visitId(1)]);
		await receive([], [aNote(3)._id]);
		expect(await erasedAgain(db)).toEqual([]);
		await receive([aNote(7)]);
		expect(await erasedAgain(db)).toEqual([visitId(1)]);
	});
});

describe('retention', () => {
	it('[V27] of requests for help only those that ended are due, with what stands beside them', async () => {
		const { db, receive } = await office();
		const request = (n: number, state: HelpState) => [aRequest(n, 1, '2015-05-01'), aStep(n, 2, state), aRecordOf(helpId(n), 1)];
		await receive([...request(1, 'done'), ...request(2, 'checking'), ...request(3, 'withdrawn')]);
		const due = await retentionDue(db, { visit: 0, survey: 0, help: 10 }, asDay('2026-11-21'));
		expect(due.subjects.sort()).toEqual([helpId(1), helpId(3)]);
		expect(due.years).toEqual([{ type: 'help', year: 2015, records: 2 }]);
	});

	it('[V27] counts by year exactly the records that are older than the years set', async () => {
		const { db, receive } = await office();
		const days = ['2015-05-01', '2016-11-20', '2016-11-21', '2026-11-21', '2015-12-31'];
		await receive(days.flatMap((on, n) => [aRegistration(n + 1, n + 1, on), aPersonalRecord(n + 1, n + 1)]));
		await receive([aRegistration(9, 9, '2014-01-01')]);
		const due = await retentionDue(db, { visit: 10, survey: 0, help: 0 }, asDay('2026-11-21'));
		expect(due).toEqual({
			subjects: [visitId(1), visitId(5), visitId(2)],
			years: [
				{ type: 'visit', year: 2015, records: 2 },
				{ type: 'visit', year: 2016, records: 1 }
			],
			oldest: '2015-05-01',
			newest: '2016-11-20'
		});
		expect((await retentionDue(db, { visit: 0, survey: 0, help: 0 }, asDay('2026-11-21'))).subjects).toEqual([]);
	});
});

describe('openings', () => {
	const opening = (id: string, change: Partial<OpeningRow>): OpeningRow => ({
		id,
		on: '2026-11-21',
		at: `2026-11-21T03:00:0${id}.000Z`,
		by: 'somchai',
		device: 'D',
		purpose: 'detail',
		subjects: ['A'],
		...change
	});
	const put = (db: ReadModelDatabase) =>
		db.openings.bulkPut([
			opening('1', {}),
			opening('2', { by: 'malee', subjects: ['A', 'B'] }),
			opening('3', { on: '2026-11-20', subjects: ['B'] })
		]);

	it('[V28] are found by day, by staff and by record', async () => {
		const { db } = await office();
		await put(db);
		const asked = { skip: 0, limit: 10 };
		const ids = async (filter: object) =>
			(await openingsOf(db, { from: '2026-11-20', to: '2026-11-21', ...filter }, asked)).rows.map(({ id }) => id);
		expect(await ids({})).toEqual(['2', '1', '3']);
		expect(await ids({ from: '2026-11-21' })).toEqual(['2', '1']);
		expect(await ids({ by: 'malee' })).toEqual(['2']);
		expect(await ids({ subject: 'B' })).toEqual(['2', '3']);
		expect((await openingsOfSubject(db, 'B')).map(({ id }) => id)).toEqual(['2', '3']);
		expect(await openers(db)).toEqual(['malee', 'somchai']);
	});
});
