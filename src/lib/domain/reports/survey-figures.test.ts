import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal } from '../amounts.ts';
import { anyArrivalOf } from '../arbitraries.ts';
import type { SurveyAnswer } from '../facts.ts';
import { FIVE_LEVEL_BANDS } from '../surveys/five-level-bands.ts';
import type { Survey } from '../surveys/survey.ts';
import { aChoice, aDefinition, aMatrix, aNumber, aScale, aSurvey } from '../surveys/testing/made-up-survey.ts';
import { addTotals, emptyDay, surveyContribution, visitContribution, type DayTotals } from '../totals.ts';
import { compareMeans, studentQuantile } from './survey-comparison.ts';
import { trendOf, versionFigures, versionsIn, wordOf } from './survey-figures.ts';
import { hiddenAmong, suppressed } from './survey-suppression.ts';

const NAME = { definition: 'e-service', version: 1 };
const definition = aDefinition([aMatrix('m', 'r1', 'r2'), aChoice('sex', 'female', 'male'), aNumber('age')], { bands: FIVE_LEVEL_BANDS });
const merge = (parts: readonly DayTotals[]): DayTotals[] => {
	const days = new Map<string, DayTotals>();
	for (const part of parts) days.set(part.day, addTotals(days.get(part.day) ?? emptyDay(part.day), part));
	return [...days.values()];
};
const daysOf = (surveys: readonly Survey[]): DayTotals[] => merge(surveys.map(surveyContribution));
const rated = (value: number, changes: Partial<Survey> = {}) => aSurvey({ answers: [{ question: 'r1', value }], ...changes });
const many = (n: number, changes: Partial<Survey> = {}) => Array.from({ length: n }, (_, at) => rated(1 + (at % 5), changes));
const visit = visitContribution({ on: '2026-11-21', visitor: 'citizen', channel: 'counter', works: [], voided: false });

describe('figures of the letters', () => {
	const tenPoint = aDefinition([aScale('q')]);
	/** So many answers of 9 and 10, and the rest, that the sum is this. */
	const withSum = (n: number, sum: number, highest: number): DayTotals[] => {
		const ratings = { n, sum, squares: 0, values: { [highest]: n } };
		return [{ ...emptyDay('2026-11-21'), answered: { 'e-service|1|self': n }, sums: { 'e-service|1|self': { q: ratings, r1: ratings } } }];
	};
	it('[D154] 1,671 answers with a mean of 9.173 print 9.17 and 91.73', () => {
		const { q } = Object.fromEntries(versionFigures(withSum(1671, 15328, 10), NAME, [tenPoint]).steps.map((step) => [step.id, step.rated]));
		expect([q?.n, formatDecimal(q?.mean), formatDecimal(q?.percent)]).toEqual([1671, '9.17', '91.73']);
	});
	it.each([
		[10_000, 45_565, '4.56', '91.13'],
		[10_000, 46_370, '4.64', '92.74'],
		[10_000, 45_825, '4.58', '91.65'],
		[10_000, 46_590, '4.66', '93.18']
	])('[D154] %d five-level answers that make %d print %s and %s percent', (n, sum, mean, percent) => {
		const figures = versionFigures(withSum(n, sum, 5), NAME, [definition]).steps.find(({ id }) => id === 'r1')?.rated;
		expect([formatDecimal(figures?.mean), formatDecimal(figures?.percent), figures?.word?.th]).toEqual([mean, percent, 'มากที่สุด']);
	});
	it.each([
		[4.505, 'มากที่สุด'],
		[4.504, 'มาก'],
		[3.51, 'มาก'],
		[3.5, 'ปานกลาง'],
		[1.5, 'น้อยที่สุด'],
		[0.99, undefined],
		[undefined, undefined]
	])('[D155] a mean of %d is called %s, by what it is rounded to two decimals', (mean, word) => {
		expect(wordOf(mean, FIVE_LEVEL_BANDS)?.th).toBe(word);
		expect(wordOf(mean, null)).toBeUndefined();
	});
});

it('[D149, D153, D154] no opinion, choices and numbers stand apart; who was shown or gave up is in no mean', () => {
	const answers: SurveyAnswer[] = [
		{ question: 'r1', value: 5 },
		{ question: 'r2', value: null },
		{ question: 'sex', chosen: ['female'] },
		{ question: 'age', number: 60 }
	];
	const surveys = [
		aSurvey({ answers, services: ['A', 'B'] }),
		rated(3, { mode: 'paper', services: ['A'], device: 'OTHER' }),
		aSurvey({ state: 'shown', mode: undefined, way: 'official-form' }),
		aSurvey({ state: 'abandoned', mode: undefined })
	];
	const days = merge([...surveys.map(surveyContribution), ...Array.from({ length: 4 }, () => visit)]);
	const figures = versionFigures(days, NAME, [definition]);
	expect(figures).toMatchObject({
		n: 2,
		responsePercent: 50,
		abandoned: 1,
		shown: { 'official-form': 1 },
		overall: { n: 2, mean: 4, sd: Math.SQRT2, percent: 80, distribution: { 3: 1, 5: 1 }, word: { th: 'มาก' } },
		byMode: { self: { n: 1, rated: { mean: 5, sd: undefined } }, paper: { n: 1, rated: { mean: 3 } } },
		byService: { A: { n: 2, rated: { mean: 4 } }, B: { n: 1, rated: { mean: 5 } } },
		byDevice: { DEVICE: { n: 1 }, OTHER: { n: 1 } },
		sections: [{ section: { id: 's1' }, rated: { n: 2, mean: 4 } }]
	});
	expect(figures.steps.map(({ id, rated, noOpinion, number, choices }) => [id, rated?.n, noOpinion, number?.mean, choices])).toEqual([
		['r1', 2, 0, undefined, undefined],
		['r2', 0, 1, undefined, undefined],
		['sex', undefined, 0, undefined, { n: 1, chosen: { female: 1 } }],
		['age', undefined, 0, 60, undefined]
	]);
});

it('[D154] versions are apart, also where one code begins like another; one that has not arrived stands by its codes', () => {
	const days = daysOf([rated(5), rated(1, { version: 10 }), rated(2, { definition: 'e-service.2' })]);
	expect(versionsIn(days)).toEqual([NAME, { ...NAME, version: 10 }, { definition: 'e-service.2', version: 1 }]);
	expect(versionFigures(days, NAME, []).overall).toMatchObject({ n: 1, mean: 5, percent: undefined });
	expect(versionFigures(days, { ...NAME, version: 10 }, [definition])).toMatchObject({
		known: undefined,
		n: 1,
		sections: [],
		steps: [{ id: 'r1', step: undefined }]
	});
});

it('[D154] months and quarters of the fiscal year in which anybody answered make the trend', () => {
	const days = daysOf([rated(5, { on: '2026-09-30' }), rated(4, { on: '2026-10-01' }), rated(2, { on: '2026-12-31' })]);
	const points = (by: 'month' | 'quarter') =>
		trendOf(days.toReversed(), NAME, [definition], by).map(({ part, n, rated: { mean } }) => [part, n, mean]);
	expect(points('month')).toEqual([
		['2026-09', 1, 5],
		['2026-10', 1, 4],
		['2026-12', 1, 2]
	]);
	expect(points('quarter')).toEqual([
		['2569-4', 1, 5],
		['2570-1', 2, 3]
	]);
});

describe('an independent count', () => {
	const anyOn = fc.constantFrom('2026-09-30', '2026-10-01', '2026-11-21');
	const anyAnswers = fc.record({ r1: fc.constantFrom(undefined, null, 1, 2, 3, 4, 5), r2: fc.constantFrom(undefined, null, 1, 5) });
	const anySurvey = fc.tuple(anyOn, anyAnswers, fc.constantFrom('self', 'assisted', 'paper', 'phone')).map(([on, given, mode]): Survey => {
		const answers = Object.entries(given).flatMap(([question, value]) => (value === undefined ? [] : [{ question, value }]));
		return aSurvey({ on, mode, answers });
	});
	const valuesOf = (surveys: readonly Survey[]): bigint[] =>
		surveys.flatMap(({ answers }) => answers.flatMap((one) => ('value' in one && one.value !== null ? [BigInt(one.value)] : [])));
	/** Mean and variance as fractions, added up answer by answer. */
	const slow = (values: readonly bigint[]) => {
		const n = BigInt(values.length);
		const sum = values.reduce((all, value) => all + value, 0n);
		// Σ(x − s/n)² = Σ(nx − s)² / n²
		const deviations = values.reduce((all, value) => all + (n * value - sum) ** 2n, 0n);
		return { n, sum, deviations };
	};
	const DIGITS = 12n;
	/** A fraction to twelve decimals, cut. */
	const decimals = (over: bigint, under: bigint): number => Number((over * 10n ** DIGITS) / under) / 10 ** Number(DIGITS);

	it('[D156] with exact fractions agrees, whatever the split into days, the order and the repetition', () => {
		fc.assert(
			fc.property(
				fc.array(anySurvey, { minLength: 2, maxLength: 40 }).chain((surveys) => fc.tuple(fc.constant(surveys), anyArrivalOf(surveys))),
				([surveys, arrived]) => {
					const once = [...new Set(arrived)];
					const figures = versionFigures(daysOf(once), NAME, [definition]);
					expect(figures).toEqual(versionFigures(daysOf(surveys).toReversed(), NAME, [definition]));
					const values = valuesOf(surveys);
					const { n, sum, deviations } = slow(values);
					expect([figures.n, figures.overall.n]).toEqual([surveys.length, values.length]);
					if (n > 0n) expect(figures.overall.mean).toBeCloseTo(decimals(sum, n), 11);
					if (n > 1n) expect((figures.overall.sd ?? NaN) ** 2).toBeCloseTo(decimals(deviations, n * n * (n - 1n)), 10);
					else expect(figures.overall.sd).toBeUndefined();
				}
			)
		);
	});

	it('[D156] rounds nowhere before print: the percent is of the unrounded mean, half up on the exact fraction', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 60 }), (values) => {
				const { n, sum } = slow(values.map(BigInt));
				const { percent } = versionFigures(daysOf(values.map((value) => rated(value))), NAME, [definition]).overall;
				// sum/n ÷ 5 × 100 in hundredths, plus a half, cut.
				const hundredths = (sum * 2000n * 2n + n) / (2n * n);
				expect(formatDecimal(percent)).toBe((Number(hundredths) / 100).toFixed(2));
			})
		);
	});
});

describe('comparing with the period before', () => {
	it('[D157] the interval is that of Student with Welch’s degrees of freedom', () => {
		const table = [
			[1, 12.7062],
			[2, 4.3027],
			[4, 2.7764],
			[10, 2.2281],
			[30, 2.0423],
			[120, 1.9799],
			[201, 1.97184],
			[100_000, 1.95998]
		] as const;
		for (const [degrees, t] of table) expect(studentQuantile(degrees), String(degrees)).toBeCloseTo(t, 3);
		// By hand: s²/n of 1.0667 and 0.75 together 1.8167, so 24.9 degrees of freedom and t = 2.060; half the width is 2.776.
		const found = compareMeans({ n: 15, mean: 20.6, sd: 4 }, { n: 12, mean: 22.1, sd: 3 });
		expect(found.says).toBe('no-clear-difference');
		expect(found.difference).toBeCloseTo(1.5, 10);
		expect([found.low, found.high].map((end) => Math.round((end ?? NaN) * 100))).toEqual([-128, 428]);
	});

	it('[D157] says higher or lower only where the whole interval does, and nothing of fewer than five', () => {
		const before = { n: 100, mean: 4, sd: 0.5 };
		expect(compareMeans(before, { n: 100, mean: 4.5, sd: 0.5 }).says).toBe('higher');
		expect(compareMeans(before, { n: 100, mean: 3.5, sd: 0.5 }).says).toBe('lower');
		expect(compareMeans(before, { n: 100, mean: 4.05, sd: 0.5 }).says).toBe('no-clear-difference');
		expect(compareMeans(before, { n: 4, mean: 1, sd: 0.1 })).toEqual({
			says: 'too-few',
			difference: undefined,
			low: undefined,
			high: undefined
		});
		expect(compareMeans({ n: 9, mean: 4, sd: 0 }, { n: 9, mean: 4, sd: 0 })).toMatchObject({
			says: 'no-clear-difference',
			low: 0,
			high: 0
		});
		expect(compareMeans({ n: 9, mean: 4, sd: 0 }, { n: 9, mean: 5, sd: 0 }).says).toBe('higher');
	});
});

describe('groups under five', () => {
	it('[D158] are hidden with enough of the others that nobody computes them back', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 6 }), (counts) => {
				const all = Object.fromEntries(counts.map((count, at) => [`g${at}`, count]));
				const hidden = hiddenAmong(all);
				const inside = Object.entries(all).filter(([key]) => hidden.has(key));
				const sum = inside.reduce((total, [, count]) => total + count, 0);
				for (const [key, count] of Object.entries(all)) if (count > 0 && count < 5) expect(hidden.has(key)).toBe(true);
				const everyone = counts.filter((count) => count > 0).length;
				if (inside.length > 0 && inside.length < everyone) expect([inside.length >= 2, sum >= 5]).toEqual([true, true]);
			})
		);
		expect([...hiddenAmong({ a: 3, b: 9, c: 7 })].sort()).toEqual(['a', 'c']);
		expect(hiddenAmong({ a: 5, b: 9 }).size).toBe(0);
	});

	it('[D158] are shown to the centre, and above it neither as a group nor by what they chose', () => {
		const surveys = [...many(6, { services: ['A'] }), ...many(7, { services: ['B'], mode: 'phone' }), ...many(2, { services: ['C'] })];
		const figures = versionFigures(daysOf(surveys), NAME, [definition]);
		expect(suppressed(figures, 'centre')).toMatchObject({ withheld: false, byService: { C: { n: 2 } } });
		expect(suppressed(figures, 'above')).toMatchObject({
			withheld: true,
			n: 15,
			byService: { A: null, B: { n: 7 }, C: null },
			byMode: { self: { n: 8 }, phone: { n: 7 } }
		});
		const few = versionFigures(daysOf(many(4, { services: ['A'] })), NAME, [definition]);
		expect(suppressed(few, 'above')).toMatchObject({
			withheld: true,
			n: 4,
			steps: [],
			sections: [],
			byService: { A: null },
			byMode: { self: null }
		});
		const sex = (code: string): Survey => aSurvey({ answers: [{ question: 'sex', chosen: [code] }] });
		const chosen = versionFigures(daysOf([...Array.from({ length: 9 }, () => sex('female')), sex('male')]), NAME, [definition]);
		expect(suppressed(chosen, 'above').steps.find(({ id }) => id === 'sex')?.choices).toEqual({
			n: 10,
			chosen: { female: null, male: null }
		});
	});
});
