// Which period the supervisor looks at; kept in the address, so that back, reload and a link show the same. Pure.
import { addDays, bangkokDay, isDay, monthRangeAway, quarterOf, quarterRange, type Day, type DayRange } from '#domain/days.ts';
import { reportRange, type ReportPeriod } from '#domain/reports/report-periods.ts';

/** Every period that an address may name; those of `chosen` are offered. */
export const views = [
	'day',
	'month',
	'round',
	'to-25',
	'quarter',
	'after-25',
	'after-cut-off',
	'whole-quarter'
] as const satisfies readonly ReportPeriod[];
export type View = (typeof views)[number];
export const chosen = ['day', 'month', 'round', 'to-25', 'quarter'] as const satisfies readonly View[];

/** By what a view steps back and on. */
export type StepOf = 'day' | 'month' | 'quarter';
export const stepOf: Readonly<Record<View, StepOf>> = {
	day: 'day',
	month: 'month',
	round: 'month',
	'to-25': 'month',
	'after-25': 'month',
	quarter: 'quarter',
	'after-cut-off': 'quarter',
	'whole-quarter': 'quarter'
};

export interface Period {
	view: View;
	/** The day itself, or any day of the month or quarter. */
	on: Day;
}

/** Days on the chart of a day view: the day and those before it. */
export const DAYS_BEFORE_MAX = 13;

/** The period an address names; today's month where it names none, and never one that begins in days to come. */
export function readPeriod(search: URLSearchParams, today: Day): Period {
	const on = search.get('on') ?? '';
	const view = views.find((one) => one === search.get('view')) ?? 'month';
	const period = { view, on: isDay(on) ? on : today };
	return isAhead(period, today) ? { view, on: today } : period;
}

export const periodSearch = ({ view, on }: Period): string => new URLSearchParams({ view, on }).toString();

/** Where nothing can come after the cut-off, that is the whole quarter. */
export const rangeOf = ({ view, on }: Period): DayRange => reportRange(view, on) ?? quarterRange(quarterOf(on));

/** The days after the cut-off that a quarter's figures leave out; undefined where there are none. */
export const afterOf = ({ view, on }: Period): DayRange | undefined => (view === 'quarter' ? reportRange('after-cut-off', on) : undefined);

/** The period that has just these days; that of their last day where none has. */
export function periodOf({ from, to }: DayRange): Period {
	const view = views.find((one) => sameRange(rangeOf({ view: one, on: to }), { from, to }));
	return { view: view ?? 'month', on: to };
}

/** The days that the chart shows: the period, or the days that lead up to the day. */
export const chartRange = (period: Period): DayRange =>
	period.view === 'day' ? { from: addDays(period.on, -DAYS_BEFORE_MAX), to: period.on } : rangeOf(period);

/** The period before (−1) or after (1). */
export function stepped({ view, on }: Period, by: -1 | 1): Period {
	if (stepOf[view] === 'day') return { view, on: addDays(on, by) };
	if (stepOf[view] === 'month') return { view, on: monthRangeAway(on, by).from };
	const { from, to } = quarterRange(quarterOf(on));
	return { view, on: by < 0 ? addDays(from, -1) : addDays(to, 1) };
}

/** Whether a period lies wholly in days to come. */
export const isAhead = (period: Period, today: Day): boolean => rangeOf(period).from > today;

/** Today in Bangkok by the device's clock, corrected by what the server said. */
export const todayOf = (clock: { now(): number; offset(): number | null }): Day => bangkokDay(clock.now(), clock.offset());

const sameRange = (a: DayRange, b: DayRange): boolean => a.from === b.from && a.to === b.to;
