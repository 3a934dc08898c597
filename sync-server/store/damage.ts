// What a file is told apart by before it is served: whether the process that had it open last ended properly, and whether it is whole.
import { statSync } from 'node:fs';
import type Database from 'better-sqlite3';

/** The file of a database is damaged. Its code is SQLite's own, so that everyone who knows that one knows this. */
export class DamagedFileError extends Error {
	readonly code = 'SQLITE_CORRUPT';
}

/** Whether writes still lie in the log beside a file: then nobody folded them in, and the process ended in the middle of its work. */
export function endedUncleanly(path: string): boolean {
	return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** Reads the whole file. Throws DamagedFileError with the first thing that is wrong. */
export function quickCheck(db: Database.Database, path: string): void {
	const found = db.pragma('quick_check(1)', { simple: true });
	if (found !== 'ok') throw new DamagedFileError(`${path} is damaged: ${String(found)}`);
}

/** SQLite's words for a file that is no whole database. */
export const isDamage = (error: unknown): boolean => /^SQLITE_(?:CORRUPT|NOTADB)/.test(String((error as { code?: unknown } | null)?.code));
