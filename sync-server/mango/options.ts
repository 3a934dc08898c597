// The bodies of _find, _explain and _index, member by member as CouchDB checks them.
import { Refused } from '../errors.ts';
import { termOf } from './erlang-term.ts';
import { isInteger, type JsonObject } from './json.ts';
import { normalize, type Selector } from './normalize.ts';
import { readSort, type SortField } from './sort.ts';

export const LIMIT_DEFAULT = 25;

/** Reads one member; undefined when the body does not have it. */
type Reader<T> = (value: unknown) => T;
type Readers<T> = { [Name in keyof T]: Reader<T[Name]> };

export interface FindOptions {
	selector: Selector;
	/** The design document's name, without `_design/`, and the index's. */
	use_index: string[];
	bookmark: string | undefined;
	limit: number;
	skip: number;
	sort: SortField[];
	/** Undefined for whole documents. */
	fields: string[] | undefined;
	partition: string;
	r: number;
	conflicts: boolean;
	stale: 'ok' | false;
	update: boolean;
	stable: boolean;
	execution_stats: boolean;
	allow_fallback: boolean | undefined;
}

export interface IndexOptions {
	index: unknown;
	type: string;
	name: string | undefined;
	ddoc: string | undefined;
	w: number;
	partitioned: boolean | undefined;
}

const findReaders: Readers<FindOptions> = {
	selector: (value) => normalize(required('selector', value)),
	use_index: (value) => (value === undefined || value === null ? [] : readIndexName(value)),
	bookmark: (value) => (value === undefined || value === null || value === '' ? undefined : readBookmarkText(value)),
	limit: (value) => (value === undefined ? LIMIT_DEFAULT : readNonNegative(value)),
	skip: (value) => (value === undefined ? 0 : readNonNegative(value)),
	sort: (value) => (value === undefined ? [] : readSort(value)),
	fields: (value) => (value === undefined ? undefined : readFields(value)),
	partition: (value) => (value === undefined || value === '' ? '' : refusePartition()),
	r: (value) => (value === undefined ? 1 : readPositive(value)),
	conflicts: (value) => value !== undefined && readBoolean(value),
	stale: readStale,
	update: (value) => value === undefined || readBoolean(value),
	stable: (value) => value !== undefined && readBoolean(value),
	execution_stats: (value) => value !== undefined && readBoolean(value),
	allow_fallback: (value) => (value === undefined ? undefined : readBoolean(value))
};

const indexReaders: Readers<IndexOptions> = {
	index: (value) => required('index', value),
	type: (value) => (value === undefined ? 'json' : readString(value)),
	name: (value) => (value === undefined ? undefined : readString(value)),
	ddoc: (value) => (value === undefined ? undefined : readString(value)),
	w: (value) => (value === undefined ? 2 : readPositive(value)),
	partitioned: (value) => (value === undefined ? undefined : readBoolean(value))
};

/** The body of _find and _explain. Throws Refused with CouchDB's error and reason. */
export const readFindOptions = (body: JsonObject): FindOptions => read(body, findReaders);

/** The body of POST _index. */
export const readIndexOptions = (body: JsonObject): IndexOptions => read(body, indexReaders);

/** The body of POST _index/_bulk_delete. */
export function readBulkDelete(body: JsonObject): { docids: string[] } {
	return read<{ docids: string[]; w: number }>(body, {
		docids: (value) => readDocIds(required('docids', value)),
		w: (value) => (value === undefined ? 2 : readPositive(value))
	});
}

/** What may be taken over from a document: whole documents for an empty list. */
export function readFields(value: unknown): string[] | undefined {
	if (!Array.isArray(value)) throw new Refused('invalid_fields', `Fields must be an array of strings, not: ${termOf(value)}`);
	for (const field of value) {
		if (typeof field !== 'string') throw new Refused('invalid_field', `Invalid JSON for field spec: ${termOf(field)}`);
	}
	return value.length === 0 ? undefined : (value as string[]);
}

export function read<T>(body: JsonObject, readers: Readers<T>): T {
	const names = Object.keys(readers) as (keyof T & string)[];
	const options = Object.fromEntries(
		names.map((name) => [name, (readers[name] as Reader<unknown>)(Object.hasOwn(body, name) ? body[name] : undefined)])
	);
	const unknown = Object.keys(body).find((name) => !Object.hasOwn(readers, name));
	if (unknown !== undefined) throw new Refused('invalid_key', `Invalid key ${unknown} for this request.`);
	return options as T;
}

export function required(name: string, value: unknown): unknown {
	if (value === undefined) throw new Refused('missing_required_key', `Missing required key: ${name}`);
	return value;
}

function readString(value: unknown): string {
	if (typeof value === 'string') return value;
	throw new Refused('invalid_string', `Invalid string: ${termOf(value)}`);
}

function readBoolean(value: unknown): boolean {
	if (typeof value === 'boolean') return value;
	throw new Refused('invalid_boolean', `Invalid boolean value: ${termOf(value)}`);
}

function readPositive(value: unknown): number {
	if (isInteger(value) && Number(value) > 0) return Number(value);
	throw new Refused('invalid_pos_integer', `${termOf(value)} is not an integer greater than zero`);
}

function readNonNegative(value: unknown): number {
	if (isInteger(value) && Number(value) >= 0) return Math.min(Number(value), Number.MAX_SAFE_INTEGER);
	throw new Refused('invalid_non_neg_integer', `${termOf(value)} is not an integer greater than or equal to zero`);
}

function readStale(value: unknown): 'ok' | false {
	if (value === undefined || value === false || value === 'false') return false;
	if (value === 'ok') return 'ok';
	throw new Refused('invalid_value', `Invalid value for stale: ${termOf(value)}`);
}

function readBookmarkText(value: unknown): string {
	if (typeof value === 'string') return value;
	throw new Refused('invalid_bookmark', `Invalid bookmark value: ${JSON.stringify(value)}`);
}

function refusePartition(): never {
	throw new Refused('bad_request', 'database is not partitioned');
}

/** `d`, `_design/d`, `d/n`, `_design/d/n`, `[d]` or `[d, n]`. */
function readIndexName(value: unknown): string[] {
	const parts = typeof value === 'string' ? value.replace(DESIGN, '').split('/') : value;
	if (Array.isArray(parts) && parts.length <= 2 && parts.every((part) => typeof part === 'string')) return parts;
	throw new Refused('invalid_index_name', `Invalid index name: ${termOf(value)}`);
}
const DESIGN = /^_design\//;

function readDocIds(value: unknown): string[] {
	if (!Array.isArray(value)) {
		throw new Refused('invalid_bulk_docs', `Bulk Delete requires an array of non-null docids. Docids: ${termOf(value)}`);
	}
	for (const id of value) if (typeof id !== 'string') throw new Refused('invalid_index_name', `Invalid index name: ${termOf(id)}`);
	return value as string[];
}
