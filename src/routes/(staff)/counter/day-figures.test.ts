import { describe, expect, it } from 'vitest';
import type { SurveyDefinition } from '#domain/facts.ts';
import { aDefinition, aScale } from '#domain/surveys/testing/made-up-survey.ts';
import { emptyDay } from '#domain/totals.ts';
import { figuresOfDay } from './day-figures.ts';

const survey = (version: number, ...highest: number[]): SurveyDefinition =>
	aDefinition(
		highest.map((value, index) => aScale(`q${String(index)}`, { highest: value })),
		{ definition: 'ten', version }
	);
const day = {
	...emptyDay('2026-11-21'),
	persons: { 'citizen|counter': 3, 'business|phone': 1 },
	works: { 'power|forward|counter|citizen|0|forwarded': 5 },
	answered: { 'ten|1|self': 1, 'ten|2|self': 2 },
	sums: {
		'ten|1|self': { q0: { n: 1, sum: 2, squares: 4, values: { '2': 1 } } },
		'ten|2|self': { q0: { n: 2, sum: 19, squares: 181, values: { '9': 1, '10': 1 } } }
	}
};

describe('[U47] the figures of a day', () => {
	it('count persons, works and answers, with the mean and percent of the newest survey answered', () => {
		expect(figuresOfDay(day, [survey(1, 10), survey(2, 10)])).toEqual({
			persons: 4,
			works: 5,
			answered: 3,
			response: '75',
			satisfaction: { mean: '9.50', highest: '10', percent: '95.00' }
		});
	});

	it.each([
		['nobody answered', { ...day, answered: {}, sums: {} }, [survey(2, 10)]],
		['the survey is not known here', day, []],
		['its scales differ', day, [survey(2, 10, 5)]]
	])('show no mean when %s', (_, totals, surveys) => {
		expect(figuresOfDay(totals, surveys).satisfaction).toBeUndefined();
	});

	it('show no rate without persons', () => {
		expect(figuresOfDay(emptyDay('2026-11-21'), []).response).toBeUndefined();
	});
});
