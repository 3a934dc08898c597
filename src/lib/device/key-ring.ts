// The centre's keys on this device (promises B5, B6, B8). They lie apart from IndexedDB, so that a device whose databases
// are gone can still read what the server gives back. A ring holds every key it ever had: records sealed under an old one
// stay readable.
import { formatKeyText, parseKeyText, type KeyTextFault } from '#domain/key-text.ts';
import { KEY_BYTES, keyIdOf } from '#domain/sealing.ts';
import { deviceLocks } from './browser.ts';
import { keptStamp, readKept, writeKept } from './kept-text.ts';
import { isObject, isText } from './local-store.ts';

export type { KeyTextFault } from '#domain/key-text.ts';

export interface RingKey {
	/** First 16 hex digits of SHA-256 of the key; every sealed record names its key by it. */
	id: string;
	raw: Uint8Array<ArrayBuffer>;
}

interface Ring {
	/** The one that seals first. */
	keys: RingKey[];
}

const keptAs = (org: string): string => `key-ring/${org.toLowerCase()}`;

export async function hasKey(org: string): Promise<boolean> {
	return (await readRing(org)).keys.length > 0;
}

/** Texts of all keys, the one that seals first. Whoever sees them can read every name: show them only when asked. */
export async function keyTexts(org: string): Promise<string[]> {
	return Promise.all((await readRing(org)).keys.map(({ raw }) => formatKeyText(crypto, raw)));
}

/** Adds a key brought as text; from now on this device seals with it. What is wrong with the text, or nothing. */
export async function addKeyText(org: string, text: string): Promise<KeyTextFault | undefined> {
	const read = await parseKeyText(crypto, text);
	if (!read.ok) return read.fault;
	await addKey(org, read.key);
	return undefined;
}

/** Makes a key when the ring is empty, and gives the one that seals. */
export async function makeKey(org: string): Promise<RingKey> {
	return changeRing(org, async ({ keys }) => {
		const [first] = keys;
		if (first !== undefined) return { keys, result: first };
		const raw = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
		const made = { id: await keyIdOf(crypto, raw), raw };
		return { keys: [made], result: made };
	});
}

/** Changes whenever the ring does, in any tab. Synchronous, so that each sealing can ask. */
export const ringStamp = (org: string): string | undefined => keptStamp(keptAs(org));

/** All keys of the ring, the one that seals first. */
export async function keysOf(org: string): Promise<RingKey[]> {
	return (await readRing(org)).keys;
}

function addKey(org: string, raw: Uint8Array<ArrayBuffer>): Promise<void> {
	return changeRing(org, async ({ keys }) => {
		const added = { id: await keyIdOf(crypto, raw), raw };
		return { keys: [added, ...keys.filter(({ id }) => id !== added.id)], result: undefined };
	});
}

/** One change at a time over all tabs: two that wrote at once could otherwise drop each other's key. */
async function changeRing<T>(org: string, change: (ring: Ring) => Promise<{ keys: RingKey[]; result: T }>): Promise<T> {
	const work = async (): Promise<T> => {
		const { keys, result } = await change(await readRing(org));
		await writeKept(keptAs(org), JSON.stringify({ keys: keys.map(({ raw }) => toBase64(raw)) }));
		return result;
	};
	const locks = deviceLocks();
	return locks === undefined ? work() : locks.request(`sala-key-ring-${org.toLowerCase()}`, work);
}

/** Both copies together: a key that only one of them has is a key too. */
async function readRing(org: string): Promise<Ring> {
	const raws = (await readKept(keptAs(org))).flatMap(rawKeysIn);
	const keys = await Promise.all(raws.map(async (raw) => ({ id: await keyIdOf(crypto, raw), raw })));
	return { keys: [...new Map(keys.toReversed().map((key) => [key.id, key])).values()].toReversed() };
}

function rawKeysIn(text: string): Uint8Array<ArrayBuffer>[] {
	try {
		const value: unknown = JSON.parse(text);
		const keys = isObject(value) && Array.isArray(value['keys']) ? value['keys'].filter(isText) : [];
		return keys.map(fromBase64).filter(({ length }) => length === KEY_BYTES);
	} catch {
		return [];
	}
}

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
