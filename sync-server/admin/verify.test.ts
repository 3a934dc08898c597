// A folder with one thing wrong at a time, put wrong behind the store's back.
import { hash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { put, remove, replicated } from '../store/edits-testing.ts';
import { joinStubs } from '../store/attachment-stubs.ts';
import { SqliteStore } from '../store/sqlite-store.ts';
import type { Database } from '../store/store.ts';
import { databasePath } from './data-folder.ts';
import { verify } from './verify.ts';

const DOCUMENTS = 300;
let folder: string;
let path: string;
let pristine: string;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'sala-verify-'));
	const store = new SqliteStore({ dataDir: folder, maxOpenDatabases: 4 });
	for (const name of ['org-a', 'org-b']) {
		await store.create(name);
		const database = (await store.open(name)) as Database;
		await database.write(
			Array.from({ length: DOCUMENTS }, (_, n) => put(`d${String(n).padStart(4, '0')}`, { n, filler: 'x'.repeat(100) }))
		);
		await database.write([replicated('c', ['2-b', '1-a'], { n: 1 }), replicated('c', ['2-c', '1-a'], { n: 2 })]);
		await database.write([remove('d0000', await winnerOf(database, 'd0000'))]);
		const stub = { name: 'f', content_type: 'text/plain', revpos: 1, length: 5, digest: `md5-${hash('md5', 'bytes', 'base64')}` };
		await database.write([
			{
				...put('with', {}),
				json: joinStubs([stub], '{}'),
				attachments: [{ name: 'f', encoding: 'identity', content: Buffer.from('bytes') }]
			}
		]);
		await database.writeLocal('_local/x', { rev: '0-1', json: '{}' });
	}
	await store.close();
	path = databasePath(folder, 'org-a');
	pristine = `${path}.pristine`;
	copyFileSync(path, pristine);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
	for (const tail of ['-wal', '-shm']) rmSync(path + tail, { force: true });
	copyFileSync(pristine, path);
});

const winnerOf = async (database: Database, id: string) => (await database.heads([id]))[0]?.winner ?? '';

function change(sql: string): void {
	const db = new Sqlite(path);
	db.exec(sql);
	db.close();
}

it('[O23] says that all is whole, of every document', async () => {
	const report = await verify(folder);
	expect(report.isClean).toBe(true);
	expect(report.databases).toMatchObject([
		{ name: 'org-a', documents: DOCUMENTS + 1, deleted: 1, problems: [] },
		{ name: 'org-b', documents: DOCUMENTS + 1, deleted: 1, problems: [] }
	]);
});

describe('names the document', () => {
	const table: [what: string, sql: string, id: string | undefined, says: RegExp][] = [
		['a body that is cut short', `UPDATE docs SET json = '{"n":' WHERE id = 'd0007'`, 'd0007', /JSON/],
		['a body that is a list', `UPDATE docs SET json = '[]' WHERE id = 'd0007'`, 'd0007', /JSON/],
		['a tree that is no tree', `UPDATE docs SET tree = '{}' WHERE id = 'd0007'`, 'd0007', /tree/],
		['a tree with a revision that is none', `UPDATE docs SET tree = '[{"pos":0,"ids":["a",{},[]]}]' WHERE id = 'd0007'`, 'd0007', /tree/],
		['a revision that is none', `UPDATE docs SET rev = 'x' WHERE id = 'd0007'`, 'd0007', /tree|winner/],
		['the wrong winner', `UPDATE docs SET rev = '2-b' WHERE id = 'c'`, 'c', /2-c/],
		['a winner that is said to be deleted', `UPDATE docs SET deleted = 1 WHERE id = 'c'`, 'c', /winner/],
		['a lost body', `DELETE FROM bodies WHERE id = 'c'`, 'c', /2-b is missing/],
		['a body of nobody', `INSERT INTO bodies VALUES ('ghost', '1-a', 0, '{}')`, 'ghost', /without its document/],
		['a body of no revision', `INSERT INTO bodies VALUES ('c', '9-z', 0, '{}')`, 'c', /9-z/],
		['a wrong count', 'UPDATE state SET live = live + 1', undefined, /living/],
		['a wrong count of the deleted', 'UPDATE state SET deleted = 0', undefined, /deleted/],
		['a number behind the last one', 'UPDATE state SET update_seq = 5', undefined, /sequence number/],
		['a local document that is none', `UPDATE locals SET json = 'x'`, '_local/x', /JSON/],
		['an attachment that was changed', `UPDATE blobs SET bytes = 'other'`, 'with', /attachment f/],
		['an attachment that nobody finds', `UPDATE attachments SET name = 'g'`, 'with', /attachment f of 1-.* is missing/],
		['a wrong digest', `UPDATE docs SET json = replace(json, 'md5-', 'md5-A') WHERE id = 'with'`, 'with', /digest/],
		['an attachment that is gone', 'DELETE FROM blobs', 'with', /attachment f/],
		['an attachment of nobody', `UPDATE attachments SET id = 'ghost'`, 'ghost', /without its document/],
		['a newer version', 'PRAGMA user_version = 99', undefined, /newer/]
	];
	for (const [what, sql, id, says] of table) {
		it(`[O23] of ${what}`, async () => {
			change(sql);
			const report = await verify(folder);
			expect(report.isClean).toBe(false);
			const [wrong, other] = report.databases;
			expect(wrong?.problems).toContainEqual({ id, what: expect.stringMatching(says) as string });
			expect(other).toMatchObject({ name: 'org-b', problemCount: 0 });
		});
	}

	it('[O23] of an index that does not hold what the table does', async () => {
		const db = new Sqlite(path);
		db.unsafeMode();
		db.pragma('writable_schema = ON');
		db.exec(`UPDATE sqlite_master SET sql = replace(sql, 'docs (id)', 'docs (rev)') WHERE name = 'docs_by_id'`);
		db.close();
		const [wrong] = (await verify(folder)).databases;
		expect(wrong?.problems[0]?.what).toMatch(/integrity_check: .*docs_by_id/);
	});
});

it('[O23] counts what it does not name', async () => {
	change(`UPDATE docs SET json = ''`);
	const [wrong] = (await verify(folder)).databases;
	expect(wrong?.problemCount).toBeGreaterThan(DOCUMENTS);
	expect(wrong?.problems).toHaveLength(20);
});

it('[O23] finds garbled pages, wherever they are, and what is no database at all', async () => {
	const bytes = readFileSync(pristine);
	for (let page = 1; page * 4096 < bytes.length; page += 1) {
		const garbled = Buffer.from(bytes);
		garbled.fill(0xa5, page * 4096, (page + 1) * 4096);
		writeFileSync(path, garbled);
		expect((await verify(folder)).isClean, `page ${page + 1}`).toBe(false);
	}
	writeFileSync(path, '');
	expect((await verify(folder)).databases[0]?.problems).toEqual([{ what: 'is an empty file' }]);
	writeFileSync(path, 'no database');
	expect((await verify(folder)).databases[0]?.problems[0]?.what).toMatch(/cannot be read/);
});
