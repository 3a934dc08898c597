import { describe, expect, it } from 'vitest';
import type { SurveyDefinition } from '#domain/facts.ts';
import type { SurveyFigures } from '#domain/reports/period-figures.ts';
import { highestOf } from '#domain/surveys/questions.ts';
import { aComment, aDefinition, aScale } from '#domain/surveys/testing/made-up-survey.ts';
import { columnsOf, definitionOf, leadingSurvey, printed, questionsShown, share } from './survey-figures.ts';

const aSurvey = (version: number, highest = 10): SurveyDefinition =>
	aDefinition([aScale('b', { highest }), aScale('a', { highest }), aComment()], { version });
const figures = (version: number, n: number): SurveyFigures => ({
	definition: 'e-service',
	version,
	n,
	byMode: {},
	abandoned: 0,
	questions: [
		{ question: 'a', n, mean: 9.173, sd: 0.5, distribution: { 9: n } },
		{ question: 'gone', n: 1, mean: 5, sd: undefined, distribution: { 5: 1 } }
	],
	overall: { n, mean: 9.173, sd: 0.5, distribution: {} }
});

describe('the figures of a survey', () => {
	it('[U65] print 9.173 as 9.17 and its per cent as 91.73', () => {
		expect(printed({ mean: 9.173, sd: 0.5 }, 10)).toEqual({ mean: '9.17', deviation: '0.50', percent: '91.73' });
		expect(printed({ mean: undefined, sd: undefined }, 10)).toEqual({ mean: '–', deviation: '–', percent: '–' });
		expect(printed({ mean: 4.5, sd: 1 }, undefined).percent).toBe('–');
	});

	it('[U65] lead with the newest version that anybody answered, and average none with another', () => {
		expect(leadingSurvey({ surveys: [figures(1, 3), figures(2, 2), figures(3, 0)] })?.version).toBe(2);
		expect(leadingSurvey({ surveys: [figures(1, 0)] })).toBeUndefined();
		expect(definitionOf([aSurvey(1), aSurvey(2)], { definition: 'e-service', version: 2 })?.version).toBe(2);
	});

	it('[U65] stand in the order asked, unanswered questions and unknown ones among them', () => {
		expect(questionsShown(figures(1, 3), aSurvey(1)).map(({ question, n }) => [question, n])).toEqual([
			['b', 0],
			['a', 3],
			['gone', 1]
		]);
	});

	it('[U65] spread over the whole scale', () => {
		const [, a, gone] = questionsShown(figures(1, 3), aSurvey(1));
		expect(a && columnsOf(a)).toHaveLength(10);
		expect(a && columnsOf(a)[8]).toEqual({ value: 9, count: 3 });
		expect(gone && columnsOf(gone)).toEqual([{ value: 5, count: 1 }]);
	});

	it('[U65] have a common scale only where all questions share it', () => {
		expect(highestOf(aSurvey(1, 5))).toBe(5);
		expect(highestOf(aDefinition([aScale('a', { highest: 5 }), aScale('b')]))).toBeUndefined();
		expect(highestOf(undefined)).toBeUndefined();
	});

	it('[U65] share out of nothing is no number', () => {
		expect([share(1, 3), share(0, 0)]).toEqual(['33.3', '–']);
	});
});
