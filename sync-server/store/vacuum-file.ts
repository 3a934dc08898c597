// Gives the free pages of a database's file back to the disk, while nobody serves it.
import { statSync } from 'node:fs';
import { SqliteFile } from './sqlite-file.ts';

/**
 * Writes a file anew without its free pages; needs as much room again while it does. Only under the lock of the data folder.
 * Throws SQLite's error; the file is then as it was.
 */
export function vacuumFile(path: string): { bytesBefore: number; bytesAfter: number } {
	const file = new SqliteFile(path, { mustExist: true });
	const bytesBefore = statSync(path).size;
	try {
		file.db.exec('VACUUM');
	} finally {
		file.close();
	}
	return { bytesBefore, bytesAfter: statSync(path).size };
}
