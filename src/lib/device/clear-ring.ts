// The centre's keys as devices kept them before there were PINs: in the clear. Read until the first PIN is set, then taken into
// the vault and removed (promise B24).
import { fromBase64 } from '#domain/base64.ts';
import { readKept, removeKept } from './kept-text.ts';
import { isObject, isText } from './local-store.ts';

export const clearRingName = (org: string): string => `key-ring/${org.toLowerCase()}`;

/** Raw keys of both copies together, the one that seals first; a key that only one of them has is a key too. */
export async function readClearRing(org: string): Promise<Uint8Array<ArrayBuffer>[]> {
	return (await readKept(clearRingName(org))).flatMap(rawKeysIn);
}

export const removeClearRing = (org: string): Promise<void> => removeKept(clearRingName(org));

function rawKeysIn(text: string): Uint8Array<ArrayBuffer>[] {
	try {
		const value: unknown = JSON.parse(text);
		return isObject(value) && Array.isArray(value['keys']) ? value['keys'].filter(isText).map(fromBase64) : [];
	} catch {
		return [];
	}
}
