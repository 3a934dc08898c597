// A power cut, modelled: whatever was fsynced when a write was acknowledged is there, of everything behind it any part may be, or
// garbage. The store's own files are copied while it runs, cut or garbled behind an acknowledgement, and opened as after the cut.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomFrom } from '../../tests/random.ts';
import { SqliteFile } from './sqlite-file.ts';
import { SqliteStore } from './sqlite-store.ts';
import { put, replicated } from './store-contract.ts';
import type { Database } from './store.ts';
import { verifyFile } from './verify-file.ts';

/** Of SQLite's file format: the log's header, a frame's header, and what is in a frame. */
const WAL_HEADER_BYTES = 32;
const FRAME_BYTES = 24 + 4096;
const PAGE_BYTES = 4096;
const WRITES = 30;

let folder: string;
let path: string;
/** The file as it was before the log began, and as the log found it at the end: the same, for nothing was folded in. */
let file: Buffer;
let log: Buffer;
/** Bytes of the log, fsynced, when each write was acknowledged, and the number of documents then. */
const acknowledged: { bytes: number; documents: number; id: string; n: number }[] = [];

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'sala-power-'));
	const store = new SqliteStore({ dataDir: join(folder, 'data'), maxOpenDatabases: 4 });
	await store.create('db');
	const database = (await store.open('db')) as Database;
	const source = join(folder, 'data', 'databases', 'db.sqlite');
	const random = randomFrom(20261121);
	for (let write = 0; write < WRITES; write += 1) {
		// Single writes, batches, conflicts, and large ones that fill several pages.
		const count = 1 + Math.floor(random() * 8);
		const edits = Array.from({ length: count }, (_, n) => put(`${write}-${n}`, { n: write, filler: 'x'.repeat(random() * 3_000) }));
		if (random() < 0.3) edits.push(replicated('conflicted', [`2-${write}`, '1-other'], { n: write }));
		await database.write(edits);
		const { docCount } = await database.info();
		acknowledged.push({ bytes: statSync(`${source}-wal`).size, documents: docCount, id: `${write}-0`, n: write });
	}
	file = readFileSync(source);
	log = readFileSync(`${source}-wal`);
	await store.close();
	mkdirSync(join(folder, 'after'));
	path = join(folder, 'after', 'db.sqlite');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens what the cut left, as the store does, and says what it holds; everything that was acknowledged by `bytes` must be there. */
function expectAcknowledged(base: Buffer, left: Buffer, bytes: number, what: string): void {
	for (const tail of ['-shm', '-wal']) rmSync(path + tail, { force: true });
	writeFileSync(path, base);
	writeFileSync(`${path}-wal`, left);
	const opened = new SqliteFile(path, { mustExist: true });
	const due = acknowledged.filter((one) => one.bytes <= bytes);
	const json = opened.db.prepare('SELECT json FROM docs WHERE id = ?').pluck();
	for (const { id, n } of due) expect(json.get(id), `${what}: ${id}`).toContain(`{"n":${n},`);
	expect(opened.state.live, what).toBeGreaterThanOrEqual(due.at(-1)?.documents ?? 0);
	// All of a write or nothing of it.
	expect([0, ...acknowledged.map(({ documents }) => documents)], what).toContain(opened.state.live);
	// What follows needs no fsync of its own: nobody cuts the power twice.
	opened.db.pragma('synchronous = OFF');
	opened.close();
	expect(verifyFile(path), what).toMatchObject({ problems: [] });
}

it('[P79] every acknowledgement came after its bytes were in the log, and nothing was folded in meanwhile', () => {
	const lengths = acknowledged.map(({ bytes }) => bytes);
	expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
	expect(lengths.at(-1)).toBe(log.length);
	expect((log.length - WAL_HEADER_BYTES) % FRAME_BYTES).toBe(0);
	const opened = new SqliteFile(join(folder, 'data', 'databases', 'db.sqlite'), { mustExist: true });
	expect([opened.db.pragma('synchronous', { simple: true }), opened.db.pragma('journal_mode', { simple: true })]).toEqual([2, 'wal']);
	opened.close();
});

it('[P30, P79] a log cut short at any frame has every write acknowledged before the cut', () => {
	for (let bytes = WAL_HEADER_BYTES; bytes <= log.length; bytes += FRAME_BYTES)
		expectAcknowledged(file, log.subarray(0, bytes), bytes, `cut at ${bytes}`);
});

it('[P30, P79] a log cut within a frame, or garbled behind an acknowledgement, has every write acknowledged before it', () => {
	const random = randomFrom(7);
	for (const { bytes } of acknowledged.slice(0, -1)) {
		const torn = bytes + 1 + Math.floor(random() * (FRAME_BYTES - 1));
		expectAcknowledged(file, log.subarray(0, torn), bytes, `torn at ${torn}`);
		const garbled = Buffer.from(log);
		for (let at = bytes; at < garbled.length; at += 1 + Math.floor(random() * 200)) garbled[at] = Math.floor(random() * 256);
		expectAcknowledged(file, garbled, bytes, `garbled behind ${bytes}`);
		const zeroed = Buffer.from(log).fill(0, bytes);
		expectAcknowledged(file, zeroed, bytes, `zeroes behind ${bytes}`);
		// Sectors reach the disk in any order: a later frame is there, the first one is not.
		const holed = Buffer.from(log).fill(0, bytes, bytes + FRAME_BYTES);
		expectAcknowledged(file, holed, bytes, `a hole behind ${bytes}`);
	}
});

it('[P30, P79] a fold of the log into the file that was cut off anywhere has every acknowledged write', () => {
	copyFileSync(join(folder, 'data', 'databases', 'db.sqlite'), `${path}.folded`);
	const folded = readFileSync(`${path}.folded`);
	const random = randomFrom(11);
	for (let round = 0; round < 20; round += 1) {
		const half = Buffer.alloc(Math.max(folded.length, file.length));
		file.copy(half);
		for (let at = 0; at < folded.length; at += PAGE_BYTES) if (random() < round / 19) folded.copy(half, at, at, at + PAGE_BYTES);
		expectAcknowledged(half, log, log.length, `fold ${round}`);
	}
});
