// GET /, _up, _uuids, _all_dbs: the server as a whole.
import { randomBytes } from 'node:crypto';
import { Refused } from '../errors.ts';
import { json, type Answer, type Ask } from './exchange.ts';
import { jsonParameter, strictSwitch, wholeNumber } from './query.ts';

/** The release of CouchDB whose behaviour this server keeps to. */
export const COUCHDB_VERSION = '3.5.0';
const UUIDS_MAX = 1_000;
const UUID_BYTES = 16;

export async function welcome(ask: Ask): Promise<Answer> {
	const uuid = await ask.service.store.uuid();
	return json(200, { couchdb: 'Welcome', version: COUCHDB_VERSION, uuid, features: [], vendor: { name: 'Sala' } });
}

export async function up(): Promise<Answer> {
	return json(200, { status: 'ok' }, { 'Cache-Control': 'must-revalidate' });
}

export async function uuids(ask: Ask): Promise<Answer> {
	const count = wholeNumber(ask.query.get('count'), 'count') ?? 1;
	if (count > UUIDS_MAX) throw new Refused('bad_request', 'count parameter too large');
	return json(200, { uuids: Array.from({ length: count }, newUuid) }, { 'Cache-Control': 'must-revalidate, no-cache', Pragma: 'no-cache' });
}

export const newUuid = (): string => randomBytes(UUID_BYTES).toString('hex');

export async function allDbs(ask: Ask): Promise<Answer> {
	return json(200, await namesAsked(ask));
}

/** The names of databases that a range, a limit and a direction in the address ask for. */
export async function namesAsked(ask: Ask): Promise<string[]> {
	const { query } = ask;
	const descending = strictSwitch(query.get('descending'), 'descending') === true;
	const inclusiveEnd = strictSwitch(query.get('inclusive_end'), 'inclusive_end') !== false;
	const start = nameParameter(query.get('startkey') ?? query.get('start_key'));
	const end = nameParameter(query.get('endkey') ?? query.get('end_key'));
	const skip = wholeNumber(query.get('skip'), 'skip') ?? 0;
	const limit = wholeNumber(query.get('limit'), 'limit') ?? Infinity;
	const [lowest, highest] = descending ? [end, start] : [start, end];
	const names = (await ask.service.store.names()).filter((name) => {
		const isIn = (lowest === undefined || name >= lowest) && (highest === undefined || name <= highest);
		return isIn && (inclusiveEnd || name !== end);
	});
	if (descending) names.reverse();
	return names.slice(skip, skip + limit);
}

function nameParameter(text: string | undefined): string | undefined {
	const value = jsonParameter(text);
	if (value !== undefined && typeof value !== 'string') throw new Refused('query_parse_error', 'A key of _all_dbs must be a JSON string');
	return value;
}
