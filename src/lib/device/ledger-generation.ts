// Which ledger of an organisation is the one in use on this device (promise A42): kept where it outlives IndexedDB, twice.
import { isObject } from './local-store.ts';
import { readNewest, writeKept } from './kept-text.ts';

export interface LedgerGenerations {
	/** Counted from 1. */
	current: number;
	/** Filled and to take the current one's place at the next start. */
	ready?: number | undefined;
	/** Was replaced and is to be destroyed. */
	drop?: number | undefined;
	/** Device time of the last filling, ms. */
	filledAtMs?: number | undefined;
	/** Grows with each writing: the newer of two copies counts. */
	version: number;
}

const keyOf = (org: string): string => `ledger-generation/${org.toLowerCase()}`;

/** Undefined on a device whose first ledger was never replaced, and on one that lost the note. */
export async function readGenerations(org: string): Promise<LedgerGenerations | undefined> {
	return readNewest(keyOf(org), parse, ({ version }) => version);
}

/** Rejects when neither copy could be written. */
export const writeGenerations = (org: string, generations: LedgerGenerations): Promise<void> =>
	writeKept(keyOf(org), JSON.stringify(generations));

function parse(text: string): LedgerGenerations | undefined {
	try {
		const value: unknown = JSON.parse(text);
		const isNote = isObject(value) && Number.isSafeInteger(value['current']) && Number.isSafeInteger(value['version']);
		return isNote ? (value as unknown as LedgerGenerations) : undefined;
	} catch {
		return undefined;
	}
}
