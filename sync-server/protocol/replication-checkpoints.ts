// How far a replication came, as replicators keep it: one `_local` document in the source and one in the target, each with the
// sessions so far. Where both know a session, its sequence number is where the next one begins.
import { createHash } from 'node:crypto';
import { isObject, parseJsonObject } from './parse-json.ts';
import { writeLocalDocument } from './local-docs.ts';
import type { Database } from '../store/store.ts';
import type { Tally } from './replication-copy.ts';

/** CouchDB's own number for how its replication ids are made. */
export const REPLICATION_ID_VERSION = 4;
/** Sessions a checkpoint remembers (CouchDB's figure). */
const SESSIONS_MAX = 50;

/** One session as it stands in a checkpoint; numbers count documents or revisions. */
export interface Session extends Tally {
	session_id: string;
	start_time: string;
	end_time: string;
	start_last_seq: string;
	end_last_seq: string;
	recorded_seq: string;
}

export interface Checkpoint {
	rev: string | undefined;
	sessionId: string | undefined;
	/** Newest first. */
	history: Session[];
}

/** Names a replication by what it is: the same from this database's life into that one's. */
export async function replicationId(source: Database, target: Database, asked: unknown): Promise<string> {
	const lives = [source.name, await source.instance(), target.name, await target.instance()];
	return createHash('md5')
		.update(JSON.stringify([lives, asked ?? null]))
		.digest('hex');
}

export async function readCheckpoint(database: Database, id: string): Promise<Checkpoint> {
	const kept = await database.readLocal(`_local/${id}`);
	if (kept === undefined) return { rev: undefined, sessionId: undefined, history: [] };
	const { session_id, history } = parseJsonObject(kept.json);
	return {
		rev: kept.rev,
		sessionId: typeof session_id === 'string' ? session_id : undefined,
		history: Array.isArray(history) ? history.filter((session): session is Session => isObject(session)) : []
	};
}

/** The newest session that both sides remember; undefined when there is none, and everything is compared again. */
export function commonSession(source: Checkpoint, target: Checkpoint): Session | undefined {
	const known = new Set(target.history.map((session) => session.session_id));
	return source.history.find((session) => known.has(session.session_id));
}

/** Notes a session in one of the two databases, before those that it remembers already. */
export async function writeCheckpoint(database: Database, id: string, before: Checkpoint, session: Session): Promise<void> {
	await writeLocalDocument(database, {
		_id: `_local/${id}`,
		_rev: before.rev,
		session_id: session.session_id,
		source_last_seq: session.recorded_seq,
		replication_id_version: REPLICATION_ID_VERSION,
		history: [session, ...before.history].slice(0, SESSIONS_MAX)
	});
}
