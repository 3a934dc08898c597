// Finds a Chromium for the tests, in this order: the one named by CHROMIUM_PATH, the one installed, the build shipped in
// an npm package, Debian's (apt, as root), Playwright's download. Needs node_modules.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ executablePath: string, env?: Record<string, string> }} Found `env` is what it needs beside the usual environment */

const START_MS_MAX = 60_000;
const cache = join(import.meta.dirname, '..', 'node_modules', '.cache');

function installedPaths() {
	const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];
	return [process.env['CHROMIUM_PATH'] ?? '', ...usual].filter((path) => path !== '' && existsSync(path));
}

/** Whether it starts at all: shared libraries may be missing. @param {Found} found */
function starts({ executablePath, env }) {
	const tried = spawnSync(executablePath, ['--version', '--no-sandbox'], { env: { ...process.env, ...env }, timeout: START_MS_MAX });
	return tried.status === 0;
}

/**
 * The build in @sparticuz/chromium, unpacked once into node_modules/.cache. It unpacks into the temporary folder and keeps
 * whatever is there, so it gets a fresh one, renamed when whole: two processes at once cannot see half a browser.
 * @returns {Promise<string | undefined>} the folder
 */
async function unpacked() {
	const folder = join(cache, 'chromium');
	if (existsSync(folder)) return folder;
	mkdirSync(cache, { recursive: true });
	const fresh = mkdtempSync(join(cache, 'chromium-'));
	const before = process.env['TMPDIR'];
	process.env['TMPDIR'] = fresh;
	try {
		const { default: chromium, inflate } = await import('@sparticuz/chromium');
		await chromium.executablePath();
		await inflate(join(import.meta.dirname, '..', 'node_modules', '@sparticuz', 'chromium', 'bin', 'al2023.tar.br'));
		if (!existsSync(folder)) renameSync(fresh, folder);
		return folder;
	} catch {
		return undefined;
	} finally {
		rmSync(fresh, { recursive: true, force: true });
		if (before === undefined) delete process.env['TMPDIR'];
		else process.env['TMPDIR'] = before;
	}
}

/** @returns {Promise<Found | undefined>} */
async function fromNpm() {
	if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
	const folder = await unpacked();
	if (folder === undefined) return undefined;
	const executablePath = join(folder, 'chromium');
	/** @type {Record<string, string>} */
	const fonts = existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
	// A bare system lacks libnspr4, libnss3 and libexpat; the package brings them.
	const libraries = { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') };
	return [
		{ executablePath, env: fonts },
		{ executablePath, env: { ...fonts, ...libraries } }
	].find(starts);
}

/** The Chromium that is here or in node_modules, without installing anything. @returns {Promise<Found | undefined>} */
export async function findChromium() {
	return (
		installedPaths()
			.map((executablePath) => ({ executablePath }))
			.find(starts) ??
		(await fromNpm()) ??
		(await playwrightsOwn())
	);
}

async function playwrightsOwn() {
	const { chromium } = await import('playwright');
	const executablePath = chromium.executablePath();
	return existsSync(executablePath) ? { executablePath } : undefined;
}

/** Tries to install one: Debian's as root, else Playwright's. Says nothing when it fails; look again to know. */
function install() {
	const quiet = { stdio: /** @type {const} */ ('ignore') };
	const attempts = [
		() => {
			if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return;
			execFileSync('apt-get', ['update', '-qq'], quiet);
			execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet);
		},
		() => void (installedPaths().length === 0 && execFileSync('playwright', ['install', '--with-deps', 'chromium'], quiet))
	];
	for (const attempt of attempts) {
		try {
			attempt();
		} catch {
			continue;
		}
	}
}

/** A Chromium that starts, installed now if need be; undefined when there is no way to have one. @returns {Promise<Found | undefined>} */
export async function ensureChromium() {
	const found = await findChromium();
	if (found !== undefined) return found;
	console.error('Installing Chromium for the tests …');
	install();
	return findChromium();
}
