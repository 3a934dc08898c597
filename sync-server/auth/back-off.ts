// Pure: how long to wait after failing so often.

export interface BackOff {
	/** Failures that cost nothing. */
	free: number;
	/** The wait after the first that costs; each further one doubles it. */
	firstWaitMs: number;
	waitMsMax: number;
}

export interface Failures {
	count: number;
	/** Milliseconds since 1970 of the last one. */
	lastAt: number;
}

/** Failures are forgotten after so long without another. */
export const FORGOTTEN_MS = 24 * 3_600_000;

/** When the next try may be made, in milliseconds since 1970; 0: at once. */
export function freeAgainAt(failures: Failures | undefined, { free, firstWaitMs, waitMsMax }: BackOff): number {
	if (failures === undefined || failures.count < free) return 0;
	return failures.lastAt + Math.min(waitMsMax, firstWaitMs * 2 ** Math.min(failures.count - free, 30));
}

/** The count after one more failure; an old one starts anew. */
export const oneMore = (failures: Failures | undefined, now: number): Failures => ({
	count: failures === undefined || now - failures.lastAt > FORGOTTEN_MS ? 1 : failures.count + 1,
	lastAt: now
});
