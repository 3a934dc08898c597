// Opens the read model of an organisation. It can be made anew from the ledger, so one that will not open is thrown away.
import Dexie from 'dexie';
import { ReadModelDatabase } from '#readmodel/schema.ts';

export const readModelName = (org: string): string => `sala-view-${org.toLowerCase()}`;

/** Rejects only when a fresh one will not open either. */
export async function openReadModel(org: string): Promise<ReadModelDatabase> {
	const name = readModelName(org);
	try {
		return await opened(name);
	} catch {
		await Dexie.delete(name);
		return opened(name);
	}
}

async function opened(name: string): Promise<ReadModelDatabase> {
	const db = new ReadModelDatabase(name);
	await db.open();
	// Dexie opens what a newer program made, too, with the tables of that.
	if (isOurs(db)) return db;
	db.close();
	throw new Error('The read model has other tables');
}

const isOurs = (db: ReadModelDatabase): boolean => {
	const { objectStoreNames, version } = db.backendDB();
	return version === db.verno * DEXIE_VERSION_FACTOR && db.tables.every(({ name }) => objectStoreNames.contains(name));
};
/** Dexie counts tenths of a version. */
const DEXIE_VERSION_FACTOR = 10;
