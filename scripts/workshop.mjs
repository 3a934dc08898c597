// What `npm start` and `npm test` share: install when needed, build when needed, run a program on the pinned Node.
// Plain JavaScript on node's own modules, because it runs before anything is installed, on whatever Node is there.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildVersion } from './build-version.mjs';
import { isInstalled } from './install-stamp.mjs';

export const root = join(import.meta.dirname, '..');
const bin = join(root, 'node_modules', '.bin');
const windows = process.platform === 'win32';
/** A third of the share of a core that others have. */
const NICENESS_ASIDE = '5';

/** Path of the Node that everything runs on: the pinned one, else the one running now. */
export function pinnedNode() {
	const link = join(bin, windows ? 'node.cmd' : 'node');
	return existsSync(link) ? link : process.execPath;
}

/**
 * How Node runs the server: a small nursery keeps what thousands of waiting feeds leave behind from growing the process (half as large,
 * uploads and pulls were a fifth slower; twice as large, 500 feeds took more than their 150 MB), what a crowd of feeds leaves behind is
 * collected when it has left (sync-server/http/waiting-room.ts), one helper of the collector is enough beside two cores, and code made
 * ready once is not made ready (nor its compiler loaded) at every start.
 */
export const serverFlags = ['--max-semi-space-size=8', '--v8-pool-size=1', '--expose-gc'];
export const serverEnvironment = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'sala-server') };

/** The environment of a child: the pinned Node and the project's tools first on the path. */
function childEnvironment(extra = {}) {
	const path = `${bin}${windows ? ';' : ':'}${process.env.PATH ?? ''}`;
	return { ...process.env, PATH: path, ...extra };
}

/**
 * Runs a program to its end, by default on this terminal.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, quiet?: boolean, aside?: boolean }} [options] quiet: the output is returned, not shown;
 *   aside: it and all it starts give way to whatever else runs
 * @returns {Promise<{ code: number, output: string }>} code 1 as well when it could not start or was killed
 */
export function run(command, args, { env = {}, quiet = false, aside = false } = {}) {
	const gentle = aside && !windows;
	return new Promise((resolve) => {
		const child = spawn(gentle ? 'nice' : command, gentle ? ['-n', NICENESS_ASIDE, command, ...args] : args, {
			cwd: root,
			env: childEnvironment(env),
			stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
			shell: windows
		});
		let output = '';
		child.stdout?.on('data', (chunk) => (output += chunk));
		child.stderr?.on('data', (chunk) => (output += chunk));
		child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
		child.on('close', (code) => resolve({ code: code ?? 1, output }));
	});
}

/** Runs `npm` with the very npm that started us, where one did. @param {string[]} args */
function npm(args) {
	const self = process.env.npm_execpath;
	return self?.endsWith('.js') ? run(process.execPath, [self, ...args]) : run('npm', args);
}

/** Installs what package-lock.json names, unless exactly that is installed. */
export async function installWhenNeeded() {
	if (isInstalled()) return;
	console.error('Installing packages (npm ci) …');
	const { code } = await npm(['ci', '--include=dev', '--include=optional']);
	if (code !== 0) throw new Error('npm ci failed: see above. Is there a network?');
}

const builtFrom = join(root, 'build', '.built-from');

/** Whether build/ was made, to its end, from the sources as they are now. */
function isBuilt() {
	try {
		return readFileSync(builtFrom, 'utf8') === buildVersion();
	} catch {
		return false;
	}
}

/** Builds the app; the mark that it is whole is written last, so a build cut short is made again. */
export async function build() {
	const version = buildVersion();
	rmSync(builtFrom, { force: true });
	const ended = await run('vite', ['build', '--logLevel', 'warn'], { quiet: true });
	if (ended.code === 0) writeFileSync(builtFrom, version);
	return ended;
}

/** Builds the app, unless build/ is of this version. */
export async function buildWhenNeeded() {
	if (isBuilt()) return { code: 0, output: '' };
	console.error('Building the app …');
	return build();
}
