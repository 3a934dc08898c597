// A database as a whole: PUT, GET, DELETE /db, and the settings that hang below it.
import { securityProblem } from '../auth/grants.ts';
import { readSecurity, SECURITY_KEY } from '../auth/security-object.ts';
import { USERS_DATABASE } from '../auth/user-documents.ts';
import { Refused } from '../errors.ts';
import type { Database } from '../store/store.ts';
import { json, type Answer, type Ask, type DatabaseAsk } from './exchange.ts';
import { parseJson } from './parse-json.ts';
import { formatSeq } from './sequence.ts';

const DATABASE_NAME = /^[a-z][a-z0-9_$()+/-]*$/;
const SYSTEM_DATABASES: ReadonlySet<string> = new Set([USERS_DATABASE, '_replicator', '_global_changes']);
const DATABASE_NAME_CHARACTERS_MAX = 238;
/** CouchDB's own figure for a database that is not versioned by time. */
const INSTANCE_START_TIME = '0';

/** Throws Refused for what cannot be a database's name. */
export function checkDatabaseName(name: string): void {
	if (name.length > DATABASE_NAME_CHARACTERS_MAX) throw new Refused('database_name_too_long');
	if (DATABASE_NAME.test(name) || SYSTEM_DATABASES.has(name)) return;
	const rule =
		'Only lowercase characters (a-z), digits (0-9), and any of the characters _, $, (, ), +, -, and / are allowed. Must begin with a letter.';
	throw new Refused('illegal_database_name', `Name: '${name}'. ${rule}`);
}

export async function createDatabase(ask: Ask, name: string): Promise<Answer> {
	checkDatabaseName(name);
	if ((await ask.service.store.create(name)) === 'already-there') throw new Refused('file_exists');
	return json(201, { ok: true }, { Location: `${ask.base}/${encodeURIComponent(name)}` });
}

export async function destroyDatabase(ask: Ask, name: string): Promise<Answer> {
	if (name === USERS_DATABASE) throw new Refused('forbidden', 'The database of users cannot be deleted.');
	if ((await ask.service.store.destroy(name)) === 'missing') throw new Refused('no_database');
	return json(200, { ok: true });
}

export async function databaseInfo(ask: DatabaseAsk): Promise<Answer> {
	return json(200, await infoOf(ask.database));
}

/** What GET /db tells of a database. */
export async function infoOf(database: Database): Promise<object> {
	const [info, instance] = await Promise.all([database.info(), database.instance()]);
	return {
		instance_start_time: INSTANCE_START_TIME,
		db_name: database.name,
		purge_seq: formatSeq(info.purgeSeq, instance),
		update_seq: formatSeq(info.updateSeq, instance),
		sizes: { file: info.fileBytes, external: info.activeBytes, active: info.activeBytes },
		props: {},
		doc_del_count: info.deletedCount,
		doc_count: info.docCount,
		disk_format_version: 8,
		compact_running: false,
		cluster: { q: 1, n: 1, w: 1, r: 1 }
	};
}

export async function security(ask: DatabaseAsk): Promise<Answer> {
	const { database } = ask;
	if (ask.method === 'GET') return json(200, await readSecurity(database));
	if (database.name.startsWith('_')) throw new Refused('forbidden', "You can't edit the security object of this database.");
	const value = parseJson(await ask.text());
	const problem = securityProblem(value);
	if (problem !== undefined) throw new Refused('bad_request', problem);
	await database.writeMeta(SECURITY_KEY, JSON.stringify(value));
	return json(200, { ok: true });
}

export async function revsLimit(ask: DatabaseAsk): Promise<Answer> {
	if (ask.method === 'GET') return json(200, await ask.database.revsLimit());
	const limit = parseJson(await ask.text());
	if (typeof limit !== 'number' || !Number.isSafeInteger(limit) || limit < 1) {
		throw new Refused('bad_request', '`_revs_limit` must be a positive integer');
	}
	await ask.database.setRevsLimit(limit);
	return json(200, { ok: true });
}

/** Every answered write is on disk already; the endpoint is for replicators that ask. */
export async function ensureFullCommit(): Promise<Answer> {
	return json(201, { ok: true, instance_start_time: INSTANCE_START_TIME });
}
