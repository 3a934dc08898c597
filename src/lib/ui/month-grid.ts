// Pure: months of a calendar and the grid of one. Needed by what is opened later, so apart from what the first screen needs of days.
import { daysLater, toIso, toMs } from './calendar-weeks.ts';

const DAYS_A_WEEK = 7;

/** First day of the month of a day. */
export const monthStart = (iso: string): string => `${iso.slice(0, 7)}-01`;

/** The same day of the month so many months later, or that month's last day when it has no such day. */
export function monthsLater(iso: string, months: number): string {
	const [year, month, day] = iso.split('-').map(Number) as [number, number, number];
	const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
	return toIso(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
}

/** The month of a day in weeks from Sunday to Saturday; undefined where a week reaches into another month. */
export function weeksOf(iso: string): (string | undefined)[][] {
	const first = monthStart(iso);
	const blanks = new Date(toMs(first)).getUTCDay();
	const length = Number(daysLater(monthsLater(first, 1), -1).slice(8));
	const cells = Array.from({ length: Math.ceil((blanks + length) / DAYS_A_WEEK) * DAYS_A_WEEK }, (_, index) => {
		const day = index - blanks;
		return day >= 0 && day < length ? daysLater(first, day) : undefined;
	});
	return Array.from({ length: cells.length / DAYS_A_WEEK }, (_, week) => cells.slice(week * DAYS_A_WEEK, (week + 1) * DAYS_A_WEEK));
}
