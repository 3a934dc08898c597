// Files that are on disk when the call returns: written, fsynced, and their folder too.
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, openSync, writeFileSync } from 'node:fs';

/** Nobody but the account that runs the server reads these. */
export const OWNER_ONLY_FILE = 0o600;
export const OWNER_ONLY_FOLDER = 0o700;

/** Writes a new file of our own. Throws when there is one. */
export function writeDurably(path: string, contents: string | Uint8Array): void {
	const file = openSync(path, 'wx', OWNER_ONLY_FILE);
	try {
		writeFileSync(file, contents);
		fsyncSync(file);
	} finally {
		closeSync(file);
	}
}

/** Makes what was written to a file durable. */
export function syncFile(path: string): void {
	const file = openSync(path, 'r+');
	try {
		fsyncSync(file);
	} finally {
		closeSync(file);
	}
}

/** Makes the coming and going of a folder's entries durable. Windows does so by itself. */
export function syncFolder(path: string): void {
	if (process.platform === 'win32') return;
	const folder = openSync(path, 'r');
	try {
		fsyncSync(folder);
	} finally {
		closeSync(folder);
	}
}

/** SHA-256 of a file's bytes, in hexadecimal. */
export async function digestOf(path: string): Promise<string> {
	const hash = createHash('sha256');
	for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
	return hash.digest('hex');
}
