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

/** The corrected instant of a fact's `at` and `offset`, ISO UTC. An `at` that is no instant comes back as it is. */
export function correctedInstant(at: string, offset: number | null): string {
	const deviceMs = Date.parse(at);
	return Number.isNaN(deviceMs) ? at : new Date(correctedMs(deviceMs, offset)).toISOString();
}

/** Whether an instant (milliseconds) can be true at all; if not, the screen says that the clock is wrong. */
export const isBelievable = (ms: number): boolean => ms >= BELIEVABLE_FROM_MS && ms < BELIEVABLE_UNTIL_MS;

const clamp = (ms: number): number => Math.max(-INSTANT_MS_MAX, Math.min(INSTANT_MS_MAX, ms));
