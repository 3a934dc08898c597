// Rescue files into a server, through the same door as everything else.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { webcrypto } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { RescueWriter, type RescueDocument } from '#domain/rescue-file.ts';
import { systemClock } from '../ports.ts';
import { MemoryStore } from '../store/memory-store.ts';
import type { Store } from '../store/store.ts';
import { createOrganisation } from './accounts.ts';
import { importRescueFile, REFUSED_NAMED_MAX } from './import-rescue.ts';
import { runCommand } from './program.ts';

const crypto = webcrypto as unknown as Crypto;
let store: Store;
let folder: string;
beforeEach(async () => {
	store = new MemoryStore();
	await createOrganisation(store, { code: 'x' });
	folder = mkdtempSync(join(tmpdir(), 'sala-import-'));
});
afterEach(async () => {
	await store.close();
	rmSync(folder, { recursive: true, force: true });
});

function aDocument(number: number, change: Partial<RescueDocument> = {}): RescueDocument {
	const hash = String(number).padStart(32, '0');
	const _id = number % 2 === 1 ? `personal:V${number}:A` : `visit:V${number}:visit-registered:A`;
	return { _id, _rev: `1-${hash}`, _revisions: { start: 1, ids: [hash] }, org: 'x', device: 'D1', ...change };
}
const someDocuments = (count: number): RescueDocument[] => Array.from({ length: count }, (_, number) => aDocument(number));

async function fileOf(documents: readonly RescueDocument[], org = 'x'): Promise<string> {
	const writer = new RescueWriter(crypto);
	const lines = await writer.linesOf(documents);
	const about = {
		org,
		centre: 'ศูนย์ทดสอบ',
		device: 'D1',
		madeAt: '2026-11-21T02:00:00.000Z',
		app: '1',
		scope: 'unsent',
		unreadable: 0
	} as const;
	const { before, behind } = await writer.finish(about);
	return before + lines + behind;
}
const from = (text: string) => ({
	open: async function* () {
		yield new TextEncoder().encode(text);
	}
});

async function idsIn(code = 'x'): Promise<string[]> {
	const database = await store.open(`org-${code}`);
	const changes = await database?.changes({ since: 0, limit: 10_000, descending: false, bodies: false });
	return (changes?.rows ?? []).map(({ id, leaves }) => `${id} ${leaves.map(({ rev }) => rev).join()}`).toSorted();
}

it('[O80] takes every document in with its revision, and a second time changes nothing', async () => {
	const documents = someDocuments(600);
	const text = await fileOf(documents);
	expect(await importRescueFile(store, from(text))).toMatchObject({ stored: 600, alreadyThere: 0, refused: [] });
	const once = documents.map(({ _id, _rev }) => `${_id} ${_rev}`).toSorted();
	expect(await idsIn()).toEqual(once);
	expect(await importRescueFile(store, from(text))).toMatchObject({ stored: 0, alreadyThere: 600, refused: [] });
	expect(await idsIn()).toEqual(once);
});

it('[O80] takes what is attached to a record in with it, and refuses what the ledger would not have', async () => {
	const photo = { content_type: 'application/octet-stream', revpos: 1, data: btoa('sealed bytes') };
	const documents = [
		aDocument(1, { _attachments: { photo } }),
		aDocument(3, { _attachments: { photo: { ...photo, content_type: 'image/jpeg' } } })
	];
	const answer = await importRescueFile(store, from(await fileOf(documents)));
	expect(answer).toMatchObject({ stored: 1, refused: [{ id: documents[1]?._id, reason: expect.stringMatching(/^not-sealed/) as string }] });
	const key = { id: documents[0]?._id ?? '', rev: documents[0]?._rev ?? '', name: 'photo' };
	const kept = await (await store.open('org-x'))?.attachmentBytes(key);
	expect(Buffer.from(kept ?? []).toString()).toBe('sealed bytes');
});

it('[O80] an erasure in the file erases here, and what was erased here stays erased', async () => {
	const personal = aDocument(1);
	const erased = aDocument(1, { _rev: '2-e', _revisions: { start: 2, ids: ['e', personal._revisions.ids[0] as string] }, _deleted: true });
	await importRescueFile(store, from(await fileOf([personal])));
	expect(await importRescueFile(store, from(await fileOf([erased])))).toMatchObject({ stored: 1 });
	expect(await importRescueFile(store, from(await fileOf([personal])))).toMatchObject({ stored: 0, alreadyThere: 1 });
	expect(await idsIn()).toEqual([`${personal._id} 2-e`]);
});

it('[O81] a damaged file is refused with what can be read of it, and that much is taken in when asked for', async () => {
	const text = await fileOf(someDocuments(10));
	const cut = text.slice(0, Math.floor(text.length * 0.6));
	const refused = await importRescueFile(store, from(cut));
	expect(refused).toMatchObject({ refusedBecause: 'cut-short', stored: 0, reading: { total: 10 } });
	expect(await idsIn()).toEqual([]);
	const { intact } = refused.reading;
	expect(intact).toBeGreaterThan(0);
	expect(await importRescueFile(store, { ...from(cut), intactOnly: true })).toMatchObject({ stored: intact });
	expect(await idsIn()).toHaveLength(intact);
});

it('[O82] a file of a centre that is not on this server, or not the one that was named, is refused by its name', async () => {
	await createOrganisation(store, { code: 'y' });
	const documents = someDocuments(3).map((document) => ({ ...document, org: 'z' }));
	expect(await importRescueFile(store, from(await fileOf(documents, 'z')))).toMatchObject({ refusedBecause: 'unknown-centre', stored: 0 });
	const ours = await fileOf(someDocuments(3));
	expect(await importRescueFile(store, { ...from(ours), org: 'y', intactOnly: true })).toMatchObject({
		refusedBecause: 'other-centre',
		reading: { header: { org: 'x', centre: 'ศูนย์ทดสอบ' } }
	});
	expect(await idsIn('y')).toEqual([]);
});

it('[O83] what no ledger may have is refused by itself, named and counted; a written fact stays as it was', async () => {
	await importRescueFile(store, from(await fileOf([aDocument(0)])));
	const before = await idsIn();
	const other = aDocument(0, { _rev: '1-other', _revisions: { start: 1, ids: ['other'] } });
	const strange = Array.from({ length: REFUSED_NAMED_MAX + 5 }, (_, number) => aDocument(2, { _id: `note-${number}` }));
	const result = await importRescueFile(store, from(await fileOf([other, ...strange, aDocument(3)])));
	expect(result).toMatchObject({ stored: 1, refusedCount: REFUSED_NAMED_MAX + 6 });
	expect(result.refused).toHaveLength(REFUSED_NAMED_MAX);
	expect(await idsIn()).toEqual([...before, `${aDocument(3)._id} ${aDocument(3)._rev}`].toSorted());
});

async function command(...argv: string[]): Promise<{ code: number; said: string }> {
	const lines: string[] = [];
	const say = (line: string): void => void lines.push(line);
	const terminal = { say, complain: say, readPassword: () => Promise.reject(new Error('asked')), isInteractive: false };
	const surroundings = {
		terminal,
		clock: systemClock,
		program: 'sala 0',
		nodeVersion: '24.0.0',
		env: {},
		appDir: folder,
		pbkdf2Iterations: 1
	};
	const code = await runCommand(['--data', join(folder, 'data'), ...argv], surroundings);
	return { code, said: lines.join('\n') };
}

it.each([
	['en', /3 new/, /of 4 pieces/, /ศูนย์ทดสอบ \(z\)/],
	['th', /ใหม่ 3/, /จาก 4/, /ศูนย์ทดสอบ \(z\)/]
])('[O84] the command says in %s what became of the file, with exit 0 only when all of it is in', async (lang, took, readable, other) => {
	await command('create-org', 'x');
	const write = (name: string, text: string): string => {
		writeFileSync(join(folder, name), text);
		return join(folder, name);
	};
	const whole = await fileOf(someDocuments(3));
	const run = (...argv: string[]) => command('--lang', lang, 'import', ...argv);
	expect(await run(write('whole', whole))).toMatchObject({ code: 0, said: expect.stringMatching(took) as string });
	const cut = (await fileOf(someDocuments(4))).split('\n').slice(0, 3).join('\n');
	expect(await run(write('cut', cut))).toMatchObject({ code: 1, said: expect.stringMatching(readable) as string });
	expect((await run(write('cut', cut), '--intact')).code).toBe(0);
	const elsewhere = await fileOf([aDocument(0, { org: 'z' })], 'z');
	expect(await run(write('elsewhere', elsewhere))).toMatchObject({ code: 1, said: expect.stringMatching(other) as string });
	expect((await run(write('odd', await fileOf([aDocument(2, { _id: 'note' })])))).code).toBe(1);
	expect((await run(join(folder, 'nowhere'))).code).toBe(1);
});
