// POST /db/_find: the living documents that match a selector (P90–P95). Reads page by page and lets others in between.
import { columnsOf, type MangoIndex } from '../mango/index-definition.ts';
import type { JsonObject } from '../mango/json.ts';
import { parsePath, project } from '../mango/field-path.ts';
import { fieldsOf } from '../mango/normalize.ts';
import { readFindOptions, type FindOptions } from '../mango/options.ts';
import { considerIndexes, indexWarnings, isUnsatisfiable, requirePlan, type Plan } from '../mango/plan.ts';
import { requireJson } from './content-type.ts';
import type { Answer, DatabaseAsk } from './exchange.ts';
import { FindReader, type FoundRow, type Statistics } from './find-reader.ts';
import { bookmarkOf, readBookmark } from './bookmark.ts';
import { readIndexes } from './mango-indexes.ts';
import { parseJsonObject } from './parse-json.ts';

/** More documents looked at for one found than this is worth a warning: CouchDB's own figure. */
const EXAMINED_PER_RESULT_MAX = 10;
const SCAN_WARNING =
	'The number of documents examined is high in proportion to the number of results returned. Consider adding a more specific index to improve this.';

export async function find(ask: DatabaseAsk): Promise<Answer> {
	const options = await readFindRequest(ask);
	const plan = requirePlan(considerIndexes(await readIndexes(ask.database), options));
	const body = isUnsatisfiable(plan) ? nothing() : answered(ask, options, plan, readBookmark(options.bookmark));
	return { status: 200, body };
}

/** The body of _find or _explain. Throws Refused as CouchDB would. */
export async function readFindRequest(ask: DatabaseAsk): Promise<FindOptions> {
	requireJson(ask);
	return readFindOptions(parseJsonObject(await ask.text()));
}

async function* nothing(): AsyncGenerator<string> {
	yield '{"docs":[\r\n]}\r\n';
}

async function* answered(ask: DatabaseAsk, options: FindOptions, plan: Plan, after: FoundRow | undefined): AsyncGenerator<string> {
	const startedMs = performance.now();
	const reader = new FindReader(ask, options, plan, after);
	const show = shower(options);
	let separator = '\r\n';
	let head = '{"docs":[';
	for await (const page of reader.pages()) {
		if (page.length === 0) continue;
		yield head + separator + page.map(show).join(',\r\n');
		head = '';
		separator = ',\r\n';
	}
	const { statistics, last } = reader;
	const members: [string, unknown][] = [['bookmark', last === undefined ? (options.bookmark ?? 'nil') : bookmarkOf(last)]];
	if (options.execution_stats) members.push(['execution_stats', statisticsJson(statistics, options, plan.index, startedMs)]);
	const warnings = [...indexWarnings(plan.index, options), ...scanWarnings(statistics)];
	if (warnings.length > 0) members.push(['warning', warnings.join('\n')]);
	yield `${head}\r\n]${members.map(([name, value]) => `,\r\n"${name}": ${JSON.stringify(value)}`).join('')}}\r\n`;
}

/** How a document found is written: whole as it is stored, or with the fields asked for. */
function shower(options: FindOptions): (found: { text: string; document: JsonObject }) => string {
	const fields = options.fields?.map(parsePath);
	return fields === undefined ? ({ text }) => text : ({ document }) => JSON.stringify(project(document, fields));
}

function scanWarnings({ examined, returned }: Statistics): string[] {
	return examined > EXAMINED_PER_RESULT_MAX * Math.max(1, returned) ? [SCAN_WARNING] : [];
}

function statisticsJson({ examined, returned }: Statistics, options: FindOptions, index: MangoIndex, startedMs: number): JsonObject {
	const isQuorum = options.r > 1;
	const fromIndex = !isQuorum && isCovered(index, options) ? examined : 0;
	return {
		total_keys_examined: examined,
		total_docs_examined: isQuorum ? 0 : examined - fromIndex,
		total_quorum_docs_examined: isQuorum ? examined : 0,
		results_returned: returned,
		execution_time_ms: Math.round((performance.now() - startedMs) * 1_000) / 1_000
	};
}

/** Whether an index has all that is asked for, so that CouchDB would not look at the documents. */
export function isCovered(index: MangoIndex, options: FindOptions): boolean {
	if (index.type === 'special' || options.fields === undefined) return false;
	const has = new Set(['_id', ...columnsOf(index)]);
	return [...options.fields, ...fieldsOf(options.selector)].every((field) => has.has(field));
}
