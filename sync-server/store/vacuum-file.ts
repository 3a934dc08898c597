// Makes a database's file as small as it can be, while nobody serves it: bodies of old revisions go, and so does every free page.
import { statSync } from 'node:fs';
import { dropEverythingOld } from './compact-gently.ts';
import { SqliteFile } from './sqlite-file.ts';

/**
 * Writes a file anew without what is old in it and without its free pages; needs as much room again while it does. Only under the lock of the data folder.
 * Throws SQLite's error; the file is then as it was.
 */
export function vacuumFile(path: string): { bytesBefore: number; bytesAfter: number } {
	const file = new SqliteFile(path, { mustExist: true });
	const bytesBefore = statSync(path).size;
	try {
		file.transaction(() => dropEverythingOld(file.upkeep));
		file.db.exec('VACUUM');
	} finally {
		file.close();
	}
	return { bytesBefore, bytesAfter: statSync(path).size };
}
