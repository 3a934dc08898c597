// What a tablet keeps, and what leaves it once the server has it (promises L55–L58 of the ledger).
import { isOpenCase, isUnderWay, type Case } from './cases.ts';
import { addDays, bangkokDay, type Day } from './days.ts';
import type { HelpRequest } from './help-fold.ts';
import { changedSince, infoState, type InfoMonth } from './info-months.ts';
import type { Visit } from './visit.ts';
import type { HelpState } from './words.ts';

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

/** States that a request does not come back from as a rule: one that was passed on or not agreed to may be asked after. */
const leavingStates: ReadonlySet<HelpState> = new Set(['done', 'unfounded', 'withdrawn']);

/**
 * Whether a request of before `firstKept` may leave: only one that ended or was voided, and nothing of which was said lately. One that
 * is not in INFO yet stays for whoever keys it in, until OPEN_CASE_DAYS_MAX.
 */
export function requestMayLeave(request: HelpRequest, months: readonly InfoMonth[], firstKept: Day, today: Day): boolean {
	const { on, state, voided, events } = request;
	const saidLately = events.some(({ at }) => bangkokDay(Date.parse(at), 0) >= firstKept);
	if (on >= firstKept || saidLately || !(voided || leavingStates.has(state))) return false;
	return voided || isInInfo(request, months) || on < addDays(today, -OPEN_CASE_DAYS_MAX);
}

function isInInfo(request: HelpRequest, months: readonly InfoMonth[]): boolean {
	const mark = months.find(({ month }) => month === monthOf(request.on));
	return infoState(request) === 'keyed' || (mark !== undefined && !changedSince(request, mark));
}

const monthOf = (on: string): string => on.slice(0, 'YYYY-MM'.length);
