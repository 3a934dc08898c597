// A data folder as one finds it on disk, seen from a process that does not serve it. What each file is: sync-server/README.md.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DataFolderInUseError, DataFolderLock } from '../store/data-folder-lock.ts';
import { databaseOfFile, fileOfDatabase } from '../store/database-files.ts';

export const DATABASES_FOLDER = 'databases';
export const SERVER_FILE = 'server.sqlite';
export const SECRET_FILE = 'secret';

/** A folder in which no server ever kept anything. */
export class NoDataFolderError extends Error {}

export interface FoundDatabase {
	name: string;
	path: string;
}

/** The databases in a data folder or a backup, in name order. Throws NoDataFolderError. */
export function databasesIn(folder: string): FoundDatabase[] {
	const below = join(folder, DATABASES_FOLDER);
	if (!existsSync(below)) throw new NoDataFolderError(folder);
	return readdirSync(below)
		.map((file) => ({ name: databaseOfFile(file), path: join(below, file) }))
		.filter((found): found is FoundDatabase => found.name !== undefined)
		.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Where a database lies in a data folder or a backup. */
export const databasePath = (folder: string, name: string): string => join(folder, DATABASES_FOLDER, fileOfDatabase(name));

/** Bytes of everything a server keeps in a folder. */
export function bytesIn(folder: string): number {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.reduce((sum, entry) => sum + (statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0), 0);
}

/** Whether a server, or another command, has the folder now. Asks by taking its lock for a moment. */
export function isInUse(folder: string): boolean {
	if (!existsSync(join(folder, SERVER_FILE))) return false;
	try {
		new DataFolderLock(folder).release();
		return false;
	} catch (error) {
		if (error instanceof DataFolderInUseError) return true;
		throw error;
	}
}
