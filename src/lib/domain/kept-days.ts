// What a tablet keeps, and what leaves it once the server has it (promises L55–L58 of the ledger).
import { addDays, bangkokDay, type Day } from './days.ts';
import type { Visit } from './visit.ts';
import type { Outcome } from './words.ts';

/** An open case stays longer, but not for ever: many that were handed on are never heard of again. */
export const OPEN_CASE_DAYS_MAX = 400;

const openOutcomes: ReadonlySet<Outcome> = new Set(['unfinished', 'forwarded']);

/** Whether somebody may still have to see to it: a work that is not finished here, or was handed on. */
export const isOpenCase = ({ voided, works }: Pick<Visit, 'voided' | 'works'>): boolean =>
	!voided && works.some(({ outcome }) => openOutcomes.has(outcome));

/** The first day of service that stays. */
export const firstKeptDay = (today: Day, keptDays: number): Day => addDays(today, 1 - keptDays);

/** Whether a visit of before `firstKept` may leave: not one that was only entered lately, and not an open case. */
export function visitMayLeave(visit: Pick<Visit, 'on' | 'at' | 'voided' | 'works'>, firstKept: Day, today: Day): boolean {
	const enteredOn = bangkokDay(Date.parse(visit.at), 0);
	if (visit.on >= firstKept || enteredOn >= firstKept) return false;
	return !isOpenCase(visit) || visit.on < addDays(today, -OPEN_CASE_DAYS_MAX);
}
