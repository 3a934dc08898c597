// When a visitor counts as gone (promise 7): no touch for a while, then a countdown that any touch ends. Pure.

/** Without a touch for this long, the countdown begins. */
export const IDLE_MS_MAX = 60_000;
/** How long the countdown gives before the survey is closed as abandoned. */
export const COUNTDOWN_MS = 15_000;
/** How long the thank-you stays before the screen asks for the tablet back. */
export const THANKS_MS = 8_000;
/** How often the kiosk looks at the clock. */
export const TICK_MS = 500;

export type Presence = { state: 'here' } | { state: 'leaving'; secondsLeft: number } | { state: 'gone' };

/** What a silence of so many milliseconds means. A clock that ran backwards counts as no silence. */
export function presence(silentMs: number): Presence {
	if (silentMs < IDLE_MS_MAX) return { state: 'here' };
	const leftMs = IDLE_MS_MAX + COUNTDOWN_MS - silentMs;
	return leftMs <= 0 ? { state: 'gone' } : { state: 'leaving', secondsLeft: Math.ceil(leftMs / 1000) };
}
