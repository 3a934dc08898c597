// A set-up with one thing wrong at a time.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '../ports.ts';
import { SqliteStore } from '../store/sqlite-store.ts';
import { addUser, createOrganisation } from './accounts.ts';
import { databasePath } from './data-folder.ts';
import { examine, type DoctorOptions, type DoctorSubject } from './doctor.ts';
import { resetPassword } from './people.ts';
import { wordsIn } from './words.ts';

const quick = { pbkdf2Iterations: 1 };
const DAY_MS = 86_400_000;
let folder: string;
let dataDir: string;
let options: DoctorOptions;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'sala-doctor-'));
	dataDir = join(folder, 'data');
	mkdirSync(join(folder, 'build'));
	writeFileSync(join(folder, 'build', '200.html'), '');
	const store = new SqliteStore({ dataDir, maxOpenDatabases: 4 });
	await createOrganisation(store, { code: 'x' });
	await addUser(store, { name: 'root', password: 'long enough', displayName: '', roles: ['_admin'] }, quick);
	await store.close();
	writeFileSync(join(dataDir, 'secret'), 'x', { mode: 0o600 });
	options = {
		dataDir,
		appDir: join(folder, 'build'),
		host: '127.0.0.1',
		port: await freePort(),
		isSecure: false,
		nodeVersion: '24.1.0',
		clock: systemClock
	};
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}

/** What needs attention; every finding has words in both languages. */
async function attention(changes: Partial<DoctorOptions> = {}): Promise<DoctorSubject[]> {
	const findings = await examine({ ...options, ...changes });
	for (const { subject, isOk, values } of findings) {
		for (const language of ['th', 'en'] as const) {
			const { ok, attention: what = ok } = wordsIn(language).doctor[subject];
			expect((isOk ? ok : what)(values)).not.toMatch(/undefined|^$/);
		}
	}
	return findings.filter(({ isOk }) => !isOk).map(({ subject }) => subject);
}

it('[O28] finds nothing wrong with a good set-up, and changes nothing in it', async () => {
	const looks = () => readdirSync(dataDir).map((name) => [name, statSync(join(dataDir, name)).size]);
	const before = looks();
	expect(await attention()).toEqual([]);
	expect(looks()).toEqual(before);
});

const table: [what: string, change: () => void | Promise<void>, subject: DoctorSubject][] = [
	['a data folder that others may read', () => chmodSync(dataDir, 0o755), 'folder-mode'],
	['a secret that others may read', () => chmodSync(join(dataDir, 'secret'), 0o644), 'secret'],
	['a database that cannot be read', () => writeFileSync(databasePath(dataDir, 'org-x'), 'x'.repeat(4096)), 'databases'],
	[
		'a clock that was set back',
		() => utimesSync(join(dataDir, 'secret'), new Date(Date.now() + DAY_MS), new Date(Date.now() + DAY_MS)),
		'clock'
	],
	['no app', () => rmSync(join(folder, 'build', '200.html')), 'app'],
	['no centre', () => rmSync(databasePath(dataDir, 'org-x')), 'organisations'],
	['no accounts', () => rmSync(databasePath(dataDir, '_users')), 'administrator']
];
for (const [what, change, subject] of table) {
	it(`[O28] says of ${what} what to do`, async () => {
		await change();
		expect(await attention()).toContain(subject);
	});
}

it('[O28] tells an old Node, a port that others have, and an address without HTTPS', async () => {
	expect(await attention({ nodeVersion: '20.11.0' })).toEqual(['node']);
	expect(await attention({ host: '0.0.0.0' })).toEqual(['secure-context']);
	expect(await attention({ host: '0.0.0.0', isSecure: true })).toEqual([]);
	const other = createServer();
	await new Promise<void>((resolve) => void other.listen(options.port, '127.0.0.1', resolve));
	expect(await attention()).toEqual(['port']);
	other.close();
});

it('[O28] knows a running server, and that its port should answer', async () => {
	const store = new SqliteStore({ dataDir, maxOpenDatabases: 4 });
	await resetPassword(store, 'root', 'another one', quick);
	expect(await attention()).toEqual(['port']);
	await store.close();
});

it('[O28] without a data folder says so, and makes none', async () => {
	rmSync(dataDir, { recursive: true });
	expect(await attention()).toEqual(['folder']);
	expect(readdirSync(folder)).toEqual(['build']);
});
