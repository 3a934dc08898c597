// The centre's keys on this device (promises B5, B6, B8): in the vault. A ring holds every key it ever had: records
// sealed under an old one stay readable.
import { formatKeyText, parseKeyText, type KeyTextFault } from '#domain/key-text.ts';
import { readClearRing } from './clear-ring.ts';
import type { RingKey } from './ring-key.ts';
import { LockedError } from './vault-answers.ts';
import { ringOf } from './vault-contents.ts';
import { vaultOf } from './vault.ts';

export type { KeyTextFault } from '#domain/key-text.ts';

/** Whether there is a key on this device, locked or not. */
export async function hasKey(org: string): Promise<boolean> {
	return vaultOf(org).hasKey || (await keysOf(org)).length > 0;
}

/** Texts of all keys, the one that seals first; none while locked. Whoever sees them can read every name: show them only when asked. */
export async function keyTexts(org: string): Promise<string[]> {
	return Promise.all((await keysOf(org)).map(({ raw }) => formatKeyText(crypto, raw)));
}

/** Adds a key brought as text; from now on this device seals with it. What is wrong with the text, or nothing. */
export async function addKeyText(org: string, text: string): Promise<KeyTextFault | undefined> {
	const read = await parseKeyText(crypto, text);
	if (!read.ok) return read.fault;
	await addKey(org, read.key);
	return undefined;
}

/** Adds a key; from now on this device seals with it. Rejects with LockedError while nobody is inside. */
export const addKey = (org: string, raw: Uint8Array<ArrayBuffer>): Promise<void> => vaultOf(org).addKey(raw);

/** Makes a key when the ring is empty, and gives the one that seals. Rejects with LockedError while nobody is inside. */
export async function makeKey(org: string): Promise<RingKey> {
	if ((await keysOf(org)).length === 0) await vaultOf(org).makeKey();
	const [first] = await keysOf(org);
	if (first === undefined) throw new LockedError('The vault was locked meanwhile');
	return first;
}

/** All keys of the ring, the one that seals first; none while locked. */
export async function keysOf(org: string): Promise<readonly RingKey[]> {
	return isClear(org) ? ringOf(await readClearRing(org)) : vaultOf(org).keys();
}

/** No PIN was ever set here: what an older program kept is read until one is. */
const isClear = (org: string): boolean => vaultOf(org).publicKey === undefined;
