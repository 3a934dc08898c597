// What clients ask of a cluster, answered by a server that is one node and whole (P104).
import { Refused } from '../errors.ts';
import { requireServerAdmin } from './enter.ts';
import { json, type Answer, type Ask, type DatabaseAsk } from './exchange.ts';

/** What a CouchDB calls a node that has no name. */
const NODE = 'nonode@nohost';
/** All hashes of ids: a database is one shard. */
const WHOLE_RANGE = '00000000-ffffffff';

export async function membership(): Promise<Answer> {
	return json(200, { all_nodes: [NODE], cluster_nodes: [NODE] });
}

export async function clusterSetup(): Promise<Answer> {
	return json(200, { state: 'single_node_enabled' });
}

/** What runs in the background is over in moments, and is not listed. */
export async function activeTasks(): Promise<Answer> {
	return json(200, []);
}

/** `_node/_local` says its name. What is below it is set when the server is started. */
export async function node(ask: Ask): Promise<Answer> {
	const [name, ...below] = ask.path;
	if (name !== '_local' && name !== NODE) throw new Refused('not_found', 'no such node');
	if (below.length === 0 && ask.method === 'GET') return json(200, { name: NODE });
	throw new Refused('not_implemented', 'Settings are given when the server is started, and its figures are at /_sala/metrics.');
}

/** Nothing is replicated by this server, so no job is there. */
export async function scheduler(ask: Ask): Promise<Answer> {
	const [list] = ask.path;
	if (list !== 'jobs' && list !== 'docs') throw new Refused('not_found');
	return json(200, { total_rows: 0, offset: 0, [list]: [] });
}

export async function shards(ask: DatabaseAsk): Promise<Answer> {
	const [id] = ask.path;
	return json(200, id === undefined ? { shards: { [WHOLE_RANGE]: [NODE] } } : { range: WHOLE_RANGE, nodes: [NODE] });
}

export async function syncShards(ask: DatabaseAsk): Promise<Answer> {
	requireServerAdmin(ask);
	return json(202, { ok: true });
}
