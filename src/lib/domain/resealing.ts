// Sealing anew under another key (D57). Two devices that do so to the same record at once must come to the same bytes, or every
// record would be in conflict: the iv is not random but derived from the key, the id and the seal before, which no other
// plaintext has.
import { openSeal } from './deposits.ts';
import type { CentreKey } from './key-sharing.ts';
import type { Sealed } from './personal.ts';
import { IV_BYTES, sealWithIv } from './sealing.ts';

const text = new TextEncoder();

/** The record under the first key of the ring; undefined when it is already, or when none of the ring opens it. */
export async function resealed(crypto: Crypto, ring: readonly CentreKey[], id: string, sealed: Sealed): Promise<Sealed | undefined> {
	const [first] = ring;
	if (first === undefined || sealed.key === first.id) return undefined;
	const opened = await openSeal(crypto, ring.find((key) => key.id === sealed.key)?.raw, id, sealed);
	return 'unopened' in opened ? undefined : sealWithIv(crypto, first.raw, id, opened.plain, await ivFor(crypto, first, id, sealed));
}

async function ivFor(crypto: Crypto, { raw }: CentreKey, id: string, before: Sealed): Promise<Uint8Array<ArrayBuffer>> {
	const material = await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveBits']);
	const info = await crypto.subtle.digest('SHA-256', text.encode(`${id} ${before.iv} ${before.data}`));
	const derivation = { name: 'HKDF', hash: 'SHA-256', salt: text.encode('sala resealing iv'), info };
	return new Uint8Array(await crypto.subtle.deriveBits(derivation, material, IV_BYTES * 8));
}
