// The server's own notes about devices, in a database of its own that nobody but its administrators enters: the same on each store,
// and the same for several processes in front of one CouchDB.
import type { Database, Store } from '../store/store.ts';

export const DEVICES_DATABASE = 'sala-devices';

/** The database, made when it is first needed. */
export async function devicesDatabase(store: Store): Promise<Database> {
	const there = await store.open(DEVICES_DATABASE);
	if (there !== undefined) return there;
	await store.create(DEVICES_DATABASE);
	const made = await store.open(DEVICES_DATABASE);
	if (made === undefined) throw new Error(`Database ${DEVICES_DATABASE} cannot be made`);
	return made;
}
