import { freshReadModel } from '#readmodel/testing/read-model-in-memory.ts';
import { expect, it } from 'vitest';
import { exampleCatalogue } from '#domain/catalogue.ts';
import { asDay } from '#domain/days.ts';
import type { Sealer } from '#domain/personal.ts';
import { slipCodeOf } from '#domain/slip-code.ts';
import type { RegisterVisitIntent } from '#domain/visit.ts';
import type { SharedKeys } from '#device/ports.ts';
import { MemoryLedger } from '#ledger/testing/memory-ledger.ts';
import { makeProjector } from '#readmodel/projector.ts';
import { centreOf } from '#readmodel/queries/centre.ts';
import { tidyRef } from '#readmodel/refs.ts';
import { makeCommands } from './make-commands.ts';

const ORG = '10470101';
const ulid = (name: string): string => `01J${name.padStart(23, '0')}`;
const [VISIT, WORK] = [ulid('V'), ulid('W')] as const;
const work = { work: WORK, service: exampleCatalogue()[0]?.code ?? '', mode: 'forward', tangrath: false, outcome: 'forwarded' } as const;
const sealer: Sealer = {
	seal: (id, plain) => Promise.resolve({ v: 1, key: 'k', iv: id, data: btoa(String.fromCharCode(...plain)) }),
	open: (_id, { data }) => Promise.resolve({ plain: Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0)) })
};
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
	const [ledger, db] = [new MemoryLedger(), freshReadModel()];
	const projector = makeProjector({ ledger, db });
	const commands = makeCommands({
		session: { org: ORG, device: 'DEVICE' },
		actor: () => Promise.resolve({ staff: 'malee', roles: ['head'] }),
		staff: () => Promise.resolve([]),
		clock: { now: () => Date.parse('2026-11-21T03:15:27.123Z'), offset: () => 0, heard: () => undefined },
		sealer,
		keys: {} as SharedKeys,
		ledger: () => Promise.resolve(ledger),
		centre: () => centreOf(db, ORG),
		shown: () => projector.settled(),
		today: () => asDay('2026-11-21')
	});
	await commands.publishCatalogue({ act: ulid('K'), effectiveFrom: '2026-01-01', label: '', works: exampleCatalogue() });
	await commands.setCentreProfile({ act: ulid('P'), name: 'อบต.ตัวอย่าง', type: 'town', tambon: 'ก', amphoe: 'ข', province: 'ค' });
	return { ledger, db, commands };
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
