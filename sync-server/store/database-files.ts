// Where a database lies in the data folder: one SQLite file each, with its write-ahead log beside it.
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const SUFFIX = '.sqlite';
const GONE = '.gone';

/** The name of a database's file. A database's name holds no dot, so a dot can stand for its slashes. */
export const fileOfDatabase = (name: string): string => name.replaceAll('/', '.') + SUFFIX;

/** The database that a file holds; undefined for files beside it. */
export const databaseOfFile = (file: string): string | undefined =>
	file.endsWith(SUFFIX) ? file.slice(0, -SUFFIX.length).replaceAll('.', '/') : undefined;

export class DatabaseFiles {
	readonly #folder: string;

	constructor(dataDir: string) {
		this.#folder = join(dataDir, 'databases');
		mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
		this.#finishRemovals();
	}

	path(name: string): string {
		return join(this.#folder, fileOfDatabase(name));
	}

	names(): string[] {
		return readdirSync(this.#folder)
			.map(databaseOfFile)
			.filter((name) => name !== undefined);
	}

	/** Removes what a removal cut short may have left of an earlier database of this name. */
	clearLeftovers(name: string): void {
		for (const tail of ['-wal', '-shm']) rmSync(this.path(name) + tail, { force: true });
	}

	/** First out of sight in one step, then away: after a crash in between it is gone all the same. */
	remove(name: string): void {
		const path = this.path(name);
		renameSync(path, path + GONE);
		this.syncFolder();
		this.clearLeftovers(name);
		rmSync(path + GONE, { force: true });
	}

	/** Makes the coming and going of files durable. */
	syncFolder(): void {
		if (process.platform === 'win32') return;
		const folder = openSync(this.#folder, 'r');
		try {
			fsyncSync(folder);
		} finally {
			closeSync(folder);
		}
	}

	#finishRemovals(): void {
		for (const file of readdirSync(this.#folder).filter((name) => name.endsWith(GONE))) {
			const path = join(this.#folder, file.slice(0, -GONE.length));
			if (!existsSync(path)) for (const tail of ['-wal', '-shm']) rmSync(path + tail, { force: true });
			rmSync(path + GONE, { force: true });
		}
	}
}
