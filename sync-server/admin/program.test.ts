// The commands as a person meets them: what they say, in which language, and with which code they end.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../ports.ts';
import { SqliteStore } from '../store/sqlite-store.ts';
import type { Terminal } from './command-context.ts';
import { runCommand } from './program.ts';
import { languageOf, wordsIn } from './words.ts';

let folder: string;
let dataDir: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'sala-cli-'));
	dataDir = join(folder, 'data');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
	code: number;
	said: string;
	complained: string;
	/** Prompts for a password. */
	prompts: string[];
}

/** Runs a command on the data folder; `typed` are the passwords that are typed, or the lines of standard input. */
async function run(
	argv: string[],
	options: { typed?: string[]; isInteractive?: boolean; env?: Record<string, string> } = {}
): Promise<Ran> {
	const said: string[] = [];
	const complained: string[] = [];
	const prompts: string[] = [];
	const typed = [...(options.typed ?? [])];
	const terminal: Terminal = {
		say: (line) => void said.push(line),
		complain: (line) => void complained.push(line),
		readPassword: async (prompt) => {
			prompts.push(prompt);
			return typed.shift() ?? '';
		},
		isInteractive: options.isInteractive ?? false
	};
	const code = await runCommand(argv, {
		terminal,
		clock: systemClock,
		program: 'sala 0',
		nodeVersion: process.versions.node,
		env: { SALA_DATA: dataDir, ...options.env },
		appDir: folder,
		pbkdf2Iterations: 10
	});
	return { code, said: said.join('\n'), complained: complained.join('\n'), prompts };
}
const english = (...argv: string[]): Promise<Ran> => run(['--lang', 'en', ...argv]);

describe('how a command ends', () => {
	const wrongUses = [
		['nonsense'],
		[],
		['backup'],
		['list', '--nonsense'],
		['create-org', 'a b'],
		['add-user', 'a:b'],
		['doctor', '--port', 'x']
	];
	for (const argv of wrongUses) {
		it(`[O24] sala-server ${argv.join(' ')} ends with 2, says what is wrong, and makes nothing`, async () => {
			const ran = await english(...argv);
			expect([ran.code, ran.said]).toEqual([2, '']);
			expect(ran.complained).not.toBe('');
			expect(existsSync(dataDir)).toBe(false);
		});
	}

	for (const argv of [['list'], ['verify'], ['backup', '/tmp/sala-never'], ['compact'], ['restore', '/tmp/sala-never']]) {
		it(`[O24] sala-server ${argv.join(' ')} without data ends with 1 and one line`, async () => {
			const ran = await english(...argv);
			expect([ran.code, ran.complained.split('\n')]).toEqual([1, [expect.stringMatching(/no data of Sala|no backup/)]]);
			expect(existsSync('/tmp/sala-never')).toBe(false);
		});
	}

	it('[O24] help and version are no failures', async () => {
		for (const argv of [['--help'], ['help', 'backup'], ['backup', '--help'], ['--version']]) {
			const ran = await english(...argv);
			expect([argv, ran.code, ran.complained]).toEqual([argv, 0, '']);
			expect(ran.said).not.toBe('');
		}
	});
});

describe('the language', () => {
	const table: [asked: string | undefined, locale: string | undefined, language: 'th' | 'en' | undefined][] = [
		[undefined, undefined, 'th'],
		[undefined, 'C.UTF-8', 'th'],
		[undefined, 'th_TH.UTF-8', 'th'],
		[undefined, 'en_GB.UTF-8', 'en'],
		['th', 'en_GB.UTF-8', 'th'],
		['en', undefined, 'en'],
		['fr', 'en_GB', undefined]
	];
	for (const [asked, locale, language] of table)
		it(`[O24] is ${language ?? 'wrong'} for --lang ${asked ?? '(none)'} and LANG ${locale ?? '(none)'}`, () =>
			expect(languageOf(asked, locale)).toBe(language));

	it('[O24] has every word in both, and the Thai is Thai', async () => {
		for (const command of ['', 'backup', 'doctor', 'add-user']) {
			const [thai, other] = [
				await run([...(command === '' ? [] : [command]), '--help']),
				await english(...(command === '' ? [] : [command]), '--help')
			];
			expect(thai.said).toMatch(/วิธีใช้/);
			expect(other.said).toMatch(/^Usage:/);
			expect(other.said).not.toMatch(/[ก-๙]/);
		}
		expect(Object.keys(wordsIn('th').help)).toEqual(Object.keys(wordsIn('en').help));
		expect((await run(['list'], { env: { LANG: 'en_US.UTF-8' } })).complained).toContain('There is no data');
		expect((await run(['list', '--lang=fr'])).code).toBe(2);
	});
});

describe('accounts', () => {
	it('[O24, O25] makes a centre and its people, and lists them', async () => {
		expect((await english('create-org', '10470101')).said).toContain('was made');
		expect((await english('create-org', '10470101')).said).toContain('already');
		const added = await run(['add-user', 'head', '--role', '10470101:head', '--role', '_admin', '--display-name', 'หัวหน้า'], {
			typed: ['long enough']
		});
		expect([added.code, added.prompts.length]).toEqual([0, 1]);
		const generated = await english('add-user', 'counter1', '--role', '10470101:counter', '--generate');
		expect(generated.said).toMatch(/shown this once: (?:[a-z2-9]{4}-){3}[a-z2-9]{4}\n/);
		expect((await english('add-user', 'counter1', '--generate')).code).toBe(1);
		const { said } = await english('list');
		expect(said).toContain('  10470101  0 documents');
		expect(said).toContain('  head  หัวหน้า  org-10470101:head, _admin');
		await english('revoke', 'counter1');
		expect((await english('list')).said).toContain('org-10470101:counter  shut out');
	});

	it('[O25] asks twice who types, and takes no password that is short, differs, or is an argument', async () => {
		const typing = (typed: string[]) => run(['--lang', 'en', 'add-user', 'x'], { typed, isInteractive: true });
		expect((await typing(['long enough', 'long enuff'])).complained).toContain('not the same');
		expect((await typing(['short', 'short'])).complained).toContain('at least 8');
		expect((await english('add-user', 'x', 'long enough')).code).toBe(2);
		expect((await english('add-user', 'x', '--password', 'long enough')).code).toBe(2);
		expect((await english('list')).said).not.toContain('  x');
		expect((await typing(['long enough', 'long enough'])).code).toBe(0);
	});

	it('[O24] says which centre, role or person is not there', async () => {
		await english('create-org', 'x');
		expect(await english('add-user', 'a', '--role', 'nowhere:head', '--generate')).toMatchObject({
			code: 1,
			complained: expect.stringContaining('nowhere') as string
		});
		expect(await english('add-user', 'a', '--role', 'x:king', '--generate')).toMatchObject({ code: 2 });
		expect(await english('reset-password', 'ghost', '--generate')).toMatchObject({ code: 1, said: '' });
		expect(await english('revoke', 'ghost')).toMatchObject({ code: 1 });
	});
});

describe('while a server runs', () => {
	let store: SqliteStore;
	beforeEach(async () => {
		await english('create-org', 'x');
		store = new SqliteStore({ dataDir, maxOpenDatabases: 4 });
	});
	afterEach(() => store.close());

	for (const argv of [
		['create-org', 'y'],
		['add-user', 'x', '--generate'],
		['reset-password', 'x', '--generate'],
		['revoke', 'x'],
		['compact']
	]) {
		it(`[O26] ${argv[0] ?? ''} changes nothing and says to stop it`, async () => {
			const ran = await english(...argv);
			expect([ran.code, ran.said]).toEqual([1, '']);
			expect(ran.complained).toMatch(/A server is running on .* Stop it/);
		});
	}

	for (const argv of [['list'], ['verify']]) {
		it(`[O26] ${argv[0] ?? ''} works`, async () => expect(await english(...argv)).toMatchObject({ code: 0, complained: '' }));
	}
});

describe('the data as a whole', () => {
	it('[O20, O22, O23] is backed up, verified, and put back', async () => {
		await english('create-org', 'x');
		const kept = join(folder, 'kept');
		expect((await english('backup', kept)).said).toContain('1 databases with 0 documents');
		expect((await english('backup', kept)).complained).toContain('something in that folder');
		expect((await english('verify', kept)).said).toContain('All is whole');
		expect((await english('restore', kept)).complained).toContain('--force');
		expect((await english('restore', '--force', kept)).said).toContain('before-restore-');
		expect((await english('verify')).code).toBe(0);
		expect((await english('compact')).said).toContain('org-x');
	});
});
