// The QR code that lets a new tablet in (D46): an address of this server with the one-time code and the centre's keys in its fragment,
// which no browser sends. The keys are sealed under a secret that the server hands out once, for the code: neither the server, which
// never sees the QR, nor a photo of a used one has both halves.
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { readEnrolmentCode } from './enrolment-code.ts';
import { KEY_QR_PREFIX } from './key-qr.ts';
import { KEY_BYTES } from './sealing.ts';

/** Newest first; a QR with more would be too fine to scan, and what older keys sealed is sealed anew. */
export const ENROLMENT_KEYS_MAX = 6;
const ENROL_PATH = '/enrol';
const IV_BYTES = 12;
const TAG_BYTES = 16;

export interface EnrolmentTicket {
	/** As the server knows it. */
	code: string;
	/** The centre's keys, sealed; empty when whoever made the code had none. */
	box: string;
}
/**
 * `empty`, `not-ours`: anything else. `cut`: ours, but not whole. `other-server`: a code of another server; its origin. `key`: a
 * recovery sheet.
 */
export type EnrolmentQrFault =
	{ fault: 'empty' } | { fault: 'not-ours' } | { fault: 'cut' } | { fault: 'other-server'; origin: string } | { fault: 'key' };
export type EnrolmentQrAnswer = ({ ok: true } & EnrolmentTicket) | ({ ok: false } & EnrolmentQrFault);

/** `https://…/enrol#K3F9Q-7TZ0X.<box>`. */
export const enrolmentQrText = (origin: string, { code, box }: EnrolmentTicket): string => `${origin}${ENROL_PATH}#${code}.${box}`;

/** What a scanned QR code says to a page of this origin. */
export function readEnrolmentQr(text: string, origin: string): EnrolmentQrAnswer {
	const said = text.trim();
	if (said === '') return { ok: false, fault: 'empty' };
	if (said.startsWith(KEY_QR_PREFIX)) return { ok: false, fault: 'key' };
	const address = addressIn(said);
	if (address === undefined || !/^https?:$/.test(address.protocol) || address.pathname !== ENROL_PATH)
		return { ok: false, fault: 'not-ours' };
	if (address.origin !== origin) return { ok: false, fault: 'other-server', origin: address.origin };
	return readEnrolmentFragment(address.hash.slice(1));
}

function addressIn(text: string): URL | undefined {
	try {
		return new URL(text);
	} catch {
		return undefined;
	}
}

/** The same of the fragment alone, without its #. */
export function readEnrolmentFragment(fragment: string): EnrolmentQrAnswer {
	const [said = '', box] = fragment.split('.');
	const read = readEnrolmentCode(said);
	return read.ok && box !== undefined && isWholeBox(box) ? { ok: true, code: read.code, box } : { ok: false, fault: 'cut' };
}

function isWholeBox(box: string): boolean {
	const bytes = fromBase64Url(box);
	if (bytes === undefined) return false;
	const keyBytes = bytes.length - IV_BYTES - TAG_BYTES;
	return bytes.length === 0 || (keyBytes > 0 && keyBytes % KEY_BYTES === 0);
}

/** The newest of these keys, sealed for whoever has code and secret; empty for none. `secret`: 32 bytes as base64url. */
export async function sealKeysForTicket(
	crypto: Crypto,
	secret: string,
	code: string,
	keys: readonly Uint8Array<ArrayBuffer>[]
): Promise<string> {
	if (keys.length === 0) return '';
	const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
	const plain = Uint8Array.from(keys.slice(0, ENROLMENT_KEYS_MAX).flatMap((key) => [...key]));
	const sealed = await crypto.subtle.encrypt(parameters(iv, code), await keyOf(crypto, secret), plain);
	return toBase64Url(new Uint8Array([...iv, ...new Uint8Array(sealed)]));
}

/** The keys in a ticket, the one that seals first; none when it has none; nothing when secret and ticket do not fit. */
export async function openTicket(
	crypto: Crypto,
	secret: string,
	{ code, box }: EnrolmentTicket
): Promise<Uint8Array<ArrayBuffer>[] | undefined> {
	if (box === '') return [];
	const bytes = fromBase64Url(box) ?? new Uint8Array();
	try {
		const key = await keyOf(crypto, secret);
		const plain = await crypto.subtle.decrypt(parameters(bytes.slice(0, IV_BYTES), code), key, bytes.slice(IV_BYTES));
		return Array.from(
			{ length: plain.byteLength / KEY_BYTES },
			(_, at) => new Uint8Array(plain.slice(at * KEY_BYTES, (at + 1) * KEY_BYTES))
		);
	} catch {
		return undefined;
	}
}

const keyOf = (crypto: Crypto, secret: string): Promise<CryptoKey> =>
	crypto.subtle.importKey('raw', fromBase64Url(secret) ?? new Uint8Array(), 'AES-GCM', false, ['encrypt', 'decrypt']);

const parameters = (iv: Uint8Array<ArrayBuffer>, code: string): AesGcmParams => ({
	name: 'AES-GCM',
	iv,
	additionalData: new TextEncoder().encode(`sala enrolment ${code}`)
});
