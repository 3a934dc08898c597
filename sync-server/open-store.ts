// Opens the store that the settings name, and finds what sessions are signed with there.
import type { Settings } from './config.ts';
import type { Log, Watch } from './ports.ts';
import { Refused } from './errors.ts';
import { CouchdbStore } from './store/couchdb/couchdb-store.ts';
import { DataFolderInUseError } from './store/data-folder-lock.ts';
import { SqliteStore } from './store/sqlite-store.ts';
import type { Store } from './store/store.ts';

/** A store that cannot be opened; the message is one line for whoever started us. */
export class NoStoreError extends Error {}

export interface OpenedStore {
	store: Store;
	/** Undefined: the data folder's own. */
	secret: string | undefined;
}

/** Throws NoStoreError. */
export async function openStore({ config, store, secret }: Settings, log: Log, watch: Watch): Promise<OpenedStore> {
	if (store.kind === 'couchdb') return inCouchdb(store.url, secret, log);
	return { store: inFolder(store.dataDir, config.maxOpenDatabases, watch), secret };
}

function inFolder(dataDir: string, maxOpenDatabases: number, watch: Watch): Store {
	try {
		return new SqliteStore({ dataDir, maxOpenDatabases, watch });
	} catch (error) {
		if (error instanceof DataFolderInUseError)
			throw new NoStoreError(`โฟลเดอร์ข้อมูลถูกใช้โดยโปรแกรมอื่นอยู่ (another process is using the data folder): ${dataDir}`);
		throw new NoStoreError(`โฟลเดอร์ข้อมูลใช้ไม่ได้ (cannot use the data folder) ${dataDir}: ${wordsOf(error)}`);
	}
}

/** Asks CouchDB once before anything is promised: a wrong address or password is said at the start. */
async function inCouchdb(url: string, secret: string | undefined, log: Log): Promise<OpenedStore> {
	const store = new CouchdbStore({ url, log });
	try {
		const shared = await store.secret();
		return { store, secret: secret ?? shared };
	} catch (error) {
		await store.close();
		throw new NoStoreError(`CouchDB ใช้ไม่ได้ (cannot use the CouchDB at) ${store.place}: ${wordsOf(error)}`);
	}
}

function wordsOf(error: unknown): string {
	if (error instanceof Refused) return error.reason;
	return error instanceof Error ? error.message : String(error);
}
