// Reads the documents of a query in its index's order. An index is not kept apart: its rows are computed from the documents as
// they are read, and sorted when their order is not that of the ids. What is kept for that is bounded.
import { collate, collateRaw } from '../mango/collate.ts';
import { getField, parsePath } from '../mango/field-path.ts';
import { columnsOf } from '../mango/index-definition.ts';
import type { JsonObject } from '../mango/json.ts';
import { matcherOf, type Matcher } from '../mango/match.ts';
import type { FindOptions } from '../mango/options.ts';
import type { Plan } from '../mango/plan.ts';
import { rangeFilter } from '../mango/ranges.ts';
import { Refused } from '../errors.ts';
import type { DocRow } from '../store/store.ts';
import type { DatabaseAsk } from './exchange.ts';
import { pageFilter } from './matching.ts';
import { parseJsonObject } from './parse-json.ts';
import { documentText, revisionMembers } from './read-document.ts';

/** Documents read and matched in one go; other requests are served between two of these. */
const PAGE_DOCUMENTS = 200;
/** Rows kept while a query is sorted: keys and ids, not documents. */
export const SORTED_ROWS_MAX = 100_000;

export interface FoundRow {
	id: string;
	/** Values of the index's columns; empty for the index by id. */
	key: unknown[];
}
export interface FoundDocument {
	text: string;
	document: JsonObject;
}
interface Candidate extends FoundDocument, FoundRow {
	rev: string;
}
export interface Statistics {
	examined: number;
	returned: number;
}

export class FindReader {
	readonly statistics: Statistics = { examined: 0, returned: 0 };
	/** The last row that was told or skipped; undefined before there is one. */
	last: FoundRow | undefined;
	readonly #ask: DatabaseAsk;
	readonly #options: FindOptions;
	readonly #plan: Plan;
	readonly #after: FoundRow | undefined;
	readonly #matches: (page: readonly Candidate[]) => Candidate[];
	readonly #keyOf: (document: JsonObject) => unknown[] | undefined;
	readonly #descending: boolean;
	#skip: number;
	#left: number;

	constructor(ask: DatabaseAsk, options: FindOptions, plan: Plan, after: FoundRow | undefined) {
		this.#ask = ask;
		this.#options = options;
		this.#plan = plan;
		this.#after = after;
		this.#matches = pageFilter(options.selector, ({ document }: Candidate) => document);
		this.#keyOf = keyReader(plan);
		this.#descending = options.sort[0]?.direction === 'desc';
		this.#skip = options.skip;
		this.#left = options.limit;
	}

	/** The documents found, page by page. Throws Refused when too many would have to be sorted. */
	pages(): AsyncGenerator<FoundDocument[]> {
		return this.#plan.index.type === 'special' ? this.#inIdOrder() : this.#inKeyOrder();
	}

	async *#inIdOrder(): AsyncGenerator<FoundDocument[]> {
		for await (const page of this.#scan()) {
			yield this.#take(this.#matches(page));
			if (this.#left === 0) return;
		}
	}

	async *#inKeyOrder(): AsyncGenerator<FoundDocument[]> {
		const rows = await this.#sortedRows();
		for (let start = 0; start < rows.length; start += PAGE_DOCUMENTS) {
			const page = rows.slice(start, start + PAGE_DOCUMENTS);
			const bodies = await this.#ask.database.bodies(page);
			const read = await this.#candidates(page.map((row, index) => ({ ...row, deleted: false, body: bodies[index] })));
			const keys = new Map(page.map((row) => [row.id, row.key]));
			yield this.#take(read.map((candidate) => ({ ...candidate, key: keys.get(candidate.id) ?? [] })));
			if (this.#left === 0) return;
		}
	}

	/** The rows behind the bookmark in order: all, or as many as can be asked for. */
	async #sortedRows(): Promise<(FoundRow & { rev: string })[]> {
		const wanted = this.#options.skip + this.#options.limit;
		const order = (a: FoundRow, b: FoundRow) => compareRows(a, b) * (this.#descending ? -1 : 1);
		const isInRange = rangeFilter(this.#plan.ranges);
		let rows: (FoundRow & { rev: string })[] = [];
		for await (const page of this.#scan(isInRange)) {
			for (const { id, rev, key } of this.#matches(page)) {
				if (this.#after === undefined || order({ id, key }, this.#after) > 0) rows.push({ id, rev, key });
			}
			if (rows.length > SORTED_ROWS_MAX) rows = rows.sort(order).slice(0, wanted);
			if (rows.length > SORTED_ROWS_MAX) {
				throw new Refused('too_large', `A query sorts at most ${SORTED_ROWS_MAX} documents; ask for fewer by limit and bookmark`);
			}
		}
		return rows.sort(order).slice(0, wanted);
	}

	/** All documents that are in the index, a page at a time. */
	async *#scan(isInRange: (key: readonly unknown[]) => boolean = () => true): AsyncGenerator<Candidate[]> {
		const gone = this.#ask.gone();
		const { first, last } = this.#idRange();
		let startKey = first;
		let behind = this.#plan.index.type === 'special' ? this.#after?.id : undefined;
		while (!gone.aborted) {
			const { rows } = await this.#ask.database.allDocs({
				startKey,
				endKey: last,
				inclusiveEnd: true,
				descending: this.#isByIdDescending,
				skip: 0,
				limit: PAGE_DOCUMENTS,
				bodies: true
			});
			const page = (await this.#candidates(rows.filter(({ id }) => id !== behind))).filter(({ key }) => isInRange(key));
			this.statistics.examined += page.length;
			yield page;
			if (rows.length < PAGE_DOCUMENTS) return;
			// The next page begins with this one's last row, which is left out there if it is still there.
			behind = startKey = rows.at(-1)?.id;
			await untilOthersHadTheirTurn();
		}
	}

	get #isByIdDescending(): boolean {
		return this.#plan.index.type === 'special' && this.#descending;
	}

	/** From which id to which to read, in the order of reading. */
	#idRange(): { first: string | undefined; last: string | undefined } {
		if (this.#plan.index.type !== 'special') return { first: undefined, last: undefined };
		const [range] = this.#plan.ranges;
		const textOf = (bound: { value: unknown } | undefined) => (typeof bound?.value === 'string' ? bound.value : undefined);
		const [low, high] = range === undefined || range === 'empty' ? [] : [textOf(range.low), textOf(range.high)];
		const [first, last] = this.#descending ? [high, low] : [low, high];
		return { first: this.#after?.id ?? first, last };
	}

	/** Documents with their keys; those that the index leaves out are dropped, and design documents are in none. */
	async #candidates(rows: readonly DocRow[]): Promise<Candidate[]> {
		const heads = this.#options.conflicts ? await this.#ask.database.heads(rows.map(({ id }) => id)) : [];
		return rows.flatMap(({ id, rev, body }, index) => {
			if (body === undefined || id.startsWith('_design/')) return [];
			const head = heads[index];
			const text = documentText(id, rev, body, head === undefined ? '' : revisionMembers(head, rev, { conflicts: true }));
			const document = parseJsonObject(text);
			const key = this.#keyOf(document);
			return key === undefined ? [] : [{ id, rev, key, text, document }];
		});
	}

	#take(found: readonly Candidate[]): Candidate[] {
		const skipped = found.slice(0, this.#skip);
		this.#skip -= skipped.length;
		const taken = found.slice(skipped.length, skipped.length + this.#left);
		if (this.#left > 0) this.last = rowOf(taken.at(-1) ?? skipped.at(-1)) ?? this.last;
		this.#left -= taken.length;
		this.statistics.returned += taken.length;
		return taken;
	}
}

const rowOf = (row: FoundRow | undefined): FoundRow | undefined => (row === undefined ? undefined : { id: row.id, key: row.key });

const compareRows = (a: FoundRow, b: FoundRow): number => collate(a.key, b.key) || collateRaw(a.id, b.id);

/** Index rows exist for documents that have every column and match the partial filter. */
function keyReader({ index }: Plan): (document: JsonObject) => unknown[] | undefined {
	if (index.type === 'special') return () => [];
	const columns = columnsOf(index).map(parsePath);
	const isIn: Matcher = index.partialFilter === undefined ? () => true : matcherOf(index.partialFilter);
	return (document) => {
		if (!isIn(document)) return undefined;
		const values = columns.map((steps) => getField(document, steps));
		return values.every((found) => found.at === 'value') ? values.map((found) => found.value) : undefined;
	};
}

const untilOthersHadTheirTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
