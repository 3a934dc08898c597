import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyArrivalOf } from './arbitraries.ts';
import { makeFact } from './fact-maker.ts';
import {
	decideNumberEntries,
	foldRegister,
	linesToPrintAgain,
	nextNumber,
	runsToPrintAgain,
	type NumberedFact,
	type Register
} from './register-numbers.ts';

const REGISTER = 'e-service-FY2570';
const ulid = (name: string): string => `01J${name.padStart(23, '0')}`;
const E = (n: number): string => ulid(`E${String(n)}`);
/** A printing at a minute of the day: its first number and its entries. */
const printed = (minute: number, first: number, entries: number[], kind: 'new' | 'again' = 'new', device = 'T1'): NumberedFact =>
	makeFact(
		'register-numbered',
		REGISTER,
		ulid(`A${String(minute)}${device}`),
		{ at: new Date(Date.UTC(2026, 10, 21, 3, minute)).toISOString(), offset: 0, by: 'suda', device, org: 'demo' },
		{ kind, first, entries: entries.map(E) }
	);
const numbersOf = (register: Register | undefined): Record<string, number> =>
	Object.fromEntries((register?.numbers ?? []).map(({ entry, number }) => [String(Number(entry.slice(-3).replace(/\D/g, ''))), number]));
const fold = (facts: readonly NumberedFact[]): Register => foldRegister(facts) as Register;
const wrongOf = (register: Register): number[][] => register.printings.map(({ wrong }) => wrong.map(({ is }) => is));

describe('numbers of a register', () => {
	it('[D125] are those of the first printing; late arrivals get the next ones', () => {
		expect(foldRegister([])).toBeUndefined();
		expect(nextNumber(undefined)).toBe(1);
		const register = fold([printed(1, 1, [5, 7]), printed(9, 3, [6])]);
		expect(numbersOf(register)).toEqual({ 5: 1, 7: 2, 6: 3 });
		expect(nextNumber(register)).toBe(4);
		expect(register).toMatchObject({
			id: REGISTER,
			printings: [
				{ first: 1, count: 2, wrong: [] },
				{ by: 'suda', device: 'T1' }
			]
		});
	});

	it('[D127] two devices that numbered on their own: the later one’s lines get the next free numbers, and are to be printed again', () => {
		const register = fold([printed(1, 1, [1, 2, 3]), printed(2, 1, [4, 5], 'new', 'T2'), printed(3, 4, [6])]);
		expect(numbersOf(register)).toEqual({ 1: 1, 2: 2, 3: 3, 6: 4, 4: 5, 5: 6 });
		expect(wrongOf(register)).toEqual([[], [5, 6], []]);
		expect(runsToPrintAgain(register)).toEqual([{ first: 5, entries: [E(4), E(5)] }]);
	});

	it('[D127] the same entries numbered twice keep the first numbers; only lines with another number are wrong', () => {
		const register = fold([printed(1, 1, [1, 2]), printed(2, 1, [1, 2, 3], 'new', 'T2')]);
		expect(wrongOf(register)).toEqual([[], []]);
		const shifted = fold([printed(1, 1, [1, 2]), printed(2, 1, [9, 1, 2], 'new', 'T2')]);
		expect(numbersOf(shifted)).toEqual({ 1: 1, 2: 2, 9: 3 });
		expect(wrongOf(shifted)).toEqual([[], [3, 1, 2]]);
		expect(linesToPrintAgain(shifted).map(({ was, is }) => [was, is])).toEqual([
			[2, 1],
			[3, 2],
			[1, 3]
		]);
	});

	it('[D127] lines printed again are wrong no more, and their numbers hold whatever comes later', () => {
		const clash = [printed(1, 1, [1, 2, 3]), printed(5, 1, [4, 5], 'new', 'T2')];
		const again = printed(9, 4, [4, 5], 'again');
		expect(wrongOf(fold([...clash, again]))).toEqual([[], [], []]);
		const late = printed(3, 1, [7, 8], 'new', 'T3');
		expect(numbersOf(fold([...clash, again, late]))).toEqual({ 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 7: 6, 8: 7 });
	});
});

describe('numbering', () => {
	const register = fold([printed(1, 1, [1, 2])]);
	const decide = (kind: 'new' | 'again', entries: number[], roles: ['head'] | ['supervisor'] = ['head'], id = REGISTER) =>
		decideNumberEntries({ roles, register }, { register: id, kind, entries: entries.map(E) });

	it('[D126] goes on after the last number, leaves out who has one, and repeats nobody', () => {
		expect(decide('new', [2, 3, 3, 4])).toMatchObject({ ok: true, body: { kind: 'new', first: 3, entries: [E(3), E(4)] } });
		expect(decide('new', [1, 2])).toMatchObject({ refusal: { code: 'nothing-changed' } });
		expect(
			decideNumberEntries({ roles: ['counter'], register: undefined }, { register: REGISTER, kind: 'new', entries: [E(1)] })
		).toMatchObject({
			ok: true,
			body: { first: 1 }
		});
	});

	it('[D127] prints again what follows each other and has these numbers', () => {
		expect(decide('again', [1, 2])).toMatchObject({ ok: true, body: { kind: 'again', first: 1 } });
		expect(decide('again', [2, 1])).toMatchObject({ refusal: { code: 'nothing-changed' } });
		expect(decide('again', [9])).toMatchObject({ refusal: { code: 'nothing-changed' } });
	});

	it('[D126] is not for who only reads figures, nor in a register that is none', () => {
		expect(decide('new', [3], ['supervisor'])).toMatchObject({ refusal: { code: 'not-permitted' } });
		expect(decide('new', [3], ['head'], 'e-service-1999')).toMatchObject({ refusal: { code: 'field-empty' } });
		expect(
			decide(
				'new',
				Array.from({ length: 1001 }, (_, n) => n + 10)
			)
		).toMatchObject({ refusal: { code: 'number-impossible' } });
	});
});

/** Devices print what they know of; now and then one hears of all the others. */
const anyHistory = fc
	.array(
		fc.record({
			device: fc.nat(2),
			entries: fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 }),
			hears: fc.boolean(),
			slow: fc.integer({ min: 0, max: 8 })
		}),
		{ minLength: 1, maxLength: 12 }
	)
	.map((steps) => {
		const known: NumberedFact[][] = [[], [], []];
		const all: NumberedFact[] = [];
		for (const [nth, { device, entries, hears, slow }] of steps.entries()) {
			if (hears) known[device] = [...all];
			const mine = known[device] as NumberedFact[];
			const decision = decideNumberEntries(
				{ roles: ['head'], register: foldRegister(mine) },
				{ register: REGISTER, kind: 'new', entries: entries.map(E) }
			);
			if (!decision.ok) continue;
			const said = makeFact(
				'register-numbered',
				REGISTER,
				ulid(`N${String(nth)}`),
				{
					at: new Date(Date.UTC(2026, 10, 21, 3, nth + 10 - slow)).toISOString(),
					offset: 0,
					by: 'suda',
					device: `T${String(device)}`,
					org: 'demo'
				},
				decision.body
			);
			mine.push(said);
			all.push(said);
		}
		return all;
	});

describe('any printings by three devices', () => {
	it('[D127] every entry that was printed has exactly one number and no number has two, whatever order facts arrive in', () => {
		fc.assert(
			fc.property(
				anyHistory.chain((facts) => fc.tuple(fc.constant(facts), anyArrivalOf(facts))),
				([facts, arrived]) => {
					const register = fold(facts);
					expect(foldRegister(arrived)).toEqual(register);
					const named = new Set(facts.flatMap(({ body }) => body.entries));
					expect(new Set(register.numbers.map(({ entry }) => entry))).toEqual(named);
					expect(register.numbers).toHaveLength(named.size);
					expect(new Set(register.numbers.map(({ number }) => number)).size).toBe(named.size);
				}
			)
		);
	});

	it('[D125] who knows of all numbers and prints once more changes none, also where some had clashed', () => {
		fc.assert(
			fc.property(anyHistory, fc.uniqueArray(fc.integer({ min: 31, max: 60 }), { minLength: 1, maxLength: 4 }), (facts, fresh) => {
				const before = fold(facts);
				const next = printed(59, nextNumber(before), fresh);
				const after = fold([...facts, next]);
				expect(after.numbers.slice(0, before.numbers.length)).toEqual(before.numbers);
				expect(after.numbers.slice(before.numbers.length).map(({ entry }) => entry)).toEqual(fresh.map(E));
			})
		);
	});

	it('[D127] once what was wrong is printed again nothing is, and no number moved', () => {
		fc.assert(
			fc.property(anyHistory, (facts) => {
				const before = fold(facts);
				const again = runsToPrintAgain(before).map(({ first, entries }, nth) =>
					makeFact(
						'register-numbered',
						REGISTER,
						ulid(`Z${String(nth)}`),
						{ at: '2026-11-22T03:00:00.000Z', offset: 0, by: 'suda', device: 'T1', org: 'demo' },
						{ kind: 'again', first, entries }
					)
				);
				if (again.length === 0) return;
				const after = fold([...facts, ...again]);
				expect(after.numbers).toEqual(before.numbers);
				expect(linesToPrintAgain(after)).toEqual([]);
			})
		);
	});
});
