import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anySurveyFacts, anyVisitFacts } from './arbitraries.ts';
import { foldSurvey, type SurveyFact } from './survey.ts';
import { addTotals, emptyDay, subtractTotals, surveyContribution, totalsEqual, visitContribution, type DayTotals } from './totals.ts';
import { foldVisit, type VisitFact } from './visit.ts';

const DAY = '2026-10-01';
const onDay = (totals: DayTotals): DayTotals => ({ ...totals, day: DAY });
const anyContribution = fc.oneof(
	anyVisitFacts
		.map((facts) => foldVisit(facts as VisitFact[]))
		.filter((visit) => visit !== undefined)
		.map((visit) => onDay(visitContribution(visit))),
	anySurveyFacts
		.map((facts) => foldSurvey(facts as SurveyFact[]))
		.filter((survey) => survey !== undefined)
		.map((survey) => onDay(surveyContribution(survey)))
);
const total = (parts: readonly DayTotals[]): DayTotals => parts.reduce(addTotals, emptyDay(DAY));

it('[D9] adding and taking away again leaves exactly what a recount gives, key by key', () => {
	fc.assert(
		fc.property(fc.array(anyContribution, { maxLength: 12 }), fc.array(anyContribution, { maxLength: 6 }), (kept, passing) => {
			const incremental = passing.reduce(subtractTotals, total([...passing, ...kept]));
			expect(incremental).toEqual(total(kept));
			expect(totalsEqual(incremental, total(kept.toReversed()))).toBe(true);
		})
	);
});

it('[D9] taking away what was never added is a bug that is noticed', () => {
	const visit = { on: DAY, visitor: 'citizen' as const, channel: 'counter' as const, works: [], voided: false };
	expect(() => subtractTotals(emptyDay(DAY), visitContribution(visit))).toThrow('below zero');
});

it('[D9] a code that every object answers to counts like any other', () => {
	const answers = [{ question: 'constructor', value: 9 }];
	const survey = { on: DAY, definition: 'd', version: 1, state: 'answered' as const, mode: 'self' as const, answers };
	const twice = addTotals(surveyContribution(survey), surveyContribution(survey));
	expect(twice.sums['d|1|self']?.['constructor']).toEqual({ n: 2, sum: 18, squares: 162, values: { 9: 2 } });
	expect(subtractTotals(twice, surveyContribution(survey))).toEqual(surveyContribution(survey));
});

it('[D10] a voided visit counts as voided only, an abandoned survey as abandoned only', () => {
	const work = { work: 'w', service: 'SVC1', mode: 'forward' as const, tangrath: true, outcome: 'forwarded' as const };
	const visit = {
		on: DAY,
		visitor: 'citizen' as const,
		channel: 'counter' as const,
		works: [work, { ...work, service: 'SVC2' }],
		voided: false
	};
	expect(visitContribution(visit)).toMatchObject({
		persons: { 'citizen|counter': 1 },
		works: { 'SVC1|forward|counter|citizen|1|forwarded': 1, 'SVC2|forward|counter|citizen|1|forwarded': 1 }
	});
	expect(visitContribution({ ...visit, voided: true })).toEqual({ ...emptyDay(DAY), voided: 1 });
	const survey = { on: DAY, definition: 'd', version: 1, state: 'abandoned' as const, mode: undefined, answers: [] };
	expect(surveyContribution(survey)).toEqual({ ...emptyDay(DAY), abandoned: { 'd|1': 1 } });
});
