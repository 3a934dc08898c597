// What only a browser has: PouchDB's idb adapter with strict commits, Web Locks, compression streams.
import PouchDB from 'pouchdb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FactDocument } from '#ledger/document.ts';
import { openPouchLedger, type PouchLedger } from '#ledger/pouch-ledger.ts';
import { makeSync } from './make-sync.ts';
import { scopeOf, type Scope } from './scope.ts';
import { IN_PAGE_URL, ServerInMemory } from './server-in-memory.ts';
import type { Sync, SyncStatus } from './status.ts';

const ORG = '10470101';
const DEVICE = '01K00000000000000000DEV1CE';
const scope = scopeOf({ org: ORG, roles: [`org-${ORG}:counter`] }) as Scope;

let made = 0;
let ledger: PouchLedger;
let server: ServerInMemory;
let kept: PouchDB.Database;
const syncs: Sync[] = [];

const fact = (at: number, device = DEVICE): FactDocument => ({
	_id: `visit:${made}-${at}:visit-registered:${at}`,
	v: 1,
	kind: 'visit-registered',
	kv: 1,
	at: '2026-11-21T02:00:00.000Z',
	offset: null,
	tz: 'Asia/Bangkok',
	by: 'somchai',
	device,
	org: ORG,
	body: { note: 'ศาลา'.repeat(20) }
});
const facts = (count: number, device = DEVICE, from = 0) => Array.from({ length: count }, (_, at) => fact(from + at, device));

const aSync = (): Sync => {
	const connectivity = { online: () => true, onChange: () => () => undefined };
	const clock = { now: () => performance.now(), offset: () => null, heard: () => undefined };
	const world = { clock, connectivity, locks: navigator.locks, random: () => 0, fetch: server.fetch };
	const sync = makeSync({ ledger, scope, device: DEVICE, serverUrl: IN_PAGE_URL, ...world });
	syncs.push(sync);
	return sync;
};
const until = (sync: Sync, as: (status: SyncStatus) => boolean): Promise<SyncStatus> =>
	new Promise((resolve) => {
		const check = (status: SyncStatus) => as(status) && resolve(status);
		sync.onStatus(check);
		check(sync.status());
	});
const atServer = async (documents: FactDocument[]) =>
	server.store(documents.map((document, at) => ({ ...document, _rev: `1-${String(at).padStart(32, '0')}` })));

beforeEach(async () => {
	made += 1;
	kept = new PouchDB(`server-${made}`, { adapter: 'idb' });
	server = new ServerInMemory(kept);
	ledger = await openPouchLedger({ org: ORG });
});
afterEach(async () => {
	for (const sync of syncs.splice(0)) await sync.stop();
	await ledger.pouch.destroy();
	await kept.destroy();
});

it('[S13, S15] pulls first, sends what was captured before and after, and goes on live', async () => {
	await atServer(facts(2_300, 'another-device'));
	await ledger.append(facts(3, DEVICE, 10_000).map((each) => ({ fact: each })));
	const sync = aSync();
	sync.start();
	await until(sync, ({ phase, sent }) => phase === 'idle' && sent === 3);
	expect((await ledger.info()).documents).toBe(2_303);
	await ledger.append([{ fact: fact(20_000) }]);
	await until(sync, ({ phase, sent, unsent }) => phase === 'idle' && sent === 4 && unsent === 0);
	expect(await server.ids()).toHaveLength(2_304);
	const arrived = new Promise<void>((resolve) => {
		const stop = ledger.onChange(() => {
			stop();
			resolve();
		});
	});
	await atServer([fact(30_000, 'another-device')]);
	await arrived;
	expect(await ledger.has(fact(30_000)._id)).toBe(true);
});

it('[S9] knows after a reload what was sent', async () => {
	const before = aSync();
	before.start();
	await ledger.append(facts(5).map((each) => ({ fact: each })));
	await until(before, ({ phase, sent }) => phase === 'idle' && sent === 5);
	await before.stop();
	await ledger.close();
	ledger = await openPouchLedger({ org: ORG });
	await ledger.append([{ fact: fact(100) }]);
	const after = aSync();
	after.start();
	expect((await until(after, ({ phase, sent }) => phase === 'idle' && sent === 6)).unsent).toBe(0);
	expect(await server.ids()).toHaveLength(6);
});

it('[S6] one of two tabs syncs, and the other takes over', async () => {
	const [first, second] = [aSync(), aSync()];
	first.start();
	await until(first, ({ phase }) => phase === 'idle');
	second.start();
	await ledger.append([{ fact: fact(1) }]);
	await until(first, ({ sent }) => sent === 1);
	expect(second.status().phase).toBe('other-tab');
	await first.stop();
	await until(second, ({ phase, sent }) => phase === 'idle' && sent === 1);
});
