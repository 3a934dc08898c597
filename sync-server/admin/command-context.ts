// What every command is handed: words, a terminal, a clock, a data folder; and the two ways in which one fails.
import { silentLog, type Clock } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { CouchdbStore } from '../store/couchdb/couchdb-store.ts';
import { SqliteStore } from '../store/sqlite-store.ts';
import type { Words } from './words.ts';

export interface Terminal {
	/** One line to whoever asked. */
	say(line: string): void;
	/** One line about what went wrong. */
	complain(line: string): void;
	/** A password, typed unseen; or the next line, where nobody is there to type. */
	readPassword(prompt: string): Promise<string>;
	/** Whether someone is there to type. */
	isInteractive: boolean;
}

/** The world as cli.ts found it. */
export interface Surroundings {
	terminal: Terminal;
	clock: Clock;
	/** Name and version. */
	program: string;
	nodeVersion: string;
	env: Readonly<Record<string, string | undefined>>;
	/** Folder of the built app, unless the environment names another. */
	appDir: string;
	/** Cost of a new password. */
	pbkdf2Iterations: number;
}

export interface CommandContext extends Surroundings {
	words: Words;
	dataDir: string;
}

/** The command ran and did not do what it was asked: exit 1, with this line. */
export class CommandFailedError extends Error {}

/** It cannot be asked so: exit 2, with this line. */
export class WrongUsageError extends Error {}

/** Files a command holds open at once. */
const OPEN_FILES_MAX = 16;

/**
 * Does something with the store that the environment names (SALA_STORE, SALA_COUCHDB_URL), or else with that of the data folder.
 * Throws DataFolderInUseError while a server runs on that folder.
 */
export function withStore<T>(context: CommandContext, work: (store: Store) => Promise<T>): Promise<T> {
	const { SALA_STORE: kind, SALA_COUCHDB_URL: url } = context.env;
	const isInCouchdb = kind === 'couchdb' && url !== undefined && URL.canParse(url);
	return isInCouchdb ? closing(new CouchdbStore({ url, log: silentLog }), work) : withDataFolder(context, work);
}

/** Does something with the store of the data folder, under its lock. Throws DataFolderInUseError while a server runs. */
export async function withDataFolder<T>(context: CommandContext, work: (store: Store) => Promise<T>): Promise<T> {
	return closing(new SqliteStore({ dataDir: context.dataDir, maxOpenDatabases: OPEN_FILES_MAX }), work);
}

/** Does something with a store, and closes it. */
export async function closing<S extends Store, T>(store: S, work: (store: S) => Promise<T>): Promise<T> {
	try {
		return await work(store);
	} finally {
		await store.close();
	}
}
