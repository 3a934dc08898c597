// Which day or month the supervisor looks at; kept in the address, so that back, reload and a link show the same. Pure.
import { addDays, bangkokDay, isDay, monthRange, monthRangeAway, type Day, type DayRange } from '#domain/days.ts';

export const views = ['day', 'month'] as const;
export type View = (typeof views)[number];

export interface Period {
	view: View;
	/** The day itself, or any day of the month. */
	on: Day;
}

/** Days on the chart of a day view: the day and those before it. */
export const DAYS_BEFORE_MAX = 13;

/** The period an address names; today's month where it names none, and never a day to come. */
export function readPeriod(search: URLSearchParams, today: Day): Period {
	const on = search.get('on') ?? '';
	return { view: search.get('view') === 'day' ? 'day' : 'month', on: isDay(on) && on <= today ? on : today };
}

export const periodSearch = ({ view, on }: Period): string => new URLSearchParams({ view, on }).toString();

export const rangeOf = ({ view, on }: Period): DayRange => (view === 'day' ? { from: on, to: on } : monthRange(on));

/** The days that the chart shows: the month, or the days that lead up to the day. */
export const chartRange = (period: Period): DayRange =>
	period.view === 'month' ? monthRange(period.on) : { from: addDays(period.on, -DAYS_BEFORE_MAX), to: period.on };

/** The period before (−1) or after (1). */
export const stepped = ({ view, on }: Period, by: -1 | 1): Period => ({
	view,
	on: view === 'day' ? addDays(on, by) : monthRangeAway(on, by).from
});

/** Whether a period lies wholly in days to come. */
export const isAhead = (period: Period, today: Day): boolean => rangeOf(period).from > today;

/** Today in Bangkok by the device's clock, corrected by what the server said. */
export const todayOf = (clock: { now(): number; offset(): number | null }): Day => bangkokDay(clock.now(), clock.offset());
