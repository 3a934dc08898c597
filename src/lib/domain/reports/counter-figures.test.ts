import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aSurvey } from '../surveys/testing/made-up-survey.ts';
import { addDays, asDay, type Day, type DayRange } from '../days.ts';
import { addTotals, emptyDay, surveyContribution, visitContribution, type DayTotals } from '../totals.ts';
import { channels, outcomes, serviceModes, visitorKinds, type CaseState } from '../words.ts';
import { caseFigures, counterFigures, spanOf, type CounterFigures } from './counter-figures.ts';

const groups = new Map([
	['SVC1', 'citizen' as const],
	['SVC2', 'own' as const],
	['TANGRATH-USE', 'tangrath' as const]
]);
const visit = (on: string, services: readonly string[] = ['SVC1']) => ({
	on,
	visitor: 'citizen' as const,
	channel: 'counter' as const,
	works: services.map((service, n) => ({
		work: `${service}${n}`,
		service,
		mode: 'forward' as const,
		tangrath: false,
		outcome: 'forwarded' as const
	})),
	voided: false
});
const totals = (parts: readonly DayTotals[]): DayTotals[] => {
	const days = new Map<string, DayTotals>();
	for (const part of parts) days.set(part.day, addTotals(days.get(part.day) ?? emptyDay(part.day), part));
	return [...days.values()];
};
const figuresOn = (on: string, days: readonly DayTotals[], cases: readonly { on: string; state: CaseState }[] = []) =>
	Object.fromEntries(counterFigures(asDay(on), days, cases, () => groups).map((one) => [one.period, one])) as Record<
		CounterFigures['period'],
		CounterFigures
	>;

it('[D122] a day counts in every period it lies in, and in no other', () => {
	const days = [
		'2026-10-25',
		'2026-10-26',
		'2026-11-01',
		'2026-11-25',
		'2026-11-26',
		'2026-11-30',
		'2026-12-30',
		'2026-12-31',
		'2027-01-01'
	];
	const figures = figuresOn('2026-11-26', totals(days.map((day) => visitContribution(visit(day)))));
	expect(Object.fromEntries(Object.values(figures).map((one) => [one.period, one.figures.persons]))).toEqual({
		day: 1,
		round: 3,
		'to-25': 2,
		'after-25': 2,
		month: 4,
		quarter: 7,
		'after-cut-off': 1,
		'whole-quarter': 8
	});
});

it('[D122] works by group have those in no catalogue too; persons, answers and cases stand beside', () => {
	const { month } = figuresOn(
		'2026-11-21',
		totals([
			visitContribution(visit('2026-11-20', ['SVC1', 'SVC2', 'GONE'])),
			visitContribution(visit('2026-11-21', ['TANGRATH-USE'])),
			surveyContribution(aSurvey({ on: '2026-11-21', definition: 'd', version: 1 }))
		]),
		[
			{ on: '2026-11-20', state: 'sent' },
			{ on: '2026-11-20', state: 'closed' },
			{ on: '2026-11-20', state: 'cancelled' },
			{ on: '2026-10-31', state: 'closed' }
		]
	);
	expect(month.groups).toEqual({ citizen: 1, own: 1, unknown: 1, tangrath: 1 });
	expect(month.figures).toMatchObject({ persons: 2, works: 4, answered: 1, responsePercent: 50, worksByService: { 'TANGRATH-USE': 1 } });
	expect(month.cases).toEqual({ forwarded: 2, open: 1, closed: 1 });
	expect(caseFigures([])).toEqual({ forwarded: 0, open: 0, closed: 0 });
});

const anyDay: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 500 }).map((days) => addDays(asDay('2026-09-01'), days));

it('[D121, D122] the figures of a period are the sum of its days, and parts add up to their whole', () => {
	const anyVisit = fc.record({
		on: anyDay,
		visitor: fc.constantFrom(...visitorKinds),
		channel: fc.constantFrom(...channels),
		voided: fc.boolean(),
		works: fc.array(
			fc.record({
				work: fc.constant('w'),
				service: fc.constantFrom('SVC1', 'SVC2', 'GONE'),
				mode: fc.constantFrom(...serviceModes),
				tangrath: fc.boolean(),
				outcome: fc.constantFrom(...outcomes)
			}),
			{ minLength: 1, maxLength: 3 }
		)
	});
	fc.assert(
		fc.property(fc.array(anyVisit, { maxLength: 40 }), anyDay, (visits, on) => {
			const figures = figuresOn(on, totals(visits.map(visitContribution)));
			for (const { range, figures: got, groups: byGroup } of Object.values(figures)) {
				const mine = visits.filter((one) => !one.voided && isIn(one.on, range));
				expect(got.persons).toBe(mine.length);
				expect(got.works).toBe(mine.flatMap(({ works }) => works).length);
				expect(Object.values(byGroup).reduce((sum, n) => sum + n, 0)).toBe(got.works);
				expect(got.worksByTangrath.yes).toBe(mine.flatMap(({ works }) => works).filter(({ tangrath }) => tangrath).length);
			}
			const persons = (period: CounterFigures['period']): number => figures[period]?.figures.persons ?? 0;
			expect(persons('to-25') + persons('after-25')).toBe(persons('month'));
			expect(persons('quarter') + persons('after-cut-off')).toBe(persons('whole-quarter'));
		})
	);
});

it('[D122] every period lies in the span that is read for it', () => {
	fc.assert(
		fc.property(anyDay, (on) => {
			const span = spanOf(on);
			for (const { range } of counterFigures(on, [], [], () => groups)) expect(isIn(range.from, span) && isIn(range.to, span)).toBe(true);
		})
	);
});

const isIn = (day: string, { from, to }: DayRange): boolean => from <= day && day <= to;
