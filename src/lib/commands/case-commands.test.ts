import { anOffice, ulid } from './testing/an-office.ts';
import { expect, it } from 'vitest';
import { exampleCatalogue } from '#domain/catalogue.ts';
import { slipCodeOf } from '#domain/slip-code.ts';
import type { RegisterVisitIntent } from '#domain/visit.ts';
import { tidyRef } from '#readmodel/refs.ts';

const [VISIT, WORK] = [ulid('V'), ulid('W')] as const;
const work = { work: WORK, service: exampleCatalogue()[0]?.code ?? '', mode: 'forward', tangrath: false, outcome: 'forwarded' } as const;
const registration = (change: Partial<RegisterVisitIntent> = {}): RegisterVisitIntent => ({
	visit: VISIT,
	act: ulid('A1'),
	on: '2026-11-21',
	visitor: 'citizen',
	channel: 'counter',
	works: [work],
	personal: { title: 'นาย', name: 'สมชาย ใจดี', phone: '0812345678' },
	...change
});

async function office() {
	const centre = await anOffice();
	await centre.commands.publishCatalogue({ act: ulid('K'), effectiveFrom: '2026-01-01', label: '', works: exampleCatalogue() });
	return centre;
}
it('[D105] [V57] a case goes on with its note under an id of its own, which is erased with the visit', async () => {
	const { db, ledger, commands } = await office();
	await commands.registerVisit(registration());
	const said = {
		work: WORK,
		on: '2026-11-21',
		way: 'paper',
		agency: 'กปภ.',
		reference: 'มท 0314/ว 2976',
		promisedOn: null,
		officer: null
	} as const;
	const sent = { kind: 'case-forwarded', visit: VISIT, act: ulid('A2'), said, note: 'โทรหานางแดง', noteId: ulid('N') } as const;
	for (let time = 0; time < 2; time += 1) expect(await commands.handleCase(sent)).toEqual({ ok: true, id: VISIT });
	expect(await db.cases.get(WORK)).toMatchObject({ state: 'sent', visit: VISIT, agency: 'กปภ.', slip: slipCodeOf(VISIT) });
	expect(await db.cases.where('refs').startsWith(tidyRef('ว.2976')).primaryKeys()).toEqual([WORK]);
	expect([await db.visits.get(VISIT), await db.personal.count()]).toMatchObject([{ linked: [ulid('N')] }, 2]);
	expect((await ledger.personalOf(VISIT)).length).toBe(1);
	await commands.erasePersonal({ erasures: [{ subject: VISIT, act: ulid('E') }], reason: 'asked' });
	expect([await db.personal.count(), await ledger.personalOf(ulid('N'))]).toEqual([0, []]);
	expect(await commands.handleCase({ ...sent, act: ulid('A3') })).toMatchObject({ refusal: { code: 'person-erased' } });
	expect(await commands.handleCase({ ...sent, act: ulid('A4'), note: '' })).toMatchObject({ ok: true });
	await commands.voidVisit({ visit: VISIT, act: ulid('A5'), reason: 'other', remark: '' });
	expect(await db.cases.get(WORK)).toMatchObject({ state: 'cancelled' });
});
