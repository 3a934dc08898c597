// What was erased is off the disk soon after: a real server on real files, looked at byte by byte.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Forgetting } from './forgetting.ts';
import { put, replicated } from './store/edits-testing.ts';
import { SqliteStore } from './store/sqlite-store.ts';
import type { Database } from './store/store.ts';
import { startTestServer } from './testing/test-server.ts';
import { verifyFile } from './store/verify-file.ts';

const LEDGER = 'org-test';
const CIPHERTEXT = 'Y2lwaGVydGV4dC10aGF0LW11c3QtZ28=';
const ids = Array.from({ length: 40 }, (_, n) => `personal:01J${n}:01K${n}`);

let dataDir: string;
let store: SqliteStore | undefined;
let errors: string[];
const open = async (): Promise<Database> => {
	store = new SqliteStore({ dataDir, maxOpenDatabases: 4 });
	await store.create(LEDGER);
	return (await store.open(LEDGER)) as Database;
};
const forgetting = (): Forgetting =>
	new Forgetting({
		store: store as SqliteStore,
		log: { error: (fields, message) => void errors.push(`${message} ${JSON.stringify(fields)}`) },
		waitMs: 1
	});

beforeEach(() => {
	errors = [];
	dataDir = mkdtempSync(join(tmpdir(), 'sala-forgetting-'));
});
afterEach(async () => {
	await store?.close();
	rmSync(dataDir, { recursive: true, force: true });
	expect(errors).toEqual([]);
});

/** Files of the data folder, the database's log and its index among them, in which the ciphertext is. */
function filesWith(text: string, folder = dataDir): string[] {
	return readdirSync(folder, { recursive: true })
		.map((name) => join(folder, String(name)))
		.filter((path) => statSync(path).isFile() && readFileSync(path).includes(text));
}

const sealed = (id: string, rev = '1-a') => replicated(id, [rev], { sealed: { data: CIPHERTEXT } });
const erased = (id: string) => replicated(id, ['2-b', '1-a'], {}, true);

describe('after an erasure', () => {
	it('[P161] no byte of the record is in database, log or index, and the tombstone stays', async () => {
		const database = await open();
		await database.write(ids.map((id) => sealed(id)));
		await database.write([put('visit:01J:visit-registered:01K', { kept: true })]);
		expect(filesWith(CIPHERTEXT)).not.toEqual([]);
		const worker = forgetting();
		for (const id of ids) {
			await database.write([erased(id)]);
			worker.note(LEDGER);
		}
		expect(filesWith(CIPHERTEXT)).not.toEqual([]);
		await worker.settle();
		expect(filesWith(CIPHERTEXT)).toEqual([]);
		expect((await database.heads(ids)).every((head) => head?.deleted === true)).toBe(true);
		expect((await database.info()).docCount).toBe(1);
		await worker.close();
		await store?.close();
		expect(verifyFile(join(dataDir, 'databases', `${LEDGER}.sqlite`)).problems).toEqual([]);
		await open();
	});

	it('[P161] a tombstone that a tablet sends is enough', async () => {
		await store?.close();
		store = new SqliteStore({ dataDir, maxOpenDatabases: 4 });
		const server = await startTestServer({ store, forgetWaitMs: 1 });
		const [id = ''] = ids;
		const address = `/${await server.addOrganisation('test')}/${encodeURIComponent(id)}`;
		const { body } = await server.ask('PUT', address, { json: { sealed: { data: CIPHERTEXT } } });
		expect(filesWith(CIPHERTEXT)).not.toEqual([]);
		expect((await server.ask('DELETE', `${address}?rev=${(body as { rev: string }).rev}`)).status).toBe(200);
		await expect.poll(() => filesWith(CIPHERTEXT)).toEqual([]);
		await server.close();
		expect(server.errors).toEqual([]);
		await open();
	});

	it('[P161] the body that a record sealed anew replaced goes too, and the new one stays', async () => {
		const database = await open();
		const [id = ''] = ids;
		await database.write([sealed(id)]);
		await database.write([replicated(id, ['2-b', '1-a'], { sealed: { data: 'bmV3LWtleQ==' } })]);
		const worker = forgetting();
		worker.note(LEDGER);
		await worker.settle();
		expect([filesWith(CIPHERTEXT), filesWith('bmV3LWtleQ==').length]).toEqual([[], 1]);
		await worker.close();
	});

	it('[P162] a server that did not come to it does it after its next start, and then no more', async () => {
		const database = await open();
		await database.write([...ids.map((id) => sealed(id)), sealed('visit:01J:visit-registered:01K')]);
		await database.write(ids.map(erased));
		const stopped = forgetting();
		stopped.note(LEDGER);
		await stopped.close();
		await store?.close();
		const again = await open();
		const worker = forgetting();
		await worker.start();
		await worker.settle();
		expect(await again.readMeta('forgotten-up-to')).toBe(String((await again.info()).updateSeq));
		const other = ids
			.map((id) => Buffer.from(id))
			.filter((id) => readFileSync(join(dataDir, 'databases', `${LEDGER}.sqlite`)).includes(id));
		expect(other).toHaveLength(ids.length);
		expect((await again.bodies(ids.map((id) => ({ id, rev: '1-a' })))).every((body) => body === undefined)).toBe(true);
		expect(await again.bodies([{ id: 'visit:01J:visit-registered:01K', rev: '1-a' }])).toHaveLength(1);
		await worker.close();
	});
});
