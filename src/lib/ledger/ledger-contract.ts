// What every Ledger must do (RULES.md L1–L10). Each implementation's test calls this once.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FactDocument, LedgerDocument, PersonalDocument } from './document.ts';
import { factId, personalId, readFactId, readPersonalId, subjectKey } from './ids.ts';
import { LedgerClosedError, type Act, type Ledger } from './ledger.ts';

/** One device's disk: opens a ledger on it, any number of times, and plays the part of sync. */
export interface LedgerUnderTest {
	open(): Promise<Ledger>;
	/** Writes documents into the open ledger as sync does. */
	receive(ledger: Ledger, documents: LedgerDocument[]): Promise<void>;
	/** Deletes a personal record as an erasure that came from the server does. */
	erase(ledger: Ledger, id: string): Promise<void>;
	dispose(): Promise<void>;
}

const ACT = (n: number) => `01JD0000000000000000000${String(n).padStart(3, '0')}`;
const visit = (id: string) => subjectKey('visit', id);

export function aFact(id: string, n: number, extra: Partial<FactDocument> = {}): FactDocument {
	const kind = extra.kind ?? 'visit-registered';
	return {
		_id: factId(visit(id), kind, ACT(n)),
		v: 1,
		kind,
		kv: 1,
		at: '2026-11-21T02:00:00.000Z',
		offset: null,
		tz: 'Asia/Bangkok',
		by: 'somchai',
		device: 'DEVICE',
		org: '10470101',
		body: { n },
		...extra
	};
}

export function aPersonal(id: string, n: number, data = 'c2VhbGVk'): PersonalDocument {
	return { _id: personalId(id, ACT(n)), device: 'DEVICE', org: '10470101', sealed: { v: 1, key: 'k', iv: 'aXY=', data } };
}

const anAct = (id: string, n: number): Act => ({ fact: aFact(id, n), personal: aPersonal(id, n) });

async function everything(ledger: Ledger, limit: number): Promise<string[]> {
	const ids: string[] = [];
	for (let since = 0; ;) {
		const page = await ledger.since(since, limit);
		ids.push(...page.documents.map(({ document }) => document._id));
		if (page.lastSeq === since) return ids;
		since = page.lastSeq;
	}
}

export function ledgerContract(name: string, make: () => LedgerUnderTest): void {
	describe(`${name} keeps the ledger's contract`, () => {
		let world: LedgerUnderTest;
		let ledger: Ledger;
		beforeEach(async () => {
			world = make();
			ledger = await world.open();
		});
		afterEach(async () => {
			await ledger.close();
			await world.dispose();
		});

		it('starts empty', async () => {
			expect(await ledger.info()).toMatchObject({ documents: 0, updateSeq: 0 });
			expect(await ledger.since(0, 10)).toEqual({ documents: [], deleted: [], lastSeq: 0, atEnd: true });
		});

		it('[L50] writes a seal anew only over the one it was made from, and never over an erasure', async () => {
			await ledger.append([anAct('A', 1), anAct('B', 2), anAct('C', 3)]);
			let told = 0;
			ledger.onChange(() => (told += 1));
			const after = { v: 1, key: 'k2', iv: 'aXY=', data: 'YW5ldw==' };
			const anew = (id: string, n: number) => ({ id: personalId(id, ACT(n)), before: aPersonal(id, n).sealed, after });
			await world.erase(ledger, personalId('B', ACT(2)));
			const toldBefore = told;
			expect(await ledger.reseal([anew('A', 1), anew('B', 2), anew('Z', 9), { ...anew('C', 3), before: after }])).toBe(1);
			expect(await ledger.personalOf('A')).toEqual([{ ...aPersonal('A', 1), sealed: after }]);
			expect([await ledger.personalOf('B'), await ledger.personalOf('C')]).toEqual([[], [aPersonal('C', 3)]]);
			expect(told).toBeGreaterThan(toldBefore);
			expect(await ledger.reseal([anew('A', 1)]), 'a second time changes nothing').toBe(0);
			expect(await ledger.factsOf(visit('A'))).toEqual([aFact('A', 1)]);
		});

		it('[L1] [L3] keeps the first writing of an act, whatever the second says', async () => {
			expect(await ledger.append([anAct('A', 1)])).toEqual(['appended']);
			const before = await ledger.info();
			const again: Act = { fact: aFact('A', 1, { body: { n: 'other' } }), personal: aPersonal('A', 1, 'b3RoZXI=') };
			expect(await ledger.append([again, again])).toEqual(['already-there', 'already-there']);
			expect(await ledger.info()).toEqual(before);
			expect(await ledger.factsOf(visit('A'))).toEqual([aFact('A', 1)]);
			expect(await ledger.personalOf('A')).toEqual([aPersonal('A', 1)]);
		});

		it('[L3] appends an act named twice in one call once', async () => {
			expect(await ledger.append([anAct('A', 1), anAct('A', 1), anAct('B', 2)])).toEqual(['appended', 'already-there', 'appended']);
			expect((await ledger.info()).documents).toBe(4);
		});

		it('[L3] appends the new acts of a call whose others are there already', async () => {
			await ledger.append([anAct('A', 1)]);
			expect(await ledger.append([anAct('A', 1), anAct('A', 2)])).toEqual(['already-there', 'appended']);
			expect((await ledger.factsOf(visit('A'))).map((fact) => fact.body)).toEqual([{ n: 1 }, { n: 2 }]);
		});

		it('[L4] shows the personal record no later than its fact', async () => {
			await ledger.append([anAct('A', 1), anAct('B', 2)]);
			const { documents } = await ledger.since(0, 10);
			const at = (id: string) => documents.findIndex(({ document }) => document._id === id);
			for (const [id, n] of [
				['A', 1],
				['B', 2]
			] as const)
				expect(at(aPersonal(id, n)._id)).toBeLessThan(at(aFact(id, n)._id));
		});

		it('[L5] keeps documents of unknown kinds and newer versions as they were', async () => {
			const strange = aFact('A', 1, { kind: 'visit-teleported', kv: 7, v: 9, body: { ช่อง: ['๑', { deep: null }] } });
			await ledger.append([{ fact: strange }]);
			await world.receive(ledger, [{ ...aFact('B', 2), extra: { kept: true } } as FactDocument]);
			expect(await ledger.factsOf(visit('A'))).toEqual([strange]);
			expect((await ledger.byIds([aFact('B', 2)._id]))[0]).toMatchObject({ extra: { kept: true } });
			expect(await everything(ledger, 10)).toContain(strange._id);
		});

		it('[L6] finds the facts of one subject and of no other', async () => {
			await ledger.append([anAct('A', 1), anAct('AB', 2), anAct('A', 3), { fact: aFact('A', 4, { kind: 'visit-voided' }) }]);
			await ledger.append([{ fact: { ...aFact('A', 5), _id: factId(subjectKey('survey', 'A'), 'survey-answered', ACT(5)) } }]);
			expect((await ledger.factsOf(visit('A'))).map((fact) => fact.body)).toEqual([{ n: 1 }, { n: 3 }, { n: 4 }]);
			expect((await ledger.personalOf('A')).map(({ _id }) => _id)).toEqual([aPersonal('A', 1)._id, aPersonal('A', 3)._id]);
			expect(await ledger.factsOf(visit('nobody'))).toEqual([]);
		});

		it('[L6] reads many documents by id in the order asked, and says which are missing', async () => {
			await ledger.append([anAct('A', 1), anAct('B', 2)]);
			const asked = [aFact('B', 2)._id, 'visit:X:visit-registered:none', aPersonal('A', 1)._id];
			expect(await ledger.byIds(asked)).toEqual([aFact('B', 2), undefined, aPersonal('A', 1)]);
			expect(await ledger.byIds([])).toEqual([]);
			expect(await Promise.all(asked.map((id) => ledger.has(id)))).toEqual([true, false, true]);
		});

		it('[L6] reads a range in id order up to a limit', async () => {
			await ledger.append([anAct('B', 2), anAct('A', 1), anAct('C', 3)]);
			const range = { from: 'visit:', to: 'visit:\ufff0' };
			expect((await ledger.inRange(range, 2)).map(({ _id }) => _id)).toEqual([aFact('A', 1)._id, aFact('B', 2)._id]);
		});

		it('[L7] pages through all documents once, oldest first, whatever the page', async () => {
			for (let n = 1; n <= 7; n += 1) await ledger.append([anAct('A', n)]);
			const whole = await everything(ledger, 100);
			expect(whole).toHaveLength(14);
			for (const limit of [1, 2, 3, 5, 14]) expect(await everything(ledger, limit)).toEqual(whole);
			expect([(await ledger.since(0, 13)).atEnd, (await ledger.since(0, 15)).atEnd]).toEqual([false, true]);
			const { documents } = await ledger.since(0, 100);
			const seqs = documents.map(({ seq }) => seq);
			expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
			expect((await ledger.info()).updateSeq).toBe(seqs.at(-1));
		});

		it('[L7] shows a deletion, once, and no longer the document', async () => {
			await ledger.append([anAct('A', 1)]);
			const { lastSeq } = await ledger.since(0, 10);
			await world.erase(ledger, aPersonal('A', 1)._id);
			expect(await ledger.since(lastSeq, 10)).toMatchObject({ documents: [], deleted: [{ id: aPersonal('A', 1)._id }] });
			expect(await everything(ledger, 10)).toEqual([aFact('A', 1)._id]);
			expect(await ledger.has(aPersonal('A', 1)._id)).toBe(false);
			expect(await ledger.byIds([aPersonal('A', 1)._id])).toEqual([undefined]);
		});

		it('[L8] tells of own writes and of those that sync brought, until told to stop', async () => {
			let told = 0;
			const stop = ledger.onChange(() => (told += 1));
			await ledger.append([anAct('A', 1)]);
			const afterOwn = told;
			expect(afterOwn).toBeGreaterThan(0);
			await world.receive(ledger, [aFact('B', 2)]);
			const afterSync = told;
			expect(afterSync).toBeGreaterThan(afterOwn);
			stop();
			await ledger.append([anAct('C', 3)]);
			expect(told).toBe(afterSync);
		});

		it('[L9] does not bring an erased personal record back when its act is appended again', async () => {
			await ledger.append([anAct('A', 1)]);
			await world.erase(ledger, aPersonal('A', 1)._id);
			expect(await ledger.append([anAct('A', 1)])).toEqual(['already-there']);
			expect(await ledger.personalOf('A')).toEqual([]);
		});

		it('[L70] erases all personal records of a subject with the fact that says so, and no other, and again what came since', async () => {
			await ledger.append([anAct('A', 1), anAct('A', 2), anAct('AB', 3)]);
			const { lastSeq } = await ledger.since(0, 10);
			const erasure = { subject: 'A', fact: { ...aFact('A', 9), _id: factId(subjectKey('erasure', 'A'), 'personal-erased', ACT(9)) } };
			await ledger.erase([erasure]);
			const page = await ledger.since(lastSeq, 10);
			expect(page.deleted.map(({ id }) => id).sort()).toEqual([aPersonal('A', 1)._id, aPersonal('A', 2)._id]);
			expect(page.documents.map(({ document }) => document._id)).toEqual([erasure.fact._id]);
			expect([await ledger.personalOf('A'), (await ledger.personalOf('AB')).length]).toEqual([[], 1]);
			expect((await ledger.factsOf(visit('A'))).map(({ _id }) => _id)).toEqual([aFact('A', 1)._id, aFact('A', 2)._id]);
			await world.receive(ledger, [aPersonal('A', 4)]);
			const before = await ledger.info();
			await ledger.erase([{ ...erasure, fact: { ...erasure.fact, body: 'other' } }]);
			expect(await ledger.personalOf('A')).toEqual([]);
			expect(await ledger.factsOf(subjectKey('erasure', 'A'))).toEqual([erasure.fact]);
			expect((await ledger.info()).documents).toBe(before.documents - 1);
			await ledger.erase([]);
		});

		it('[L72] erases what is linked to a subject with it, in the same write and again later', async () => {
			await ledger.append([anAct('A', 1), { ...anAct('A', 2), personal: aPersonal('NOTE', 2) }, anAct('B', 3)]);
			const fact = { ...aFact('A', 9), _id: factId(subjectKey('erasure', 'A'), 'personal-erased', ACT(9)) };
			for (const late of [undefined, aPersonal('NOTE', 4)]) {
				if (late !== undefined) await world.receive(ledger, [late]);
				await ledger.erase([{ subject: 'A', linked: ['NOTE'], fact }]);
				expect([await ledger.personalOf('A'), await ledger.personalOf('NOTE')]).toEqual([[], []]);
			}
			expect((await ledger.personalOf('B')).length).toBe(1);
		});

		it('[L65] keeps what is attached to a personal record byte for byte, over a new seal, until the record is erased', async () => {
			const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 7) % 256);
			const photo: Act = { ...anAct('A', 1), personal: aPersonal('F', 1), attachments: [{ name: 'photo', bytes }] };
			const id = aPersonal('F', 1)._id;
			expect(await ledger.append([anAct('A', 2), photo, anAct('A', 3)])).toEqual(['appended', 'appended', 'appended']);
			expect(await ledger.attachment(id, 'photo')).toEqual(bytes);
			expect([await ledger.attachment(id, 'paper'), await ledger.attachment(aPersonal('A', 2)._id, 'photo')]).toEqual([
				undefined,
				undefined
			]);
			expect([await ledger.personalOf('F'), (await ledger.byIds([id]))[0]]).toEqual([[aPersonal('F', 1)], aPersonal('F', 1)]);
			expect((await ledger.since(0, 20)).documents.map(({ document }) => document)).toContainEqual(aPersonal('F', 1));
			const after = { v: 1, key: 'k2', iv: 'aXY=', data: 'YW5ldw==' };
			expect(await ledger.reseal([{ id, before: aPersonal('F', 1).sealed, after }])).toBe(1);
			expect([await ledger.personalOf('F'), await ledger.attachment(id, 'photo')]).toEqual([
				[{ ...aPersonal('F', 1), sealed: after }],
				bytes
			]);
			const fact = { ...aFact('A', 9), _id: factId(subjectKey('erasure', 'A'), 'personal-erased', ACT(9)) };
			await ledger.erase([{ subject: 'A', linked: ['F'], fact }]);
			expect([await ledger.attachment(id, 'photo'), await ledger.append([photo])]).toEqual([undefined, ['already-there']]);
			expect(await ledger.attachment(id, 'photo'), 'not brought back').toBeUndefined();
		});

		it('[L10] refuses everything once closed, and has it all when opened again', async () => {
			await ledger.append([anAct('A', 1)]);
			await ledger.close();
			await ledger.close();
			const attempts = [() => ledger.append([anAct('B', 2)]), () => ledger.since(0, 1), () => ledger.info(), () => ledger.has('x')];
			for (const attempt of attempts) await expect(attempt()).rejects.toBeInstanceOf(LedgerClosedError);
			ledger = await world.open();
			expect(await ledger.factsOf(visit('A'))).toEqual([aFact('A', 1)]);
			expect((await ledger.info()).documents).toBe(2);
		});

		it('[L6] makes ids that can be read back', () => {
			expect(readFactId(aFact('A', 1)._id)).toEqual({
				subject: 'visit:A',
				subjectKind: 'visit',
				subjectId: 'A',
				kind: 'visit-registered',
				act: ACT(1)
			});
			expect(readPersonalId(aPersonal('A', 1)._id)).toEqual({ subjectId: 'A', act: ACT(1) });
			for (const id of ['', 'visit:A', 'visit:A::x', '_design/x', aPersonal('A', 1)._id]) expect(readFactId(id)).toBeUndefined();
			for (const id of ['', 'personal:A', 'personal::x', aFact('A', 1)._id]) expect(readPersonalId(id)).toBeUndefined();
		});
	});
}
