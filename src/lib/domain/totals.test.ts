import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anySurveyFacts, anyVisitFacts } from './arbitraries.ts';
import { foldSurvey, type SurveyFact } from './surveys/survey.ts';
import { aSurvey } from './surveys/testing/made-up-survey.ts';
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
	const survey = aSurvey({ on: DAY, definition: 'd', answers });
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
	const survey = aSurvey({ on: DAY, definition: 'd', state: 'abandoned', mode: undefined });
	expect(surveyContribution(survey)).toEqual({ ...emptyDay(DAY), abandoned: { 'd|1': 1 } });
});

it('[D149, D153] choices, numbers and no opinion are counted apart from what is rated, and groups hold what is rated alone', () => {
	const answers = [
		{ question: 'staff', value: 4 },
		{ question: 'place', value: null },
		{ question: 'work', chosen: ['farmer', 'trader'] },
		{ question: 'age', number: 60 }
	];
	const survey = aSurvey({ on: DAY, definition: 'd', services: ['SVC1', 'SVC2', 'SVC1'], answers });
	const group = { answered: 1, ratings: { n: 1, sum: 4, squares: 16, values: { 4: 1 } } };
	expect(surveyContribution(survey)).toEqual({
		...emptyDay(DAY),
		answered: { 'd|1|self': 1 },
		sums: { 'd|1|self': { staff: group.ratings } },
		numbers: { 'd|1|self': { age: { n: 1, sum: 60, squares: 3600, values: { 60: 1 } } } },
		choices: { 'd|1|self': { work: { n: 1, chosen: { farmer: 1, trader: 1 } } } },
		noOpinion: { 'd|1|self': { place: 1 } },
		byService: { 'd|1|SVC1': group, 'd|1|SVC2': group },
		byDevice: { 'd|1|DEVICE': group }
	});
	expect(surveyContribution(aSurvey({ on: DAY, definition: 'd', state: 'shown', mode: undefined, way: 'official-form' }))).toEqual({
		...emptyDay(DAY),
		shown: { 'd|1|official-form': 1 }
	});
});

it('[D152, D153] totals that an older program stored are added to as they are', () => {
	const {
		byService: _,
		byDevice: __,
		choices: ___,
		numbers: ____,
		noOpinion: _____,
		shown: ______,
		...older
	} = surveyContribution(aSurvey({ on: DAY, definition: 'd', answers: [{ question: 'staff', value: 4 }] }));
	const sum = addTotals(
		older as DayTotals,
		surveyContribution(aSurvey({ on: DAY, definition: 'd', answers: [{ question: 'staff', value: 2 }] }))
	);
	expect(sum).toMatchObject({
		answered: { 'd|1|self': 2 },
		sums: { 'd|1|self': { staff: { n: 2, sum: 6 } } },
		byDevice: { 'd|1|DEVICE': { answered: 1 } }
	});
	expect(totalsEqual(older as DayTotals, { ...emptyDay(DAY), ...older })).toBe(true);
});
