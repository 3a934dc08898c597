// After how many days without an answer a forwarded case waits too long (D137): the centre's to say, alike on every tablet.
import { decided, firstRefusal, type Decision } from './decision.ts';
import { inOrder } from './fact-order.ts';
import type { Fact } from './facts.ts';
import { CASE_WAIT_DAYS_DEFAULT, CASE_WAIT_DAYS_MAX } from './limits.ts';
import { refuse } from './refusals.ts';
import { may, type Role } from './roles.ts';

export interface CaseWaitContext {
	roles: readonly Role[];
	/** Days as they are now. */
	days: number;
}

/** Whether so many days are too long from now on: whole ones, from 1 to CASE_WAIT_DAYS_MAX. */
export function decideSetCaseWait({ roles, days }: CaseWaitContext, wanted: number): Decision<'case-wait-set'> {
	const refusal = firstRefusal([
		() => (may(roles, 'set-profile') ? undefined : refuse('not-permitted')),
		() => (isWait(wanted) ? undefined : refuse('number-impossible', 'days', { max: CASE_WAIT_DAYS_MAX })),
		() => (wanted === days ? refuse('nothing-changed', 'days') : undefined)
	]);
	return refusal === undefined ? decided('case-wait-set', { days: wanted }) : { ok: false, refusal };
}

const isWait = (days: number): boolean => Number.isInteger(days) && days >= 1 && days <= CASE_WAIT_DAYS_MAX;

/** The days said last. */
export const foldCaseWait = (facts: readonly Fact<'case-wait-set'>[]): number => inOrder(facts).at(-1)?.body.days ?? CASE_WAIT_DAYS_DEFAULT;
