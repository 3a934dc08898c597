// Days of the roster's views, and who comes after whom. Pure.
import { daysLater } from '#ui/calendar-weeks.ts';
import { monthStart, monthsLater } from '#ui/month-grid.ts';

const DAYS_PER_WEEK = 7;
const SATURDAY = 6;
/** A swipe goes at least so far sideways, and further than up or down. */
export const SWIPE_PX_MIN = 60;

const weekdayOf = (iso: string): number => new Date(`${iso}T00:00:00Z`).getUTCDay();
/** Monday to Friday: holidays are the office's own matter. */
export const isWorkday = (iso: string): boolean => weekdayOf(iso) > 0 && weekdayOf(iso) < SATURDAY;

/** Monday to Sunday. */
export function weekDays(iso: string): string[] {
	const monday = daysLater(iso, -((weekdayOf(iso) + SATURDAY) % DAYS_PER_WEEK));
	return Array.from({ length: DAYS_PER_WEEK }, (_, at) => daysLater(monday, at));
}

export function monthDays(iso: string): string[] {
	const first = monthStart(iso);
	const days = Number(daysLater(monthsLater(first, 1), -1).slice(8));
	return Array.from({ length: days }, (_, at) => daysLater(first, at));
}

/** Who stands after (or before) this one in the list, round and round; the first for nobody. */
export function nextPerson(people: readonly string[], now: string | undefined, step: 1 | -1): string | undefined {
	const at = now === undefined ? -1 : people.indexOf(now);
	if (at < 0) return step === 1 ? people[0] : people.at(-1);
	return people[(at + step + people.length) % people.length];
}

/** Which way a finger went: 1 to the left (the next), -1 to the right, 0 for no swipe. */
export function swipeOf(dx: number, dy: number): 1 | -1 | 0 {
	if (Math.abs(dx) < SWIPE_PX_MIN || Math.abs(dx) <= Math.abs(dy)) return 0;
	return dx < 0 ? 1 : -1;
}
