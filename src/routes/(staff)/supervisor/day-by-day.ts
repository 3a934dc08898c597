// The days of a chart, each with its figures; also those on which nothing happened. Pure.
import { daysIn, type DayRange } from '#domain/days.ts';
import { periodFigures } from '#domain/reports/period-figures.ts';
import { emptyDay, type DayTotals } from '#domain/totals.ts';

export const measures = ['persons', 'works', 'answered'] as const;
export type Measure = (typeof measures)[number];

export interface DayOnChart extends Record<Measure, number> {
	day: string;
}

export function dayByDay(range: DayRange, totals: readonly DayTotals[]): DayOnChart[] {
	const known = new Map(totals.map((one) => [one.day, one]));
	return daysIn(range).map((day) => {
		const { persons, works, answered } = periodFigures([known.get(day) ?? emptyDay(day)]);
		return { day, persons, works, answered };
	});
}
