// The server's secret: made on first start, readable by its own account only.
import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const SECRET_BYTES = 32;
const OWNER_ONLY = 0o600;

/** The secret of a data folder, made when there is none. Without a folder: a new one each time, so sessions end with the process. */
export function readOrMakeSecret(dataDir: string | undefined): string {
	const fresh = randomBytes(SECRET_BYTES).toString('hex');
	if (dataDir === undefined) return fresh;
	const path = join(dataDir, 'secret');
	if (existsSync(path)) {
		chmodSync(path, OWNER_ONLY);
		const kept = readFileSync(path, 'utf8').trim();
		if (kept.length >= SECRET_BYTES) return kept;
	}
	writeDurably(path, fresh);
	return fresh;
}

/** Whole or not at all: a torn secret would end every session, or worse, be a short one. */
function writeDurably(path: string, text: string): void {
	const draft = openSync(`${path}.new`, 'w', OWNER_ONLY);
	try {
		writeSync(draft, `${text}\n`);
		fsyncSync(draft);
	} finally {
		closeSync(draft);
	}
	renameSync(`${path}.new`, path);
}
