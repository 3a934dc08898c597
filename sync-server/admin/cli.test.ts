// The commands as processes: the ways in, what standard input is for, and that a running server is left in peace.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isInstalled } from '../../scripts/install-stamp.mjs';
import { serverEnvironment } from '../../scripts/workshop.mjs';
import { runToEnd, ServerProcess } from '../../tests/server-process.ts';
import { databasePath } from './data-folder.ts';

const root = join(import.meta.dirname, '..', '..');
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sala-commands-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a program of ours to its end, with these lines on its standard input. */
async function run(program: string[], argv: string[], input = ''): Promise<{ code: number | null; stdout: string; stderr: string }> {
	const env = { ...process.env, ...serverEnvironment, SALA_DATA: join(folder, 'data') };
	const child = spawn(process.execPath, [join(root, ...program), '--lang', 'en', ...argv], { cwd: root, env });
	let stdout = '';
	let stderr = '';
	child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
	child.stdin.end(input);
	const code = await new Promise<number | null>((resolve) => void child.once('close', resolve));
	return { code, stdout, stderr };
}
const command = (...argv: string[]) => run(['sync-server', 'admin', 'cli.ts'], argv);

// It installs what is missing before anything else, and a test must not.
it.runIf(isInstalled())('[O24] sala-server runs the commands, and passes on how they end', async () => {
	const script = ['scripts', 'sala-server.mjs'];
	expect(await run(script, ['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^sala \d+\.\d+\.\d+\n$/) as string });
	expect(await run(script, ['nonsense'])).toMatchObject({ code: 2, stdout: '' });
});

it('[O24, O25, O26] a password comes from standard input, and a running server is left alone', async () => {
	expect((await command('create-org', 'x')).code).toBe(0);
	const added = await run(['sync-server', 'admin', 'cli.ts'], ['add-user', 'root', '--role', '_admin'], 'long enough\n');
	expect(added).toMatchObject({ code: 0, stderr: '' });
	expect(added.stdout).not.toContain('long enough');

	const server = await ServerProcess.start({ dataDir: join(folder, 'data') });
	try {
		expect(server.setupLink).toBeUndefined();
		const refused = await command('reset-password', 'root', '--generate');
		expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('Stop it') as string });
		expect((await command('list')).stdout).toContain('root');
		expect((await command('verify')).code).toBe(0);
		expect((await command('backup', join(folder, 'kept'))).code).toBe(0);
		expect((await command('restore', '--force', join(folder, 'kept'))).code).toBe(1);
		expect((await command('doctor', '--port', String(server.port))).stdout).toContain(`Port ${server.port} answers`);
		expect((await fetch(`${server.url}/db/_up`)).status).toBe(200);
	} finally {
		expect(await server.stop()).toBe(0);
	}
});

it('[P77] a server whose accounts are damaged says so in one line and ends with 1', async () => {
	expect((await command('create-org', 'x')).code).toBe(0);
	expect((await run(['sync-server', 'admin', 'cli.ts'], ['add-user', 'root', '--role', '_admin'], 'long enough\n')).code).toBe(0);
	writeFileSync(databasePath(join(folder, 'data'), '_users'), 'x'.repeat(8192));
	const ended = await runToEnd(['--port', '0', '--data', join(folder, 'data')]);
	expect([ended.code, ended.stderr.trimEnd().split('\n').at(-1)]).toEqual([1, expect.stringContaining('npm run admin -- verify')]);
	expect(ended.stderr).not.toMatch(/^\s+at /m);
});
