import { describe, expect, it } from 'vitest';
import { emptyDay } from '#domain/totals.ts';
import type { SurveyDefinition } from '#readmodel/schema.ts';
import { figuresOfDay } from './day-figures.ts';

const words = { th: '', en: '' };
const scale = (id: string, highest: number) =>
	({ id, kind: 'scale', text: words, lowest: 1, highest, lowestWord: words, highestWord: words, required: true }) as const;
const survey = (version: number, ...highest: number[]): SurveyDefinition => ({
	definition: 'ten',
	version,
	effectiveFrom: '2026-01-01',
	title: words,
	example: true,
	questions: highest.map((value, index) => scale(`q${String(index)}`, value))
});
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
