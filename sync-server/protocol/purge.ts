// POST /db/_purge, _purged_infos, _purged_infos_limit: leaves taken out of documents as if they had never been (P100).
import { Refused } from '../errors.ts';
import { parseRev } from '../revisions/rev-id.ts';
import type { Database, Purge } from '../store/store.ts';
import { requireJson } from './content-type.ts';
import { requireServerAdmin } from './enter.ts';
import { json, type Answer, type DatabaseAsk } from './exchange.ts';
import { parseJson, parseJsonObject } from './parse-json.ts';

/** Of one request: CouchDB's own figures. */
const PURGE_DOCUMENTS_MAX = 100;
const PURGE_REVISIONS_MAX = 1_000;
/** Purges remembered unless a database says otherwise: CouchDB's own figure. */
const PURGED_INFOS_LIMIT_DEFAULT = 1_000;
const LIMIT_KEY = 'purged_infos_limit';

/** For server administrators alone, in every database: not even the administrator of a ledger may make a fact never to have been. */
export async function purge(ask: DatabaseAsk): Promise<Answer> {
	requireJson(ask);
	requireServerAdmin(ask);
	const purges = readPurges(parseJsonObject(await ask.text()));
	const purged = await ask.database.purge(purges, await limitOf(ask.database));
	return json(201, { purge_seq: null, purged: Object.fromEntries(purges.map(({ id }, index) => [id, purged[index] ?? []])) });
}

export async function purgedInfos(ask: DatabaseAsk): Promise<Answer> {
	return json(200, { purged_infos: await ask.database.purges() });
}

export async function purgedInfosLimit(ask: DatabaseAsk): Promise<Answer> {
	if (ask.method === 'GET') return json(200, await limitOf(ask.database));
	const limit = parseJson(await ask.text());
	if (typeof limit !== 'number' || !Number.isSafeInteger(limit) || limit < 1)
		throw new Refused('bad_request', '`purge_infos_limit` must be positive integer');
	await ask.database.writeMeta(LIMIT_KEY, String(limit));
	return json(200, { ok: true });
}

async function limitOf(database: Database): Promise<number> {
	return Number((await database.readMeta(LIMIT_KEY)) ?? PURGED_INFOS_LIMIT_DEFAULT);
}

function readPurges(body: Record<string, unknown>): Purge[] {
	const purges = Object.entries(body).map(([id, revs]): Purge => {
		if (!Array.isArray(revs)) throw new Refused('bad_request', 'Revisions to purge must be an array');
		return { id, revs: revs.map(readRev) };
	});
	if (purges.length > PURGE_DOCUMENTS_MAX) throw new Refused('bad_request', 'Exceeded maximum number of documents.');
	const revisions = purges.reduce((sum, { revs }) => sum + revs.length, 0);
	if (revisions > PURGE_REVISIONS_MAX) throw new Refused('bad_request', 'Exceeded maximum number of revisions.');
	return purges;
}

function readRev(rev: unknown): string {
	if (parseRev(rev) === undefined) throw new Refused('invalid_rev');
	return rev as string;
}
