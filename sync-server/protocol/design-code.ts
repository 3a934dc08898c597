// /db/_design/{ddoc}/_view/{name} and the like: the design document is looked for, the code in it is never run (P60).
import { Refused } from '../errors.ts';
import type { Database } from '../store/store.ts';
import type { Answer, DatabaseAsk } from './exchange.ts';
import { codeNotRun } from './not-done.ts';
import { isObject, parseJsonObject } from './parse-json.ts';

/** What CouchDB runs or tells of a design document; anything else that begins so is an attachment's name. */
const ACTIONS: ReadonlySet<string> = new Set([
	'_view',
	'_show',
	'_list',
	'_update',
	'_rewrite',
	'_info',
	'_search',
	'_search_info',
	'_search_disk_size',
	'_nouveau',
	'_nouveau_info',
	'_geo'
]);

export async function designCode(ask: DatabaseAsk, id: string): Promise<Answer> {
	const design = await requireDesign(ask.database, id);
	const [, action = '', name] = ask.path;
	if (!ACTIONS.has(action)) throw new Refused('not_found', 'Document is missing attachment');
	const { views } = design;
	const isMissing = action === '_view' && name !== undefined && !(isObject(views) && Object.hasOwn(views, name));
	if (isMissing) throw new Refused('not_found', 'missing_named_view');
	return codeNotRun();
}

/** The members of a living design document. Throws Refused when there is none. */
export async function requireDesign(database: Database, id: string): Promise<Record<string, unknown>> {
	const [head] = await database.heads([id]);
	if (head === undefined) throw new Refused('not_found');
	if (head.deleted) throw new Refused('deleted');
	const [body] = await database.bodies([{ id, rev: head.winner }]);
	return parseJsonObject(body?.json ?? '{}');
}
