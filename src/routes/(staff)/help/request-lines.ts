// Which requests a list shows, how many stand where, and what is due. Pure.
import type { Day } from '#domain/days.ts';
import { infoDue, isEnded, stepDue } from '#domain/help-steps.ts';
import { infoState } from '#domain/info-months.ts';
import { helpStates } from '#domain/later-words.ts';
import type { HelpState } from '#domain/words.ts';
import type { RequestRow } from '#readmodel/schema.ts';

/** A state, or one of the usual questions. */
export type Shown = HelpState | 'open' | 'due' | 'ended';

export interface Choice {
	shown: Shown;
	count: number;
}

/** The day by which something is looked for, where it has come; undefined otherwise. */
export function overdue(request: RequestRow, today: Day, noticeDays: number | null): Day | undefined {
	if (request.voided) return undefined;
	const due = stepDue(request, noticeDays);
	return due !== undefined && due <= today ? due : undefined;
}

/** Requests as the list shows them, in the order they come in. */
export function shownRequests(requests: readonly RequestRow[], shown: Shown, today: Day, noticeDays: number | null): RequestRow[] {
	return requests.filter((one) => {
		if (shown === 'ended') return one.voided || isEnded(one.state);
		if (one.voided) return false;
		if (shown === 'open') return !isEnded(one.state);
		return shown === 'due' ? overdue(one, today, noticeDays) !== undefined : one.state === shown;
	});
}

/** The questions a list offers, with how many there are: the usual ones, then each state somebody stands at, in the order of the work. */
export function choices(requests: readonly RequestRow[], today: Day, noticeDays: number | null): Choice[] {
	const counted = (shown: Shown): Choice => ({ shown, count: shownRequests(requests, shown, today, noticeDays).length });
	const states = helpStates.filter((state) => !isEnded(state)).map(counted);
	return [counted('open'), counted('due'), ...states.filter(({ count }) => count > 0), counted('ended')];
}

/** How many of those that are due in INFO are not in it yet, and since when; undefined where all are. */
export function infoOverdue(requests: readonly RequestRow[], today: Day): { count: number; due: Day } | undefined {
	const late = requests.filter((one) => !one.voided && infoState(one) !== 'keyed' && infoDue(one.on) <= addedMonth(today));
	const [first] = late.map(({ on }) => infoDue(on)).sort();
	return first === undefined ? undefined : { count: late.length, due: first };
}

/** The day by which this month's requests are due: those of the month before are due in this one. */
const addedMonth = (today: Day): Day => infoDue(previousMonth(today));

function previousMonth(day: Day): string {
	const [year, month] = day.split('-').map(Number) as [number, number];
	return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 10);
}
