// Keeps a bounded number of SQLite files open; the one not used for longest is closed first. All work on a file is done in one
// go, so a file is never closed under someone's hands.
import { isDamage } from './damage.ts';
import { SqliteFile } from './sqlite-file.ts';

export class OpenFiles {
	readonly #max: number;
	/** In order of last use, oldest first. */
	readonly #files = new Map<string, SqliteFile>();
	/** Files that are not served any more, with what is wrong with them: looked at once, not at each request. */
	readonly #damaged = new Map<string, unknown>();

	/** `max`: files held open at once, at least one. */
	constructor(max: number) {
		this.#max = Math.max(1, max);
	}

	/** The open file at this path. Good until the caller next waits for anything. Throws when there is no such file. */
	use(path: string): SqliteFile {
		const open = this.#files.get(path);
		if (open !== undefined) {
			this.#files.delete(path);
			this.#files.set(path, open);
			return open;
		}
		if (this.#damaged.has(path)) throw this.#damaged.get(path);
		while (this.#files.size >= this.#max) this.#closeOldest();
		const file = this.#opened(path);
		this.#files.set(path, file);
		return file;
	}

	get size(): number {
		return this.#files.size;
	}

	closeOne(path: string): void {
		this.#damaged.delete(path);
		const file = this.#files.get(path);
		if (file === undefined) return;
		this.#files.delete(path);
		file.close();
	}

	closeAll(): void {
		for (const path of [...this.#files.keys()]) this.closeOne(path);
	}

	#opened(path: string): SqliteFile {
		try {
			return new SqliteFile(path, { mustExist: true });
		} catch (error) {
			if (isDamage(error)) this.#damaged.set(path, error);
			throw error;
		}
	}

	#closeOldest(): void {
		const [oldest] = this.#files.keys();
		if (oldest !== undefined) this.closeOne(oldest);
	}
}
