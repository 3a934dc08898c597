import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['src', 'static', 'package.json', 'package-lock.json', 'svelte.config.js', 'vite.config.ts', 'scripts/chunks.ts'];
const VERSION_HEX_CHARACTERS = 12;

/**
 * All files below a path, in a stable order.
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
	try {
		return readdirSync(path, { withFileTypes: true })
			.sort((a, b) => (a.name < b.name ? -1 : 1))
			.flatMap((entry) => (entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]));
	} catch {
		return [path];
	}
}

/**
 * The app's version: a hash of everything the build is made from. The same sources give the same version, so a
 * service worker changes exactly when the app does, and a second `npm start` knows it has nothing to build.
 * `SALA_BUILD_VERSION` replaces it (the update tests build two versions of the same sources).
 * @returns {string} lower-case hex
 */
export function buildVersion() {
	if (process.env.SALA_BUILD_VERSION) return process.env.SALA_BUILD_VERSION;
	const root = join(import.meta.dirname, '..');
	const hash = createHash('sha256');
	for (const file of SOURCES.flatMap((path) => filesBelow(join(root, path)))) {
		if (/\.test\.ts$/.test(file)) continue;
		hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
	}
	return hash.digest('hex').slice(0, VERSION_HEX_CHARACTERS);
}
