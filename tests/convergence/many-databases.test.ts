// A server of a province: far more databases than it may hold open.
import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SqliteStore } from '../../sync-server/store/sqlite-store.ts';
import { put } from '../../sync-server/store/store-contract.ts';
import { randomFrom } from '../random.ts';

const DATABASES = 60;
const OPEN_MAX = 8;
/** A database in write-ahead mode: its file, its log and its shared memory. */
const DESCRIPTORS_PER_DATABASE = 3;

let dataDir: string;
let store: SqliteStore;
beforeEach(() => {
	dataDir = mkdtempSync(join(tmpdir(), 'sala-many-'));
	store = new SqliteStore({ dataDir, maxOpenDatabases: OPEN_MAX });
});
afterEach(async () => {
	await store.close();
	rmSync(dataDir, { recursive: true, force: true });
});

/** Files of the data folder that this process holds open; undefined where the system does not say. */
function openFiles(): number | undefined {
	try {
		const targets = readdirSync('/proc/self/fd').map((fd) => {
			try {
				return readlinkSync(join('/proc/self/fd', fd));
			} catch {
				return '';
			}
		});
		return targets.filter((target) => target.startsWith(join(dataDir, 'databases'))).length;
	} catch {
		return undefined;
	}
}

it(`[P72] ${DATABASES} databases, written and listened to in any order, need ${OPEN_MAX} open at once`, async () => {
	const random = randomFrom(20261121);
	const names = Array.from({ length: DATABASES }, (_, n) => `org-${n}`);
	for (const name of names) await store.create(name);
	const heard = new Map<string, number>();
	for (const name of names) (await store.open(name))?.onWrite(() => heard.set(name, (heard.get(name) ?? 0) + 1));
	const expected = new Map<string, number>();
	let mostOpen = 0;
	for (let round = 0; round < 12; round += 1) {
		const chosen = new Set(Array.from({ length: 40 }, () => names[Math.floor(random() * DATABASES)] as string));
		await Promise.all([...chosen].map(async (name) => (await store.open(name))?.write([put(`d${round}`, { round })])));
		for (const name of chosen) expected.set(name, (expected.get(name) ?? 0) + 1);
		mostOpen = Math.max(mostOpen, openFiles() ?? 0);
	}
	expect(mostOpen).toBeLessThanOrEqual(OPEN_MAX * DESCRIPTORS_PER_DATABASE);
	expect(heard).toEqual(expected);
	for (const name of names) expect([name, (await (await store.open(name))?.info())?.docCount]).toEqual([name, expected.get(name) ?? 0]);
	expect(await store.names()).toHaveLength(DATABASES);
});
