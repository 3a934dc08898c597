#!/usr/bin/env node
// `npx sala-server COMMAND` and `npm run admin -- COMMAND`: installs when needed, then runs the command on the pinned Node.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { installWhenNeeded, pinnedNode, root } from './workshop.mjs';

try {
	await installWhenNeeded();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}
const child = spawn(pinnedNode(), [join(root, 'sync-server', 'admin', 'cli.ts'), ...process.argv.slice(2)], { stdio: 'inherit' });
child.on('exit', (code) => process.exit(code ?? 1));
child.on('error', (error) => {
	console.error(`The command did not start: ${error.message}`);
	process.exit(1);
});
