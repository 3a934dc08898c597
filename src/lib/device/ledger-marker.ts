// The marker outside IndexedDB that tells a wiped device from a new one (promise B2).
import { isObject, isText } from './local-store.ts';
import { readKept, removeKept, writeKept } from './kept-text.ts';
import type { LedgerMarker } from './ports.ts';

const keyOf = (org: string): string => `ledger-marker/${org}`;

/** What is known of this device's ledger for an organisation; the newer copy where the two differ. */
export async function readMarker(org: string): Promise<LedgerMarker | undefined> {
	const markers = (await readKept(keyOf(org))).flatMap((text) => parse(text) ?? []);
	return markers.sort((a, b) => (a.notedAt < b.notedAt ? 1 : -1))[0];
}

/** Notes how the ledger stands now. Never rejects: a missing marker costs a warning, a failed act would cost a record. */
export async function writeMarker(marker: LedgerMarker): Promise<void> {
	await writeKept(keyOf(marker.org), JSON.stringify(marker)).catch(() => undefined);
}

export const removeMarker = (org: string): Promise<void> => removeKept(keyOf(org));

function parse(text: string): LedgerMarker | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return isMarker(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

const isMarker = (value: unknown): value is LedgerMarker =>
	isObject(value) &&
	isText(value['org']) &&
	isText(value['notedAt']) &&
	['documents', 'unsent', 'lastSeq'].every((field) => Number.isSafeInteger(value[field]));
