// The embedded store: one SQLite file a database in the data folder, written ahead and fsynced before anyone is told.
import { blindWatch, type Watch } from '../ports.ts';
import { compareBytes } from './compare-bytes.ts';
import { DataFolderLock } from './data-folder-lock.ts';
import { DatabaseFiles } from './database-files.ts';
import { OpenFiles } from './open-files.ts';
import { SqliteDatabase } from './sqlite-database.ts';
import { SqliteFile } from './sqlite-file.ts';
import type { Database, Store } from './store.ts';

export class SqliteStore implements Store {
	readonly #lock: DataFolderLock;
	readonly #places: DatabaseFiles;
	readonly #files: OpenFiles;
	readonly #watch: Pick<Watch, 'committed' | 'measure'>;
	readonly #databases = new Map<string, SqliteDatabase>();

	/**
	 * Takes the data folder (made when missing) for this process. `maxOpenDatabases`: files held open at once.
	 * Throws DataFolderInUseError when another process has it.
	 */
	constructor(options: { dataDir: string; maxOpenDatabases: number; watch?: Pick<Watch, 'committed' | 'measure'> }) {
		this.#watch = options.watch ?? blindWatch;
		this.#watch.measure('open_databases', 'Database files held open', () => this.#files.size);
		this.#lock = new DataFolderLock(options.dataDir);
		this.#places = new DatabaseFiles(options.dataDir);
		this.#files = new OpenFiles(options.maxOpenDatabases);
		for (const name of this.#places.names()) this.#databases.set(name, this.#database(name));
	}

	async uuid(): Promise<string> {
		return this.#lock.uuid;
	}

	async create(name: string): Promise<'created' | 'already-there'> {
		if (this.#databases.has(name)) return 'already-there';
		this.#places.clearLeftovers(name);
		new SqliteFile(this.#places.path(name), { mustExist: false }).close();
		this.#places.syncFolder();
		this.#databases.set(name, this.#database(name));
		return 'created';
	}

	async destroy(name: string): Promise<'destroyed' | 'missing'> {
		const database = this.#databases.get(name);
		if (database === undefined) return 'missing';
		database.flush();
		this.#databases.delete(name);
		this.#files.closeOne(this.#places.path(name));
		this.#places.remove(name);
		database.markDestroyed();
		return 'destroyed';
	}

	async names(): Promise<string[]> {
		return [...this.#databases.keys()].sort(compareBytes);
	}

	async open(name: string): Promise<Database | undefined> {
		return this.#databases.get(name);
	}

	async close(): Promise<void> {
		for (const database of this.#databases.values()) {
			database.stop();
			database.flush();
		}
		this.#files.closeAll();
		this.#lock.release();
	}

	#database(name: string): SqliteDatabase {
		return new SqliteDatabase(name, this.#places.path(name), this.#files, (seconds) => this.#watch.committed(seconds));
	}
}
