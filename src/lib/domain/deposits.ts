// Sealing without being able to open (D52): while a device is locked it has no centre key, and what is recorded must be sealed
// all the same. A deposit is a public key that lies open; its private half lies beside it, sealed under the centre key.
// Whoever has the centre key opens what was put in; the device that put it in cannot.
import { fromBase64, toBase64 } from './base64.ts';
import { makeBoxKeys, openBox, sealBox } from './boxes.ts';
import type { Sealed, Unopened } from './personal.ts';
import { DEPOSITED, keyIdOf, openBytes, sealBytes } from './sealing.ts';

export interface Deposit {
	/** Id of the centre key that opens it. */
	key: string;
	/** base64, raw. */
	publicKey: string;
	/** The private half, as it goes along with each record: `<iv> <data>` of a sealing under the centre key. */
	sealed: string;
}

/** Bound into the seal of every deposit's private half. */
const DEPOSIT_ID = 'sala-deposit';

export async function makeDeposit(crypto: Crypto, raw: Uint8Array<ArrayBuffer>): Promise<Deposit> {
	const { publicKey, privateKey } = await makeBoxKeys(crypto);
	const sealed = await sealBytes(crypto, raw, DEPOSIT_ID, fromBase64(privateKey));
	return { key: sealed.key, publicKey, sealed: `${sealed.iv} ${sealed.data}` };
}

/** Seals bytes for the document with this id; nothing of this device opens them while it is locked. */
export async function sealInto(crypto: Crypto, deposit: Deposit, id: string, plain: Uint8Array): Promise<Sealed> {
	const data = await sealBox(crypto, deposit.publicKey, id, new Uint8Array(plain));
	return { v: DEPOSITED, key: deposit.key, iv: '', data, deposit: deposit.sealed };
}

/** Opens any seal, also one made through a deposit, with the key that it names. Never rejects. */
export async function openSeal(
	crypto: Crypto,
	raw: Uint8Array<ArrayBuffer> | undefined,
	id: string,
	sealed: Sealed
): Promise<{ plain: Uint8Array } | { unopened: Unopened }> {
	if (sealed.v !== DEPOSITED) return openBytes(crypto, raw, id, sealed);
	if (raw === undefined) return { unopened: 'no-key' };
	const [iv = '', data = ''] = (sealed.deposit ?? '').split(' ');
	const half = await openBytes(crypto, raw, DEPOSIT_ID, { v: 1, key: await keyIdOf(crypto, raw), iv, data });
	if ('unopened' in half) return half;
	const plain = await openBox(crypto, toBase64(half.plain), id, sealed.data);
	return plain === undefined ? { unopened: 'damaged' } : { plain };
}
