import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataFolderInUseError } from './data-folder-lock.ts';
import { OpenFiles } from './open-files.ts';
import { INITIAL_STATE, migrations } from './migrations/migrations.ts';
import { NewerFileError, SqliteFile } from './sqlite-file.ts';
import { SqliteStore } from './sqlite-store.ts';
import { put, replicated } from './edits-testing.ts';
import { storeContract } from './store-contract.ts';
import type { Database } from './store.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'sala-store-'));

storeContract('the store on disk', () => {
	const dataDir = newFolder();
	return {
		open: () => new SqliteStore({ dataDir, maxOpenDatabases: 4 }),
		dispose: () => rmSync(dataDir, { recursive: true, force: true })
	};
});

describe('the data folder', () => {
	let dataDir: string;
	let store: SqliteStore;
	const reopen = async () => {
		await store.close();
		store = new SqliteStore({ dataDir, maxOpenDatabases: 2 });
	};
	const database = async (name: string) => (await store.open(name)) as Database;

	beforeEach(() => {
		dataDir = newFolder();
		store = new SqliteStore({ dataDir, maxOpenDatabases: 2 });
	});
	afterEach(async () => {
		await store.close();
		rmSync(dataDir, { recursive: true, force: true });
	});

	it('[P70] belongs to one process at a time, and is free once that ends', async () => {
		expect(() => new SqliteStore({ dataDir, maxOpenDatabases: 2 })).toThrow(DataFolderInUseError);
		await reopen();
		expect(await store.names()).toEqual([]);
	});

	it('[P1] gives the server the same identity each time', async () => {
		const uuid = await store.uuid();
		await reopen();
		expect(await store.uuid()).toBe(uuid);
	});

	it('[P30] has everything again after a restart', async () => {
		await store.create('org-x');
		const before = await database('org-x');
		await before.write([put('a', { n: 1 }), replicated('b', ['2-b', '1-a'], { n: 2 }), replicated('b', ['2-c', '1-a'], { n: 3 })]);
		await before.writeLocal('_local/x', { rev: '0-1', json: '{}' });
		await before.writeMeta('security', '{}');
		const instance = await before.instance();
		await reopen();
		const after = await database('org-x');
		expect(await after.info()).toMatchObject({ docCount: 2, updateSeq: 3 });
		expect(await after.instance()).toBe(instance);
		expect((await after.changes({ since: 0, limit: 9, descending: false, bodies: true })).rows).toMatchObject([
			{ id: 'a', body: { json: '{"n":1}' } },
			{ id: 'b', leaves: [{ rev: '2-c' }, { rev: '2-b' }], body: { json: '{"n":3}' } }
		]);
		expect(await after.readLocal('_local/x')).toEqual({ rev: '0-1', json: '{}' });
		expect(await after.readMeta('security')).toBe('{}');
	});

	it('[P30, P80] has attachments again after a restart', async () => {
		await store.create('db');
		const content = new Uint8Array([0, 255, 13, 10]);
		const [written] = await (await database('db')).write([{ ...put('a', {}), attachments: [{ name: 'f', encoding: 'gzip', content }] }]);
		await reopen();
		const rev = written?.ok === true ? written.rev : '';
		expect(await (await database('db')).attachmentBytes({ id: 'a', rev, name: 'f' })).toEqual(Buffer.from(content));
		expect(await (await database('db')).attachments('a', rev)).toEqual([{ name: 'f', encoding: 'gzip', keptBytes: 4 }]);
	});

	it('[P72] works with more databases than it may hold open', async () => {
		const names = Array.from({ length: 7 }, (_, n) => `db${n}`);
		for (const name of names) await store.create(name);
		for (const round of [1, 2]) {
			await Promise.all(names.map(async (name) => (await database(name)).write([put(`${name}-${round}`, {})])));
		}
		for (const name of names) expect((await (await database(name)).info()).docCount).toBe(2);
	});

	it('[P72] closes the file that was not used for longest', () => {
		const paths = ['a', 'b', 'c'].map((name) => join(dataDir, `${name}.sqlite`));
		for (const path of paths) new SqliteFile(path, { mustExist: false }).close();
		const files = new OpenFiles(2);
		const [a, b, c] = paths as [string, string, string];
		const first = files.use(a);
		files.use(b);
		expect(files.use(a)).toBe(first);
		files.use(c);
		expect(files.size).toBe(2);
		expect(files.use(a)).toBe(first);
		files.closeAll();
		expect(files.size).toBe(0);
	});

	it('[P73] a writer whose write fails does not fail the others in its group', async () => {
		await store.create('db');
		const db = await database('db');
		const poisoned = { ...put('poison', {}), json: undefined as unknown as string };
		const outcomes = await Promise.allSettled([db.write([put('a', {})]), db.write([put('b', {}), poisoned]), db.write([put('c', {})])]);
		expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
		expect(
			(await db.allDocs({ inclusiveEnd: true, descending: false, skip: 0, limit: 9, bodies: false })).rows.map((row) => row.id)
		).toEqual(['a', 'c']);
		expect(await db.info()).toMatchObject({ docCount: 2, updateSeq: 2 });
	});

	it('[P74] a destroyed database stays away even when its removal was cut short', async () => {
		await store.create('db');
		await (await database('db')).write([put('a', {})]);
		await store.close();
		const folder = join(dataDir, 'databases');
		renameSync(join(folder, 'db.sqlite'), join(folder, 'db.sqlite.gone'));
		writeFileSync(join(folder, 'db.sqlite-wal'), 'stale');
		store = new SqliteStore({ dataDir, maxOpenDatabases: 2 });
		expect(await store.names()).toEqual([]);
		expect(readdirSync(folder)).toEqual([]);
		await store.create('db');
		expect((await (await database('db')).info()).docCount).toBe(0);
	});

	it('[P71] leaves a file of a newer version alone', async () => {
		await store.create('db');
		await store.close();
		const path = join(dataDir, 'databases', 'db.sqlite');
		const raw = new Sqlite(path);
		raw.pragma('user_version = 99');
		raw.close();
		store = new SqliteStore({ dataDir, maxOpenDatabases: 2 });
		await expect((await database('db')).info()).rejects.toThrow(NewerFileError);
		expect(existsSync(path)).toBe(true);
	});

	it('folds its log away when it closes', async () => {
		await store.create('db');
		await (await database('db')).write([put('a', {})]);
		await reopen();
		expect(readdirSync(join(dataDir, 'databases'))).toEqual(['db.sqlite']);
	});
});

describe('attachments on disk', () => {
	const dataDir = newFolder();
	const path = join(dataDir, 'one.sqlite');
	const content = new Uint8Array(1000).fill(7);
	const withFile = (id: string, name: string) => ({ ...put(id, {}), attachments: [{ name, encoding: 'identity' as const, content }] });
	afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

	it('[P80] keeps one content once, and no longer than a revision has it', () => {
		mkdirSync(dataDir, { recursive: true });
		const file = new SqliteFile(path, { mustExist: false });
		const blobs = () => (file.db.prepare('SELECT count(*) AS n FROM blobs').get() as { n: number }).n;
		file.transaction(() => ['a', 'b'].map((id) => file.write(withFile(id, 'f'))));
		expect(blobs()).toBe(1);
		file.transaction(() => {
			file.db.exec(`DELETE FROM docs WHERE id = 'a'`);
			file.attachments.sweep();
		});
		expect(blobs()).toBe(1);
		file.transaction(() => {
			file.db.exec(`DELETE FROM docs WHERE id = 'b'`);
			file.attachments.sweep();
		});
		expect(blobs()).toBe(0);
		file.close();
	});

	it('opens a file from before there were attachments, and goes on with it', () => {
		mkdirSync(dataDir, { recursive: true });
		const old = new Sqlite(path);
		old.exec(migrations[0] as string);
		old.prepare(INITIAL_STATE).run('abcd', 1000);
		old.exec(`INSERT INTO docs (seq, id, rev, deleted, tree, json) VALUES (1, 'a', '1-a', 0, NULL, '{"n":1}')`);
		old.exec('UPDATE state SET update_seq = 1, live = 1');
		old.pragma('user_version = 1');
		old.close();
		const file = new SqliteFile(path, { mustExist: true });
		expect(file.rows.documents(['a'])[0]?.json).toBe('{"n":1}');
		expect(file.transaction(() => file.write(withFile('b', 'f')))).toMatchObject({ ok: true });
		expect(file.state).toMatchObject({ instance: 'abcd', live: 2 });
		file.close();
	});
});
