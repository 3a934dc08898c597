// Whom a request's form begins with as officer: by the duty roster of the request's day, as the visit's does (U296). Pure.
import { correctedMs } from '#domain/clock-offset.ts';
import type { DutyDay } from '#domain/duty.ts';
import { onDutyAt, servedBy } from '#domain/on-duty.ts';

const MS_PER_HOUR = 3_600_000;
const HOURS_PER_DAY = 24;
const BANGKOK_AHEAD_HOURS = 7;
/** Of a day that is over, the morning's staff are taken first. */
const NOON_BEFORE = 11;

export interface OfficerAsked {
	/** Roster of the request's day. */
	duty: DutyDay | undefined;
	/** Whether that day is today. */
	isToday: boolean;
	clock: { now(): number; offset(): number | null };
	/** Staff id of whoever is at the device. */
	who: string | undefined;
	/** Ids of staff who work here. */
	staff: readonly string[];
}

/** Staff id, '' for nobody. */
export function officerOn({ duty, isToday, clock, who, staff }: OfficerAsked): string {
	const hour = (Math.floor(correctedMs(clock.now(), clock.offset()) / MS_PER_HOUR) + BANGKOK_AHEAD_HOURS) % HOURS_PER_DAY;
	const onDuty = isToday ? onDutyAt(duty, hour) : [...onDutyAt(duty, NOON_BEFORE), ...(duty?.afternoon ?? [])];
	return servedBy(onDuty, who, new Set([...staff, ...(who === undefined ? [] : [who])])) ?? '';
}
