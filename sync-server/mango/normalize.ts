// A selector as CouchDB brings it into one form before it is planned, explained and matched: operators are spelt out, fields
// are whole paths above them, negations are pushed down. Each object of the form has one member.
import { Refused } from '../errors.ts';
import { termOf } from './erlang-term.ts';
import { isInteger, isObject, single, type JsonObject } from './json.ts';
import { compilePattern } from './pattern.ts';

/** One-member objects: `{"$and":[…]}`, `{"a.b":{"$gt":1}}`; or `{}`, which everything matches. */
export type Selector = JsonObject;

/** Conditions nest so deep at most, and a selector has so many at most: both are far beyond what a person writes. */
export const SELECTOR_DEPTH_MAX = 200;
export const SELECTOR_CONDITIONS_MAX = 10_000;

/** Brings a selector into the one form; what is in it already stays as it is. Throws Refused with CouchDB's reasons. */
export function normalize(selector: unknown): Selector {
	if (!isObject(selector)) throw new Refused('invalid_selector_json', `Selector must be a JSON object, not: ${termOf(selector)}`);
	if (Object.keys(selector).length === 0) return {};
	const budget = { conditions: 0 };
	const normal = negationsDown(fieldsUp(spelled(selector, budget, 0), ''));
	if (Object.hasOwn(normal, '')) throw new Refused('invalid_selector', 'One or more conditions is missing a field name.');
	return normal;
}

/** The only member of a condition. */
export function memberOf(condition: Selector): [name: string, value: unknown] {
	return Object.entries(condition)[0] ?? ['', undefined];
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isBoolean = (value: unknown): boolean => typeof value === 'boolean';

/** Operators that hold conditions in a list, those that hold one, and what the others take. */
const LISTS: ReadonlySet<string> = new Set(['$and', '$or', '$nor']);
const NESTED: ReadonlySet<string> = new Set(['$not', '$elemMatch', '$allMatch', '$keyMapMatch']);
const TERMINALS: Record<string, (argument: unknown) => boolean> = {
	$in: Array.isArray,
	$nin: Array.isArray,
	$all: Array.isArray,
	$exists: isBoolean,
	$type: isText,
	$mod: (value) => Array.isArray(value) && value.length === 2 && value.every(isInteger) && value[0] !== 0,
	$regex: (value) => typeof value === 'string' && compilePattern(value) !== undefined,
	$size: (value) => isInteger(value) && Number(value) >= 0,
	...Object.fromEntries(['$lt', '$lte', '$eq', '$ne', '$gte', '$gt'].map((name) => [name, () => true]))
};
/** Operators that CouchDB knows by name and does not do; and full text, for which this server has no index. */
const UNSUPPORTED: ReadonlySet<string> = new Set(['$where', '$geoWithin', '$geoIntersects', '$near', '$nearSphere', '$text']);

interface Budget {
	conditions: number;
}

function spelled(condition: unknown, budget: Budget, depth: number): Selector {
	budget.conditions += 1;
	if (depth > SELECTOR_DEPTH_MAX || budget.conditions > SELECTOR_CONDITIONS_MAX) {
		throw new Refused('too_large', `A selector nests ${SELECTOR_DEPTH_MAX} deep and has ${SELECTOR_CONDITIONS_MAX} conditions at most`);
	}
	const members = isObject(condition) ? Object.entries(condition) : [];
	if (members.length > 1) return { $and: members.map(([name, value]) => spelled(single(name, value), budget, depth + 1)) };
	const [member] = members;
	if (member === undefined) return { $eq: condition };
	const [name, value] = member;
	return name.startsWith('$') ? spelledOperator(name, value, budget, depth) : single(name, spelled(value, budget, depth + 1));
}

function spelledOperator(name: string, argument: unknown, budget: Budget, depth: number): Selector {
	const badArgument = () => new Refused('bad_arg', `Bad argument for operator ${name}: ${termOf(argument)}`);
	if (LISTS.has(name)) {
		if (!Array.isArray(argument)) throw badArgument();
		return single(
			name,
			argument.map((one) => spelled(one, budget, depth + 1))
		);
	}
	if (NESTED.has(name)) {
		if (!isObject(argument)) throw badArgument();
		return single(name, spelled(argument, budget, depth + 1));
	}
	if (UNSUPPORTED.has(name)) throw new Refused('not_supported', `Unsupported operator: ${name}`);
	if (name === '$beginsWith' && isText(argument)) return single(name, argument);
	const takes = Object.hasOwn(TERMINALS, name) ? TERMINALS[name] : undefined;
	if (takes === undefined) throw new Refused('invalid_operator', `Invalid operator: ${name}`);
	if (!takes(argument)) throw badArgument();
	return single(name, argument);
}

/** `{a: {$and: [{$gt: 1}, …]}}` becomes `{$and: [{a: {$gt: 1}}, …]}`, and `{a: {b: …}}` becomes `{"a.b": …}`. */
function fieldsUp(condition: Selector, path: string): Selector {
	const [name, value] = memberOf(condition);
	if (LISTS.has(name))
		return single(
			name,
			(value as Selector[]).map((one) => fieldsUp(one, path))
		);
	if (name === '$not') return single(name, fieldsUp(value as Selector, path));
	if (NESTED.has(name)) return single(path, single(name, fieldsUp(value as Selector, '')));
	if (name.startsWith('$')) return single(path, condition);
	return fieldsUp(value as Selector, path === '' ? name : `${path}.${name}`);
}

function negationsDown(condition: Selector): Selector {
	const [name, value] = memberOf(condition);
	if (name === '$not') return negated(value as Selector);
	if (name === '$nor') return { $and: (value as Selector[]).map(negated) };
	if (name === '$and' || name === '$or') return single(name, (value as Selector[]).map(negationsDown));
	return condition;
}

const OPPOSITE: Record<string, string> = {
	$lt: '$gte',
	$gte: '$lt',
	$lte: '$gt',
	$gt: '$lte',
	$eq: '$ne',
	$ne: '$eq',
	$in: '$nin',
	$nin: '$in'
};

function negated(condition: Selector): Selector {
	const [name, value] = memberOf(condition);
	if (name === '$not') return negationsDown(value as Selector);
	if (name === '$nor') return { $or: (value as Selector[]).map(negationsDown) };
	if (name === '$and' || name === '$or') return single(name === '$and' ? '$or' : '$and', (value as Selector[]).map(negated));
	if (name === '$exists') return { $exists: value !== true };
	const opposite = Object.hasOwn(OPPOSITE, name) ? OPPOSITE[name] : undefined;
	if (opposite !== undefined) return single(opposite, value);
	return name.startsWith('$') ? { $not: condition } : single(name, negated(value as Selector));
}

/** The fields that the conditions are about. */
export function fieldsOf(selector: Selector): string[] {
	const [name, value] = memberOf(selector);
	if (value === undefined) return [];
	return name.startsWith('$') && Array.isArray(value) ? (value as Selector[]).flatMap(fieldsOf) : [name];
}

/** Whether a pattern is anywhere in it. */
export function usesPattern(selector: unknown): boolean {
	if (Array.isArray(selector)) return selector.some(usesPattern);
	return isObject(selector) && Object.entries(selector).some(([name, value]) => name === '$regex' || usesPattern(value));
}
