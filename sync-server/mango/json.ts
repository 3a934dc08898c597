// JSON values as they come from parse-json.ts: a whole number beyond 2^53 keeps its digits as raw JSON text.

interface JsonWithRaw {
	isRawJSON(value: unknown): value is { rawJSON: string };
}

export type JsonObject = Record<string, unknown>;
export type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

/** The digits of a number that a double cannot hold; undefined for everything else. */
export const rawDigits = (value: unknown): string | undefined =>
	(JSON as unknown as JsonWithRaw).isRawJSON(value) ? value.rawJSON : undefined;

export function typeOf(value: unknown): JsonType {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'array';
	if (typeof value === 'object') return rawDigits(value) === undefined ? 'object' : 'number';
	return typeof value as JsonType;
}

export const isObject = (value: unknown): value is JsonObject => typeOf(value) === 'object';

/** A whole number of any size. */
export const isInteger = (value: unknown): boolean => Number.isInteger(value) || rawDigits(value) !== undefined;

/** An object of one member, whatever the member's name. */
export const single = (name: string, value: unknown): JsonObject => ({ [name]: value });
