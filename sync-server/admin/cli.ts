// `npm run admin -- COMMAND` and `npx sala-server COMMAND`. Reads the environment and sets the exit code; program.ts does the rest.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultConfig } from '../config-type.ts';
import { systemClock } from '../ports.ts';
import { runCommand } from './program.ts';
import { processTerminal } from './terminal.ts';

const root = join(import.meta.dirname, '..', '..');
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { name: string; version: string };

process.exitCode = await runCommand(process.argv.slice(2), {
	terminal: processTerminal(process.stdin, process.stdout, process.stderr),
	clock: systemClock,
	program: `${name} ${version}`,
	nodeVersion: process.versions.node,
	env: process.env,
	appDir: join(root, 'build'),
	pbkdf2Iterations: defaultConfig.pbkdf2Iterations
});
