// The centre's keys on this device (promises B5, B6, B8): in the vault, and before the first PIN in the clear. A ring holds every
// key it ever had: records sealed under an old one stay readable.
import { toBase64 } from '#domain/base64.ts';
import { formatKeyText, parseKeyText, type KeyTextFault } from '#domain/key-text.ts';
import { KEY_BYTES } from '#domain/sealing.ts';
import { deviceLocks } from './browser.ts';
import { clearRingName, readClearRing } from './clear-ring.ts';
import { writeKept } from './kept-text.ts';
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

/** Adds a key; from now on this device seals with it. Rejects with LockedError while locked. */
export async function addKey(org: string, raw: Uint8Array<ArrayBuffer>): Promise<void> {
	if (isClear(org)) await changeClearRing(org, (keys) => [raw, ...keys]);
	else await vaultOf(org).addKey(raw);
}

/** Makes a key when the ring is empty, and gives the one that seals. Rejects with LockedError while locked. */
export async function makeKey(org: string): Promise<RingKey> {
	const raw = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
	if (isClear(org)) await changeClearRing(org, (keys) => (keys.length > 0 ? keys : [raw]));
	else if (vaultOf(org).keys().length === 0) await vaultOf(org).addKey(raw);
	const [first] = await keysOf(org);
	if (first === undefined) throw new LockedError('The vault was locked meanwhile');
	return first;
}

/** All keys of the ring, the one that seals first; none while locked. */
export async function keysOf(org: string): Promise<readonly RingKey[]> {
	return isClear(org) ? ringOf(await readClearRing(org)) : vaultOf(org).keys();
}

/** No PIN was ever set here. */
const isClear = (org: string): boolean => vaultOf(org).publicKey === undefined;

/** One change at a time over all tabs: two that wrote at once could otherwise drop each other's key. */
async function changeClearRing(
	org: string,
	change: (keys: readonly Uint8Array<ArrayBuffer>[]) => readonly Uint8Array<ArrayBuffer>[]
): Promise<void> {
	const work = async (): Promise<void> => {
		const keys = await ringOf(change(await readClearRing(org)));
		await writeKept(clearRingName(org), JSON.stringify({ keys: keys.map(({ raw }) => toBase64(raw)) }));
	};
	const locks = deviceLocks();
	await (locks === undefined ? work() : locks.request(`sala-key-ring-${org.toLowerCase()}`, work));
}
