import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal } from '../amounts.ts';
import { aSurvey } from '../surveys/testing/made-up-survey.ts';
import { addTotals, emptyDay, surveyContribution, visitContribution, type DayTotals } from '../totals.ts';
import { percentOfScale, periodFigures, statistics, worksByGroup } from './period-figures.ts';

const work = (service: string, mode: 'forward' | 'complete', tangrath: boolean) => ({
	work: service,
	service,
	mode,
	tangrath,
	outcome: mode === 'forward' ? ('forwarded' as const) : ('completed' as const)
});
const visit = (on: string, works = [work('SVC1', 'forward', false)]) =>
	visitContribution({ on, visitor: 'citizen', channel: 'counter', works, voided: false });
const answer = (on: string, values: number[], version = 1) =>
	surveyContribution(aSurvey({ on, definition: 'd', version, answers: values.map((value, at) => ({ question: `q${at}`, value })) }));
const merge = (parts: readonly DayTotals[]): DayTotals[] => {
	const days = new Map<string, DayTotals>();
	for (const part of parts) days.set(part.day, addTotals(days.get(part.day) ?? emptyDay(part.day), part));
	return [...days.values()];
};

/** Sums of n answers whose mean is the given one, as the letters publish them. */
const published = (n: number, sum: number) => statistics({ n, sum, squares: 0, values: {} }).mean;

describe('figures of the letters', () => {
	it('[D10, Promise 11] 1,671 answers with a mean of 9.173 print 9.17 and 91.73', () => {
		const mean = published(1671, 15328);
		expect(formatDecimal(mean)).toBe('9.17');
		expect(formatDecimal(percentOfScale(mean, 10))).toBe('91.73');
	});

	it.each([
		[4.5565, '4.56', '91.13'],
		[4.637, '4.64', '92.74'],
		[4.5825, '4.58', '91.65'],
		[4.659, '4.66', '93.18']
	])('[D10] a five-level mean of %d prints %s and %s percent, from the unrounded mean', (mean, shown, percent) => {
		expect(formatDecimal(mean)).toBe(shown);
		expect(formatDecimal(percentOfScale(mean, 5))).toBe(percent);
	});
});

it('[D10] persons and works are counted apart, and the third printed category overlaps the first two', () => {
	const figures = periodFigures(
		merge([visit('2026-10-01', [work('SVC1', 'forward', true), work('SVC2', 'complete', false)]), visit('2026-10-02')])
	);
	expect(figures).toMatchObject({
		persons: 2,
		works: 3,
		personsByVisitor: { citizen: 2 },
		worksByService: { SVC1: 2, SVC2: 1 },
		worksByOutcome: { forwarded: 2, completed: 1 },
		worksByTangrath: { yes: 1, no: 2 },
		categories: { forward: 2, complete: 1, tangrath: 1 }
	});
	expect(worksByGroup(figures, new Map([['SVC1', 'citizen']]))).toEqual({ citizen: 2, unknown: 1 });
});

it('[D10] mean, S.D. with N−1 and distribution; none of them without enough answers', () => {
	const figures = periodFigures(merge([answer('2026-10-01', [8]), answer('2026-10-01', [9]), answer('2026-10-05', [10])]));
	expect(figures.surveys[0]?.overall).toEqual({ n: 3, mean: 9, sd: 1, distribution: { 8: 1, 9: 1, 10: 1 } });
	expect(statistics({ n: 1, sum: 9, squares: 81, values: { 9: 1 } })).toMatchObject({ mean: 9, sd: undefined });
	expect(statistics({ n: 0, sum: 0, squares: 0, values: {} })).toMatchObject({ mean: undefined, sd: undefined });
	expect(periodFigures([])).toMatchObject({ persons: 0, answered: 0, responsePercent: undefined, surveys: [] });
});

it('[D10] survey versions stay apart, abandoned ones are counted and not averaged', () => {
	const abandoned = surveyContribution(aSurvey({ on: '2026-10-01', definition: 'd', version: 2, state: 'abandoned', mode: undefined }));
	const figures = periodFigures(
		merge([visit('2026-10-01'), visit('2026-10-01'), answer('2026-10-01', [10]), answer('2026-10-01', [4], 2), abandoned])
	);
	expect(figures.surveys.map(({ version, n, abandoned: left, overall }) => [version, n, left, overall.mean])).toEqual([
		[1, 1, 0, 10],
		[2, 1, 1, 4]
	]);
	expect(figures).toMatchObject({ answered: 2, abandoned: 1, responsePercent: 100 });
});

it('[D9, D10, Promise 11] any split into days and any order give the figures that the answers themselves give', () => {
	const anyDay = fc.constantFrom('2026-10-01', '2026-10-02', '2026-10-31');
	const anyScore = fc.integer({ min: 1, max: 10 });
	fc.assert(
		fc.property(fc.array(fc.tuple(anyDay, anyScore), { minLength: 2, maxLength: 60 }), (given) => {
			const scores = given.map(([, score]) => score);
			const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
			const sd = Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (scores.length - 1));
			const overall = periodFigures(merge(given.map(([day, score]) => answer(day, [score]))).toReversed()).surveys[0]?.overall;
			expect(overall?.mean).toBe(mean);
			expect(overall?.sd).toBeCloseTo(sd, 10);
		})
	);
});
