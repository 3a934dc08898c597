// A province's worth of databases on one server: each made and written once, with a bounded number of files open.
import Database from 'better-sqlite3';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HttpClient, jsonBody } from './http-client.ts';
import { residentMb } from './resident-memory.ts';
import { inWorld, perSecond, timed, type World } from './server-world.ts';
import type { Measure } from './table.ts';

const DATABASES = 10_000;
/** Bare files made for the floor: enough to know how many a second. */
const FLOOR_DATABASES = 500;
const CLIENTS = 2;
const ADMIN = { user: 'admin', password: 'correct horse battery' };

export const benchMany = (): Promise<Measure[]> =>
	inWorld(0, manyDatabases, { SALA_ADMIN_USER: ADMIN.user, SALA_ADMIN_PASSWORD: ADMIN.password });

async function manyDatabases({ server }: World): Promise<Measure[]> {
	const first = await HttpClient.signIn(server.url, ADMIN);
	const clients = [first, ...Array.from({ length: CLIENTS - 1 }, () => first.another())];
	let next = 0;
	let filesMost = 0;
	const ms = await timed(() =>
		Promise.all(
			clients.map(async (client) => {
				for (let number = next++; number < DATABASES; number = next++) {
					await client.ask('PUT', `/many-${number}`);
					await client.ask('PUT', `/many-${number}/first`, jsonBody({ number }));
					if (number % 500 === 0) filesMost = Math.max(filesMost, openFiles(server.pid));
				}
			})
		)
	);
	const memory = residentMb(server.pid);
	for (const client of clients) client.close();
	const common = { at: DATABASES.toLocaleString('en'), baseline: undefined, baselineIs: '', budget: undefined };
	return [
		{
			...common,
			what: 'Server: databases made and written to once',
			value: perSecond(DATABASES, ms),
			baseline: floorRate(server.dataDir),
			baselineIs: 'bare SQLite files',
			unit: 'databases/s'
		},
		{ ...common, what: 'Server: open files meanwhile', value: filesMost, unit: 'files' },
		{ ...common, what: 'Server: resident memory after', value: memory, unit: 'MB' }
	];
}

/** NaN where the system does not tell. */
function openFiles(pid: number): number {
	return process.platform === 'linux' ? readdirSync(`/proc/${pid}/fd`).length : Number.NaN;
}

function floorRate(folder: string): number {
	const started = performance.now();
	for (let number = 0; number < FLOOR_DATABASES; number += 1) {
		const db = new Database(join(folder, `bare-${number}.sqlite`));
		db.pragma('journal_mode = WAL');
		db.pragma('synchronous = FULL');
		db.exec('CREATE TABLE docs (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, rev TEXT NOT NULL, body TEXT NOT NULL)');
		db.prepare('INSERT INTO docs (id, rev, body) VALUES (?, ?, ?)').run('first', '1-0123456789abcdef0123456789abcdef', '{}');
		db.close();
	}
	return perSecond(FLOOR_DATABASES, performance.now() - started);
}
