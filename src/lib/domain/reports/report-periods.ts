// The periods that the letters ask figures for, by a day of service (D120, D121). Sources: letter 001 (every 25th), guideline
// letter 002 (quarterly, by the 30th); domain.md §8.1 R1 and R5, §8.3.
import { addDays, asDay, monthRange, monthRangeAway, quarterOf, quarterRange, type Day, type DayRange } from '../days.ts';

/** Survey statistics are collected on this day of every month (R5). */
export const MONTH_CUT_OFF_DAY = 25;
/** Reports of a quarter are due on this day of its last month (R1). */
export const QUARTER_CUT_OFF_DAY = 30;

/** `round`: from the 26th of the month before to the 25th; `after-…`: what is served after a cut-off, until the month or quarter ends. */
export const reportPeriods = ['day', 'round', 'to-25', 'after-25', 'month', 'quarter', 'after-cut-off', 'whole-quarter'] as const;
export type ReportPeriod = (typeof reportPeriods)[number];

/** The days of a period that belongs to the month or quarter of a day. Undefined: nothing can come after that cut-off. */
export function reportRange(period: ReportPeriod, on: Day): DayRange | undefined {
	const month = monthRange(on);
	const to25 = dayOfMonth(on, MONTH_CUT_OFF_DAY);
	switch (period) {
		case 'day':
			return { from: on, to: on };
		case 'round':
			return { from: addDays(dayOfMonth(monthRangeAway(on, -1).from, MONTH_CUT_OFF_DAY), 1), to: to25 };
		case 'to-25':
			return { from: month.from, to: to25 };
		case 'after-25':
			return { from: addDays(to25, 1), to: month.to };
		case 'month':
			return month;
		case 'quarter':
			return { from: quarterRange(quarterOf(on)).from, to: quarterCutOff(on) };
		case 'after-cut-off':
			return orNothing({ from: addDays(quarterCutOff(on), 1), to: quarterRange(quarterOf(on)).to });
		case 'whole-quarter':
			return quarterRange(quarterOf(on));
	}
}

/** Last day that the report of the quarter counts: 30 December, 30 March, 30 June or 30 September. */
export const quarterCutOff = (on: Day): Day => dayOfMonth(quarterRange(quarterOf(on)).to, QUARTER_CUT_OFF_DAY);

const dayOfMonth = (on: Day, date: number): Day => asDay(`${on.slice(0, 8)}${date}`);
const orNothing = (range: DayRange): DayRange | undefined => (range.from > range.to ? undefined : range);
