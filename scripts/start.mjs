// `npm start`: options first (a wrong one needs no install to be told), then install and build when needed, then the server.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { helpText, readOptions } from '../sync-server/options.mjs';
import { buildWhenNeeded, installWhenNeeded, pinnedNode, root, serverEnvironment, serverFlags } from './workshop.mjs';

const EXIT_WRONG_OPTIONS = 2;
/** How often we look whether whoever started us is still there. */
const PARENT_CHECK_MS = 1_000;
const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

function checkOptions() {
	const read = readOptions(process.argv.slice(2), process.env);
	if (read.state === 'help') {
		console.log(helpText);
		process.exit(0);
	}
	if (read.state === 'wrong') {
		console.error(read.message);
		process.exit(EXIT_WRONG_OPTIONS);
	}
	return read.options;
}

/** The server as a child on the pinned Node; it gets our signals and we end as it ends. */
function runServer() {
	// The channel tells the server when we are gone, however we went.
	const stdio = /** @type {const} */ (['inherit', 'inherit', 'inherit', 'ipc']);
	const words = [...serverFlags, join(root, 'sync-server', 'main.ts'), ...process.argv.slice(2)];
	const child = spawn(pinnedNode(), words, { stdio: [...stdio], env: { ...serverEnvironment, ...process.env } });
	for (const signal of signals) process.on(signal, () => child.kill(signal));
	// npm passes SIGTERM to its shell, which passes it to nobody: without a parent there is nobody to run for.
	const parent = process.ppid;
	setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), PARENT_CHECK_MS).unref();
	child.on('exit', (code) => process.exit(code ?? 1));
	child.on('error', (error) => {
		console.error(`The server did not start: ${error.message}`);
		process.exit(1);
	});
}

const { appDir } = checkOptions();
try {
	await installWhenNeeded();
	const built = appDir === undefined ? await buildWhenNeeded() : undefined;
	if (built !== undefined && built.code !== 0) throw new Error(`${built.output}\nThe app did not build.`);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}
runServer();
