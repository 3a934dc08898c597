// What makes a database that was put back from a copy another one for whoever replicates with it (P75).
import { randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';

const LIFE_BYTES = 4;

/** A name for a life of a database (Database.instance). */
export const newLifeName = (): string => randomBytes(LIFE_BYTES).toString('hex');

/**
 * Gives the file of a database a new life. Sequence numbers of the old one then mean "from the beginning" (P40), and the checkpoints
 * of replicators are forgotten: a PouchDB that finds its own session here would believe that everything it sent since is here too.
 */
export function beginNewLife(path: string): void {
	const db = new Database(path, { fileMustExist: true });
	try {
		db.pragma('synchronous = FULL');
		db.transaction(() => {
			db.prepare('UPDATE state SET instance = ?').run(newLifeName());
			const locals = db.prepare('SELECT id, json FROM locals').all() as { id: string; json: string }[];
			const forget = db.prepare('DELETE FROM locals WHERE id = ?');
			for (const { id, json } of locals) if (isCheckpoint(json)) forget.run(id);
		})();
	} finally {
		db.close();
	}
}

/** CouchDB and PouchDB both keep a session and a history of sessions in their checkpoints, and nobody else does. */
function isCheckpoint(json: string): boolean {
	const document = JSON.parse(json) as Record<string, unknown>;
	return 'session_id' in document || 'history' in document || 'last_seq' in document || 'source_last_seq' in document;
}
