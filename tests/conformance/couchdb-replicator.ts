// What Apache CouchDB's own replicator asks of a source and a target, request by request as its source code makes them
// (couch_replicator_api_wrap, _worker, _auth_session), and as strict as it is about what comes back.
import { once } from 'node:events';
import { request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { parts, related, type Part } from './multipart.ts';

/** `timeout` of its feeds: a third of its patience with a connection. */
const FEED_TIMEOUT_MS = 10_000;

export interface End {
	/** The database with a slash at its end, as the replicator writes it. */
	url: string;
	username: string;
	password: string;
}

export interface Answered {
	status: number;
	headers: IncomingMessage['headers'];
	bytes: Buffer;
}

interface Change {
	seq: string;
	id: string;
	changes: { rev: string }[];
}
type Missing = Record<string, { missing: string[]; possible_ancestors?: string[] }>;
interface Wanted {
	id: string;
	rev: string;
	ancestors: string[];
}
type Json = Record<string, unknown>;

/** One database over HTTP, with a session's cookie. */
export class Remote {
	readonly #end: End;
	#cookie = '';

	constructor(end: End) {
		this.#end = end;
	}

	/** Signs in, and finds the database open. */
	async open(): Promise<void> {
		const { username, password, url } = this.#end;
		const body = `name=${encodeURIComponent(username)}&password=${encodeURIComponent(password)}`;
		const signedIn = await this.#ask('POST', new URL('/_session', url), { 'Content-Type': 'application/x-www-form-urlencoded' }, body);
		demand(signedIn.status === 200, 'a session');
		this.#cookie = /^AuthSession=[^;]+/.exec(signedIn.headers['set-cookie']?.[0] ?? '')?.[0] ?? '';
		demand(this.#cookie !== '', 'the cookie AuthSession');
		const info = jsonOf(await this.ask('GET', ''), 200);
		demand(info.update_seq !== undefined && info.instance_start_time !== undefined, 'update_seq and instance_start_time');
	}

	ask(method: string, path: string, headers: OutgoingHttpHeaders = {}, body?: string | Buffer): Promise<Answered> {
		return this.#ask(method, new URL(this.#end.url + path), { Cookie: this.#cookie, ...headers }, body);
	}

	/** Sends JSON as the replicator does. */
	post(path: string, json: unknown, headers: OutgoingHttpHeaders = {}): Promise<Answered> {
		return this.ask('POST', path, { 'Content-Type': 'application/json', ...headers }, JSON.stringify(json));
	}

	async #ask(method: string, url: URL, headers: OutgoingHttpHeaders, body?: string | Buffer): Promise<Answered> {
		const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
		const all = { 'User-Agent': 'CouchDB-Replicator/3.5.0', Accept: 'application/json', ...length, ...headers };
		const sent = request(url, { method, headers: all });
		sent.end(body);
		const [answer] = (await once(sent, 'response')) as [IncomingMessage];
		const pieces: Buffer[] = [];
		for await (const piece of answer) pieces.push(piece as Buffer);
		return { status: answer.statusCode ?? 0, headers: answer.headers, bytes: Buffer.concat(pieces) };
	}
}

/** What became of a replication, as the replicator counts it. */
export interface Counts {
	missing: number;
	read: number;
	written: number;
	failed: number;
	/** Attachments sent with their bytes. */
	files: number;
}

/** Replicates once from where the checkpoints agree; `feed` as the replicator reads it: to its end, or line by line. */
export async function replicate(id: string, from: End, to: End, feed: 'normal' | 'continuous' = 'normal'): Promise<Counts> {
	const [source, target] = [new Remote(from), new Remote(to)];
	await Promise.all([source.open(), target.open()]);
	const logs = await Promise.all([source, target].map((remote) => checkpointOf(remote, id)));
	const isAgreed = logs[0]?.session_id !== undefined && logs[0].session_id === logs[1]?.session_id;
	const { changes, lastSeq } = await changesSince(source, isAgreed ? logs[0]?.source_last_seq : 0, feed);
	const wanted = await findMissing(target, changes);
	const counts: Counts = { missing: wanted.length, read: 0, written: 0, failed: 0, files: 0 };
	await copy(source, target, wanted, counts);
	for (const remote of [source, target]) {
		const committed = jsonOf(await remote.post('_ensure_full_commit', undefined), 201);
		demand(committed.instance_start_time !== undefined, 'instance_start_time of the commit');
	}
	const session = { session_id: `${id}-${lastSeq}`, source_last_seq: lastSeq, replication_id_version: 4 };
	for (const [index, remote] of [source, target].entries()) await writeCheckpoint(remote, id, { ...session, _rev: logs[index]?._rev });
	return counts;
}

async function checkpointOf(remote: Remote, id: string): Promise<Json> {
	const answer = await remote.ask('GET', `_local/${id}`);
	if (answer.status === 404) demand(jsonOf(answer, 404).error === 'not_found', 'not_found for no checkpoint');
	return answer.status === 404 ? {} : jsonOf(answer, 200);
}

async function writeCheckpoint(remote: Remote, id: string, log: Json): Promise<void> {
	const { rev } = jsonOf(await remote.ask('PUT', `_local/${id}`, { 'Content-Type': 'application/json' }, JSON.stringify(log)), 201);
	demand(/^0-\d+$/.test(String(rev)), 'a local revision');
}

async function changesSince(source: Remote, since: unknown, feed: string): Promise<{ changes: Change[]; lastSeq: string }> {
	const timeoutMs = feed === 'continuous' ? 1 : FEED_TIMEOUT_MS;
	const query = `feed=${feed}&style=all_docs&since=${encodeURIComponent(JSON.stringify(since))}&timeout=${timeoutMs}`;
	const answer = await source.ask('GET', `_changes?${query}`);
	demand(answer.status === 200, 'changes');
	const text = answer.bytes.toString();
	if (feed === 'normal') {
		const { results, last_seq } = JSON.parse(text) as { results: Change[]; last_seq: string };
		return { changes: results, lastSeq: last_seq };
	}
	const lines = text.split('\n').filter((line) => line !== '');
	const { last_seq } = JSON.parse(lines.pop() ?? '') as { last_seq: string };
	return { changes: lines.map((line) => JSON.parse(line) as Change), lastSeq: last_seq };
}

async function findMissing(target: Remote, changes: readonly Change[]): Promise<Wanted[]> {
	const offered = Object.fromEntries(changes.map(({ id, changes: leaves }) => [id, leaves.map(({ rev }) => rev)]));
	const missing = jsonOf(await target.post('_revs_diff', offered), 200) as Missing;
	return Object.entries(missing).flatMap(([id, found]) =>
		found.missing.map((rev) => ({ id, rev, ancestors: found.possible_ancestors ?? [] }))
	);
}

/** Documents without attachments many at once, the others and design documents one by one. */
async function copy(source: Remote, target: Remote, wanted: readonly Wanted[], counts: Counts): Promise<void> {
	const asked = wanted.map(({ id, rev, ancestors }) => ({ id, rev, atts_since: ancestors }));
	const { results } = jsonOf(await source.post('_bulk_get?revs=true&latest=true&attachments=false', { docs: asked }), 200);
	const batch: Json[] = [];
	for (const [index, { docs }] of (results as { id: string; docs: { ok?: Json }[] }[]).entries()) {
		const doc = docs[0]?.ok;
		demand(docs.length === 1 && doc !== undefined, `one revision of ${wanted[index]?.id}`);
		counts.read += 1;
		if (doc._attachments === undefined && !String(doc._id).startsWith('_design/')) batch.push(doc);
		else await copyOne(source, target, wanted[index] as Wanted, counts);
	}
	if (batch.length === 0) return;
	const answer = await target.post('_bulk_docs', { new_edits: false, docs: batch }, { 'X-Couch-Full-Commit': 'false' });
	demand(answer.status === 201, 'the batch to be taken');
	const errors = JSON.parse(answer.bytes.toString()) as Json[];
	counts.failed += errors.length;
	counts.written += batch.length - errors.length;
}

const pathOf = (id: string): string =>
	id.startsWith('_design/') ? `_design/${encodeURIComponent(id.slice('_design/'.length))}` : encodeURIComponent(id);

/** Fetches one revision as multipart and passes it on as it came. */
async function copyOne(source: Remote, target: Remote, { id, rev, ancestors }: Wanted, counts: Counts): Promise<void> {
	const since = ancestors.length === 0 ? '' : `&atts_since=${encodeURIComponent(JSON.stringify(ancestors))}`;
	const query = `revs=true&open_revs=${encodeURIComponent(JSON.stringify([rev]))}&latest=true${since}`;
	const answer = await source.ask('GET', `${pathOf(id)}?${query}`, { Accept: 'multipart/mixed' });
	demand(answer.status === 200, `multipart of ${id}`);
	const [part, ...others] = parts(answer.headers['content-type'] ?? '', 'multipart/mixed', answer.bytes);
	demand(part !== undefined && others.length === 0, 'one part for one revision');
	const type = part.headers['content-type'] ?? '';
	const inner = type === 'application/json' ? [part] : parts(type, 'multipart/related', part.body);
	checkFollowing(inner);
	const sent = inner.length === 1 ? { contentType: 'application/json', body: inner[0]?.body as Buffer } : related(`boundary-${rev}`, inner);
	const put = await target.ask('PUT', `${pathOf(id)}?new_edits=false`, { 'Content-Type': sent.contentType }, sent.body);
	if (put.status === 201) demand(typeof jsonOf(put, 201).rev === 'string', 'a revision of what was written');
	counts.files += inner.length - 1;
	counts[put.status === 201 ? 'written' : 'failed'] += 1;
}

/** The parts behind a document are those of its attachments that follow, in their order, each with its name and length. */
function checkFollowing([document, ...files]: readonly Part[]): void {
	const { _attachments = {} } = JSON.parse(String(document?.body)) as { _attachments?: Record<string, Json> };
	const names = Object.keys(_attachments).filter((name) => _attachments[name]?.follows === true);
	demand(names.length === files.length, 'a part for each attachment that follows');
	for (const [index, { headers, body }] of files.entries()) {
		const stub = _attachments[names[index] as string] as Json;
		demand(headers['content-disposition'] === `attachment; filename="${names[index]}"`, 'the name of the attachment');
		demand(headers['content-length'] === String(body.length) && body.length === (stub.encoded_length ?? stub.length), 'its length');
		demand(headers['content-encoding'] === stub.encoding && headers['content-type'] === stub.content_type, 'its type and encoding');
	}
}

function jsonOf({ status, headers, bytes }: Answered, wanted: number): Json {
	demand(status === wanted, `${wanted}, not ${status} ${bytes.toString()}`);
	demand(headers['content-type'] === 'application/json', 'JSON by name');
	return JSON.parse(bytes.toString()) as Json;
}

function demand(holds: boolean, what: string): asserts holds {
	if (!holds) throw new Error(`CouchDB's replicator needs ${what}`);
}
