// POST /db/_explain: how a query would be answered, and which indexes were considered.
import { columnsOf, indexJson, type MangoIndex } from '../mango/index-definition.ts';
import type { JsonObject } from '../mango/json.ts';
import { fieldsOf } from '../mango/normalize.ts';
import type { FindOptions } from '../mango/options.ts';
import { considerIndexes, isUnsatisfiable, type Considered, type Plan } from '../mango/plan.ts';
import { indexableFields, MAX_SHOWN, viewKeys } from '../mango/ranges.ts';
import { json, type Answer, type DatabaseAsk } from './exchange.ts';
import { isCovered, readFindRequest } from './find.ts';
import { readIndexes } from './mango-indexes.ts';

export async function explain(ask: DatabaseAsk): Promise<Answer> {
	const options = await readFindRequest(ask);
	const considered = considerIndexes(await readIndexes(ask.database), options);
	const { plan } = considered;
	return json(200, {
		dbname: ask.database.name,
		index: plan === undefined ? null : indexJson(plan.index),
		partitioned: false,
		selector: options.selector,
		opts: optionsJson(options),
		limit: options.limit,
		skip: options.skip,
		fields: options.fields ?? [],
		index_candidates: candidatesJson(considered, options),
		selector_hints: [hintsJson(options)],
		...(plan === undefined ? {} : { mrargs: viewArguments(plan, options), covering: isCovered(plan.index, options) })
	});
}

function optionsJson({ selector: _, ...options }: FindOptions): JsonObject {
	return {
		...options,
		bookmark: options.bookmark ?? 'nil',
		sort: Object.fromEntries(options.sort.map(({ field, direction }) => [field, direction])),
		fields: options.fields ?? [],
		allow_fallback: options.allow_fallback ?? true
	};
}

function hintsJson({ selector }: FindOptions): JsonObject {
	const indexable = indexableFields(selector);
	const others = [...new Set(fieldsOf(selector))].filter((field) => !indexable.includes(field));
	return { type: 'json', indexable_fields: indexable, unindexable_fields: others };
}

function viewArguments(plan: Plan, options: FindOptions): JsonObject {
	const isDescending = options.sort[0]?.direction === 'desc';
	const [low, high] = isUnsatisfiable(plan) ? [null, null] : keysRead(plan);
	return {
		include_docs: options.r === 1 && !isCovered(plan.index, options),
		view_type: 'map',
		reduce: false,
		partition: null,
		start_key: isDescending ? high : low,
		end_key: isDescending ? low : high,
		direction: isDescending ? 'rev' : 'fwd',
		stable: options.stable || options.stale === 'ok',
		update: options.stale !== 'ok' && options.update,
		conflicts: options.conflicts ? true : 'undefined'
	};
}

function keysRead({ index, ranges }: Plan): [unknown, unknown] {
	const { start, end } = viewKeys(ranges);
	return index.type === 'special' ? [start[0] ?? null, end[0] ?? MAX_SHOWN] : [start, [...end, MAX_SHOWN]];
}

interface Candidate {
	index: MangoIndex;
	isUsable: boolean;
	reason: string;
	ranking: number;
}

/** The indexes that were not chosen, each with why and how far behind. */
function candidatesJson(considered: Considered, options: FindOptions): JsonObject[] {
	return candidatesOf(considered)
		.filter(({ index }) => index !== considered.plan?.index)
		.sort((a, b) => compare(b.index.ddoc ?? '', a.index.ddoc ?? '') || compare(b.index.name, a.index.name))
		.map(({ index, isUsable, reason, ranking }) => ({
			index: indexJson(index),
			analysis: {
				usable: isUsable,
				reasons: [{ name: reason }],
				ranking,
				covering: index.type === 'json' ? isCovered(index, options) : null
			}
		}));
}

function candidatesOf({ all, candidates, filtered, plan }: Considered): Candidate[] {
	const ranked = plan?.ranked ?? [];
	const isOfKind = new Set(ranked.map(({ index }) => index));
	const usabilities = new Map(candidates.map(({ index, usability }) => [index, usability]));
	const unfavored = filtered.filter((index) => !isOfKind.has(index));
	const excluded = candidates.filter(({ index, usability }) => usability.isUsable && !filtered.includes(index));
	const unusable = candidates.filter(({ usability }) => !usability.isUsable);
	// Each kind that has members stands one place behind the kind before it.
	const first = Math.max(1, ranked.length);
	const behindUnfavored = first + Number(unfavored.length > 0);
	const behindExcluded = behindUnfavored + Number(excluded.length > 0);
	const behindUnusable = behindExcluded + Number(unusable.length > 0);
	return all.map((index): Candidate => {
		const usability = usabilities.get(index);
		if (usability === undefined) return { index, isUsable: false, reason: 'is_partial', ranking: behindUnusable };
		if (!usability.isUsable) return { index, isUsable: false, reason: usability.reasons[0] ?? '', ranking: behindExcluded };
		if (!filtered.includes(index)) return { index, isUsable: true, reason: 'excluded_by_user', ranking: behindUnfavored };
		const place = ranked.findIndex((one) => one.index === index);
		if (place < 0) return { index, isUsable: true, reason: 'unfavored_type', ranking: first };
		return { index, isUsable: true, reason: reasonBehind(ranked, place), ranking: place };
	});
}

function reasonBehind(ranked: Plan['ranked'], place: number): string {
	const [winner, one] = [ranked[0], ranked[place]];
	if (winner === undefined || one === undefined) return '';
	if (one.distance > 0) return 'less_overlap';
	return columnsOf(one.index).length > columnsOf(winner.index).length ? 'too_many_fields' : 'alphabetically_comes_after';
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
