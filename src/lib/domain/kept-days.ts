// What a tablet keeps, and what leaves it once the server has it (promises L55–L58 of the ledger).
import { isOpenCase, isUnderWay, type Case } from './cases.ts';
import { addDays, bangkokDay, type Day } from './days.ts';
import type { Visit } from './visit.ts';

/** What is open but was never sent stays longer, but not for ever: nobody took it up. */
export const OPEN_CASE_DAYS_MAX = 400;

type States = readonly Pick<Case, 'state'>[];

/** Whether somebody may still have to see to it: a work that is not finished here, or was handed on and not closed. */
export const isOpen = ({ voided, works }: Pick<Visit, 'voided' | 'works'>, cases: States): boolean =>
	!voided && (works.some(({ outcome }) => outcome === 'unfinished') || cases.some(isOpenCase));

/** The first day of service that stays. */
export const firstKeptDay = (today: Day, keptDays: number): Day => addDays(today, 1 - keptDays);

/**
 * Whether a visit of before `firstKept` may leave: not one that was only entered lately, not one with a case that is under way with its
 * agency however old it is, and not one that is open otherwise until OPEN_CASE_DAYS_MAX.
 */
export function visitMayLeave(visit: Pick<Visit, 'on' | 'at' | 'voided' | 'works'>, cases: States, firstKept: Day, today: Day): boolean {
	const enteredOn = bangkokDay(Date.parse(visit.at), 0);
	if (visit.on >= firstKept || enteredOn >= firstKept || cases.some(isUnderWay)) return false;
	return !isOpen(visit, cases) || visit.on < addDays(today, -OPEN_CASE_DAYS_MAX);
}
