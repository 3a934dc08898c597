// Waiting as a port, so that tests turn the clock themselves.

export interface Timers {
	/** Calls back once after so many milliseconds; returns how to call it off. */
	after(delayMs: number, then: () => void): () => void;
}

export const realTimers: Timers = {
	after(delayMs, then) {
		const timer = setTimeout(then, delayMs);
		return () => clearTimeout(timer);
	}
};
