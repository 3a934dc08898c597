// For which days a visit or an answer may be entered (D8). Apart from the decisions that ask it (visit.ts, survey.ts), so that
// a form which asks while it is filled in does not load them.
import { checkDay, daysBetween, isDay, type Day } from './days.ts';
import type { Check } from './decision.ts';
import { refuse } from './refusals.ts';

/** How long after the day of service a visit may still be entered or moved: a fiscal year and a month of grace. */
export const ENTRY_DAYS_BACK_MAX = 400;

/** Reasons why a visit or an answer cannot be entered for a day; a day it already has is not questioned again. */
export function dayChecks(today: Day, on: string, before?: string): Check[] {
	if (on === before) return [];
	const daysBack = (): number => (isDay(on) ? daysBetween(on, today) : 0);
	return [
		() => checkDay(on),
		() => (daysBack() < 0 ? refuse('day-in-future', 'on') : undefined),
		() => (daysBack() > ENTRY_DAYS_BACK_MAX ? refuse('day-too-old', 'on', { max: ENTRY_DAYS_BACK_MAX }) : undefined)
	];
}
