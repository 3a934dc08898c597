// Which changes a client asks to be told: all, those of some ids, of design documents, or of documents that match a selector.
// Filters that are code in design documents are looked for as CouchDB does, and then not run (P60).
import { Refused } from '../errors.ts';
import { parsePath } from '../mango/field-path.ts';
import { readFields } from '../mango/options.ts';
import { normalize } from '../mango/normalize.ts';
import type { ChangeRow, Database } from '../store/store.ts';
import { requireJson } from './content-type.ts';
import { requireDesign } from './design-code.ts';
import type { DatabaseAsk } from './exchange.ts';
import { pageFilter } from './matching.ts';
import { codeNotRun } from './not-done.ts';
import { isObject, parseJson } from './parse-json.ts';
import { documentText } from './read-document.ts';

export interface ChangesFilter {
	/** Only these documents; undefined for all. */
	ids: ReadonlySet<string> | undefined;
	/** Lets rows through, and of each the leaves that pass; undefined when every row does. */
	pass: ((rows: readonly ChangeRow[], database: Database) => Promise<ChangeRow[]>) | undefined;
	/** Bodies are needed to tell. */
	needsBodies: boolean;
	/** The fields of documents to show; undefined for whole documents. */
	fields: readonly (readonly string[])[] | undefined;
}

const EVERYTHING: ChangesFilter = { ids: undefined, pass: undefined, needsBodies: false, fields: undefined };

/** Reads the filter of a request to _changes. Throws Refused as CouchDB would, and 501 where code would have to run. */
export async function readChangesFilter(ask: DatabaseAsk, body: Record<string, unknown>, allLeaves: boolean): Promise<ChangesFilter> {
	const filter = ask.query.get('filter') ?? '';
	if (filter === '') return EVERYTHING;
	if (filter === '_doc_ids') return idsFilter(ask, body);
	if (filter === '_design') return { ...EVERYTHING, pass: async (rows) => rows.filter(({ id }) => id.startsWith('_design/')) };
	if (filter === '_selector') return selectorFilter(ask, body, allLeaves);
	if (filter === '_view') await findCode(ask, { text: ask.query.get('view') ?? '', member: 'views', name: 'view' });
	else await findCode(ask, { text: filter, member: 'filters', name: 'filter' });
	return codeNotRun();
}

function idsFilter(ask: DatabaseAsk, body: Record<string, unknown>): ChangesFilter {
	const inQuery = ask.query.get('doc_ids');
	const listed = body.doc_ids ?? (inQuery === undefined ? undefined : parseJson(inQuery));
	if (!Array.isArray(listed) || !listed.every((id) => typeof id === 'string'))
		throw new Refused('bad_request', '`doc_ids` filter parameter is not a list of strings.');
	const idsMax = ask.service.limits.maxBatchDocuments;
	if (listed.length > idsMax) throw new Refused('too_large', `At most ${idsMax} document ids in one request`);
	const ids = new Set(listed);
	return { ...EVERYTHING, ids, pass: async (rows) => rows.filter(({ id }) => ids.has(id)) };
}

function selectorFilter(ask: DatabaseAsk, body: Record<string, unknown>, allLeaves: boolean): ChangesFilter {
	if (ask.method !== 'POST') throw new Refused('bad_request', 'Selector must be specified in POST payload');
	requireJson(ask);
	if (!isObject(body.selector)) throw new Refused('bad_request', 'Selector error: expected a JSON object');
	if (body.fields !== undefined && !Array.isArray(body.fields))
		throw new Refused('bad_request', 'Selector error: fields must be JSON array');
	const { selector, fields } = asBadRequest(() => ({
		selector: normalize(body.selector),
		fields: body.fields === undefined ? undefined : readFields(body.fields)?.map(parsePath)
	}));
	const filter = asBadRequest(() => pageFilter(selector, ({ document }: Leaf) => document));
	const pass = async (rows: readonly ChangeRow[], database: Database) => {
		const passed = Map.groupBy(filter(await leavesToTest(rows, database, allLeaves)), ({ row }) => row);
		return [...passed].map(([row, leaves]) => ({ ...row, leaves: allLeaves ? leaves.map(({ leaf }) => leaf) : row.leaves }));
	};
	return { ...EVERYTHING, pass, needsBodies: true, fields };
}

/** CouchDB tells of a bad selector in a feed by the reason alone. */
function asBadRequest<T>(work: () => T): T {
	try {
		return work();
	} catch (error) {
		throw error instanceof Refused ? new Refused('bad_request', error.reason) : error;
	}
}

interface Leaf {
	row: ChangeRow;
	leaf: ChangeRow['leaves'][number];
	document: unknown;
}

/** The winner of each row, or all leaves when all are asked for, as documents. */
async function leavesToTest(rows: readonly ChangeRow[], database: Database, allLeaves: boolean): Promise<Leaf[]> {
	const wanted = rows.flatMap((row) => row.leaves.slice(0, allLeaves ? undefined : 1).map((leaf) => ({ row, leaf })));
	const bodies = allLeaves
		? await database.bodies(wanted.map(({ row, leaf }) => ({ id: row.id, rev: leaf.rev })))
		: wanted.map(({ row }) => row.body);
	return wanted.flatMap(({ row, leaf }, index) => {
		const body = bodies[index];
		return body === undefined ? [] : [{ row, leaf, document: parseJson(documentText(row.id, leaf.rev, body)) }];
	});
}

/** Looks for a function in a design document. Throws Refused when there is none, as CouchDB does. */
async function findCode(ask: DatabaseAsk, { text, member, name }: { text: string; member: string; name: string }): Promise<void> {
	if (text === '') throw new Refused('bad_request', `\`${name}\` filter parameter is not provided.`);
	const [design, wanted, ...rest] = text.split('/').filter((part) => part !== '');
	if (design === undefined || wanted === undefined || rest.length > 0)
		throw new Refused('bad_request', `${name} parameter must be of the form \`designname/${name}name\``);
	const functions = (await requireDesign(ask.database, `_design/${design}`))[member];
	if (!isObject(functions) || !Object.hasOwn(functions, wanted)) throw new Refused('not_found', `missing json key: ${wanted}`);
}
