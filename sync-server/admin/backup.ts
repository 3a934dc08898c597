// A backup of a data folder, taken while the server goes on writing: each database is one moment of itself (O20). Copies without the
// server's lock, so it must run in a process of its own: closing a file ends the locks that the same process holds on it.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../ports.ts';
import { copyDatabaseFile } from '../store/copy-file.ts';
import { fileOfDatabase } from '../store/database-files.ts';
import { ReadOnlyFile } from '../store/read-only-file.ts';
import { serverFileBytes, uuidIn } from '../store/server-file.ts';
import { DATABASES_FOLDER, databasesIn, SECRET_FILE, SERVER_FILE, type FoundDatabase } from './data-folder.ts';
import { OWNER_ONLY_FOLDER, syncFolder, writeDurably } from './durable-files.ts';
import { listedFile, MANIFEST_FILE, manifestOf, type ListedDatabase, type ListedFile, type Manifest } from './manifest.ts';

/** There is something where the backup should go, or it would lie inside what it is a backup of. */
export class BackupPlaceError extends Error {
	readonly why: 'taken' | 'inside';

	constructor(why: 'taken' | 'inside', folder: string) {
		super(`${why}: ${folder}`);
		this.why = why;
	}
}

const COPY_ATTEMPTS_MAX = 10;
const COPY_AGAIN_MS = 50;

export interface BackupOptions {
	dataDir: string;
	/** Made by this; it may be there when it is empty. */
	to: string;
	/** Name and version of the program. */
	program: string;
	clock: Clock;
	/** Told of each database before it is copied. */
	onDatabase?: (name: string) => void;
}

/**
 * Copies a data folder; the backup appears under its name whole or not at all. Throws BackupPlaceError, NoDataFolderError, SQLite's
 * error for a database that is damaged, and the system's when there is no room.
 */
export async function backup(options: BackupOptions): Promise<Manifest> {
	const to = resolve(options.to);
	refusePlace(options.dataDir, to);
	const draft = `${to}.partial`;
	rmSync(draft, { recursive: true, force: true });
	mkdirSync(join(draft, DATABASES_FOLDER), { recursive: true, mode: OWNER_ONLY_FOLDER });
	try {
		const manifest = await copyInto(draft, options);
		if (existsSync(to)) rmdirSync(to);
		renameSync(draft, to);
		syncFolder(dirname(to));
		return manifest;
	} catch (error) {
		rmSync(draft, { recursive: true, force: true });
		throw error;
	}
}

function refusePlace(dataDir: string, to: string): void {
	if (`${to}${sep}`.startsWith(`${resolve(dataDir)}${sep}`)) throw new BackupPlaceError('inside', to);
	if (existsSync(to) && readdirSync(to).length > 0) throw new BackupPlaceError('taken', to);
}

async function copyInto(draft: string, { dataDir, program, clock, onDatabase }: BackupOptions): Promise<Manifest> {
	const takenAt = new Date(clock.now()).toISOString();
	const found = databasesIn(dataDir);
	const files = [await copySmall(draft, SERVER_FILE, serverFileBytes(join(dataDir, SERVER_FILE)))];
	const secret = join(dataDir, SECRET_FILE);
	if (existsSync(secret)) files.push(await copySmall(draft, SECRET_FILE, readFileSync(secret)));
	const databases: ListedDatabase[] = [];
	for (const database of found) {
		onDatabase?.(database.name);
		const listed = await copyDatabase(draft, database);
		if (listed !== undefined) databases.push(listed);
	}
	const manifest = manifestOf({ program, takenAt, serverUuid: uuidIn(join(draft, SERVER_FILE)), files, databases });
	writeDurably(join(draft, MANIFEST_FILE), `${JSON.stringify(manifest, null, '\t')}\n`);
	for (const folder of [join(draft, DATABASES_FOLDER), draft]) syncFolder(folder);
	return manifest;
}

/**
 * Undefined for a database that was destroyed since the backup began. One that is being made, or made again, is looked at once more;
 * one that stays empty or cannot be read fails the backup.
 */
async function copyDatabase(draft: string, { name, path }: FoundDatabase): Promise<ListedDatabase | undefined> {
	const relative = `${DATABASES_FOLDER}/${fileOfDatabase(name)}`;
	for (let attempt = 1; existsSync(path); attempt += 1) {
		try {
			rmSync(join(draft, relative), { force: true });
			return { name, ...copyOf(path, join(draft, relative)), ...(await listedFile(draft, relative)) };
		} catch (error) {
			if (attempt === COPY_ATTEMPTS_MAX && existsSync(path)) throw error;
			await setTimeout(COPY_AGAIN_MS);
		}
	}
	rmSync(join(draft, relative), { force: true });
	return undefined;
}

/** Copies a file and says what the copy holds. */
function copyOf(from: string, to: string): Pick<ListedDatabase, 'schema' | 'documents' | 'deleted' | 'updateSeq'> {
	copyDatabaseFile(from, to);
	const file = new ReadOnlyFile(to);
	file.close();
	const { schema, live, deleted, updateSeq } = file.state;
	if (schema === 0) throw new Error(`${from} is empty`);
	return { schema, documents: live, deleted, updateSeq };
}

async function copySmall(draft: string, name: string, contents: Uint8Array): Promise<ListedFile> {
	writeDurably(join(draft, name), contents);
	return listedFile(draft, name);
}
