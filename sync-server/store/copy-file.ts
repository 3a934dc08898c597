// A consistent copy of a database's file, taken from another process while the server goes on writing.
import { closeSync, fsyncSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';

/**
 * Copies one moment of a database into a new file, whole and without free pages, and fsyncs it. Writers are not held up.
 * Throws SQLite's error for a source that is damaged, and for a target that is there already.
 */
export function copyDatabaseFile(from: string, to: string): void {
	const source = new Database(from, { readonly: true, fileMustExist: true });
	try {
		source.prepare('VACUUM INTO ?').run(to);
	} finally {
		source.close();
	}
	const copy = openSync(to, 'r+');
	try {
		fsyncSync(copy);
	} finally {
		closeSync(copy);
	}
}
