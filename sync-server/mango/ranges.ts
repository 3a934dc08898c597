// What part of an index a selector needs: for each field that it compares, between which values.
import { collate } from './collate.ts';
import { memberOf, type Selector } from './normalize.ts';

/** Keys between which the matching rows lie, or none at all. Undefined is an open end. */
export type Range = { low: Bound | undefined; high: Bound | undefined } | 'empty';
interface Bound {
	value: unknown;
	/** Whether the value itself is in. */
	isIn: boolean;
}

const INDEXABLE: ReadonlySet<string> = new Set(['$lt', '$lte', '$eq', '$gt', '$gte', '$beginsWith']);
/** Sorts after what begins with the same letters. */
const HIGHEST_CHARACTER = '\u{10ffff}';

/** Fields that the selector compares with values, in order, each once. */
export function indexableFields(selector: Selector): string[] {
	return [...new Set(fieldsCompared(selector))].sort();
}

function fieldsCompared(selector: Selector): string[] {
	const [name, value] = memberOf(selector);
	if (name === '$and') return (value as Selector[]).flatMap(fieldsCompared);
	if (name === '' || name.startsWith('$')) return [];
	return INDEXABLE.has(memberOf(value as Selector)[0]) ? [name] : [];
}

/** The ranges of all fields compared; one that nothing can be in stands for all. */
export function fieldRanges(selector: Selector): [field: string, range: Range][] {
	const ranges = indexableFields(selector).map((field): [string, Range] => [field, rangeOf(selector, field)]);
	const empty = ranges.find(([, range]) => range === 'empty');
	return empty === undefined ? ranges : [empty];
}

function rangeOf(selector: Selector, field: string): Range {
	return comparisonsOf(selector, field).reduce<Range>(narrowed, { low: undefined, high: undefined });
}

/** All comparisons of a field that must hold together. */
function comparisonsOf(selector: Selector, field: string): [operator: string, argument: unknown][] {
	const [name, value] = memberOf(selector);
	if (name === '$and') return (value as Selector[]).flatMap((one) => comparisonsOf(one, field));
	if (name !== field) return [];
	const [operator, argument] = memberOf(value as Selector);
	if (operator !== '$beginsWith') return [[operator, argument]];
	return [
		['$gte', argument],
		['$lte', `${String(argument)}${HIGHEST_CHARACTER}`]
	];
}

function narrowed(range: Range, [operator, value]: [string, unknown]): Range {
	if (range === 'empty') return range;
	let { low, high } = range;
	if (operator === '$gt' || operator === '$gte' || operator === '$eq') low = tighter(low, { value, isIn: operator !== '$gt' }, 1);
	if (operator === '$lt' || operator === '$lte' || operator === '$eq') high = tighter(high, { value, isIn: operator !== '$lt' }, -1);
	if (low === undefined || high === undefined) return { low, high };
	const order = collate(low.value, high.value);
	return order > 0 || (order === 0 && !(low.isIn && high.isIn)) ? 'empty' : { low, high };
}

/** Of two bounds of one end the one that lets less through. `side`: 1 for the low end. */
function tighter(before: Bound | undefined, next: Bound, side: 1 | -1): Bound {
	if (before === undefined) return next;
	const order = collate(next.value, before.value) * side;
	return order > 0 || (order === 0 && !next.isIn) ? next : before;
}

/** Stands in _explain for what sorts after everything. */
export const MAX_SHOWN = '<MAX>';

/** The leading values that an index is read from and up to; it is read to the end of what begins with the last. */
export function viewKeys(ranges: readonly Range[]): { start: unknown[]; end: unknown[] } {
	return { start: leading(ranges, 'low'), end: leading(ranges, 'high') };
}

function leading(ranges: readonly Range[], side: 'low' | 'high'): unknown[] {
	const values: unknown[] = [];
	for (const range of ranges) {
		const bound = range === 'empty' ? undefined : range[side];
		if (bound === undefined) break;
		values.push(bound.value);
	}
	return values;
}

/** Tells of an index row's key whether it lies in what is read. */
export function rangeFilter(ranges: readonly Range[]): (key: readonly unknown[]) => boolean {
	const { start, end } = viewKeys(ranges);
	return (key) => comparePrefix(key, start) >= 0 && comparePrefix(key, end) <= 0;
}

function comparePrefix(key: readonly unknown[], bound: readonly unknown[]): number {
	for (const [index, value] of bound.entries()) {
		const order = collate(key[index], value);
		if (order !== 0) return order;
	}
	return 0;
}
