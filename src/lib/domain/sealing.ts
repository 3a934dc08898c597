// How personal data is sealed (D6): AES-256-GCM with a fresh 96-bit iv, the document's id as additional data, so that a
// sealed record moved under another id does not open. Web Crypto is handed in; it is the same in browser and server.
import { fromBase64, toBase64 } from './base64.ts';
import { toHex } from './hex.ts';
import type { Sealed, Unopened } from './personal.ts';

export const KEY_BYTES = 32;
export const SEALING_VERSION = 1;
/** Made through a deposit (deposits.ts); the newest sealing that this program reads. */
export const DEPOSITED = 2;
export const IV_BYTES = 12;
const KEY_ID_HEX_DIGITS = 16;

/** First 16 hex digits of SHA-256 of the raw key. */
export async function keyIdOf(crypto: Crypto, raw: Uint8Array<ArrayBuffer>): Promise<string> {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', raw));
	return toHex(digest).slice(0, KEY_ID_HEX_DIGITS);
}

/** Seals bytes for the document with this id under a raw 32-byte key. */
export async function sealBytes(crypto: Crypto, raw: Uint8Array<ArrayBuffer>, id: string, plain: Uint8Array): Promise<Sealed> {
	return sealWithIv(crypto, raw, id, plain, crypto.getRandomValues(new Uint8Array(IV_BYTES)));
}

/** The same with an iv that the caller answers for: never one that sealed other bytes under this key. */
export async function sealWithIv(
	crypto: Crypto,
	raw: Uint8Array<ArrayBuffer>,
	id: string,
	plain: Uint8Array,
	iv: Uint8Array<ArrayBuffer>
): Promise<Sealed> {
	const known = await knownKey(crypto, raw);
	const data = await crypto.subtle.encrypt(parameters(iv, id), known.key, new Uint8Array(plain));
	return { v: SEALING_VERSION, key: known.id, iv: toBase64(iv), data: toBase64(new Uint8Array(data)) };
}

/** Opens a seal with the key that it names, if the device has it; `openSeal` of deposits.ts opens those of deposits too. Never rejects. */
export async function openBytes(
	crypto: Crypto,
	raw: Uint8Array<ArrayBuffer> | undefined,
	id: string,
	sealed: Sealed
): Promise<{ plain: Uint8Array } | { unopened: Unopened }> {
	if (sealed.v > SEALING_VERSION) return { unopened: 'newer-version' };
	if (raw === undefined) return { unopened: 'no-key' };
	try {
		const { key } = await knownKey(crypto, raw);
		const plain = await crypto.subtle.decrypt(parameters(fromBase64(sealed.iv), id), key, fromBase64(sealed.data));
		return { plain: new Uint8Array(plain) };
	} catch {
		return { unopened: 'damaged' };
	}
}

interface KnownKey {
	key: CryptoKey;
	id: string;
}

/** Handing a key over costs as much as sealing with it, and a list of names opens a hundred seals under the same one. */
const knownKeys = new WeakMap<Uint8Array, Promise<KnownKey>>();

function knownKey(crypto: Crypto, raw: Uint8Array<ArrayBuffer>): Promise<KnownKey> {
	const known = knownKeys.get(raw) ?? handOver(crypto, raw);
	knownKeys.set(raw, known);
	return known;
}

async function handOver(crypto: Crypto, raw: Uint8Array<ArrayBuffer>): Promise<KnownKey> {
	const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
	return { key, id: await keyIdOf(crypto, raw) };
}

const parameters = (iv: Uint8Array<ArrayBuffer>, id: string): AesGcmParams => ({
	name: 'AES-GCM',
	iv,
	additionalData: new TextEncoder().encode(id)
});
