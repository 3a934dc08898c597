// GET and POST /_dbs_info: what GET /db says, of many databases in one answer.
import { Refused } from '../errors.ts';
import { requireJson } from './content-type.ts';
import { infoOf } from './database.ts';
import { json, type Answer, type Ask } from './exchange.ts';
import { parseJsonObject } from './parse-json.ts';
import { namesAsked } from './root.ts';

/** Names in one POST: CouchDB's own figure. */
const KEYS_MAX = 100;

export async function dbsInfo(ask: Ask): Promise<Answer> {
	const names = ask.method === 'POST' ? await readKeys(ask) : await namesAsked(ask);
	return ask.method === 'POST'
		? json(200, await Promise.all(names.map((name) => rowOf(ask, name))))
		: { status: 200, body: rows(ask, names) };
}

async function readKeys(ask: Ask): Promise<unknown[]> {
	requireJson(ask);
	const { keys } = parseJsonObject(await ask.text());
	if (keys === undefined) throw new Refused('bad_request', '`keys` member must exist.');
	if (!Array.isArray(keys)) throw new Refused('bad_request', '`keys` member must be an array.');
	if (keys.length > KEYS_MAX) throw new Refused('bad_request', 'too_many_keys');
	return keys as unknown[];
}

/** One database after the other: there may be thousands. */
async function* rows(ask: Ask, names: readonly unknown[]): AsyncGenerator<string> {
	let separator = '[';
	for (const name of names) {
		yield separator + JSON.stringify(await rowOf(ask, name));
		separator = ',';
	}
	yield separator === '[' ? '[]\n' : ']\n';
}

async function rowOf(ask: Ask, key: unknown): Promise<object> {
	const database = typeof key === 'string' ? await ask.service.store.open(key) : undefined;
	return database === undefined ? { key, error: 'not_found' } : { key, info: await infoOf(database) };
}
