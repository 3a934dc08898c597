// The counter's figures by the periods that the letters ask for, from running totals alone (D122). Sources: letters 001, 002 §4–§8.
import type { Case } from '../cases.ts';
import type { Day, DayRange } from '../days.ts';
import type { DayTotals } from '../totals.ts';
import type { ServiceGroup } from '../words.ts';
import { isOpenCase } from '../cases.ts';
import { periodFigures, worksByGroup, type PeriodFigures } from './period-figures.ts';
import { reportPeriods, reportRange, type ReportPeriod } from './report-periods.ts';

/** Forwarded works of persons served in a period, and where they stand now. */
export interface CaseFigures {
	forwarded: number;
	open: number;
	closed: number;
}
/** One period with its figures. */
export interface CounterFigures {
	period: ReportPeriod;
	range: DayRange;
	figures: PeriodFigures;
	/** Works by group; those in no catalogue under `unknown`. Their sum is all works. */
	groups: Partial<Record<ServiceGroup | 'unknown', number>>;
	cases: CaseFigures;
}

/** All periods of a day, in the order of `reportPeriods`, those that have no days left out. */
export const rangesOf = (on: Day): { period: ReportPeriod; range: DayRange }[] =>
	reportPeriods.flatMap((period) => {
		const range = reportRange(period, on);
		return range === undefined ? [] : [{ period, range }];
	});

/** From the first to the last day that any of the periods has. */
export function spanOf(on: Day): DayRange {
	const ranges = rangesOf(on).map(({ range }) => range);
	return {
		from: ranges.map(({ from }) => from).reduce((a, b) => (a < b ? a : b)),
		to: ranges.map(({ to }) => to).reduce((a, b) => (a > b ? a : b))
	};
}

/**
 * Figures of each period of a day.
 * @param days running totals of at least `spanOf(on)`; days on which nothing happened may be left out
 * @param cases of at least the same days
 * @param groupsOn the group of each work by the catalogue of a day; a period is read by its last day's
 */
export function counterFigures(
	on: Day,
	days: readonly DayTotals[],
	cases: readonly Pick<Case, 'on' | 'state'>[],
	groupsOn: (day: Day) => ReadonlyMap<string, ServiceGroup>
): CounterFigures[] {
	return rangesOf(on).map(({ period, range }) => {
		const figures = periodFigures(days.filter(({ day }) => isIn(day, range)));
		const groups = worksByGroup(figures, groupsOn(range.to));
		return { period, range, figures, groups, cases: caseFigures(cases.filter((one) => isIn(one.on, range))) };
	});
}

/** Cases that were cancelled are none. */
export function caseFigures(cases: readonly Pick<Case, 'state'>[]): CaseFigures {
	const open = cases.filter(isOpenCase).length;
	const closed = cases.filter(({ state }) => state === 'closed').length;
	return { forwarded: open + closed, open, closed };
}

const isIn = (day: string, { from, to }: DayRange): boolean => from <= day && day <= to;
