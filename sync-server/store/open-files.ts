// Keeps a bounded number of SQLite files open; the one not used for longest is closed first. All work on a file is done in one
// go, so a file is never closed under someone's hands.
import { SqliteFile } from './sqlite-file.ts';

export class OpenFiles {
	readonly #max: number;
	/** In order of last use, oldest first. */
	readonly #files = new Map<string, SqliteFile>();

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
		while (this.#files.size >= this.#max) this.#closeOldest();
		const file = new SqliteFile(path, { mustExist: true });
		this.#files.set(path, file);
		return file;
	}

	get size(): number {
		return this.#files.size;
	}

	closeOne(path: string): void {
		const file = this.#files.get(path);
		if (file === undefined) return;
		this.#files.delete(path);
		file.close();
	}

	closeAll(): void {
		for (const path of [...this.#files.keys()]) this.closeOne(path);
	}

	#closeOldest(): void {
		const [oldest] = this.#files.keys();
		if (oldest !== undefined) this.closeOne(oldest);
	}
}
