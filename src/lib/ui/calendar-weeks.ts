// Pure: the grid of a month. Days are ISO strings (`2026-11-21`); nothing here knows what day it is.

const DAYS_A_WEEK = 7;
const DAY_MS = 86_400_000;

const toMs = (iso: string): number => Date.parse(`${iso}T00:00:00Z`);
const toIso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The day so many days later (or earlier, when negative). */
export const daysLater = (iso: string, days: number): string => toIso(toMs(iso) + days * DAY_MS);

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

const BUDDHIST_ERA_AHEAD_YEARS = 543;

/** `21/11/2569`, as a clerk types it. */
export function asTyped(iso: string): string {
	const [year, month, day] = iso.split('-').map(Number) as [number, number, number];
	return `${String(day)}/${String(month)}/${String(year + BUDDHIST_ERA_AHEAD_YEARS)}`;
}
