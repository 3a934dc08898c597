// Which index answers a query, as CouchDB chooses it: _explain shows the choice, sorting depends on it, warnings tell of it.
import { Refused } from '../errors.ts';
import { ALL_DOCS_INDEX, columnsOf, isNamed, type MangoIndex } from './index-definition.ts';
import { memberOf, type Selector } from './normalize.ts';
import type { FindOptions } from './options.ts';
import { fieldRanges, indexableFields, type Range } from './ranges.ts';

export interface Usability {
	isUsable: boolean;
	/** Why not, in CouchDB's words. */
	reasons: string[];
}

export interface Plan {
	index: MangoIndex;
	/** Ranges of the index's leading columns; `['empty']`: nothing can match, so nothing is read. */
	ranges: Range[];
	/** The usable indexes of the kind chosen, best first. */
	ranked: { index: MangoIndex; distance: number }[];
}

/** What was considered on the way to a plan. */
export interface Considered {
	all: readonly MangoIndex[];
	/** Those without a partial filter. */
	global: readonly MangoIndex[];
	candidates: readonly { index: MangoIndex; usability: Usability }[];
	/** Those left when the user names one and it is usable. */
	filtered: readonly MangoIndex[];
	plan: Plan | undefined;
}

/** Plans a query over the database's own indexes. Throws Refused when the user forbids what it would fall back to. */
export function considerIndexes(own: readonly MangoIndex[], options: FindOptions): Considered {
	const all = [ALL_DOCS_INDEX, ...own];
	const global = all.filter((index) => index.partialFilter === undefined);
	const named = options.use_index.length === 0 ? [] : all.filter((index) => isNamed(index, options.use_index));
	const candidates = all
		.filter((index) => global.includes(index) || named.includes(index))
		.map((index) => ({ index, usability: usabilityOf(index, options) }));
	const usable = candidates.filter(({ usability }) => usability.isUsable).map(({ index }) => index);
	const chosenByUser = usable.filter((index) => named.includes(index));
	const filtered = chosenByUser.length > 0 ? chosenByUser : usable;
	if (options.allow_fallback === false) refuseFallback(options, chosenByUser, usable);
	return { all, global, candidates, filtered, plan: filtered.length === 0 ? undefined : planOver(filtered, options.selector) };
}

/** The plan, or CouchDB's refusal when no index gives the order asked for. */
export function requirePlan(considered: Considered): Plan {
	if (considered.plan !== undefined) return considered.plan;
	throw new Refused('no_usable_index', 'No index exists for this sort, try indexing by the sort fields.');
}

function refuseFallback(
	{ use_index: [ddoc, name] }: FindOptions,
	chosenByUser: readonly MangoIndex[],
	usable: readonly MangoIndex[]
): void {
	if (ddoc === undefined) {
		if (usable.some((index) => index.type === 'json')) return;
		throw new Refused('no_usable_index', 'There is no index available for this selector.');
	}
	if (chosenByUser.length > 0) return;
	const named = `_design/${ddoc.replace(/^_design\//, '')}${name === undefined ? '' : `, ${name}`}`;
	throw new Refused('invalid_index', `${named} specified by \`use_index\` could not be found or it is not suitable.`);
}

function usabilityOf(index: MangoIndex, { selector, sort }: FindOptions): Usability {
	const sortFields = sort.map(({ field }) => field);
	const columns = columnsOf(index);
	if (index.type === 'special') {
		if (sortFields.length === 0) return { isUsable: true, reasons: [] };
		return usability(indexableFields(selector).includes('_id'), isPrefix(sortFields, columns));
	}
	const free = new Set(['_id', '_rev', ...sortFields]);
	const needed = columns.filter((column) => !free.has(column));
	return usability(missingFields(selector, needed).length === 0, givesOrder(columns, sortFields, selector));
}

function usability(hasFields: boolean, hasOrder: boolean): Usability {
	const reasons = [...(hasFields ? [] : ['field_mismatch']), ...(hasOrder ? [] : ['sort_order_mismatch'])];
	return { isUsable: reasons.length === 0, reasons };
}

const isPrefix = (prefix: readonly string[], list: readonly string[]): boolean => prefix.every((one, index) => one === list[index]);

/** Of these fields the ones that a matching document need not have. */
function missingFields(selector: Selector, fields: readonly string[]): string[] {
	const [name, value] = memberOf(selector);
	if (name === '$and') return (value as Selector[]).reduce((left, one) => missingFields(one, left), [...fields]);
	if (name === '$or') {
		const left = (value as Selector[]).flatMap((one) => missingFields(one, fields));
		return [...new Set(left)];
	}
	if (value === undefined || (value as Selector).$exists === false) return [...fields];
	return fields.filter((field) => field !== name);
}

/** An index gives an order when its columns begin with it, not counting leading columns of one value. */
function givesOrder(columns: readonly string[], sortFields: readonly string[], selector: Selector): boolean {
	if (sortFields.length === 0) return true;
	const [column] = columns;
	if (column === undefined) return false;
	if (column === sortFields[0]) return isPrefix(sortFields, columns);
	return isConstant(selector, column) && givesOrder(columns.slice(1), sortFields, selector);
}

function isConstant(selector: Selector, field: string): boolean {
	const [name, value] = memberOf(selector);
	if (name === '$and') return (value as Selector[]).some((one) => isConstant(one, field));
	return name === field && memberOf(value as Selector)[0] === '$eq';
}

/** Operators that match nothing when they have nothing in them and stand alone. */
const NOOPS: ReadonlySet<string> = new Set(['$all', '$and', '$or', '$in']);

function planOver(usable: readonly MangoIndex[], selector: Selector): Plan {
	const json = usable.filter((index) => index.type === 'json');
	const ranges = new Map<string, Range>([['_id', { low: undefined, high: undefined }]]);
	if (json.length > 0) ranges.delete('_id');
	const compared = fieldRanges(selector);
	for (const [field, range] of compared) ranges.set(field, range);
	const ranked = (json.length > 0 ? json : usable)
		.map((index) => ({ index, prefix: prefixOf(columnsOf(index), ranges) }))
		.map(({ index, prefix }) => ({ index, prefix, distance: ranges.size - prefix.length }))
		.sort((a, b) => a.distance - b.distance || a.index.fields.length - b.index.fields.length || compareNames(a.index, b.index));
	const best = ranked[0] as (typeof ranked)[number];
	const [name, value] = memberOf(selector);
	const isNoop = NOOPS.has(name) && Array.isArray(value) && value.length === 0;
	return { index: best.index, ranges: isNoop ? ['empty'] : best.prefix, ranked };
}

/** The ranges of an index's leading columns, as far as each has one. */
function prefixOf(columns: readonly string[], ranges: ReadonlyMap<string, Range>): Range[] {
	const prefix: Range[] = [];
	for (const column of columns) {
		const range = ranges.get(column);
		if (range === undefined) break;
		prefix.push(range);
	}
	return prefix;
}

function compareNames(a: MangoIndex, b: MangoIndex): number {
	const [left, right] = [`${a.ddoc ?? ''}\u0000${a.name}`, `${b.ddoc ?? ''}\u0000${b.name}`];
	return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether nothing needs to be read: the ranges asked for have nothing in common. */
export const isUnsatisfiable = (plan: Plan): boolean => plan.ranges.length === 1 && plan.ranges[0] === 'empty';

/** CouchDB's warnings about the index, in its order. */
export function indexWarnings(index: MangoIndex, options: FindOptions): string[] {
	const [ddoc, name] = options.use_index;
	const warnings: string[] = [];
	if (ddoc !== undefined && !isNamed(index, options.use_index)) {
		const shown = `_design/${ddoc.replace(/^_design\//, '')}`;
		warnings.push(
			name === undefined
				? `${shown} was not used because it does not contain a valid index for this query.`
				: `${shown}, ${name} was not used because it is not a valid index for this query.`
		);
	}
	if (index.type === 'special') warnings.push('No matching index found, create an index to optimize query time.');
	return warnings;
}
