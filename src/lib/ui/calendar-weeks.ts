// Pure: days of a calendar beside each other, and as a clerk types them. ISO strings (`2026-11-21`); nothing here knows what day it is.

const DAY_MS = 86_400_000;

export const toMs = (iso: string): number => Date.parse(`${iso}T00:00:00Z`);
export const toIso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The day so many days later (or earlier, when negative). */
export const daysLater = (iso: string, days: number): string => toIso(toMs(iso) + days * DAY_MS);

const BUDDHIST_ERA_AHEAD_YEARS = 543;

/** `21/11/2569`, as a clerk types it. */
export function asTyped(iso: string): string {
	const [year, month, day] = iso.split('-').map(Number) as [number, number, number];
	return `${String(day)}/${String(month)}/${String(year + BUDDHIST_ERA_AHEAD_YEARS)}`;
}
