// A backup taken from a server under load, and what becomes of tablets when it is put back.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PouchHttp from 'pouchdb-adapter-http';
import PouchMemory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import PouchReplication from 'pouchdb-replication';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addUser } from '../../sync-server/admin/accounts.ts';
import { backup, BackupPlaceError } from '../../sync-server/admin/backup.ts';
import { compact } from '../../sync-server/admin/compact.ts';
import { databasePath } from '../../sync-server/admin/data-folder.ts';
import { readManifest } from '../../sync-server/admin/manifest.ts';
import { NotRestoredError, restore } from '../../sync-server/admin/restore.ts';
import { verify } from '../../sync-server/admin/verify.ts';
import { systemClock } from '../../sync-server/ports.ts';
import { DataFolderInUseError } from '../../sync-server/store/data-folder-lock.ts';
import { SqliteStore } from '../../sync-server/store/sqlite-store.ts';
import { ServerProcess } from '../server-process.ts';

PouchDB.plugin(PouchMemory).plugin(PouchHttp).plugin(PouchReplication);

const ADMIN = { name: 'root', password: 'long enough' };
const WRITERS = 4;
const BATCH_DOCUMENTS = 20;

let folder: string;
let server: ServerProcess;
const tablets: PouchDB.Database[] = [];

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'sala-backup-'));
	const dataDir = join(folder, 'data');
	const store = new SqliteStore({ dataDir, maxOpenDatabases: 2 });
	await addUser(store, { ...ADMIN, displayName: '', roles: ['_admin'] }, { pbkdf2Iterations: 1 });
	await store.close();
	server = await ServerProcess.start({ dataDir });
});
afterEach(async () => {
	await server.dispose();
	await Promise.all(tablets.splice(0).map((tablet) => tablet.destroy()));
	rmSync(folder, { recursive: true, force: true });
});

const ask = async (method: string, path: string, body?: unknown): Promise<{ status: number; json: unknown }> => {
	const response = await fetch(`${server.url}/db${path}`, {
		method,
		headers: {
			Authorization: `Basic ${Buffer.from(`${ADMIN.name}:${ADMIN.password}`).toString('base64')}`,
			'Content-Type': 'application/json'
		},
		...(body === undefined ? {} : { body: JSON.stringify(body) })
	});
	return { status: response.status, json: await response.json() };
};
const idsOnServer = async (): Promise<string[]> =>
	((await ask('GET', '/shared/_all_docs')).json as { rows: { id: string }[] }).rows.map(({ id }) => id);
const remote = (): PouchDB.Database =>
	new PouchDB(`${server.url}/db/shared`, { adapter: 'http', skip_setup: true, auth: { username: ADMIN.name, password: ADMIN.password } });

function newTablet(name: string): PouchDB.Database {
	const tablet = new PouchDB(`backup-${name}-${tablets.length}-${folder}`, { adapter: 'memory' });
	tablets.push(tablet);
	return tablet;
}

const take = (to = join(folder, 'kept')) => backup({ dataDir: server.dataDir, to, program: 'test', clock: systemClock });
const putBack = (force: boolean) => restore({ from: join(folder, 'kept'), dataDir: server.dataDir, force, clock: systemClock });

/** When a live replication has sent everything and has written its checkpoint. */
const idle = (session: PouchDB.Replication): Promise<unknown> => new Promise((resolve) => void session.on('paused', resolve));

/** Writes until told to stop; gives the ids that were acknowledged so far. */
function load(): { acknowledged: Set<string>; stop: () => Promise<void> } {
	const acknowledged = new Set<string>();
	let going = true;
	const write = async (writer: number): Promise<void> => {
		for (let batch = 0; going; batch += 1) {
			const docs = Array.from({ length: BATCH_DOCUMENTS }, (_, n) => ({ _id: `load-${writer}-${batch}-${n}`, n }));
			expect((await ask('POST', '/load/_bulk_docs', { docs })).status).toBe(201);
			for (const { _id } of docs) acknowledged.add(_id);
		}
	};
	const writers = Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
	return {
		acknowledged,
		stop: async () => {
			going = false;
			await writers;
		}
	};
}

describe('a backup taken under load', () => {
	it('[O20, O21, O22, P75] restores to a server that verifies clean, and tablets lose nothing', async () => {
		for (const name of ['shared', 'load']) expect((await ask('PUT', `/${name}`)).status).toBe(201);
		const sender = newTablet('sender');
		const reader = newTablet('reader');
		await sender.bulkDocs(Array.from({ length: 30 }, (_, n) => ({ _id: `before-${n}` })));
		// One session before and after the backup: the sender's checkpoint there names the session it goes on with.
		const session = sender.replicate.to(remote(), { live: true });
		await idle(session);
		await reader.replicate.from(remote());

		const writers = load();
		while (writers.acknowledged.size < 200) await ask('GET', '/load');
		const acknowledgedBefore = [...writers.acknowledged];
		const manifest = await take();
		await writers.stop();
		expect(manifest.databases.map(({ name }) => name)).toEqual(['_users', 'load', 'shared']);

		// Sent and fetched after the backup: the checkpoints of both tablets are ahead of what will be put back.
		await sender.bulkDocs(Array.from({ length: 30 }, (_, n) => ({ _id: `after-${n}` })));
		while ((await idsOnServer()).length < 60) await idle(session);
		session.cancel();
		await reader.replicate.from(remote());
		expect((await reader.info()).doc_count).toBe(60);

		await server.kill();
		const { setAside } = await putBack(true);
		expect(existsSync(join(setAside ?? '', 'databases'))).toBe(true);
		expect((await verify(server.dataDir)).isClean).toBe(true);
		await server.restart();

		const kept = new Set(((await ask('GET', '/load/_all_docs')).json as { rows: { id: string }[] }).rows.map(({ id }) => id));
		expect(acknowledgedBefore.filter((id) => !kept.has(id))).toEqual([]);
		expect((await idsOnServer()).length).toBe(30);
		// Someone else writes, so that sequence numbers of before the restore would hide it.
		expect((await ask('POST', '/shared/_bulk_docs', { docs: [{ _id: 'between' }] })).status).toBe(201);
		await sender.replicate.to(remote());
		await reader.replicate.from(remote());
		expect((await idsOnServer()).length).toBe(61);
		await expect(reader.get('between')).resolves.toMatchObject({ _id: 'between' });
	});

	it('[O21] appears whole, for its owner alone, and itself verifies', async () => {
		await ask('PUT', '/load');
		const writers = load();
		await take();
		await writers.stop();
		const kept = join(folder, 'kept');
		expect(readdirSync(folder).sort()).toEqual(['data', 'kept']);
		expect(readManifest(kept).files.map(({ path }) => path)).toEqual(['server.sqlite', 'secret']);
		for (const name of ['secret', 'server.sqlite', 'manifest.json']) expect(statSync(join(kept, name)).mode & 0o077, name).toBe(0);
		expect(statSync(kept).mode & 0o077).toBe(0);
		expect(readFileSync(join(kept, 'secret'))).toEqual(readFileSync(join(server.dataDir, 'secret')));
		const report = await verify(kept);
		expect(report).toMatchObject({ isClean: true, files: [] });
	});

	it('[O21] of a damaged database, or over something else, leaves nothing', async () => {
		await ask('PUT', '/load');
		await server.stop();
		const data = databasePath(server.dataDir, 'load');
		const whole = readFileSync(data);
		writeFileSync(data, whole.subarray(0, whole.length / 2));
		await expect(take()).rejects.toThrow();
		expect(readdirSync(folder)).toEqual(['data']);
		writeFileSync(data, whole);
		await expect(take(join(server.dataDir, 'inside'))).rejects.toThrow(BackupPlaceError);
		writeFileSync(join(folder, 'mine'), '');
		await expect(take(folder)).rejects.toThrow(BackupPlaceError);
		expect(readFileSync(join(folder, 'mine'), 'utf8')).toBe('');
	});
});

describe('a restore', () => {
	beforeEach(async () => {
		await ask('PUT', '/shared');
		await ask('PUT', '/shared/a', { n: 1 });
		await take();
	});
	const whyNot = async (force: boolean): Promise<unknown> =>
		putBack(force).then(
			() => 'restored',
			(error: unknown) => (error instanceof NotRestoredError ? error.why : error)
		);

	it('[O22, O26] does nothing while a server runs, nor does compact', async () => {
		expect(await whyNot(true)).toBe('in-use');
		expect(() => compact(server.dataDir)).toThrow(DataFolderInUseError);
		expect((await ask('GET', '/shared/a')).status).toBe(200);
	});

	it('[O22] leaves a folder with data alone, unless told to set it aside', async () => {
		await ask('PUT', '/shared/b', { n: 2 });
		await server.stop();
		expect(await whyNot(false)).toBe('not-empty');
		expect(readdirSync(folder).sort()).toEqual(['data', 'kept']);
		expect(await whyNot(true)).toBe('restored');
		await server.restart();
		expect([(await ask('GET', '/shared/a')).status, (await ask('GET', '/shared/b')).status]).toEqual([200, 404]);
	});

	it('[O22] of a backup that was changed, cut or is of a newer program touches nothing', async () => {
		await server.stop();
		const manifest = join(folder, 'kept', 'manifest.json');
		const copy = databasePath(join(folder, 'kept'), 'shared');
		const bytes = readFileSync(copy);
		const changed = Buffer.from(bytes);
		changed[bytes.length - 1] = (changed.at(-1) ?? 0) ^ 1;
		for (const wrong of [changed, bytes.subarray(1)]) {
			writeFileSync(copy, wrong);
			expect(await whyNot(true)).toBe('damaged');
			expect((await verify(join(folder, 'kept'))).files).toMatchObject([{ path: 'databases/shared.sqlite' }]);
		}
		rmSync(copy);
		expect(await whyNot(true)).toBe('damaged');
		writeFileSync(copy, bytes);
		const written = readFileSync(manifest, 'utf8');
		writeFileSync(manifest, written.replaceAll(/"schema": \d+/g, '"schema": 99'));
		expect(await whyNot(true)).toBe('newer');
		writeFileSync(manifest, '{}');
		await expect(putBack(true)).rejects.toThrow(expect.objectContaining({ name: 'Error' }) as Error);
		expect(readdirSync(folder).sort()).toEqual(['data', 'kept']);
		writeFileSync(manifest, written);
		rmSync(server.dataDir, { recursive: true });
		expect(await whyNot(false)).toBe('restored');
	});
});

it('[O26] compact gives space back and keeps everything', async () => {
	await ask('PUT', '/shared');
	const docs = Array.from({ length: 500 }, (_, n) => ({ _id: `d${n}`, filler: 'x'.repeat(2_000) }));
	const { json } = await ask('POST', '/shared/_bulk_docs', { docs });
	const gone = (json as { id: string; rev: string }[]).slice(10).map(({ id, rev }) => ({ _id: id, _rev: rev, _deleted: true }));
	await ask('POST', '/shared/_bulk_docs', { docs: gone });
	await server.stop();
	const compacted = compact(server.dataDir).find(({ name }) => name === 'shared');
	expect(compacted?.bytesAfter).toBeLessThan((compacted?.bytesBefore ?? 0) / 4);
	expect((await verify(server.dataDir)).isClean).toBe(true);
	await server.restart();
	expect(await idsOnServer()).toHaveLength(10);
});
