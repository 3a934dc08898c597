// Who unlocked this device lately (U115), so that the lock screen offers the likeliest name first, and has names to show
// before any database is open. Officials on duty; nothing of visitors.
import { isObject, isText, readLocal, writeLocal } from './local-store.ts';

const KEY = 'recent-staff';
const RECENT_STAFF_MAX = 50;

export interface RecentStaff {
	staff: string;
	name: string;
}

/** The most recent first. */
export const recentStaff = (): RecentStaff[] => readLocal(KEY, isRecent) ?? [];

export function noteRecentStaff(staff: string, name: string): void {
	const others = recentStaff().filter((one) => one.staff !== staff);
	writeLocal(KEY, [{ staff, name }, ...others].slice(0, RECENT_STAFF_MAX));
}

/** Keeps the name of somebody who has a PIN here, whether they were here yet or not. */
export function noteStaffName(staff: string, name: string): void {
	const known = recentStaff();
	const renamed = known.map((one) => (one.staff === staff ? { staff, name } : one));
	writeLocal(KEY, known.some((one) => one.staff === staff) ? renamed : [...known, { staff, name }].slice(-RECENT_STAFF_MAX));
}

const isRecent = (value: unknown): value is RecentStaff[] =>
	Array.isArray(value) && value.every((one) => isObject(one) && isText(one['staff']) && isText(one['name']));
