import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, asDay, daysIn, type Day } from './days.ts';
import { columnsOf } from './register-words.ts';
import { readRegisterId, registerOf, registersIn } from './register-periods.ts';
import { movedAway, planRegister, type RegisterEntry } from './register-plan.ts';
import type { Register } from './register-numbers.ts';
import { decideSetRegister, foldRegisters, usualRegister } from './register-settings.ts';
import { makeFact } from './fact-maker.ts';

const anEntry = (id: string, on: string, voided = false): RegisterEntry => ({ id, on, at: `${on}T03:00:00.000Z`, voided });
const aRegister = (...entries: string[]): Register => ({
	id: 'e-service-FY2570',
	numbers: entries.map((entry, at) => ({ entry, number: at + 1 })),
	printings: []
});

describe('the register of a day', () => {
	it.each([
		['2026-09-30', 'fiscal-year', 'e-service-FY2569', '2025-10-01', '2026-09-30'],
		['2026-10-01', 'fiscal-year', 'e-service-FY2570', '2026-10-01', '2027-09-30'],
		['2028-02-29', 'month', 'e-service-2028-02', '2028-02-01', '2028-02-29'],
		['2026-12-31', 'month', 'e-service-2026-12', '2026-12-01', '2026-12-31']
	] as const)('[D124] of %s by %s is %s', (on, numbering, id, from, to) => {
		const register = registerOf('e-service', numbering, asDay(on));
		expect(register).toEqual({ id, register: 'e-service', numbering, range: { from, to } });
		expect(readRegisterId(id)).toEqual(register);
	});

	it.each(['', 'e-service', 'e-service-2570', 'e-service-2026-13', 'e-service-2026-1', 'other-2026-11', 'help-FY1999'])(
		'[D124] is none by the name "%s"',
		(id) => {
			expect(readRegisterId(id)).toBeUndefined();
		}
	);

	it('[D124] any range lies in registers that follow each other, each day in one', () => {
		const anyDay: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 900 }).map((days) => addDays(asDay('2026-01-01'), days));
		fc.assert(
			fc.property(anyDay, fc.integer({ min: 0, max: 500 }), fc.constantFrom('month' as const, 'fiscal-year' as const), (from, days, by) => {
				const range = { from, to: addDays(from, days) };
				const found = registersIn('help', by, range);
				for (const on of daysIn(range))
					expect(found.filter(({ range: its }) => its.from <= on && on <= its.to).map(({ id }) => id)).toEqual([
						registerOf('help', by, on).id
					]);
			})
		);
	});
});

describe('what printing will number', () => {
	it('[D126] entries without a number, by day and time; of voided ones only those that had one', () => {
		const entries = [
			anEntry('C', '2026-11-22'),
			anEntry('A', '2026-11-20', true),
			anEntry('B', '2026-11-21'),
			anEntry('X', '2026-11-19', true)
		];
		expect(planRegister(aRegister('A'), entries)).toEqual({
			lines: [
				{ number: 1, entry: 'A', fresh: false },
				{ number: 2, entry: 'B', fresh: true },
				{ number: 3, entry: 'C', fresh: true }
			],
			numbered: 1,
			fresh: ['B', 'C'],
			late: 0
		});
	});

	it('[D126] what comes after later entries were numbered is late, and gets the next number all the same', () => {
		const plan = planRegister(aRegister('A', 'C'), [anEntry('A', '2026-11-20'), anEntry('B', '2026-11-21'), anEntry('C', '2026-11-22')]);
		expect(plan).toMatchObject({ late: 1, fresh: ['B'] });
		expect(plan.lines.at(-1)).toEqual({ number: 3, entry: 'B', fresh: true });
		const elsewhere = planRegister(aRegister('Z'), [anEntry('B', '2026-11-21')], () => ({ on: '2026-12-01', at: '' }));
		expect(elsewhere).toMatchObject({ late: 1, numbered: 0 });
	});

	it('[D129] an entry whose day was corrected to another year keeps its number and its line where it was', () => {
		const plan = planRegister(aRegister('A', 'M', 'C'), [anEntry('A', '2026-11-20'), anEntry('C', '2026-11-22')]);
		expect(plan.lines.map(({ entry }) => entry)).toEqual(['A', 'M', 'C']);
		expect(movedAway({ on: '2026-09-30' }, registerOf('e-service', 'fiscal-year', asDay('2026-11-01')).range)).toBe(true);
		expect(movedAway({ on: '2026-10-01' }, registerOf('e-service', 'fiscal-year', asDay('2026-11-01')).range)).toBe(false);
	});
});

describe('how a register looks', () => {
	const usual = usualRegister('e-service');
	const said = {
		...usual,
		title: ' ทะเบียนของเรา ',
		columns: usual.columns.map((one) => (one.id === 'number' || one.id === 'phone' ? { ...one, on: false } : one)).reverse()
	};

	it('[D123] has the columns of the form in their order; citizen ids only when switched on', () => {
		expect(usual.columns.map(({ id }) => id)).toEqual(columnsOf['e-service']);
		expect(usual.columns.filter(({ on }) => !on).map(({ id }) => id)).toEqual(['citizen-id']);
	});

	it('[D123] is set by a head: each column renamed or switched off, that of the number never', () => {
		const decision = decideSetRegister({ roles: ['head'], now: usual }, said);
		expect(decision).toMatchObject({ ok: true, body: { title: 'ทะเบียนของเรา' } });
		const columns = decision.ok ? decision.body.columns : [];
		expect(columns.map(({ id }) => id)).toEqual(columnsOf['e-service']);
		expect(columns.filter(({ on }) => !on).map(({ id }) => id)).toEqual(['citizen-id', 'phone']);
	});

	it.each([
		['a counter', ['counter'], said, 'not-permitted'],
		['nothing new', ['head'], usual, 'nothing-changed'],
		['a title that is too long', ['head'], { ...usual, title: 'ก'.repeat(201) }, 'field-too-long'],
		[
			'a name that is too long',
			['head'],
			{ ...usual, columns: usual.columns.map((one) => ({ ...one, name: 'ก'.repeat(81) })) },
			'field-too-long'
		]
	] as const)('[D123] refuses %s', (_, roles, typed, code) => {
		expect(decideSetRegister({ roles: [...roles], now: usual }, typed)).toMatchObject({ refusal: { code } });
	});

	it('[D123] is what was said last of each register', () => {
		const set = (minute: number, numbering: 'month' | 'fiscal-year') =>
			makeFact(
				'register-set',
				'demo',
				`01J${String(minute).padStart(23, '0')}`,
				{ at: `2026-11-21T03:0${String(minute)}:00.000Z`, offset: 0, by: 'suda', device: 'T1', org: 'demo' },
				{ ...usual, numbering }
			);
		expect(
			foldRegisters([set(2, 'fiscal-year'), set(3, 'month'), set(1, 'fiscal-year')]).map(({ register, numbering }) => [register, numbering])
		).toEqual([
			['e-service', 'month'],
			['help', 'fiscal-year']
		]);
	});
});
