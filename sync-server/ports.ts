// What the server takes from outside, so that a test can crank it.

export interface Clock {
	/** Milliseconds since 1970, UTC. */
	now(): number;
}

/** Structured log. "error" means that someone should go and look. Never a password, a cookie or a document's body. */
export interface Log {
	debug(fields: Record<string, unknown>, message: string): void;
	info(fields: Record<string, unknown>, message: string): void;
	error(fields: Record<string, unknown>, message: string): void;
}

export const systemClock: Clock = { now: () => Date.now() };
export const silentLog: Log = { debug: () => undefined, info: () => undefined, error: () => undefined };
