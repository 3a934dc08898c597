// Who is on duty at a moment, read from a roster. Apart from what decides and folds rosters (duty.ts), so that the counter's form does
// not load what checks shapes.
import type { DutyDay } from './duty.ts';

/** Hours of Bangkok from which the afternoon's staff are on duty. */
export const AFTERNOON_FROM_HOUR = 12;

/** The month in which a day lies: the subject of its roster. */
export const dutyMonthOf = (on: string): string => on.slice(0, 7);

/** Who is on duty at an hour of the day in Bangkok (0–23). */
export const onDutyAt = (day: DutyDay | undefined, hour: number): readonly string[] =>
	(hour < AFTERNOON_FROM_HOUR ? day?.morning : day?.afternoon) ?? [];

/**
 * Who is taken to have served a visitor: whoever unlocked when they are on duty, or nobody else is; otherwise the first on duty.
 * @param known staff who work here; the others are passed over
 */
export function servedBy(onDuty: readonly string[], who: string | undefined, known: ReadonlySet<string>): string | null {
	const there = onDuty.filter((one) => known.has(one));
	if (who !== undefined && (there.length === 0 || there.includes(who))) return who;
	return there[0] ?? who ?? null;
}
