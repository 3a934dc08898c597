// Strict commits for the ledger (promises L2, L14). Chromium's IndexedDB commits "relaxed" unless asked: the browser has
// the write, the disk may not. Simulated power cuts lost one in ten just-acknowledged writes that way, and none when strict.
// PouchDB never asks, so the one method that starts a transaction is wrapped, once, before PouchDB opens anything.

/** Databases whose names begin so are ours: PouchDB's idb adapter puts its own prefix before the ledger's name. */
export const LEDGER_NAME_PREFIX = 'sala-ledger-';
/** Name of an organisation's ledger database, without the adapter's own prefix. A ledger that took another's place has a number. */
export const ledgerName = (org: string, generation = 1): string =>
	`${LEDGER_NAME_PREFIX}${org.toLowerCase()}${generation === 1 ? '' : `-g${generation}`}`;

const IDB_NAME_PREFIX = `_pouch_${LEDGER_NAME_PREFIX}`;

let relaxedLoads = 0;
let appendsInFlight = 0;
let wrapped = false;

/** How a write that begins now is committed. */
export const durabilityNow = (): IDBTransactionDurability => (relaxedLoads > 0 && appendsInFlight === 0 ? 'relaxed' : 'strict');

/** Makes every writing transaction of a ledger database strict from now on. Does nothing where there is no IndexedDB. */
export function makeLedgersStrict(): void {
	if (wrapped || typeof IDBDatabase === 'undefined') return;
	wrapped = true;
	const plain = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction')?.value as IDBDatabase['transaction'];
	IDBDatabase.prototype.transaction = function (stores, mode, options) {
		const ours = mode === 'readwrite' && this.name.startsWith(IDB_NAME_PREFIX);
		return plain.call(this, stores, mode, ours ? { ...options, durability: durabilityNow() } : options);
	};
}

/**
 * Runs a write of documents that a server has too with relaxed commits. The caller must make a strict write (its own
 * checkpoint) before it counts on what was loaded. Any append made meanwhile turns every commit strict while it lasts.
 */
export async function relaxed<T>(load: () => Promise<T>): Promise<T> {
	relaxedLoads += 1;
	try {
		return await load();
	} finally {
		relaxedLoads -= 1;
	}
}

/** Runs an append: every commit of every ledger is strict until it is done. */
export async function strict<T>(write: () => Promise<T>): Promise<T> {
	appendsInFlight += 1;
	try {
		return await write();
	} finally {
		appendsInFlight -= 1;
	}
}
