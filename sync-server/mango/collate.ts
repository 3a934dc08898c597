// CouchDB's order of JSON values: null, false, true, numbers, texts, lists, objects; texts by ICU's root collation.
import { rawDigits, typeOf, type JsonObject, type JsonType } from './json.ts';

/** English has no rules of its own, so this is ICU's root order, the same on every machine. */
const { compare: compareLocale } = new Intl.Collator('en');

export type Compare = (a: unknown, b: unknown) => number;
type CompareTexts = (a: string, b: string) => number;

const RANK: Record<JsonType, number> = { null: 0, boolean: 1, number: 2, string: 3, array: 4, object: 5 };

/** Below zero, zero or above, as `a` comes before, with or after `b`. */
export const collate: Compare = (a, b) => compareValues(a, b, compareLocale);

/** The same with texts by their bytes: ids are ordered so. */
export const collateRaw: Compare = (a, b) => compareValues(a, b, compareCodePoints);

function compareValues(a: unknown, b: unknown, texts: CompareTexts): number {
	const type = typeOf(a);
	const other = typeOf(b);
	if (type !== other) return RANK[type] - RANK[other];
	if (type === 'string') return texts(a as string, b as string);
	if (type === 'number') return compareNumbers(a, b);
	if (type === 'boolean') return Number(a) - Number(b);
	if (type === 'array') return compareLists(a as unknown[], b as unknown[], texts);
	return type === 'object' ? compareObjects(a as JsonObject, b as JsonObject, texts) : 0;
}

function compareNumbers(a: unknown, b: unknown): number {
	const [left, right] = [exact(a), exact(b)];
	return left < right ? -1 : left > right ? 1 : 0;
}

/** Digits that a double cannot hold are compared as they are written. */
function exact(value: unknown): number | bigint {
	const digits = rawDigits(value);
	return digits === undefined ? (value as number) : BigInt(digits);
}

function compareLists(a: readonly unknown[], b: readonly unknown[], texts: CompareTexts): number {
	for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
		const order = compareValues(a[index], b[index], texts);
		if (order !== 0) return order;
	}
	return a.length - b.length;
}

/** Member by member in the order they are written, names before values. */
function compareObjects(a: JsonObject, b: JsonObject, texts: CompareTexts): number {
	const [left, right] = [Object.entries(a), Object.entries(b)];
	for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
		const [name, value] = left[index] as [string, unknown];
		const [otherName, otherValue] = right[index] as [string, unknown];
		const order = texts(name, otherName) || compareValues(value, otherValue, texts);
		if (order !== 0) return order;
	}
	return left.length - right.length;
}

/** UTF-8's bytes order as code points do; UTF-16's units do not. */
function compareCodePoints(a: string, b: string): number {
	if (a === b) return 0;
	const length = Math.min(a.length, b.length);
	for (let index = 0; index < length; index += 1) {
		if (a[index] === b[index]) continue;
		const [left, right] = [a.charCodeAt(index), b.charCodeAt(index)];
		const isPair = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;
		return isPair(left) === isPair(right) ? left - right : isPair(left) ? 1 : -1;
	}
	return a.length - b.length;
}
