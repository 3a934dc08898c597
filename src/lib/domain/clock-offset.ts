// Device clocks lie (product promise 14): a tablet may wake up in 1970, or in the CE year 2569 because somebody typed the
// Buddhist year. Facts carry the device's time and the offset to the server's; everything else uses the corrected instant.

/** Years at or after this, in a CE clock, are Buddhist years typed into it. */
const BUDDHIST_YEAR_MIN = 2400;
const BUDDHIST_YEARS_AHEAD = 543;
/** Nothing was recorded before the first release, nor will be after this. */
const BELIEVABLE_FROM_MS = Date.UTC(2024, 0, 1);
const BELIEVABLE_UNTIL_MS = Date.UTC(2200, 0, 1);
/** What Date can express. */
const INSTANT_MS_MAX = 8.64e15;

/**
 * Device time in milliseconds, corrected by the offset to the server's time. Before the first contact (`offset` null) a
 * clock in a Buddhist year is taken back 543 years; one in 1970 stays, there is nothing to correct it by.
 */
export function correctedMs(deviceMs: number, offset: number | null): number {
	if (offset !== null) return clamp(deviceMs + offset);
	const date = new Date(clamp(deviceMs));
	if (date.getUTCFullYear() < BUDDHIST_YEAR_MIN) return date.getTime();
	return date.setUTCFullYear(date.getUTCFullYear() - BUDDHIST_YEARS_AHEAD);
}

/** A clock further than this from the server's is shown with the right time. */
export const CLOCK_OFFSET_MS_MAX = 5 * 60_000;
/** A clock that leaps by less was not set by anybody. */
export const CLOCK_LEAP_MS_MIN = 60_000;
/** A device sleeps or lies switched off for less than this; what looks like more is rather a clock that was set. */
export const DEVICE_OFF_MS_MAX = 30 * 24 * 3_600_000;

/** An offset to go on with. `sure`: no reason to doubt it until the server is heard again. */
export interface SettledOffset {
	offset: number | null;
	sure: boolean;
}

/**
 * The offset to go on with at a start. `lastMs` is the corrected time when the device was last on: time does not run back, so
 * a clock that was set, or lost its battery, gives itself away.
 */
export function offsetAtStart(deviceMs: number, offset: number | null, lastMs: number | undefined): SettledOffset {
	if (lastMs === undefined) return { offset, sure: true };
	const aheadMs = (by: number | null): number => correctedMs(deviceMs, by) - lastMs;
	const fits = (by: number | null): boolean => aheadMs(by) > -CLOCK_LEAP_MS_MIN && aheadMs(by) < DEVICE_OFF_MS_MAX;
	if (fits(offset)) return { offset, sure: true };
	if (fits(null)) return { offset: null, sure: false };
	return { offset: aheadMs(offset) < 0 ? lastMs - deviceMs : offset, sure: false };
}

/**
 * The offset to go on with after the device's clock moved by `deviceMs` while `steadyMs` went by on one that nobody can set
 * (and that may stand still while the device sleeps). Undefined: the clock was not set.
 */
export function offsetAfterLeap(offset: number | null, deviceMs: number, steadyMs: number): SettledOffset | undefined {
	const leapMs = deviceMs - steadyMs;
	if (leapMs > -CLOCK_LEAP_MS_MIN && leapMs < DEVICE_OFF_MS_MAX) return undefined;
	return { offset: offset === null ? null : offset - leapMs, sure: false };
}

/**
 * Whether the device's clock moved by so much more or less than went by that the server should be asked. A device that slept looks
 * just like one whose clock was set forward: nothing is doubted for it, and the server's answer tells.
 */
export const isToBeChecked = (deviceMs: number, steadyMs: number): boolean =>
	deviceMs - steadyMs <= -CLOCK_LEAP_MS_MIN || deviceMs - steadyMs >= CLOCK_OFFSET_MS_MAX;

/** What a screen says of the clock, if anything. */
export type ClockTrouble = 'wrong' | 'doubtful' | 'unbelievable';

/** `wrong`: the server's time is known. `doubtful`: it was, and the clock was set since. `unbelievable`: it never was. */
export function clockTrouble(deviceMs: number, { offset, sure }: SettledOffset): ClockTrouble | undefined {
	if (!sure) return 'doubtful';
	if (offset === null) return isBelievable(deviceMs) ? undefined : 'unbelievable';
	return Math.abs(offset) > CLOCK_OFFSET_MS_MAX ? 'wrong' : undefined;
}

/** The corrected instant of a fact's `at` and `offset`, ISO UTC. An `at` that is no instant comes back as it is. */
export function correctedInstant(at: string, offset: number | null): string {
	const deviceMs = Date.parse(at);
	return Number.isNaN(deviceMs) ? at : new Date(correctedMs(deviceMs, offset)).toISOString();
}

/** Whether an instant (milliseconds) can be true at all; if not, the screen says that the clock is wrong. */
export const isBelievable = (ms: number): boolean => ms >= BELIEVABLE_FROM_MS && ms < BELIEVABLE_UNTIL_MS;

const clamp = (ms: number): number => Math.max(-INSTANT_MS_MAX, Math.min(INSTANT_MS_MAX, ms));
