// Who is on duty when (เวรปฏิบัติหน้าที่; D94–D97): set by a head for anybody, by others where they come or go themselves. Kept by halves of a
// day, so that two tablets which set the same day end with the same roster.
import { checkDay, isDay } from './days.ts';
import { decided, firstRefusal, type Check, type Decision } from './decision.ts';
import { subjectIdOf } from './fact-id.ts';
import { inOrder } from './fact-order.ts';
import type { Fact, FactBody } from './facts.ts';
import { STAFF_ON_DUTY_MAX } from './limits.ts';
import { refuse } from './refusals.ts';
import { may, type Role } from './roles.ts';
import type { StaffMember } from './staff-member.ts';
import type { DutyPart } from './words.ts';

export { AFTERNOON_FROM_HOUR, dutyMonthOf, onDutyAt, servedBy } from './on-duty.ts';

/** Staff ids by half of a day; both the same when the day was given whole. */
export interface DutyDay {
	on: string;
	morning: string[];
	afternoon: string[];
	/** Whom another tablet had put there at the same time, unknown to the one whose word holds; absent where nobody did, or it was looked at since. */
	overruled?: string[];
}
/** The roster of one month; days on which nobody is are not in it. */
export interface DutyMonth {
	/** `2026-11` */
	id: string;
	/** In order. */
	days: DutyDay[];
}
export type DutyStatement = Omit<FactBody<'duty-set'>, 'saw'>;

export interface DutyContext {
	roles: readonly Role[];
	/** Who asks. */
	by: string;
	staff: readonly StaffMember[];
	/** The roster of that day as it is now; undefined where nobody is on duty. */
	day: DutyDay | undefined;
}

export type DutyConflict =
	| { kind: 'nobody' }
	/** Twice: in both halves apart from each other is no conflict, on the list of one half twice is. */
	| { kind: 'twice'; staff: string }
	| { kind: 'disabled'; staff: string }
	| { kind: 'unknown'; staff: string }
	| { kind: 'at-once'; others: readonly string[] };

export const nobodyOn = (on: string): DutyDay => ({ on, morning: [], afternoon: [] });

/** Whether these people may be on duty from now on. Whoever is no head only comes or goes themself. */
export function decideSetDuty(context: DutyContext, typed: DutyStatement): Decision<'duty-set'> {
	const said = { ...typed, staff: [...new Set(typed.staff)] };
	const after = isDay(said.on) ? withStatement(context.day ?? nobodyOn(said.on), said) : undefined;
	const refusal = firstRefusal([
		() => (may(context.roles, 'set-duty') ? undefined : refuse('not-permitted')),
		() => (context.staff.length > 0 && said.staff.some((one) => !isKnown(context, one)) ? refuse('unknown-staff', 'staff') : undefined),
		() => checkDay(said.on),
		() => (said.staff.length > STAFF_ON_DUTY_MAX ? refuse('too-many-on-duty', 'staff', { max: STAFF_ON_DUTY_MAX }) : undefined),
		() => (after !== undefined && isSettled(after, context.day ?? nobodyOn(said.on)) ? refuse('nothing-changed') : undefined),
		() => ownDuty(context, after)
	]);
	const { morning, afternoon } = context.day ?? nobodyOn(said.on);
	return refusal === undefined ? decided('duty-set', { ...said, saw: { morning, afternoon } }) : { ok: false, refusal };
}

/** The roster of a month as the set of its facts says: of each half the newest statement, one about the day being about both. */
export function foldDuty(facts: readonly Fact<'duty-set'>[]): DutyMonth | undefined {
	const ordered = inOrder(facts);
	const first = ordered[0];
	if (first === undefined) return undefined;
	const days = new Map<string, DutyDay>();
	for (const { body } of ordered) days.set(body.on, afterFact(days.get(body.on) ?? nobodyOn(body.on), body));
	const kept = [...days.values()].filter(({ morning, afternoon, overruled }) => morning.length + afternoon.length > 0 || overruled);
	return { id: subjectIdOf(first._id), days: kept.sort((a, b) => (a.on < b.on ? -1 : 1)) };
}

/** The day after one more statement; whoever made it and did not see how the day stood overruled somebody without knowing. */
function afterFact(before: DutyDay, body: FactBody<'duty-set'>): DutyDay {
	const day = withStatement(before, body);
	const { saw } = body;
	const unseen = (['morning', 'afternoon'] as const).filter((half) => saw !== null && !sameStaff(saw[half], before[half]));
	const lost = unseen.filter((half) => !sameStaff(day[half], before[half])).flatMap((half) => before[half]);
	const changed = unseen.some((half) => !sameStaff(day[half], before[half]));
	return changed ? { ...day, overruled: [...new Set(lost)] } : day;
}

/** What is wrong with a day's roster. `works`: whether anybody is needed on that day at all. */
export function dutyConflicts(day: DutyDay, staff: readonly StaffMember[], works: boolean): DutyConflict[] {
	const named = [...new Set([...day.morning, ...day.afternoon])];
	const half = (list: readonly string[]): string[] => list.filter((one, at) => list.indexOf(one) !== at);
	const twice = [...new Set([...half(day.morning), ...half(day.afternoon)])];
	const member = (id: string): StaffMember | undefined => staff.find((one) => one.id === id);
	return [
		...(works && (day.morning.length === 0 || day.afternoon.length === 0) ? [{ kind: 'nobody' as const }] : []),
		...twice.map((one) => ({ kind: 'twice' as const, staff: one })),
		...named.filter((one) => member(one)?.disabled !== undefined).map((one) => ({ kind: 'disabled' as const, staff: one })),
		...named.filter((one) => member(one) === undefined).map((one) => ({ kind: 'unknown' as const, staff: one })),
		...(day.overruled === undefined ? [] : [{ kind: 'at-once' as const, others: day.overruled }])
	];
}

export function withStatement(day: DutyDay, { part, staff }: { part: DutyPart; staff: readonly string[] }): DutyDay {
	const list = [...staff];
	return {
		on: day.on,
		morning: part === 'afternoon' ? day.morning : list,
		afternoon: part === 'morning' ? day.afternoon : list
	};
}

const isKnown = ({ staff, by }: DutyContext, id: string): boolean => id === by || staff.some((one) => one.id === id);
const sameStaff = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join();
/** Nothing would change; the same said again of a day that two tablets set at once means that it was looked at. */
const isSettled = (a: DutyDay, b: DutyDay): boolean =>
	b.overruled === undefined && sameStaff(a.morning, b.morning) && sameStaff(a.afternoon, b.afternoon);

/** In each half that changes, whoever is no head must be among those who come or go. */
function ownDuty({ roles, by, day }: DutyContext, after: DutyDay | undefined): ReturnType<Check> {
	if (after === undefined || may(roles, 'plan-duty')) return undefined;
	const before = day ?? nobodyOn(after.on);
	const own = (from: readonly string[], to: readonly string[]): boolean =>
		from.join() === to.join() || from.includes(by) !== to.includes(by);
	return own(before.morning, after.morning) && own(before.afternoon, after.afternoon) ? undefined : refuse('not-your-duty', 'staff');
}
