// Remembers, inside node_modules, from which package-lock.json it was installed.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const stamp = join(root, 'node_modules', '.installed-from');

const lockDigest = () =>
	createHash('sha256')
		.update(readFileSync(join(root, 'package-lock.json')))
		.digest('hex');

/** Written by npm's `dependencies` step, after every install. */
export function stampInstall() {
	writeFileSync(stamp, lockDigest());
}

/** Whether node_modules is what package-lock.json asks for. */
export function isInstalled() {
	try {
		return readFileSync(stamp, 'utf8') === lockDigest();
	} catch {
		return false;
	}
}
