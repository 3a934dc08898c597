// A real server whose disk takes no more: the system refuses to let its files grow, as a full disk or a quota does.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addUser } from '../../sync-server/admin/accounts.ts';
import { verify } from '../../sync-server/admin/verify.ts';
import { errorAnswer } from '../../sync-server/http/respond.ts';
import { silentLog } from '../../sync-server/ports.ts';
import { SqliteFile } from '../../sync-server/store/sqlite-file.ts';
import { SqliteStore } from '../../sync-server/store/sqlite-store.ts';
import { put } from '../../sync-server/store/store-contract.ts';
import { ServerProcess } from '../server-process.ts';

const ADMIN = { name: 'root', password: 'long enough' };
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sala-full-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const answerTo = (error: unknown): [number, string] => {
	const { status, body } = errorAnswer(error, silentLog, { method: 'PUT', url: '/db/x' } as never);
	return [status, (JSON.parse(body as string) as { error: string }).error];
};

describe('what is said when storage fails', () => {
	const table: [code: string, status: number, error: string][] = [
		['SQLITE_FULL', 507, 'insufficient_storage'],
		['ENOSPC', 507, 'insufficient_storage'],
		['EDQUOT', 507, 'insufficient_storage'],
		['SQLITE_READONLY', 503, 'service_unavailable'],
		['SQLITE_READONLY_DBMOVED', 503, 'service_unavailable'],
		['SQLITE_IOERR_WRITE', 503, 'service_unavailable'],
		['EROFS', 503, 'service_unavailable'],
		['SQLITE_CORRUPT', 500, 'file_corruption'],
		['SQLITE_NOTADB', 500, 'file_corruption'],
		['ERR_SOMETHING', 500, 'internal_server_error']
	];
	for (const [code, status, error] of table)
		it(`[P77, P78] ${code} is answered ${status}`, () =>
			expect(answerTo(Object.assign(new Error('x'), { code }))).toEqual([status, error]));
});

describe('a file that may not grow, or not be written', () => {
	let file: SqliteFile;
	beforeEach(() => (file = new SqliteFile(join(folder, 'db.sqlite'), { mustExist: false })));
	afterEach(() => file.close());
	const write = (id: string): unknown => file.transaction(() => file.write(put(id, { filler: 'x'.repeat(3_000) })));
	const failureOf = (work: () => unknown): unknown => {
		try {
			return work();
		} catch (error) {
			return error;
		}
	};

	it('[P78] has what was acknowledged, takes nothing in half, and goes on when there is room', () => {
		file.db.pragma(`max_page_count = ${(file.db.pragma('page_count', { simple: true }) as number) + 10}`);
		let acknowledged = 0;
		let failure: unknown;
		for (let n = 0; failure === undefined && n < 100; n += 1) {
			const outcome = failureOf(() => write(`d${n}`));
			if (outcome instanceof Error) failure = outcome;
			else acknowledged += 1;
		}
		expect(answerTo(failure)).toEqual([507, 'insufficient_storage']);
		expect(file.state).toMatchObject({ live: acknowledged, updateSeq: acknowledged });
		file.db.pragma('max_page_count = 1000000');
		expect(write('later')).toMatchObject({ ok: true });
		expect(file.state).toMatchObject({ live: acknowledged + 1, updateSeq: acknowledged + 1 });
	});

	it('[P78] answers reads while it may not be written', () => {
		write('a');
		file.db.pragma('query_only = 1');
		expect(answerTo(failureOf(() => write('b')))).toEqual([503, 'service_unavailable']);
		expect(file.db.prepare('SELECT id FROM docs').pluck().all()).toEqual(['a']);
		file.db.pragma('query_only = 0');
		expect(write('b')).toMatchObject({ ok: true });
		expect(file.state.live).toBe(2);
	});
});

const asAdmin = { Authorization: `Basic ${Buffer.from(`${ADMIN.name}:${ADMIN.password}`).toString('base64')}` };

/** How far each file of a running process may grow; Linux has this, and only there the disk of a real server is filled. */
function limitFiles(pid: number, bytes: number | 'unlimited'): boolean {
	return spawnSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]).status === 0;
}

it('[P78, Promise 2] a server whose disk is full answers 5xx, loses nothing acknowledged, reads on, and recovers by itself', async () => {
	const dataDir = join(folder, 'data');
	const store = new SqliteStore({ dataDir, maxOpenDatabases: 2 });
	await addUser(store, { ...ADMIN, displayName: '', roles: ['_admin'] }, { pbkdf2Iterations: 1 });
	await store.close();
	const server = await ServerProcess.start({ dataDir });
	const ask = async (method: string, path: string, body?: unknown): Promise<{ status: number; json: unknown }> => {
		const headers = { ...asAdmin, 'Content-Type': 'application/json' };
		const response = await fetch(`${server.url}/db${path}`, {
			method,
			headers,
			...(body === undefined ? {} : { body: JSON.stringify(body) })
		});
		return { status: response.status, json: await response.json() };
	};
	try {
		expect((await ask('PUT', '/load')).status).toBe(201);
		const acknowledged: string[] = [];
		const put = async (n: number): Promise<number> => {
			const { status } = await ask('PUT', `/load/d${n}`, { filler: 'x'.repeat(2_000) });
			if (status === 201) acknowledged.push(`d${n}`);
			return status;
		};
		for (let n = 0; n < 20; n += 1) expect(await put(n)).toBe(201);
		const log = join(dataDir, 'databases', 'load.sqlite-wal');
		const canBeFull = limitFiles(server.pid, statSync(log).size + 50_000);
		let n = 20;
		let status = 201;
		while (canBeFull && status === 201) status = await put(n++);
		if (canBeFull) expect([503, 507]).toContain(status);
		for (let more = 0; canBeFull && more < 20; more += 1) expect([503, 507]).toContain(await put(n++));
		expect((await ask('GET', '/load/d3')).status).toBe(200);
		expect(limitFiles(server.pid, 'unlimited')).toBe(canBeFull);
		expect(await put(n++)).toBe(201);
		const rows = ((await ask('GET', '/load/_all_docs')).json as { rows: { id: string }[] }).rows.map(({ id }) => id);
		expect(rows.sort()).toEqual(acknowledged.sort());
		expect(await server.stop()).toBe(0);
		expect(await verify(dataDir)).toMatchObject({ isClean: true });
	} finally {
		await server.dispose();
	}
});
