// Whether a document matches a selector. A selector is compiled once into functions and then asked of many documents.
import { collate, collateRaw, type Compare } from './collate.ts';
import { getField, parsePath } from './field-path.ts';
import { isObject, typeOf } from './json.ts';
import { memberOf, type Selector } from './normalize.ts';
import { compilePattern } from './pattern.ts';

export type Matcher = (value: unknown) => boolean;

/** Compiles a selector in its one form (normalize.ts). Throws Refused for a field's name with an empty step. */
export const matcherOf = (selector: Selector): Matcher => (Object.keys(selector).length === 0 ? () => true : compile(selector, collate));

/** The operators that compare a value with their argument. */
const COMPARISONS: Record<string, (order: number) => boolean> = {
	$lt: (order) => order < 0,
	$lte: (order) => order <= 0,
	$eq: (order) => order === 0,
	$ne: (order) => order !== 0,
	$gte: (order) => order >= 0,
	$gt: (order) => order > 0
};

function compile(condition: Selector, compare: Compare): Matcher {
	const [name, argument] = memberOf(condition);
	const comparison = Object.hasOwn(COMPARISONS, name) ? COMPARISONS[name] : undefined;
	if (comparison !== undefined) return (value) => comparison(compare(value, argument));
	const build = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
	return build === undefined ? fieldMatcher(name, argument as Selector, compare) : build(argument, compare);
}

/** A field that is not there matches `{"$exists": false}` and nothing else, not even `$ne`. */
function fieldMatcher(name: string, condition: Selector, compare: Compare): Matcher {
	const matches = compile(condition, name === '_id' ? collateRaw : compare);
	if (name === '') return matches;
	const steps = parsePath(name);
	const takesMissing = condition.$exists === false;
	return (value) => {
		const found = getField(value, steps);
		return found.at === 'value' ? matches(found.value) : takesMissing && found.at === 'missing';
	};
}

const all = (conditions: unknown, compare: Compare): Matcher[] => (conditions as Selector[]).map((one) => compile(one, compare));

/** Order of members counts, as in Erlang. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const OPERATORS: Record<string, (argument: unknown, compare: Compare) => Matcher> = {
	$and: (argument, compare) => {
		const conditions = all(argument, compare);
		return (value) => conditions.every((matches) => matches(value));
	},
	// An empty list of alternatives is no condition.
	$or: (argument, compare) => {
		const conditions = all(argument, compare);
		return (value) => conditions.length === 0 || conditions.some((matches) => matches(value));
	},
	$nor: (argument, compare) => {
		const conditions = all(argument, compare);
		return (value) => !conditions.some((matches) => matches(value));
	},
	$not: (argument, compare) => {
		const matches = compile(argument as Selector, compare);
		return (value) => !matches(value);
	},
	$in: (argument, compare) => isIn(argument as unknown[], compare),
	$nin: (argument, compare) => {
		const matches = isIn(argument as unknown[], compare);
		return (value) => !matches(value);
	},
	$all: (argument) => hasAll(argument as unknown[]),
	$elemMatch: (argument, compare) => {
		const matches = compile(argument as Selector, compare);
		return (value) => Array.isArray(value) && value.some(matches);
	},
	$allMatch: (argument, compare) => {
		const matches = compile(argument as Selector, compare);
		return (value) => Array.isArray(value) && value.length > 0 && value.every(matches);
	},
	$keyMapMatch: (argument, compare) => {
		const matches = compile(argument as Selector, compare);
		return (value) => isObject(value) && Object.keys(value).some(matches);
	},
	$exists: (argument) => () => argument === true,
	$type: (argument) => (value) => typeOf(value) === argument,
	$size: (argument) => (value) => Array.isArray(value) && value.length === Number(argument),
	$mod: (argument) => {
		const [divisor, remainder] = (argument as unknown[]).map(Number) as [number, number];
		return (value) => Number.isInteger(value) && (value as number) % divisor === remainder;
	},
	$regex: (argument) => {
		const pattern = compilePattern(argument as string);
		return (value) => typeof value === 'string' && pattern !== undefined && pattern.test(value);
	},
	$beginsWith: (argument) => (value) => typeof value === 'string' && value.startsWith(argument as string)
};

/** A list is in the list when one of its elements is. */
function isIn(allowed: readonly unknown[], compare: Compare): Matcher {
	const isAllowed = (value: unknown) => allowed.some((one) => compare(value, one) === 0);
	return (value) => (Array.isArray(value) ? value.some(isAllowed) : isAllowed(value));
}

function hasAll(wanted: readonly unknown[]): Matcher {
	return (value) => {
		if (!Array.isArray(value) || wanted.length === 0) return false;
		if (wanted.length === 1 && Array.isArray(wanted[0]) && isSame(wanted[0], value)) return true;
		return wanted.every((one) => value.some((element) => isSame(element, one)));
	};
}
