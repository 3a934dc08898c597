// The ledgers of an organisation on this device: one in use, and for a while one that takes its place or was replaced.
import { ledgerName } from './durability.ts';

/** Destroys one of them, whether it is there or not. */
export async function destroyPouchLedger(org: string, generation: number): Promise<void> {
	const { default: PouchDB } = await import('pouchdb');
	await new PouchDB(ledgerName(org, generation), { adapter: 'idb' }).destroy();
}

/** Which of them have a database. Empty where the browser does not tell. */
export async function foundGenerations(databases: IDBFactory, org: string): Promise<number[]> {
	const names = typeof databases.databases === 'function' ? await databases.databases() : [];
	const first = `_pouch_${ledgerName(org)}`;
	return names.flatMap(({ name = '' }) => {
		if (name === first) return [1];
		const number = name.startsWith(`${first}-g`) ? Number(name.slice(first.length + 2)) : Number.NaN;
		return Number.isSafeInteger(number) ? [number] : [];
	});
}
