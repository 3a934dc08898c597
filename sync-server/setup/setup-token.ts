// The one-time token of the first-run link (O6): 256 bits, shown once on the terminal, kept as a hash.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const TOKEN_BYTES = 32;
const OWNER_ONLY = 0o600;
const FILE = 'setup-token';

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export interface SetupToken {
	/** Makes a new token; any earlier one is worth nothing from now on. */
	issue(): string;
	matches(token: string): boolean;
	/** After this no token matches. */
	spend(): void;
}

/** @param dataDir where the hash is kept; undefined keeps it in memory. */
export function setupToken(dataDir: string | undefined): SetupToken {
	return dataDir === undefined ? heldBy(inMemory()) : heldBy(onDisk(join(dataDir, FILE), dataDir));
}

interface Hash {
	read(): string | undefined;
	write(hash: string): void;
	erase(): void;
}

function heldBy(hash: Hash): SetupToken {
	return {
		issue: () => {
			const token = randomBytes(TOKEN_BYTES).toString('base64url');
			hash.write(hashOf(token));
			return token;
		},
		matches: (token) => {
			const kept = hash.read();
			return kept !== undefined && timingSafeEqual(Buffer.from(kept), Buffer.from(hashOf(token)));
		},
		spend: () => hash.erase()
	};
}

function inMemory(): Hash {
	let kept: string | undefined;
	return { read: () => kept, write: (hash) => (kept = hash), erase: () => (kept = undefined) };
}

function onDisk(file: string, folder: string): Hash {
	return {
		read: () => {
			try {
				const kept = readFileSync(file, 'utf8');
				return /^[0-9a-f]{64}$/.test(kept) ? kept : undefined;
			} catch {
				return undefined;
			}
		},
		write: (hash) => {
			mkdirSync(folder, { recursive: true });
			rmSync(file, { force: true });
			writeFileSync(file, hash, { mode: OWNER_ONLY });
		},
		erase: () => rmSync(file, { force: true })
	};
}
