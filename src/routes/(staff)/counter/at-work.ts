// Who may have served a visitor, and when it is now: plain values for the controllers of the counter. Pure.
import { correctedMs } from '#domain/clock-offset.ts';
import { servedBy } from '#domain/on-duty.ts';
import type { StaffMember } from '#domain/staff-member.ts';

interface Clock {
	now(): number;
	offset(): number | null;
}
export interface AtWork {
	id: string;
	name: string;
}

const HOURS_PER_DAY = 24;
const BANGKOK_AHEAD_HOURS = 7;

/** Device time, ISO UTC. */
export const isoNow = (clock: Pick<Clock, 'now'>): string => new Date(clock.now()).toISOString();

/** Hour of the day in Bangkok, 0–23. */
export const hourInBangkok = (clock: Clock): number =>
	(new Date(correctedMs(clock.now(), clock.offset())).getUTCHours() + BANGKOK_AHEAD_HOURS) % HOURS_PER_DAY;

/** Staff who work here, and these others though the staff list does not have them (an account, somebody who left). */
export function peopleAtWork(staff: readonly StaffMember[], others: readonly AtWork[]): AtWork[] {
	const named = staff.filter(({ id, disabled }) => disabled === undefined || others.some((other) => other.id === id));
	const people = named.map(({ id, name }) => ({ id, name }));
	return [
		...people,
		...others.filter(({ id }, nth) => !staff.some((one) => one.id === id) && others.findIndex((one) => one.id === id) === nth)
	];
}

/** Who of these people is taken to have served. */
export const takenToServe = (onDuty: readonly string[], who: string | undefined, people: readonly AtWork[]): string | undefined =>
	servedBy(onDuty, who, new Set(people.map(({ id }) => id))) ?? undefined;
