// Programmer errors stop here; what people or the world may do wrong is a Refusal or a typed Error instead.

/** Throws when a condition that only a bug can break does not hold. */
export function assert(condition: unknown, what: string): asserts condition {
	if (!condition) throw new Error(`Broken assumption: ${what}`);
}

/** The value, or a thrown error naming what was expected to be there. */
export function must<T>(value: T | undefined | null, what: string): T {
	assert(value !== undefined && value !== null, `${what} is missing`);
	return value;
}

/** For the end of an exhaustive switch: the compiler proves that it is never reached. */
export function unreachable(value: never): never {
	throw new Error(`Unreachable: ${JSON.stringify(value)}`);
}
