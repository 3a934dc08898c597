import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PIN_DIGITS, pinFault, plainPin } from './pins.ts';

const digits = fc.stringMatching(new RegExp(`^\\d{${PIN_DIGITS}}$`));

it('[D50] a PIN is six digits, Thai ones as well as others, blanks or not', () => {
	for (const pin of ['482915', '๔๘๒๙๑๕', '482 915', '112233', '135791']) expect(pinFault(pin), pin).toBeUndefined();
	for (const none of ['', '48291', '4829150', '48291a', '-48291', 'สี่แปด']) expect(pinFault(none), none).toBe('not-six-digits');
	expect(plainPin('๔๘๒ 915')).toBe('482915');
});

it('[D50] one digit only and digits in a row are too easy', () => {
	for (const pin of ['000000', '111111', '๙๙๙๙๙๙', '123456', '๑๒๓๔๕๖', '012345', '654321', '987654'])
		expect(pinFault(pin), pin).toBe('too-easy');
});

it('[D50] a PIN in Thai digits is the same PIN, and hardly any six digits are refused', () => {
	let refused = 0;
	fc.assert(
		fc.property(digits, (pin) => {
			const thai = pin.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
			expect(plainPin(thai)).toBe(pin);
			expect(pinFault(thai)).toBe(pinFault(pin));
			if (pinFault(pin) !== undefined) refused += 1;
		}),
		{ numRuns: 500 }
	);
	expect(refused).toBeLessThan(5);
});
