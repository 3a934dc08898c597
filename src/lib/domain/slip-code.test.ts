import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyUlid } from './arbitraries.ts';
import { CROCKFORD_LETTERS } from './crockford.ts';
import { readSlipCode, SLIP_CODE_LETTERS, slipCodeOf, slipCodeShown } from './slip-code.ts';

it('[D106] a slip code is read however it is typed: small, with look-alikes, blanks, dashes or none', () => {
	fc.assert(
		fc.property(anyUlid, (visit) => {
			const code = slipCodeOf(visit);
			expect(code).toHaveLength(SLIP_CODE_LETTERS);
			const asTyped = slipCodeShown(code).toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
			for (const typed of [code, slipCodeShown(code), asTyped, ` ${code} `]) expect(readSlipCode(typed)).toEqual({ ok: true, code });
		})
	);
	expect(slipCodeShown('K3F9Q7TZ0')).toBe('K3F-9Q7-TZ0');
});

it('[D106] any one wrong letter and any two exchanged ones are noticed', () => {
	fc.assert(
		fc.property(anyUlid, fc.nat(SLIP_CODE_LETTERS - 1), fc.constantFrom(...CROCKFORD_LETTERS), (visit, at, letter) => {
			const code = slipCodeOf(visit);
			const wrong = code.slice(0, at) + letter + code.slice(at + 1);
			if (wrong !== code) expect(readSlipCode(wrong)).toEqual({ ok: false, fault: 'wrong-check' });
			const [a = '', b = ''] = [code[at - 1], code[at]];
			const exchanged = code.slice(0, at - 1) + b + a + code.slice(at + 1);
			if (at > 0 && a !== b) expect(readSlipCode(exchanged)).toEqual({ ok: false, fault: 'wrong-check' });
		})
	);
});

it('[D106] what is no code is told apart', () => {
	expect(readSlipCode('  ')).toEqual({ ok: false, fault: 'empty' });
	expect(readSlipCode('ABC')).toEqual({ ok: false, fault: 'wrong-length' });
	expect(readSlipCode('สมชาย ใจดี')).toEqual({ ok: false, fault: 'wrong-character' });
});
