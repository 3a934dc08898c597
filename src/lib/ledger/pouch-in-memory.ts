// PouchDB without a disk, for tests in Node: the same core as the browser's, over its memory adapter.
import PouchDB from 'pouchdb-core';
import memory from 'pouchdb-adapter-memory';
import type { LedgerUnderTest } from './ledger-contract.ts';
import { openPouchLedger, type PouchLedger } from './pouch-ledger.ts';
import { eraseAsSync, receiveAsSync } from './testing/replication-part.ts';

PouchDB.plugin(memory);

/** Opens a ledger that lives as long as this process; the same organisation and world give the same one. */
export const openPouchInMemory = (org: string, world: string): Promise<PouchLedger> =>
	openPouchLedger({ org, connect: (name) => new PouchDB(`${name}-${world}`, { adapter: 'memory', auto_compaction: true }) });

/** A world for the contract over PouchDB's memory adapter. */
export function pouchInMemoryWorld(world: string): LedgerUnderTest {
	const open = () => openPouchInMemory('10470101', world);
	return { open, receive: receiveAsSync, erase: eraseAsSync, dispose: async () => void (await (await open()).pouch.destroy()) };
}
