// How long a device has been silent, in working days (U131): a tablet that is quiet from Friday evening to Monday morning is not missing.
// Weekends are off; public holidays still count as working days.
import { addDays, bangkokDay, daysBetween, weekdayOf, type Day } from './days.ts';

/** Whole working days without a word after which the head of the centre is told. */
export const SILENT_FOR_HEAD_WORKING_DAYS = 2;
/** The same for the province's count. */
export const SILENT_FOR_PROVINCE_WORKING_DAYS = 5;

const WEEK_DAYS = 7;
const SUNDAY = 0;
const SATURDAY = 6;

/** Whether the centre is open on this day of the week. */
export const isWorkingDay = (day: Day): boolean => weekdayOf(day) !== SUNDAY && weekdayOf(day) !== SATURDAY;

/** Whole working days in Bangkok between two instants of the server's time (milliseconds); the days of both are not counted. */
export function silentWorkingDays(lastHeardMs: number, nowMs: number): number {
	const first = addDays(bangkokDay(lastHeardMs, 0), 1);
	const days = Math.max(0, daysBetween(first, bangkokDay(nowMs, 0)));
	const weeks = Math.floor(days / WEEK_DAYS);
	const rest = Array.from({ length: days % WEEK_DAYS }, (_, index) => addDays(first, index));
	return weeks * (WEEK_DAYS - 2) + rest.filter(isWorkingDay).length;
}
