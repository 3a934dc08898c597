// Makes the files of a data folder as small as they can be, while no server runs on it (O26).
import { DataFolderLock } from '../store/data-folder-lock.ts';
import { vacuumFile } from '../store/vacuum-file.ts';
import { databasesIn } from './data-folder.ts';

export interface Compacted {
	name: string;
	bytesBefore: number;
	bytesAfter: number;
}

/** Compacts every database. Throws DataFolderInUseError while a server runs, NoDataFolderError, and SQLite's error for a damaged file. */
export function compact(dataDir: string, onDatabase?: (compacted: Compacted) => void): Compacted[] {
	const databases = databasesIn(dataDir);
	const lock = new DataFolderLock(dataDir);
	try {
		return databases.map(({ name, path }) => {
			const compacted = { name, ...vacuumFile(path) };
			onDatabase?.(compacted);
			return compacted;
		});
	} finally {
		lock.release();
	}
}
