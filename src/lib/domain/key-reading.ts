// The centre's key from whatever a person has of it (D48): the QR code or the words of a recovery sheet, or the key as text.
// Loads the word list: for screens to import when it is needed.
import { ENROLMENT_CODE_LETTERS, readEnrolmentCode } from './enrolment-code.ts';
import { KEY_QR_PREFIX } from './key-qr.ts';
import { parseKeyText, type KeyTextFault } from './key-text.ts';
import { looksLikeWords, readRecoveryWords, type RecoveryWordsFault } from './recovery-words.ts';

/** What is wrong with a text or its words, or that it is the code for a new tablet. */
export type KeyFault =
	{ fault: KeyTextFault } | { fault: 'enrolment' } | { fault: 'not-ours' } | { fault: 'words'; words: RecoveryWordsFault };
export type KeyAnswer = { ok: true; key: Uint8Array<ArrayBuffer> } | ({ ok: false } & KeyFault);

/** The key that a scanned, typed or pasted text says, or what is wrong with it. */
export async function readKeyIn(crypto: Crypto, text: string): Promise<KeyAnswer> {
	const said = text.trim();
	if (said.startsWith(KEY_QR_PREFIX)) return parseKeyText(crypto, said.slice(KEY_QR_PREFIX.length));
	if (/^https?:\/\/[^/]+\/enrol#/.test(said) || isCode(said)) return { ok: false, fault: 'enrolment' };
	if (/^\w+:\S/.test(said)) return { ok: false, fault: 'not-ours' };
	if (!looksLikeWords(said)) return parseKeyText(crypto, said);
	const read = readRecoveryWords(said);
	return read.ok ? read : { ok: false, fault: 'words', words: read };
}

const isCode = (said: string): boolean => said.length <= 2 * ENROLMENT_CODE_LETTERS && readEnrolmentCode(said).ok;
