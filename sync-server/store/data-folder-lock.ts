// One process a data folder. The lock is an exclusive SQLite lock on a small file: the system lets go of it when the process
// ends, however it ends, so there is no stale lock to clear by hand. The file also holds the server's identity.
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Another process has this data folder open. */
export class DataFolderInUseError extends Error {
	readonly folder: string;

	constructor(folder: string, options?: ErrorOptions) {
		super(`Another process is using the data folder ${folder}`, options);
		this.folder = folder;
	}
}

export class DataFolderLock {
	readonly #db: Database.Database;
	readonly uuid: string;

	/** Throws DataFolderInUseError. */
	constructor(dataDir: string) {
		mkdirSync(dataDir, { recursive: true, mode: 0o700 });
		this.#db = new Database(join(dataDir, 'server.sqlite'), { timeout: 0 });
		try {
			this.#db.pragma('locking_mode = EXCLUSIVE');
			this.#db.pragma('synchronous = FULL');
			this.#db.exec('BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS server (uuid TEXT NOT NULL)');
			this.#db.prepare('INSERT INTO server SELECT ? WHERE NOT EXISTS (SELECT 1 FROM server)').run(randomUUID().replaceAll('-', ''));
			this.#db.exec('COMMIT');
			this.uuid = (this.#db.prepare('SELECT uuid FROM server').get() as { uuid: string }).uuid;
		} catch (error) {
			this.#db.close();
			if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY') !== true) throw error;
			throw new DataFolderInUseError(dataDir, { cause: error });
		}
	}

	release(): void {
		this.#db.close();
	}
}
