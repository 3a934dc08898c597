// JSON in, as CouchDB takes it: whole numbers of any size keep their digits, and half a character is no text.
import { Refused } from '../errors.ts';
import { parseKeepingDigits } from '../json-digits.ts';

/** An escape that may be half of a surrogate pair. */
const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;
/** JSON.stringify writes an escape of this kind for a lone half only. */
const LONE_SURROGATE = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

/** Lists and objects in one another: far beyond any document, and well within what can be written again. */
export const JSON_LEVELS_MAX = 2_000;

/** The value of a JSON text. Throws Refused for anything else. */
export function parseJson(text: string): unknown {
	let value: unknown;
	try {
		value = parseKeepingDigits(text);
	} catch {
		throw new Refused('invalid_json');
	}
	if (typeof value === 'object' && value !== null) checkLevels(value);
	if (text.includes('\\u') && SURROGATE_ESCAPE.test(text) && LONE_SURROGATE.test(stringify(value))) throw new Refused('invalid_json');
	return value;
}

/** The same, for a body that must be an object. */
export function parseJsonObject(text: string, reason = 'Request body must be a JSON object'): Record<string, unknown> {
	const value = parseJson(text);
	if (!isObject(value)) throw new Refused('bad_request', reason);
	return value;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON text of a value that came as JSON. What nests too deep to be written again is refused. */
export function stringify(value: unknown): string {
	try {
		return JSON.stringify(value);
	} catch (error) {
		if (error instanceof RangeError) throw tooDeep();
		throw error;
	}
}

/** Whoever calls may stand deep in the stack already: what does not fit there any more is too deep too. */
function checkLevels(value: object): void {
	let isFine = false;
	try {
		isFine = isWithin(value, JSON_LEVELS_MAX);
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
	}
	if (!isFine) throw tooDeep();
}

const tooDeep = (): Refused => new Refused('bad_request', `The JSON has more than ${JSON_LEVELS_MAX} levels`);

/**
 * Whether a list or object has at most so many levels. Lists are gone through by number: by name costs more than parsing did. One call a
 * level, so that the deepest that is allowed fits the stack.
 */
function isWithin(value: object, levels: number): boolean {
	if (levels === 0) return false;
	if (Array.isArray(value)) {
		for (let index = 0; index < value.length; index += 1) {
			const member: unknown = value[index];
			if (typeof member === 'object' && member !== null && !isWithin(member, levels - 1)) return false;
		}
		return true;
	}
	for (const name in value) {
		const member = (value as Record<string, unknown>)[name];
		if (typeof member === 'object' && member !== null && !isWithin(member, levels - 1)) return false;
	}
	return true;
}
