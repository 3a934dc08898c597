// What PouchDB's idb adapter leaves in Chromium's IndexedDB, read without it.
import { afterEach, expect, it } from 'vitest';
import type { RescueDocument } from '#domain/rescue-file.ts';
import { aFact, aPersonal } from './ledger-contract.ts';
import { LedgerWillNotOpenError } from './ledger.ts';
import { ledgerName, openPouchLedger, type PouchLedger } from './pouch-ledger.ts';
import { readRawLedger, type RawPage } from './raw-ledger.ts';
import { eraseAsSync } from './testing/replication-part.ts';

const ORG = 'raw';
const OPENING_MS = 5_000;
let ledger: PouchLedger | undefined;
afterEach(async () => {
	await ledger?.pouch.destroy();
	ledger = undefined;
});

async function rawly(databases: IDBFactory = indexedDB, org = ORG): Promise<RawPage> {
	const all: RawPage = { documents: [], unreadable: 0 };
	for await (const { documents, unreadable } of readRawLedger(databases, org, OPENING_MS)) {
		all.documents.push(...documents);
		all.unreadable += unreadable;
	}
	return all;
}
const byId = (a: RescueDocument, b: RescueDocument): number => (a._id < b._id ? -1 : 1);

async function throughPouch({ pouch }: PouchLedger): Promise<unknown[]> {
	const { results } = await pouch.changes({ style: 'all_docs' });
	const docs = results.flatMap(({ id, changes }) => changes.map(({ rev }) => ({ id, rev })));
	const got = await pouch.bulkGet({ docs, revs: true, attachments: true });
	return got.results.flatMap((result) => result.docs.map((each) => ('ok' in each ? each.ok : each)));
}

it('[L47] [L67] reads every document with its revisions as PouchDB does, erased ones as erased', async () => {
	ledger = await openPouchLedger({ org: ORG });
	await ledger.append(Array.from({ length: 300 }, (_, at) => ({ fact: aFact('A', at), personal: aPersonal('A', at) })));
	await eraseAsSync(ledger, aPersonal('A', 7)._id);
	await ledger.append([
		{ fact: aFact('B', 1), personal: aPersonal('F', 1), attachments: [{ name: 'photo', bytes: new Uint8Array(9_000) }] }
	]);
	const { documents, unreadable } = await rawly();
	expect(unreadable).toBe(0);
	expect(documents).toHaveLength(602);
	expect(documents.toSorted(byId)).toEqual(((await throughPouch(ledger)) as RescueDocument[]).toSorted(byId));
	expect(documents.filter(({ _deleted }) => _deleted === true).map(({ _id }) => _id)).toEqual([aPersonal('A', 7)._id]);
});

it('[L47] counts what cannot be read and gives the rest, and writes nothing', async () => {
	ledger = await openPouchLedger({ org: ORG });
	await ledger.append(Array.from({ length: 5 }, (_, at) => ({ fact: aFact('A', at) })));
	const { name } = ledger.pouch as unknown as { name: string };
	const request = indexedDB.open(`_pouch_${name}`);
	const raw = await new Promise<IDBDatabase>((resolve) => (request.onsuccess = () => resolve(request.result)));
	const writing = raw.transaction('by-sequence', 'readwrite');
	writing.objectStore('by-sequence').put({ torn: true }, 3);
	await new Promise((resolve) => (writing.oncomplete = resolve));
	raw.close();
	const { documents, unreadable } = await rawly();
	expect({ read: documents.length, unreadable }).toEqual({ read: 4, unreadable: 1 });
	expect(await rawly()).toEqual({ documents, unreadable });
});

it('[L47] says that nothing can be read where there is no ledger, and makes none', async () => {
	await expect(rawly(indexedDB, 'nowhere')).rejects.toThrow(LedgerWillNotOpenError);
	const names = (await indexedDB.databases()).map(({ name }) => name);
	expect(names).not.toContain(`_pouch_${ledgerName('nowhere')}`);
});

it('[L47] gives up on a browser that never answers', async () => {
	const silent = { open: () => ({}) } as unknown as IDBFactory;
	await expect(readRawLedger(silent, ORG, 1).next()).rejects.toThrow(LedgerWillNotOpenError);
});
