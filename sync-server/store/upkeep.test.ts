// Compaction of files: what is old goes, the room comes back, nobody has to stand still.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SqliteStore } from './sqlite-store.ts';
import { put, replicated } from './edits-testing.ts';
import type { Database } from './store.ts';
import { vacuumFile } from './vacuum-file.ts';
import { verifyFile } from './verify-file.ts';

let dataDir: string;
let path: string;
let store: SqliteStore;
let db: Database;

const openStore = async () => {
	store = new SqliteStore({ dataDir, maxOpenDatabases: 2 });
	await store.create('db');
	db = (await store.open('db')) as Database;
};

beforeEach(async () => {
	dataDir = mkdtempSync(join(tmpdir(), 'sala-upkeep-'));
	path = join(dataDir, 'databases', 'db.sqlite');
	await openStore();
});
afterEach(async () => {
	await store.close();
	rmSync(dataDir, { recursive: true, force: true });
});

describe('upkeep', () => {
	it('[P102] leaves nothing of what was erased in the file after a compaction, and gives the room back', async () => {
		const secret = 'นามสมมุติ-ที่ต้องหายไป';
		const old = Array.from({ length: 400 }, (_, n) => replicated(`p${n}`, ['1-a'], { secret: secret.repeat(40), n }));
		await db.write(old);
		await db.write(old.map(({ id }) => replicated(id, ['2-b', '1-a'], { erased: true })));
		await db.writeLocal('_local/x', { rev: '0-1', json: JSON.stringify({ secret }) });
		await db.writeLocal('_local/x', undefined);
		const filesWithSecret = () => [path, `${path}-wal`].filter((file) => existsSync(file) && readFileSync(file).includes(secret));
		expect(filesWithSecret()).not.toEqual([]);
		const before = await db.info();
		await db.compact();
		expect(filesWithSecret()).toEqual([]);
		expect((await db.info()).fileBytes).toBeLessThan(before.activeBytes / 4);
		await db.write(['p1'].map((id) => replicated(id, ['3-c', '2-b', '1-a'], { again: true })));
		expect(verifyFile(path).problems).toEqual([]);
	});

	it('[P101] compacts while others write, and stops when the store closes', async () => {
		const edits = (rev: string[]) => Array.from({ length: 1_000 }, (_, n) => replicated(`d${n}`, rev, { rev: rev[0] }));
		await db.write(edits(['1-a']));
		await db.write(edits(['2-b', '1-a']));
		const compaction = db.compact();
		expect(db.compact()).toBe(compaction);
		let written = 0;
		const isDone = compaction.then(() => true);
		while (written < 20 && !(await Promise.race([isDone, db.write([put(`w${written}`, {})]).then(() => false)]))) written += 1;
		expect(written).toBeGreaterThan(1);
		await compaction;
		await db.write(edits(['3-c', '2-b', '1-a']));
		const cut = db.compact();
		await store.close();
		await cut;
		expect(verifyFile(path).problems).toEqual([]);
		await openStore();
	});

	it('[P101] makes a file of an earlier version small, too', async () => {
		await store.close();
		const raw = new Sqlite(path);
		raw.pragma('journal_mode = DELETE');
		raw.pragma('auto_vacuum = NONE');
		raw.exec('VACUUM');
		raw.close();
		await openStore();
		const big = 'x'.repeat(5_000);
		await db.write(Array.from({ length: 200 }, (_, n) => replicated(`d${n}`, ['1-a'], { big })));
		await db.purge(
			Array.from({ length: 200 }, (_, n) => ({ id: `d${n}`, revs: ['1-a'] })),
			5
		);
		expect(await db.purges()).toHaveLength(5);
		await db.compact();
		expect((await db.info()).fileBytes).toBeLessThan(100_000);
	});

	it('[P102] leaves nothing of what was purged in a file compacted while no server runs', async () => {
		const secret = 'another-invented-name';
		await db.write([replicated('a', ['1-a'], { secret }), replicated('b', ['1-a'], { secret })]);
		await db.write([replicated('b', ['2-b', '1-a'], {})]);
		await db.purge([{ id: 'a', revs: ['1-a'] }], 10);
		await store.close();
		vacuumFile(path);
		expect(readFileSync(path).includes(secret)).toBe(false);
		expect(verifyFile(path).problems).toEqual([]);
		await openStore();
	});
});
