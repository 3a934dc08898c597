// Query parameters, read as CouchDB reads them. The same readers take members of a JSON body.
import { Refused } from '../errors.ts';
import { parseJson } from './parse-json.ts';

export type Query = ReadonlyMap<string, string>;

/** A switch that CouchDB takes as on for the word true and as off for anything else. */
export const isOn = (query: Query, name: string): boolean => query.get(name) === 'true';

/** A switch that must be the word true or false. */
export function strictSwitch(value: unknown, name: string): boolean | undefined {
	if (value === undefined) return undefined;
	if (value === true || value === 'true') return true;
	if (value === false || value === 'false') return false;
	throw new Refused('query_parse_error', `Invalid boolean parameter: ${text(value)} (${name})`);
}

/** A whole number that is not negative. */
export function wholeNumber(value: unknown, name: string): number | undefined {
	if (value === undefined) return undefined;
	const number = typeof value === 'number' ? value : /^\d{1,15}$/.test(text(value)) ? Number(value) : NaN;
	if (!Number.isSafeInteger(number) || number < 0)
		throw new Refused('query_parse_error', `Invalid value for integer parameter: ${text(value)} (${name})`);
	return number;
}

/** A parameter that carries JSON. */
export function jsonParameter(value: string | undefined): unknown {
	return value === undefined ? undefined : parseJson(value);
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}
