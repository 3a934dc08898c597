// A province's worth of databases on one server: each written to once, with a bounded number of files open.
import Database from 'better-sqlite3';
import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SqliteFile } from '../../sync-server/store/sqlite-file.ts';
import { HttpClient, jsonBody } from './http-client.ts';
import { residentMb } from './resident-memory.ts';
import { inWorld, perSecond, timed, type World } from './server-world.ts';
import type { Measure } from './table.ts';

const DATABASES = 10_000;
/** Made over the wire, to know how many a second; the others are there when the server starts, copies of an empty one. */
const MADE = 500;
const CLIENTS = 2;
/** How often the open files are counted. */
const COUNT_EVERY = 250;
const ADMIN = { user: 'admin', password: 'correct horse battery' };

export const benchMany = (): Promise<Measure[]> =>
	inWorld(0, manyDatabases, { env: { SALA_ADMIN_USER: ADMIN.user, SALA_ADMIN_PASSWORD: ADMIN.password }, stockMore: copyEmpty });

function copyEmpty(dataDir: string): void {
	const folder = join(dataDir, 'databases');
	const empty = join(folder, `${nameOf(MADE)}.sqlite`);
	new SqliteFile(empty, { mustExist: false }).close();
	for (let number = MADE + 1; number < DATABASES; number += 1) copyFileSync(empty, join(folder, `${nameOf(number)}.sqlite`));
}

const nameOf = (number: number): string => `many-${number}`;

async function manyDatabases({ server }: World): Promise<Measure[]> {
	const first = await HttpClient.signIn(server.url, ADMIN);
	const clients = [first, ...Array.from({ length: CLIENTS - 1 }, () => first.another())];
	let filesMost = 0;
	const madeMs = await timed(() => shared(clients, MADE, (client, number) => client.ask('PUT', `/${nameOf(number)}`)));
	const writtenMs = await timed(() =>
		shared(clients, DATABASES, async (client, number) => {
			await client.ask('PUT', `/${nameOf(number)}/first`, jsonBody({ number }));
			if (number % COUNT_EVERY === 0) filesMost = Math.max(filesMost, openFiles(server.pid));
		})
	);
	const memory = residentMb(server.pid);
	for (const client of clients) client.close();
	const common = { at: DATABASES.toLocaleString('en'), baseline: undefined, baselineIs: '', budget: undefined };
	const floor = floorRates(server.dataDir);
	return [
		{
			...common,
			what: 'Server: databases made',
			value: perSecond(MADE, madeMs),
			baseline: floor.made,
			baselineIs: 'bare SQLite files',
			unit: 'databases/s'
		},
		{
			...common,
			what: 'Server: each database written to once',
			value: perSecond(DATABASES, writtenMs),
			baseline: floor.written,
			baselineIs: 'bare SQLite files, opened and closed',
			unit: 'writes/s'
		},
		{ ...common, what: 'Server: open files meanwhile', value: filesMost, unit: 'files' },
		{ ...common, what: 'Server: resident memory after', value: memory, unit: 'MB' }
	];
}

/** Does something for each number, the clients side by side, each one thing at a time. */
async function shared(
	clients: readonly HttpClient[],
	count: number,
	work: (client: HttpClient, number: number) => Promise<unknown>
): Promise<void> {
	let next = 0;
	await Promise.all(
		clients.map(async (client) => {
			for (let number = next++; number < count; number = next++) await work(client, number);
		})
	);
}

/** NaN where the system does not tell. */
function openFiles(pid: number): number {
	return process.platform === 'linux' ? readdirSync(`/proc/${pid}/fd`).length : Number.NaN;
}

/** Bare files a second: made, and opened, written to and closed again. */
function floorRates(folder: string): { made: number; written: number } {
	const paths = Array.from({ length: MADE }, (_, number) => join(folder, `bare-${number}.sqlite`));
	const open = (path: string) => {
		const db = new Database(path);
		db.pragma('journal_mode = WAL');
		db.pragma('synchronous = FULL');
		return db;
	};
	const each = (work: (db: Database.Database) => void): number => {
		const started = performance.now();
		for (const path of paths) {
			const db = open(path);
			work(db);
			db.close();
		}
		return perSecond(paths.length, performance.now() - started);
	};
	return {
		made: each((db) => void db.exec('CREATE TABLE docs (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL)')),
		written: each((db) => void db.prepare('INSERT INTO docs (id, body) VALUES (?, ?)').run('first', '{}'))
	};
}
