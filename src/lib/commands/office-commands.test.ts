import { freshReadModel } from '#readmodel/testing/read-model-in-memory.ts';
import { describe, expect, it } from 'vitest';
import { asDay } from '#domain/days.ts';
import { usualRegister } from '#domain/register-settings.ts';
import { MemoryLedger } from '#ledger/testing/memory-ledger.ts';
import { makeProjector } from '#readmodel/projector.ts';
import { centreOf } from '#readmodel/queries/centre.ts';
import { registerById } from '#readmodel/queries/register.ts';
import { allStaff } from '#readmodel/queries/staff.ts';
import type { Actor, CommandWorld } from './command-context.ts';
import { makeCommands } from './make-commands.ts';

const ORG = '10470101';
const ulid = (name: string): string => `01J${name.padStart(23, '0')}`;

/** A head's office; `as`: the same by somebody else. Nothing personal is said in these acts. */
async function office() {
	const [ledger, db] = [new MemoryLedger(), freshReadModel()];
	const projector = makeProjector({ ledger, db });
	const world = {
		session: { org: ORG, device: 'DEVICE' },
		actor: (): Promise<Actor> => Promise.resolve({ staff: 'somchai', roles: ['head'] }),
		staff: () => allStaff(db),
		clock: { now: () => Date.parse('2026-11-21T03:15:27.123Z'), offset: () => 0, heard: () => undefined },
		ledger: () => Promise.resolve(ledger),
		centre: () => centreOf(db, ORG),
		shown: () => projector.settled(),
		today: () => asDay('2026-11-21')
	} as unknown as CommandWorld;
	const commands = makeCommands(world);
	await commands.setCentreProfile({ act: ulid('P'), name: 'เทศบาลตัวอย่าง', type: 'town', tambon: 'ก', amphoe: 'ข', province: 'ค' });
	return { db, commands, as: (other: Partial<CommandWorld>) => makeCommands({ ...world, ...other }) };
}

describe('the office', () => {
	it('[D94] [D95] duty is set month by month, and the newest statement is the row', async () => {
		const { commands, db, as } = await office();
		await commands.addStaff({ staff: ulid('T'), act: ulid('T1'), name: 'สุดา', role: 'counter' });
		expect(await commands.setDuty({ act: ulid('E1'), on: '2026-11-21', part: 'day', staff: [ulid('T')] })).toMatchObject({ ok: true });
		expect((await db.duties.get('2026-11'))?.days).toEqual([{ on: '2026-11-21', morning: [ulid('T')], afternoon: [ulid('T')] }]);
		const suda = as({ actor: () => Promise.resolve({ staff: ulid('T'), roles: ['counter'] }) });
		expect(await suda.setDuty({ act: ulid('E2'), on: '2026-11-21', part: 'afternoon', staff: [] })).toMatchObject({ ok: true });
		expect(await suda.setDuty({ act: ulid('E3'), on: '2026-12-01', part: 'day', staff: ['somchai'] })).toMatchObject({ ok: false });
		expect((await db.duties.toArray()).map(({ id, days }) => [id, days])).toEqual([
			['2026-11', [{ on: '2026-11-21', morning: [ulid('T')], afternoon: [] }]]
		]);
	});

	it('[D137] how long a case may wait is the centre’s', async () => {
		const { commands, db } = await office();
		expect(await centreOf(db, ORG)).toMatchObject({ caseWaitDays: 15 });
		expect(await commands.setCaseWait({ act: ulid('W'), days: 30 })).toMatchObject({ ok: true });
		expect(await commands.setCaseWait({ act: ulid('W2'), days: 30 })).toMatchObject({ refusal: { code: 'nothing-changed' } });
		expect(await centreOf(db, ORG)).toMatchObject({ caseWaitDays: 30 });
	});

	it('[D123] [V66] how a register looks is the centre’s', async () => {
		const { commands, db } = await office();
		const usual = usualRegister('help');
		expect(await centreOf(db, ORG)).toMatchObject({ registers: [usualRegister('e-service'), usual] });
		expect(await commands.setRegister({ act: ulid('R'), ...usual, numbering: 'month' })).toMatchObject({ ok: true });
		expect(await commands.setRegister({ act: ulid('R2'), ...usual, numbering: 'month' })).toMatchObject({
			refusal: { code: 'nothing-changed' }
		});
		expect((await centreOf(db, ORG))?.registers[1]).toMatchObject({ register: 'help', numbering: 'month' });
	});

	it('[D125] [D126] [V65] entries are numbered once, by the ledger and not by tables that may be behind; the same act twice is one', async () => {
		const { commands, db } = await office();
		const register = 'e-service-FY2570';
		const number = (act: string, entries: string[]) =>
			commands.numberEntries({ act: ulid(act), register, kind: 'new', entries: entries.map(ulid) });
		expect(await number('N1', ['E1', 'E2'])).toMatchObject({ ok: true });
		expect(await number('N1', ['E1', 'E2'])).toMatchObject({ ok: true });
		await db.registers.clear();
		expect(await number('N2', ['E2', 'E3'])).toMatchObject({ ok: true });
		expect(await number('N3', ['E3'])).toMatchObject({ refusal: { code: 'nothing-changed' } });
		const row = await registerById(db, register);
		expect(row?.numbers).toEqual([
			{ entry: ulid('E1'), number: 1 },
			{ entry: ulid('E2'), number: 2 },
			{ entry: ulid('E3'), number: 3 }
		]);
		expect(row?.printings.map(({ first, count, by }) => [first, count, by])).toEqual([
			[1, 2, 'somchai'],
			[3, 1, 'somchai']
		]);
	});

	it('[D93] fields of the form are the centre’s', async () => {
		const { commands, db } = await office();
		await commands.setVisitFields({ act: ulid('F'), fields: ['house', 'citizen-id'] });
		expect(await centreOf(db, ORG)).toMatchObject({ visitFields: ['citizen-id', 'house'] });
	});
});
