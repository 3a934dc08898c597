// The centre key as text that a person can copy (D17): Crockford base32 in groups of five, with a checksum at the end.
// Forgiving of case, spaces, dashes and the look-alikes O/0 and I/L/1; never of a wrong letter.
import { CROCKFORD_LETTERS as LETTERS, tidied } from './crockford.ts';
import { KEY_BYTES } from './sealing.ts';

const CHECK_BYTES = 3;
const GROUP_LETTERS = 5;
const BITS_PER_LETTER = 5;
const BITS_PER_BYTE = 8;
/** 32 key bytes and 3 check bytes are 280 bits: 56 letters with none to spare. */
export const KEY_TEXT_LETTERS = ((KEY_BYTES + CHECK_BYTES) * BITS_PER_BYTE) / BITS_PER_LETTER;

/** Empty, too short or long, a letter that never stands in a key, or a mistyped one. */
export type KeyTextFault = 'empty' | 'wrong-length' | 'wrong-character' | 'wrong-checksum';
export type KeyTextAnswer = { ok: true; key: Uint8Array<ArrayBuffer> } | { ok: false; fault: KeyTextFault };

/** `K3F9Q-…`: the key as text. */
export async function formatKeyText(crypto: Crypto, key: Uint8Array<ArrayBuffer>): Promise<string> {
	const bytes = new Uint8Array([...key, ...(await checkOf(crypto, key))]);
	return (toLetters(bytes).match(new RegExp(`.{1,${GROUP_LETTERS}}`, 'g')) ?? []).join('-');
}

/** The key that a typed or pasted text says, or what is wrong with it. */
export async function parseKeyText(crypto: Crypto, text: string): Promise<KeyTextAnswer> {
	const letters = tidied(text);
	if (letters === '') return { ok: false, fault: 'empty' };
	if ([...letters].some((letter) => !LETTERS.includes(letter))) return { ok: false, fault: 'wrong-character' };
	if (letters.length !== KEY_TEXT_LETTERS) return { ok: false, fault: 'wrong-length' };
	const bytes = fromLetters(letters);
	const key = bytes.slice(0, KEY_BYTES);
	const check = await checkOf(crypto, key);
	return check.every((byte, at) => byte === bytes[KEY_BYTES + at]) ? { ok: true, key } : { ok: false, fault: 'wrong-checksum' };
}

async function checkOf(crypto: Crypto, key: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
	return new Uint8Array(await crypto.subtle.digest('SHA-256', key)).slice(-CHECK_BYTES);
}

function toLetters(bytes: Uint8Array): string {
	const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(BITS_PER_BYTE, '0')).join('');
	return bits.replace(/[01]{5}/g, (five) => LETTERS[Number.parseInt(five, 2)] as string);
}

function fromLetters(letters: string): Uint8Array<ArrayBuffer> {
	const bits = [...letters].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(BITS_PER_LETTER, '0')).join('');
	return Uint8Array.from(bits.match(/[01]{8}/g) ?? [], (eight) => Number.parseInt(eight, 2));
}
