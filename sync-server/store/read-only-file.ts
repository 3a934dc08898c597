// A database's file seen from another process, while the server may be writing to it: reads one moment of it, changes nothing, takes
// no lock that anyone waits for. Never use it in the process that serves the same file through a SqliteStore.
import Database from 'better-sqlite3';

export interface KeptState {
	/** Version of the file's shape (migrations.ts); 0 for a file that is just being made, and holds nothing yet. */
	schema: number;
	live: number;
	deleted: number;
	updateSeq: number;
}

const NOTHING = { live: 0, deleted: 0, updateSeq: 0 };

export class ReadOnlyFile {
	readonly db: Database.Database;
	readonly state: KeptState;

	/** Everything read through this object is of the moment it was made. Throws SQLite's error when the file cannot be read. */
	constructor(path: string) {
		this.db = new Database(path, { readonly: true, fileMustExist: true });
		try {
			this.db.exec('BEGIN');
			const schema = this.db.pragma('user_version', { simple: true }) as number;
			this.state = { schema, ...(schema === 0 ? NOTHING : this.#counted()) };
		} catch (error) {
			this.db.close();
			throw error;
		}
	}

	/** Living documents with their winners, in id order. */
	*documents(): Generator<{ id: string; json: string }> {
		if (this.state.schema === 0) return;
		yield* this.db.prepare('SELECT id, json FROM docs WHERE deleted = 0 ORDER BY id').iterate() as Iterable<{ id: string; json: string }>;
	}

	close(): void {
		this.db.close();
	}

	#counted(): Omit<KeptState, 'schema'> {
		return this.db.prepare('SELECT live, deleted, update_seq AS updateSeq FROM state').get() as Omit<KeptState, 'schema'>;
	}
}
