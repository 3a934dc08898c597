import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ENROLMENT_CODE_LETTERS, ENROLMENT_CODE_RANDOM_BYTES, makeEnrolmentCode, readEnrolmentCode } from './enrolment-code.ts';

const codes = fc.uint8Array({ minLength: ENROLMENT_CODE_RANDOM_BYTES, maxLength: ENROLMENT_CODE_RANDOM_BYTES }).map(makeEnrolmentCode);
const SOME = makeEnrolmentCode(new Uint8Array([19, 3, 15, 9, 23, 7, 26, 31, 255]));
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const swapped = (text: string, at: number, letter: string): string => text.slice(0, at) + letter + text.slice(at + 1);

describe('the enrolment code', () => {
	it('[D45] is two groups of five letters, and reads back as it was made', () => {
		fc.assert(
			fc.property(codes, (code) => {
				expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
				expect(readEnrolmentCode(code)).toEqual({ ok: true, code });
			})
		);
	});

	it('[D45] forgives case, spaces, dashes and look-alikes', () => {
		fc.assert(
			fc.property(codes, (code) => {
				const untidy = ` ${code.toLowerCase().replace('-', ' – ').replaceAll('0', 'o').replaceAll('1', 'l')}\n`;
				expect(readEnrolmentCode(untidy)).toEqual({ ok: true, code });
			})
		);
	});

	it('[D45] notices every single wrong letter', () => {
		const plain = SOME.replace('-', '');
		for (let at = 0; at < ENROLMENT_CODE_LETTERS; at += 1)
			for (const letter of LETTERS)
				if (letter !== plain[at]) expect(readEnrolmentCode(swapped(plain, at, letter))).toEqual({ ok: false, fault: 'wrong-check' });
	});

	it('[D45] notices any two letters exchanged', () => {
		fc.assert(
			fc.property(codes, fc.nat(ENROLMENT_CODE_LETTERS - 1), fc.nat(ENROLMENT_CODE_LETTERS - 1), (code, one, other) => {
				const plain = code.replace('-', '');
				const [a = '', b = ''] = [plain[one], plain[other]];
				fc.pre(a !== b);
				expect(readEnrolmentCode(swapped(swapped(plain, one, b), other, a))).toEqual({ ok: false, fault: 'wrong-check' });
			})
		);
	});

	test.each([
		['', 'empty'],
		[' - ', 'empty'],
		['K3F9Q', 'wrong-length'],
		[`${SOME}7`, 'wrong-length'],
		['K3F9Q-7TZU', 'wrong-character'],
		['ดี3F9Q-7TZ', 'wrong-character']
	])('[D45] says of %j: %s', (text, fault) => {
		expect(readEnrolmentCode(text)).toEqual({ ok: false, fault });
	});
});
