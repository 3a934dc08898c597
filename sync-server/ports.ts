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

/** Is told what happens, to be counted. No call carries a name of a person, a database or a document. */
export interface Watch {
	/** `route`: the template of the address. `isLive`: waited for news, so that its time says nothing. */
	answered(request: { route: string; method: string; status: number; seconds: number; isLive: boolean }): void;
	wrote(documents: number): void;
	/** One commit with its fsync. */
	committed(seconds: number): void;
	signInFailed(why: 'wrong' | 'locked'): void;
	/** Something to be read whenever someone looks; `name` in words and underscores. */
	measure(name: string, help: string, read: () => number): void;
}

export const systemClock: Clock = { now: () => Date.now() };
export const silentLog: Log = { debug: () => undefined, info: () => undefined, error: () => undefined };
export const blindWatch: Watch = {
	answered: () => undefined,
	wrote: () => undefined,
	committed: () => undefined,
	signInFailed: () => undefined,
	measure: () => undefined
};
