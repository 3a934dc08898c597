// Bytes that are too large for a sealed record stand beside it as an attachment (D130), sealed under a key of their own, which lies
// in the record. So they are sealed once and travel once: what is sealed anew for another key of the centre, or goes through a
// deposit while the device is locked, is the record with that key in it.
import { openBytes, sealBytes, IV_BYTES, SEALING_VERSION } from './sealing.ts';
import { fromBase64, toBase64 } from './base64.ts';

/** What an act attaches to its personal record, as yet open. */
export interface Attached {
	/** Name of the attachment. */
	name: string;
	plain: Uint8Array<ArrayBuffer>;
	/** Thirty-two bytes that seal nothing else. */
	key: Uint8Array<ArrayBuffer>;
}

/** IV and ciphertext in one; bound to the record's id and the name, so that no other passes for it. */
export async function sealAttached(crypto: Crypto, id: string, { name, plain, key }: Attached): Promise<Uint8Array<ArrayBuffer>> {
	const { iv, data } = await sealBytes(crypto, key, aboutOf(id, name), plain);
	return new Uint8Array([...fromBase64(iv), ...fromBase64(data)]);
}

/** What was attached, or undefined where this is not it, or damaged. Never rejects. */
export async function openAttached(
	crypto: Crypto,
	id: string,
	{ name, key }: Pick<Attached, 'name' | 'key'>,
	bytes: Uint8Array<ArrayBuffer>
): Promise<Uint8Array<ArrayBuffer> | undefined> {
	const [iv, data] = [toBase64(bytes.slice(0, IV_BYTES)), toBase64(bytes.slice(IV_BYTES))];
	const opened = await openBytes(crypto, key, aboutOf(id, name), { v: SEALING_VERSION, key: '', iv, data });
	return 'unopened' in opened ? undefined : new Uint8Array(opened.plain);
}

const aboutOf = (id: string, name: string): string => `${id}/${name}`;
