// What the server keeps of a secret it will hand over once: sealed under a word that only the one who is to have it knows.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

const keyOf = (word: string): Uint8Array => new Uint8Array(hkdfSync('sha256', word, '', 'sala enrolment box', KEY_BYTES));

/** base64url of the text sealed under the word. */
export function sealUnder(word: string, text: string): string {
	const iv = randomBytes(IV_BYTES);
	const cipher = createCipheriv(CIPHER, keyOf(word), iv);
	const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
	return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The text of a box; undefined when the word is another one. */
export function openUnder(word: string, box: string): string | undefined {
	const bytes = Buffer.from(box, 'base64url');
	const decipher = createDecipheriv(CIPHER, keyOf(word), bytes.subarray(0, IV_BYTES));
	decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
	try {
		return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
	} catch {
		return undefined;
	}
}
