// Files as earlier versions of the program wrote them, kept as text in earlier/N.sql: all they held is there after today's program
// opened them. Who adds a migration adds the text of a file of the version before it (`.dump` in the sqlite3 shell).
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { SqliteStore } from '../sqlite-store.ts';
import { put } from '../store-contract.ts';
import type { Database } from '../store.ts';
import { verifyFile } from '../verify-file.ts';
import { migrations } from './migrations.ts';

const textOf = (version: number): string => join(import.meta.dirname, 'earlier', `${version}.sql`);
/** The first version that keeps attachments. */
const ATTACHMENTS_SINCE = 2;

let folder: string | undefined;
let store: SqliteStore | undefined;
afterEach(async () => {
	await store?.close();
	store = undefined;
	if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

/** A store on a data folder with the one file, `db`, of an earlier version. */
async function opened(version: number): Promise<{ database: Database; path: string }> {
	folder = mkdtempSync(join(tmpdir(), 'sala-earlier-'));
	mkdirSync(join(folder, 'databases'));
	const path = join(folder, 'databases', 'db.sqlite');
	const file = new Sqlite(path);
	file.exec(readFileSync(textOf(version), 'utf8'));
	file.close();
	store = new SqliteStore({ dataDir: folder, maxOpenDatabases: 2 });
	return { database: (await store.open('db')) as Database, path };
}

const earlier = migrations.map((_, index) => index + 1).filter((version) => version < migrations.length || existsSync(textOf(version)));

describe.each(earlier)('a file of version %i', (version) => {
	it('[P76] has everything it held, and takes new writes', async () => {
		const { database, path } = await opened(version);
		const { docCount, deletedCount } = await database.info();
		expect([docCount, deletedCount]).toEqual([version >= ATTACHMENTS_SINCE ? 5 : 4, 1]);
		const heads = await database.heads(['plain', 'ไทย', 'edited', 'conflicted', 'deleted']);
		expect(heads.map((head) => [head?.winner, head?.deleted])).toEqual([
			['1-a', false],
			['1-b', false],
			['2-a', false],
			['2-c', false],
			['2-d', true]
		]);
		const bodies = await database.bodies([
			{ id: 'ไทย', rev: '1-b' },
			{ id: 'edited', rev: '2-a' },
			{ id: 'conflicted', rev: '2-b' },
			{ id: 'conflicted', rev: '2-c' }
		]);
		expect(bodies.map((body) => body?.json)).toEqual(['{"text":"it\'s ✓"}', '{"n":2}', '{"n":"b"}', '{"n":"c"}']);
		expect(await database.readLocal('_local/x')).toMatchObject({ rev: '0-3', json: '{"at":5}' });
		expect(await database.readMeta('security')).toBe('{"members":{"names":["a"],"roles":[]}}');
		expect(await database.revsLimit()).toBe(77);
		if (version >= ATTACHMENTS_SINCE) expect(await database.attachments('attached', '1-a')).toMatchObject([{ name: 'f' }]);
		expect(await database.write([put('new', {})])).toMatchObject([{ ok: true }]);
		expect((await database.info()).docCount).toBe(docCount + 1);
		await store?.close();
		store = undefined;
		expect(verifyFile(path)).toMatchObject({ problems: [] });
	});
});
