// A box: bytes sealed for whoever has the private half of a key pair (D51). ECDH on P-256 with a key made for this box alone,
// HKDF-SHA-256, AES-256-GCM. Web Crypto is handed in; it is the same in browser and server.
import { fromBase64, toBase64 } from './base64.ts';

/** base64: the public half raw (65 bytes), the private half as PKCS #8. */
export interface BoxKeys {
	publicKey: string;
	privateKey: string;
}

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
const PUBLIC_KEY_BYTES = 65;
const IV_BYTES = 12;
const SECRET_BITS = 256;
const KEY_BITS = 256;
const text = new TextEncoder();
const INFO = text.encode('sala box 1');

export async function makeBoxKeys(crypto: Crypto): Promise<BoxKeys> {
	const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
	const [publicKey, privateKey] = await Promise.all([
		crypto.subtle.exportKey('raw', pair.publicKey),
		crypto.subtle.exportKey('pkcs8', pair.privateKey)
	]);
	return { publicKey: toBase64(new Uint8Array(publicKey)), privateKey: toBase64(new Uint8Array(privateKey)) };
}

/**
 * Seals for the owner of a public key. `about` is bound in: the box opens for nothing else. Rejects when the text is no public
 * key. Base64 of the box's own public key, iv and ciphertext.
 */
export async function sealBox(crypto: Crypto, publicKey: string, about: string, plain: Uint8Array<ArrayBuffer>): Promise<string> {
	const to = await crypto.subtle.importKey('raw', fromBase64(publicKey), CURVE, false, []);
	const own = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
	const ownPublic = new Uint8Array(await crypto.subtle.exportKey('raw', own.publicKey));
	const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
	const key = await sharedKey(crypto, own.privateKey, to, ownPublic);
	const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: text.encode(about) }, key, plain);
	return toBase64(new Uint8Array([...ownPublic, ...iv, ...new Uint8Array(data)]));
}

/** What is in a box, or undefined when it is not for this key, not about this, or damaged. Never rejects. */
export async function openBox(
	crypto: Crypto,
	privateKey: string,
	about: string,
	box: string
): Promise<Uint8Array<ArrayBuffer> | undefined> {
	try {
		const bytes = fromBase64(box);
		const boxPublic = bytes.slice(0, PUBLIC_KEY_BYTES);
		const iv = bytes.slice(PUBLIC_KEY_BYTES, PUBLIC_KEY_BYTES + IV_BYTES);
		const [own, from] = await Promise.all([
			crypto.subtle.importKey('pkcs8', fromBase64(privateKey), CURVE, false, ['deriveBits']),
			crypto.subtle.importKey('raw', boxPublic, CURVE, false, [])
		]);
		const key = await sharedKey(crypto, own, from, boxPublic);
		const opened = { name: 'AES-GCM', iv, additionalData: text.encode(about) };
		return new Uint8Array(await crypto.subtle.decrypt(opened, key, bytes.slice(PUBLIC_KEY_BYTES + IV_BYTES)));
	} catch {
		return undefined;
	}
}

async function sharedKey(crypto: Crypto, own: CryptoKey, other: CryptoKey, boxPublic: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
	const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, SECRET_BITS);
	const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
	const derivation = { name: 'HKDF', hash: 'SHA-256', salt: boxPublic, info: INFO };
	return crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: KEY_BITS }, false, ['encrypt', 'decrypt']);
}
