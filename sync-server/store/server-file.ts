// The server's own small file, server.sqlite, seen from a process that does not hold its lock.
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';

/** The identity in a server's file. Throws SQLite's error for a file that is none. */
export function uuidIn(path: string): string {
	const db = new Database(path, { readonly: true, fileMustExist: true });
	try {
		return (db.prepare('SELECT uuid FROM server').get() as { uuid: string }).uuid;
	} finally {
		db.close();
	}
}

/** The bytes of a server's file, which nobody else may open while the server runs. It is written when it is made and hardly ever again. */
export const serverFileBytes = (path: string): Uint8Array => readFileSync(path);
