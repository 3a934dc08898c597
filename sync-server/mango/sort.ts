// Fields and directions: of a sort, and of an index, which is written in the same way.
import { Refused } from '../errors.ts';
import { prettyTermOf } from './erlang-term.ts';
import { isObject } from './json.ts';

export type Direction = 'asc' | 'desc';
export interface SortField {
	field: string;
	direction: Direction;
}

/** Reads a list of fields, all in one direction. Throws Refused with CouchDB's reasons. */
export function readSort(value: unknown): SortField[] {
	if (!Array.isArray(value)) throw new Refused('invalid_sort_json', `Sort must be an array of sort specs, not: ${prettyTermOf(value)}`);
	const sort = value.map(readField);
	if (new Set(sort.map(({ direction }) => direction)).size > 1) {
		throw new Refused('unsupported_mixed_sort', 'Sorts currently only support a single direction for all fields.');
	}
	return sort;
}

function readField(spec: unknown): SortField {
	if (typeof spec === 'string' && spec !== '') return { field: spec, direction: 'asc' };
	const [member, ...others] = isObject(spec) ? Object.entries(spec) : [];
	const [field, direction] = member ?? [];
	if (field !== undefined && others.length === 0 && (direction === 'asc' || direction === 'desc')) return { field, direction };
	throw new Refused('invalid_sort_field', `Invalid sort field: ${prettyTermOf(spec)}`);
}
