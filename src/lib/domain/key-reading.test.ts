import { webcrypto } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { makeEnrolmentCode } from './enrolment-code.ts';
import { keyQrText } from './key-qr.ts';
import { readKeyIn } from './key-reading.ts';
import { formatKeyText } from './key-text.ts';
import { readRecoveryWords, RECOVERY_WORDS, recoveryWordsOf } from './recovery-words.ts';
import { KEY_BYTES } from './sealing.ts';

const crypto = webcrypto as Crypto;
const keys = fc.uint8Array({ minLength: KEY_BYTES, maxLength: KEY_BYTES }).map((bytes) => new Uint8Array(bytes));
const KEY = Uint8Array.from({ length: KEY_BYTES }, (_, at) => at * 7);
const WORDS = recoveryWordsOf(KEY);

/** As somebody writes them down: numbered, in capitals, with signs. */
const untidy = (words: readonly string[]): string => words.map((word, at) => `${String(at + 1)}. ${word.toUpperCase()},\n`).join('  ');

describe('the words of a recovery sheet', () => {
	it('[D47] are 24 and read back as the key, numbered, in capitals or cut to four letters', () => {
		fc.assert(
			fc.property(keys, (key) => {
				const words = recoveryWordsOf(key);
				expect(words).toHaveLength(RECOVERY_WORDS);
				for (const text of [words.join(' '), untidy(words), words.map((word) => word.slice(0, 4)).join(' ')])
					expect(readRecoveryWords(text)).toEqual({ ok: true, key });
			})
		);
	});

	it('[D47] name the first word that is none of the list, and its place', () => {
		const mistyped = WORDS.with(6, `${WORDS[6] ?? ''}x`).with(9, 'ศาลา');
		expect(readRecoveryWords(mistyped.join(' '))).toEqual({ ok: false, fault: 'unknown-word', at: 7, word: `${WORDS[6] ?? ''}x` });
		expect(readRecoveryWords(WORDS.with(9, 'ศาลา').join(' '))).toMatchObject({ fault: 'unknown-word', at: 10 });
	});

	it('[D47] are never taken when one is missing, exchanged or another word of the list', () => {
		expect(readRecoveryWords(WORDS.slice(1).join(' '))).toEqual({ ok: false, fault: 'wrong-count', count: RECOVERY_WORDS - 1 });
		const exchanged = WORDS.with(0, WORDS[5] ?? '').with(5, WORDS[0] ?? '');
		expect(readRecoveryWords(exchanged.join(' '))).toEqual({ ok: false, fault: 'wrong-checksum' });
		expect(readRecoveryWords('')).toEqual({ ok: false, fault: 'wrong-count', count: 0 });
	});
});

describe('whatever a person has of the key', () => {
	it('[D48] is read: the scanned code, the words, the text', async () => {
		await fc.assert(
			fc.asyncProperty(keys, async (key) => {
				const text = await formatKeyText(crypto, key);
				for (const brought of [keyQrText(text), text, text.toLowerCase().replaceAll('-', ' '), untidy(recoveryWordsOf(key))])
					expect(await readKeyIn(crypto, brought)).toEqual({ ok: true, key });
			})
		);
	});

	test.each([
		['', { fault: 'empty' }],
		['sala-key:', { fault: 'empty' }],
		['K3F9Q-7TZ0X', { fault: 'wrong-length' }],
		['รหัสกุญแจ', { fault: 'wrong-character' }],
		[makeEnrolmentCode(new Uint8Array(9)), { fault: 'enrolment' }],
		['https://sala.example/enrol#K3F9Q-7TZ0X.AAAA', { fault: 'enrolment' }],
		['https://example.org/', { fault: 'not-ours' }],
		['WIFI:S:office;T:WPA;P:1234;;', { fault: 'not-ours' }],
		['abandon ability abel', { fault: 'words', words: { ok: false, fault: 'unknown-word', at: 3, word: 'abel' } }]
	])('[D48] is refused with what it is: %j', async (text, said) => {
		expect(await readKeyIn(crypto, text)).toEqual({ ok: false, ...said });
	});
});
