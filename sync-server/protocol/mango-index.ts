// /db/_index: indexes are listed, made and unmade; each lies in a design document, so making one is an administrator's (P93).
import { ALL_DOCS_INDEX, indexJson, readNewIndex, withIndex, withoutIndex } from '../mango/index-definition.ts';
import { readBulkDelete, readIndexOptions } from '../mango/options.ts';
import type { JsonObject } from '../mango/json.ts';
import { Refused } from '../errors.ts';
import { requireJson } from './content-type.ts';
import { json, type Answer, type DatabaseAsk } from './exchange.ts';
import { readIndexes } from './mango-indexes.ts';
import { parseJsonObject } from './parse-json.ts';
import { documentText } from './read-document.ts';
import { writeDocuments } from './write.ts';

export async function mangoIndex(ask: DatabaseAsk): Promise<Answer> {
	const { method, path } = ask;
	if (path.length === 0) return method === 'GET' ? listIndexes(ask) : method === 'POST' ? makeIndex(ask) : notAllowed('GET,POST');
	if (path[0] === '_bulk_delete' && path.length === 1) return method === 'POST' ? deleteMany(ask) : notAllowed('POST');
	const [ddoc, type, name] = path[0] === '_design' ? [path[1], ...path.slice(2)] : path;
	if (ddoc === undefined || type === undefined || name === undefined) return notAllowed('DELETE');
	return method === 'DELETE' ? deleteOne(ask, designId(ddoc), type, name) : notAllowed('DELETE');
}

function notAllowed(allow: string): never {
	throw new Refused('method_not_allowed', `Only ${allow} allowed`, { Allow: allow });
}

const designId = (name: string): string => (name.startsWith('_design/') ? name : `_design/${name}`);

async function listIndexes(ask: DatabaseAsk): Promise<Answer> {
	const indexes = [ALL_DOCS_INDEX, ...(await readIndexes(ask.database))].map(indexJson);
	const limit = listParameter(ask, 'limit', 1) ?? indexes.length;
	const skip = listParameter(ask, 'skip', 0) ?? 0;
	return json(200, { total_rows: indexes.length, indexes: indexes.slice(skip, skip + limit) });
}

function listParameter(ask: DatabaseAsk, name: string, min: number): number | undefined {
	const text = ask.query.get(name);
	if (text === undefined) return undefined;
	if (!/^[+-]?\d{1,15}$/.test(text) || Number(text) < min) throw new Refused('invalid_list_index_params');
	return Number(text);
}

async function makeIndex(ask: DatabaseAsk): Promise<Answer> {
	requireJson(ask);
	requireDatabaseAdmin(ask);
	const index = readNewIndex(readIndexOptions(parseJsonObject(await ask.text())));
	const changed = withIndex(await readDesign(ask, index.ddoc), index);
	if (changed !== undefined) await writeDesign(ask, { ...changed, _id: index.ddoc });
	return json(200, { result: changed === undefined ? 'exists' : 'created', id: index.ddoc, name: index.name });
}

async function deleteOne(ask: DatabaseAsk, ddoc: string, type: string, name: string): Promise<Answer> {
	requireDatabaseAdmin(ask);
	const index = (await readIndexes(ask.database)).find((one) => one.ddoc === ddoc && one.type === type && one.name === name);
	if (index === undefined) throw new Refused('not_found');
	await removeIndex(ask, ddoc, name);
	return json(200, { ok: true });
}

/** One after the other; a design document that holds no index, or more than one, fails without the rest. */
async function deleteMany(ask: DatabaseAsk): Promise<Answer> {
	requireJson(ask);
	requireDatabaseAdmin(ask);
	const { docids } = readBulkDelete(parseJsonObject(await ask.text()));
	const success: JsonObject[] = [];
	const fail: JsonObject[] = [];
	for (const id of docids.map(designId)) {
		const names = (await readIndexes(ask.database)).filter(({ ddoc }) => ddoc === id).map(({ name }) => name);
		const [name] = names;
		if (name === undefined || names.length > 1) fail.unshift({ id, error: 'not_found' });
		else {
			await removeIndex(ask, id, name);
			success.unshift({ id, ok: true });
		}
	}
	return json(200, { success, fail });
}

async function removeIndex(ask: DatabaseAsk, ddoc: string, name: string): Promise<void> {
	const document = (await readDesign(ask, ddoc)) ?? {};
	const left = withoutIndex(document, name);
	await writeDesign(ask, { ...(left ?? { _deleted: true }), _id: ddoc, _rev: document._rev });
}

/** Indexes are design documents: who may not write those may not make them. */
function requireDatabaseAdmin(ask: DatabaseAsk): void {
	if (ask.isAdmin) return;
	throw new Refused(ask.user.name === null ? 'design_unauthorized' : 'forbidden', 'You are not a db or server admin.');
}

/** The living document with `_id` and `_rev`. */
async function readDesign(ask: DatabaseAsk, id: string): Promise<JsonObject | undefined> {
	const [head] = await ask.database.heads([id]);
	if (head === undefined || head.deleted) return undefined;
	const [body] = await ask.database.bodies([{ id, rev: head.winner }]);
	return body === undefined ? undefined : parseJsonObject(documentText(id, head.winner, body));
}

async function writeDesign(ask: DatabaseAsk, document: JsonObject): Promise<void> {
	const [written] = await writeDocuments(ask, [document], true);
	if (written?.ok === true) return;
	if (written?.refused.error !== 'conflict') throw written?.refused ?? new Refused('error_saving_ddoc');
	throw new Refused('error_saving_ddoc', 'Encountered a conflict while saving the design document.');
}
