// The centre's key as 24 words (D47): BIP39's English list, whose words differ in their first four letters, and its checksum.
// Loads the word list: for screens to import when it is needed.
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';

export const RECOVERY_WORDS = 24;
/** No two words of the list begin with the same four letters. */
const TELLING_LETTERS = 4;
const known: ReadonlySet<string> = new Set(wordlist);

/** `unknown-word`: the word and its place, from 1. `wrong-checksum`: every word is one of the list, but not these in this order. */
export type RecoveryWordsFault =
	{ fault: 'unknown-word'; at: number; word: string } | { fault: 'wrong-count'; count: number } | { fault: 'wrong-checksum' };
export type RecoveryWordsAnswer = { ok: true; key: Uint8Array<ArrayBuffer> } | ({ ok: false } & RecoveryWordsFault);

/** The 24 words of a key, in order. */
export const recoveryWordsOf = (key: Uint8Array): string[] => entropyToMnemonic(key, wordlist).split(' ');

/** The key that typed words say, or what is wrong with them: forgiving of case, numbers, signs and of words cut to four letters. */
export function readRecoveryWords(text: string): RecoveryWordsAnswer {
	const typed = wordsIn(text);
	const meant = typed.map(meantWord);
	const unknown = meant.indexOf(undefined);
	if (unknown !== -1) return { ok: false, fault: 'unknown-word', at: unknown + 1, word: typed[unknown] ?? '' };
	if (meant.length !== RECOVERY_WORDS) return { ok: false, fault: 'wrong-count', count: meant.length };
	try {
		return { ok: true, key: new Uint8Array(mnemonicToEntropy(meant.join(' '), wordlist)) };
	} catch {
		return { ok: false, fault: 'wrong-checksum' };
	}
}

/** Whether a text is meant as words: at least half of what is between spaces, numbers and signs is of the list. */
export function looksLikeWords(text: string): boolean {
	const typed = wordsIn(text);
	return typed.length > 0 && typed.filter((word) => meantWord(word) !== undefined).length * 2 >= typed.length;
}

const wordsIn = (text: string): string[] =>
	text
		.normalize('NFKC')
		.toLowerCase()
		.split(/[^\p{L}\p{M}]+/u)
		.filter((word) => word !== '');

function meantWord(typed: string): string | undefined {
	if (known.has(typed) || typed.length < TELLING_LETTERS) return known.has(typed) ? typed : undefined;
	return wordlist.find((word) => word.startsWith(typed));
}
