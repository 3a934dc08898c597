// The real thing: PouchDB's idb adapter on Chromium's IndexedDB.
import PouchDB from 'pouchdb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { relaxed } from './durability.ts';
import { aFact, aPersonal, ledgerContract, type LedgerUnderTest } from './ledger-contract.ts';
import { ledgerName, openPouchLedger, type PouchLedger } from './pouch-ledger.ts';
import { eraseAsSync, receiveAsSync } from './testing/replication-part.ts';

let worlds = 0;
function idbWorld(): LedgerUnderTest {
	const org = `contract-${(worlds += 1)}`;
	return {
		open: () => openPouchLedger({ org }),
		receive: receiveAsSync,
		erase: eraseAsSync,
		dispose: async () => void (await new PouchDB(ledgerName(org)).destroy())
	};
}
ledgerContract('PouchDB on IndexedDB', idbWorld);

/** Records with which durability each writing transaction of a ledger was started and how many there were. */
function watchWrites() {
	const plain = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction')?.value as IDBDatabase['transaction'];
	const writes: string[] = [];
	const spy = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...given) {
		const transaction = plain.apply(this, given);
		if (transaction.mode === 'readwrite' && this.name.includes('sala-ledger-')) writes.push(transaction.durability);
		return transaction;
	});
	return { writes, stop: () => spy.mockRestore() };
}

/** All rows of the tables under a ledger, by table. */
async function rowsUnder(org: string): Promise<Record<string, unknown[]>> {
	const request = indexedDB.open(`_pouch_${ledgerName(org)}`);
	const db = await new Promise<IDBDatabase>((resolve) => (request.onsuccess = () => resolve(request.result)));
	const tables = [...db.objectStoreNames];
	const reads = tables.map((table) => db.transaction(table).objectStore(table).getAll());
	const all = await Promise.all(reads.map((read) => new Promise<unknown[]>((resolve) => (read.onsuccess = () => resolve(read.result)))));
	db.close();
	return Object.fromEntries(tables.map((table, at) => [table, all[at] ?? []]));
}
/** Every body that the database of a ledger holds, old revisions too, as text. */
const everythingStored = async (org: string): Promise<string> => JSON.stringify(await rowsUnder(org));
const attachedUnder = async (org: string): Promise<number | undefined> => (await rowsUnder(org))['attach-store']?.length;

it('[L71] keeps nothing of an erased record, nor of a body that was replaced', async () => {
	const ledger = await openPouchLedger({ org: 'erased' });
	await ledger.append([
		{ fact: aFact('A', 1), personal: aPersonal('A', 1, 'Zmlyc3Q=') },
		{ fact: aFact('B', 2), personal: aPersonal('B', 2, 'b2xkLWtleQ==') },
		{ fact: aFact('C', 3), personal: aPersonal('C', 3, 'ZWxzZXdoZXJl') }
	]);
	const { _rev } = await ledger.pouch.get(aPersonal('B', 2)._id);
	await ledger.pouch.bulkDocs([{ ...aPersonal('B', 2, 'bmV3LWtleQ=='), _rev }]);
	await ledger.erase([{ subject: 'A', fact: { ...aFact('A', 9), _id: 'erasure:A:personal-erased:9' } }]);
	await eraseAsSync(ledger, aPersonal('C', 3)._id);
	const stored = await everythingStored('erased');
	expect(stored).toContain('bmV3LWtleQ==');
	for (const gone of ['Zmlyc3Q=', 'b2xkLWtleQ==', 'ZWxzZXdoZXJl']) expect(stored).not.toContain(gone);
	await ledger.pouch.destroy();
});

it('[L71] [L65] keeps no byte attached to a record that was erased, and what others have stays', async () => {
	const ledger = await openPouchLedger({ org: 'attached' });
	const photo = (subject: string, n: number, fill: number) => ({
		fact: aFact('A', n),
		personal: aPersonal(subject, n),
		attachments: [{ name: 'photo', bytes: new Uint8Array(3_000).fill(fill) }]
	});
	await ledger.append([photo('F', 1, 1), photo('G', 2, 2)]);
	expect(await attachedUnder('attached')).toBe(2);
	await ledger.erase([{ subject: 'F', fact: { ...aFact('A', 9), _id: 'erasure:F:personal-erased:9' } }]);
	expect(await attachedUnder('attached')).toBe(1);
	expect(await ledger.attachment(aPersonal('G', 2)._id, 'photo')).toEqual(new Uint8Array(3_000).fill(2));
	await ledger.pouch.destroy();
});

describe('durability', () => {
	let ledger: PouchLedger | undefined;
	afterEach(async () => {
		await ledger?.pouch.destroy();
	});

	it('[L2] [L4] commits an act with its personal record in one strict transaction', async () => {
		ledger = await openPouchLedger({ org: 'strict' });
		const watch = watchWrites();
		await ledger.append([{ fact: aFact('A', 1), personal: aPersonal('A', 1) }]);
		await ledger.append([{ fact: aFact('A', 1), personal: aPersonal('A', 1) }]);
		watch.stop();
		expect(watch.writes).toEqual(['strict']);
	});

	it('[L2] leaves the databases of others as they are', async () => {
		ledger = await openPouchLedger({ org: 'strict' });
		const request = indexedDB.open('not-a-ledger');
		request.onupgradeneeded = () => request.result.createObjectStore('s');
		const other = await new Promise<IDBDatabase>((resolve) => (request.onsuccess = () => resolve(request.result)));
		expect(other.transaction('s', 'readwrite').durability).toBe('default');
		other.close();
		indexedDB.deleteDatabase('not-a-ledger');
	});

	it('[L14] relaxes only bulk loads, and no append made during one', async () => {
		const open = (ledger = await openPouchLedger({ org: 'relaxed' }));
		const watch = watchWrites();
		await relaxed(async () => {
			await receiveAsSync(open, [aFact('B', 1), aFact('B', 2)]);
			await open.append([{ fact: aFact('A', 1) }]);
			await receiveAsSync(open, [aFact('B', 3)]);
		});
		await receiveAsSync(open, [aFact('B', 4)]);
		watch.stop();
		expect(watch.writes).toEqual(['relaxed', 'strict', 'relaxed', 'strict']);
	});

	it('[L11] goes on after the browser closed the connection', async () => {
		ledger = await openPouchLedger({ org: 'reconnect' });
		await ledger.append([{ fact: aFact('A', 1) }]);
		const kick = indexedDB.open(`_pouch_${ledgerName('reconnect')}`, 99);
		await new Promise((resolve) => (kick.onblocked = kick.onerror = kick.onsuccess = resolve));
		kick.result.close();
		await new Promise((resolve) => (indexedDB.deleteDatabase(`_pouch_${ledgerName('reconnect')}`).onsuccess = resolve));
		expect(await ledger.append([{ fact: aFact('A', 2) }])).toEqual(['appended']);
	});
});
