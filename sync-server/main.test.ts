// The commands as a person meets them: a real process, its words and its exit codes.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runToEnd, ServerProcess } from '../tests/server-process.ts';

let folder: string;
let server: ServerProcess | undefined;

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sala-main-'))));
afterEach(async () => {
	await server?.dispose();
	server = undefined;
	rmSync(folder, { recursive: true, force: true });
});

const basic = (user: string, password: string): Record<string, string> => ({
	Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
});

describe('what is said and how it ends', () => {
	it('[O1] prints the help and starts nothing', async () => {
		const ended = await runToEnd(['--help']);
		expect([ended.code, ended.stderr]).toEqual([0, '']);
		expect(ended.stdout).toContain('--api-port');
	});

	for (const args of [['--port', 'abc'], ['--unknown'], ['--data', '/etc/hostname']]) {
		it(`[O2] answers ${args.join(' ')} with one line and exit 2`, async () => {
			const ended = await runToEnd(args);
			expect([ended.code, ended.stdout]).toEqual([2, '']);
			expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
		});
	}

	it('[O9] answers a taken port with one line and exit 1', async () => {
		const taken = createServer();
		await new Promise<void>((resolve) => void taken.listen(0, '127.0.0.1', resolve));
		const { port } = taken.address() as AddressInfo;
		const app = join(folder, 'app');
		mkdirSync(app);
		const ended = await runToEnd(['--port', String(port), '--data', folder], { SALA_APP_DIR: app });
		taken.close();
		expect([ended.code, ended.stderr]).toEqual([1, expect.stringContaining(String(port))]);
		expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
	});

	it('[O9] lets no second process into a data folder', async () => {
		server = await ServerProcess.start({ dataDir: folder });
		const ended = await runToEnd(['--port', '0', '--data', folder]);
		expect([ended.code, ended.stderr]).toEqual([1, expect.stringContaining(folder)]);
	});

	it('[O9] ends with exit 0 when asked to, and starts again on the same data', async () => {
		server = await ServerProcess.start({ dataDir: folder });
		expect(await server.stop()).toBe(0);
		await server.restart();
		expect((await fetch(`${server.url}/db/_up`)).status).toBe(200);
	});
});

describe('the first administrator', () => {
	const env = { SALA_ADMIN_USER: 'root', SALA_ADMIN_PASSWORD: 'long enough' };
	const sessionOf = async (user: string, password: string): Promise<unknown> => {
		const response = await fetch(`${server?.url ?? ''}/db/_session`, { headers: basic(user, password) });
		return ((await response.json()) as { userCtx?: unknown }).userCtx;
	};

	it('[O10] is made from the environment, without a first-run link', async () => {
		server = await ServerProcess.start({ dataDir: folder, env });
		expect(server.setupLink).toBeUndefined();
		expect(await sessionOf('root', 'long enough')).toEqual({ name: 'root', roles: ['_admin'] });
	});

	it('[O10] keeps the password it has when the environment says another', async () => {
		server = await ServerProcess.start({ dataDir: folder, env });
		await server.stop();
		await server.restart({ SALA_ADMIN_PASSWORD: 'another one' });
		expect(await sessionOf('root', 'long enough')).toMatchObject({ name: 'root' });
	});

	it('[O6] is made by the printed link, and a restart prints a new one until then', async () => {
		server = await ServerProcess.start({ dataDir: folder });
		const first = server.setupLink ?? '';
		await server.kill();
		await server.restart();
		const link = server.setupLink ?? '';
		expect(link).toMatch(new RegExp(`^${server.url}/setup#[\\w-]{43}$`));
		expect(link).not.toBe(first);
		const made = await fetch(`${server.url}/_sala/setup`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ token: link.split('#')[1], user: 'head', password: 'long enough', displayName: 'Head', org: { code: 'x' } })
		});
		expect([made.status, await made.json()]).toEqual([201, { ok: true, org: 'x' }]);
		expect(await sessionOf('head', 'long enough')).toEqual({ name: 'head', roles: ['_admin', 'org-x:head'] });
		await server.stop();
		await server.restart();
		expect(server.setupLink).toBeUndefined();
	});
});

it('[O8] --demo prints people who can sign in and read the invented centre', async () => {
	server = await ServerProcess.start({ dataDir: folder, args: ['--demo'] });
	const [, user = '', password = ''] = /^\s+(demo-head)\s+(\S+)/m.exec(server.stdout) ?? [];
	const info = await fetch(`${server.url}/db/org-demo`, { headers: basic(user, password) });
	expect(info.status).toBe(200);
	expect(((await info.json()) as { doc_count: number }).doc_count).toBeGreaterThan(5000);
	expect(server.setupLink).toBeUndefined();
});

it('[O1] opens the second port with the API at its root', async () => {
	server = await ServerProcess.start({ dataDir: folder, args: ['--api-port', '0'] });
	const welcome = (await (await fetch(`http://localhost:${server.apiPort ?? 0}/`)).json()) as { couchdb?: string };
	expect(welcome.couchdb).toBe('Welcome');
});
