// Which step may follow which in a request for help (domain.md §5.3; D111), and when one has waited long (D114).
import { addDays, asDay, type Day } from './days.ts';
import type { HelpState } from './words.ts';

const leaves: readonly HelpState[] = ['forwarded', 'unfounded', 'withdrawn'];

const steps: Readonly<Record<HelpState, readonly HelpState[]>> = {
	registered: ['checking', 'to-committee', ...leaves],
	checking: ['to-committee', ...leaves],
	'to-committee': ['agreed', 'not-agreed', 'more-wanted', 'forwarded', 'withdrawn'],
	'more-wanted': ['checking', 'to-committee', ...leaves],
	agreed: ['announced', 'helping', 'forwarded', 'withdrawn'],
	announced: ['helping', 'forwarded', 'withdrawn'],
	helping: ['done', 'forwarded', 'withdrawn'],
	// What ended may be looked at again: somebody appeals, or it was the wrong button.
	'not-agreed': ['checking', 'forwarded'],
	done: ['checking'],
	forwarded: ['checking'],
	unfounded: ['checking'],
	withdrawn: ['checking']
};

/** Help in an urgent case may come before the committee, which is told afterwards. */
const urgentSteps: Readonly<Partial<Record<HelpState, readonly HelpState[]>>> = {
	registered: ['helping'],
	checking: ['helping'],
	'to-committee': ['helping'],
	helping: ['to-committee']
};

export const endedStates: readonly HelpState[] = ['not-agreed', 'done', 'forwarded', 'unfounded', 'withdrawn'];
export const isEnded = (state: HelpState): boolean => endedStates.includes(state);

/** Steps that may come next, the usual one first. */
export const nextSteps = (state: HelpState, urgent: boolean): readonly HelpState[] => [
	...steps[state],
	...(urgent ? (urgentSteps[state] ?? []) : [])
];

/** A reminder for the office, and nothing that a law asks: how long a request may stand unchecked or be checked. */
export const UNCHECKED_DAYS_MAX = 3;
export const CHECKING_DAYS_MAX = 15;
/** Everybody who asked is to be in INFO by this day of the month after (letter 004 ๑). */
export const INFO_DAY_OF_MONTH = 5;

/** The day by which the step after this one is looked for; undefined where nothing is. */
export function stepDue({ state, since }: { state: HelpState; since: string }, noticeDays: number | null): Day | undefined {
	if (state === 'registered') return addDays(asDay(since), UNCHECKED_DAYS_MAX);
	if (state === 'checking') return addDays(asDay(since), CHECKING_DAYS_MAX);
	return state === 'announced' && noticeDays !== null ? addDays(asDay(since), noticeDays) : undefined;
}

/** The day by which requests of this day's month are to be in INFO. */
export function infoDue(on: string): Day {
	const [year, month] = on.split('-').map(Number) as [number, number];
	return asDay(new Date(Date.UTC(year, month, INFO_DAY_OF_MONTH)).toISOString().slice(0, 10));
}
