// The days on which the invented centre was open, and how busy each was: Mondays and the first days of a month are full.
import { addDays, daysIn, monthOf, noonMs, weekdayOf, type Day } from '#domain/days.ts';
import type { Chance } from './chance.ts';

/** A quarter of a year back from the day it ends on. */
export const DAYS_BACK = 91;
const VISITS_A_DAY = 56;
/** By weekday from Sunday. */
const weekdayLoad = [0, 1.3, 1.02, 0.95, 0.9, 0.93, 0] as const;
const FIRST_DAYS_OF_MONTH = 5;
const FIRST_DAYS_LOAD = 1.25;
/** By month from January: rice planting and harvest keep people in the fields. */
const seasonLoad = [1.05, 1.05, 1.1, 0.95, 1.1, 0.95, 0.9, 0.95, 1.05, 1.05, 0.95, 0.95] as const;
const NOISE = 0.12;

/** Fixed public holidays, month and day. */
const holidays = new Set([
	'01-01',
	'04-06',
	'04-13',
	'04-14',
	'04-15',
	'05-01',
	'05-04',
	'06-03',
	'07-28',
	'08-12',
	'10-13',
	'10-23',
	'12-05',
	'12-10',
	'12-31'
]);

const OPENS_MINUTE = 8 * 60 + 30;
const CLOSES_MINUTE = 16 * 60 + 30;
const NOON_MINUTE = 12 * 60;
const LUNCH_MINUTES = 60;
const MINUTE_MS = 60_000;

export interface OpenDay {
	day: Day;
	/** Instants (milliseconds) at which a visitor was registered, in order. */
	arrivals: number[];
}

const isOpen = (day: Day, today: Day): boolean => day === today || ((weekdayLoad[weekdayOf(day)] ?? 0) > 0 && !holidays.has(day.slice(5)));

/** Today is busy like any Friday even on a Sunday: whoever looks wants to see a day. */
function visitsOf(day: Day, luck: Chance): number {
	const weekday = weekdayLoad[weekdayOf(day)] || 1;
	const monthStart = Number(day.slice(8)) <= FIRST_DAYS_OF_MONTH ? FIRST_DAYS_LOAD : 1;
	const season = seasonLoad[monthOf(day) - 1] ?? 1;
	return Math.max(1, Math.round(VISITS_A_DAY * weekday * monthStart * season * luck.normal(1, NOISE)));
}

/** Mornings are fuller than afternoons, and few come at noon. */
function arrivalMinute(luck: Chance): number {
	const minute = OPENS_MINUTE + (CLOSES_MINUTE - OPENS_MINUTE) * luck.next() ** 1.25;
	const atLunch = minute > NOON_MINUTE && minute < NOON_MINUTE + LUNCH_MINUTES;
	return atLunch && luck.is(0.7) ? minute - 2 * LUNCH_MINUTES : minute;
}

/** The open days of the quarter that ends today; of today only what lies before now. */
export function openDays(today: Day, nowMs: number, luck: Chance): OpenDay[] {
	return daysIn({ from: addDays(today, -DAYS_BACK), to: today })
		.filter((day) => isOpen(day, today))
		.map((day) => {
			const midnight = noonMs(day) - NOON_MINUTE * MINUTE_MS;
			const arrivals = Array.from({ length: visitsOf(day, luck) }, () => Math.round(midnight + arrivalMinute(luck) * MINUTE_MS));
			return { day, arrivals: arrivals.filter((at) => at <= nowMs).sort((a, b) => a - b) };
		});
}
