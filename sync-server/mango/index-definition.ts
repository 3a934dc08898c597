// Indexes as CouchDB keeps them: views of design documents whose language is `query`, so that they replicate and move across.
import { createHash } from 'node:crypto';
import { Refused } from '../errors.ts';
import { termOf } from './erlang-term.ts';
import { isObject, type JsonObject } from './json.ts';
import { normalize, type Selector } from './normalize.ts';
import { read, required, type IndexOptions } from './options.ts';
import { readSort, type Direction, type SortField } from './sort.ts';

export interface MangoIndex {
	type: 'json' | 'special';
	/** Id of its design document; null for the one that every database has. */
	ddoc: string | null;
	name: string;
	fields: SortField[];
	/** Only documents that match it are in the index. */
	partialFilter: Selector | undefined;
	/** The definition as the design document has it. */
	definition: JsonObject;
	partitioned: boolean;
}

/** Every database's own index, by id: it serves whatever no other one does. */
export const ALL_DOCS_INDEX: MangoIndex = {
	type: 'special',
	ddoc: null,
	name: '_all_docs',
	fields: [{ field: '_id', direction: 'asc' }],
	partialFilter: undefined,
	definition: { fields: { _id: 'asc' } },
	partitioned: false
};

export const columnsOf = (index: MangoIndex): string[] => index.fields.map(({ field }) => field);

/** An index as _index and _explain show it. */
export function indexJson(index: MangoIndex): JsonObject {
	const { fields: _, ...rest } = index.definition;
	const { partial_filter_selector: filter, ...others } = rest;
	const isPartial = isObject(filter) && Object.keys(filter).length > 0;
	const def = {
		fields: index.fields.map(({ field, direction }) => ({ [field]: direction })),
		...others,
		...(isPartial ? { partial_filter_selector: filter } : {})
	};
	const common = { ddoc: index.ddoc, name: index.name, type: index.type };
	return index.type === 'special' ? { ...common, def } : { ...common, partitioned: index.partitioned, def };
}

/** The indexes of a design document; what is none is left out. */
export function indexesOf(ddoc: string, document: JsonObject): MangoIndex[] {
	if (document.language !== 'query' || !isObject(document.views)) return [];
	const partitioned = isObject(document.options) && document.options.partitioned === true;
	return Object.entries(document.views).flatMap(([name, view]) => {
		const index = isObject(view) ? indexOfView(view) : undefined;
		return index === undefined ? [] : [{ ...index, ddoc, name, partitioned }];
	});
}

function indexOfView(view: JsonObject): Omit<MangoIndex, 'ddoc' | 'name' | 'partitioned'> | undefined {
	const definition = view.map;
	if (!isObject(definition) || !isObject(definition.fields) || !isObject(view.options)) return undefined;
	const fields = Object.entries(definition.fields).map(([field, direction]) => ({ field, direction: direction as Direction }));
	const filter = definition.partial_filter_selector ?? definition.selector;
	const isPartial = isObject(filter) && Object.keys(filter).length > 0;
	return { type: 'json', fields, partialFilter: isPartial ? filter : undefined, definition };
}

export interface NewIndex {
	ddoc: string;
	name: string;
	/** The view to put into the design document under the index's name. */
	view: JsonObject;
}

/** Reads what POST _index asks for. Throws Refused with CouchDB's errors. */
export function readNewIndex(options: IndexOptions): NewIndex {
	const { index, type, name, ddoc } = options;
	if (type === 'text' || type === 'nouveau') throw new Refused('index_service_unavailable', type);
	if (type !== 'json') throw new Refused('invalid_index', `Invalid type for index: ${type}`);
	if (name === '') throw new Refused('invalid_design_doc', 'View name cannot be an empty string');
	if (options.partitioned === true) throw new Refused('bad_request', 'partitioned option cannot be true in a non-partitioned database.');
	if (!isObject(index)) throw new Refused('invalid_index', `JSON indexes must be an object, not: ${termOf(index)}`);
	const { fields, partial_filter_selector } = read<{ fields: SortField[]; partial_filter_selector: Selector }>(index, {
		fields: (value) => readSort(required('fields', value)),
		partial_filter_selector: (value) => (value === undefined ? {} : normalize(value))
	});
	const map = { fields: Object.fromEntries(fields.map(({ field, direction }) => [field, direction])), partial_filter_selector };
	const made = generatedName(options);
	return {
		ddoc: ddoc === undefined ? `_design/${made}` : ddoc.startsWith('_design/') ? ddoc : `_design/${ddoc}`,
		name: name ?? made,
		view: { map, reduce: '_count', options: { def: index } }
	};
}

/** The same definition has the same name on every server, so that its design documents meet when they are replicated. */
const generatedName = (options: IndexOptions): string => createHash('sha1').update(JSON.stringify(options)).digest('hex');

/** The design document with the index in it; undefined when it is there already. Throws Refused for a document of another language. */
export function withIndex(document: JsonObject | undefined, index: NewIndex): JsonObject | undefined {
	const base = document ?? { language: 'query' };
	if (base.language !== 'query') {
		const language = base.language === undefined ? 'false' : `{${termOf('language')},${termOf(base.language)}}`;
		throw new Refused('invalid_ddoc_lang', `Existing design doc has an invalid language: ${language}`);
	}
	const views = isObject(base.views) ? base.views : {};
	const before = Object.hasOwn(views, index.name) ? views[index.name] : undefined;
	if (before !== undefined && JSON.stringify(before) === JSON.stringify(index.view)) return undefined;
	return { ...base, views: { ...views, [index.name]: index.view } };
}

/** The design document without the index; undefined when nothing else is left of it. */
export function withoutIndex(document: JsonObject, name: string): JsonObject | undefined {
	const views = Object.fromEntries(Object.entries(isObject(document.views) ? document.views : {}).filter(([other]) => other !== name));
	const { views: _, ...others } = document;
	if (Object.keys(views).length > 0) return { ...others, views };
	const isEmpty = Object.keys(others).every((member) => member === 'language' || member.startsWith('_'));
	return isEmpty ? undefined : others;
}

/** Whether a design document in `use_index`, with or without `_design/`, is this index's; and its name, when one is given. */
export function isNamed(index: MangoIndex, useIndex: readonly string[]): boolean {
	const [ddoc = '', name] = useIndex;
	return index.ddoc === (ddoc.startsWith('_design/') ? ddoc : `_design/${ddoc}`) && (name === undefined || index.name === name);
}
