import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, asDay, daysIn, monthRange, quarterOf, quarterRange, type Day, type DayRange } from '../days.ts';
import { reportPeriods, reportRange, type ReportPeriod } from './report-periods.ts';

const rangeOf = (period: ReportPeriod, on: string): string | undefined => {
	const range = reportRange(period, asDay(on));
	return range && `${range.from}…${range.to}`;
};

describe('the periods of the letters', () => {
	it.each([
		['2026-11-21', 'day', '2026-11-21…2026-11-21'],
		['2026-11-21', 'round', '2026-10-26…2026-11-25'],
		['2026-11-28', 'round', '2026-10-26…2026-11-25'],
		['2027-01-02', 'round', '2026-12-26…2027-01-25'],
		['2028-03-01', 'round', '2028-02-26…2028-03-25'],
		['2028-02-29', 'to-25', '2028-02-01…2028-02-25'],
		['2028-02-29', 'after-25', '2028-02-26…2028-02-29'],
		['2027-02-10', 'after-25', '2027-02-26…2027-02-28'],
		['2026-12-31', 'after-25', '2026-12-26…2026-12-31'],
		['2028-02-10', 'month', '2028-02-01…2028-02-29'],
		['2026-10-01', 'quarter', '2026-10-01…2026-12-30'],
		['2026-12-31', 'quarter', '2026-10-01…2026-12-30'],
		['2026-12-31', 'after-cut-off', '2026-12-31…2026-12-31'],
		['2027-02-28', 'quarter', '2027-01-01…2027-03-30'],
		['2027-02-28', 'after-cut-off', '2027-03-31…2027-03-31'],
		['2027-06-30', 'quarter', '2027-04-01…2027-06-30'],
		['2027-06-30', 'after-cut-off', undefined],
		['2026-09-30', 'quarter', '2026-07-01…2026-09-30'],
		['2026-09-30', 'after-cut-off', undefined],
		['2026-09-30', 'whole-quarter', '2026-07-01…2026-09-30']
	] as const)('[D120] of %s, %s', (on, period, expected) => {
		expect(rangeOf(period, on)).toBe(expected);
	});
});

describe('any day', () => {
	const anyDay = fc.integer({ min: 0, max: 4000 }).map((days) => addDays(asDay('2023-10-01'), days));
	const days = (period: ReportPeriod, on: Day): Day[] => daysIn(reportRange(period, on) ?? { from: on, to: addDays(on, -1) });
	const inOrder = (range: DayRange): Day[] => daysIn(range);

	it('[D121] what comes before a cut-off and what comes after it are the whole, each day once', () => {
		fc.assert(
			fc.property(anyDay, (on) => {
				expect([...days('to-25', on), ...days('after-25', on)]).toEqual(inOrder(monthRange(on)));
				expect([...days('quarter', on), ...days('after-cut-off', on)]).toEqual(inOrder(quarterRange(quarterOf(on))));
			})
		);
	});

	it('[D121] every day is in exactly one round from a 26th to a 25th, and rounds follow each other without a gap', () => {
		fc.assert(
			fc.property(anyDay, (on) => {
				const [before, mine, after] = [-31, 0, 31].map((away) => addDays(monthRange(on).from, away < 0 ? -1 : away));
				const rounds = [before, mine, after].map((day) => reportRange('round', day as Day) as DayRange);
				expect(rounds.filter(({ from, to }) => from <= on && on <= to)).toHaveLength(1);
				expect(addDays((rounds[0] as DayRange).to, 1)).toBe((rounds[1] as DayRange).from);
			})
		);
	});

	it('[D120] every period is of the day it was asked for, and never backwards', () => {
		fc.assert(
			fc.property(anyDay, fc.constantFrom(...reportPeriods), (on, period) => {
				const range = reportRange(period, on);
				if (range === undefined) return;
				expect(range.from <= range.to).toBe(true);
				expect(reportRange('whole-quarter', on)?.from ?? '').toBe(quarterRange(quarterOf(on)).from);
			})
		);
	});
});
