// What a PIN may be (D50): exactly six digits, Thai ones too, and none of those that everybody tries first.
import { arabicDigits } from './thai-text.ts';

export const PIN_DIGITS = 6;

/** `too-easy`: one digit only, or digits that follow each other. */
export type PinFault = 'not-six-digits' | 'too-easy';

/** The digits as typed on any keyboard, without blanks. */
export const plainPin = (text: string): string => arabicDigits(text).replace(/\s/g, '');

/** What is wrong with a PIN that somebody wants to set; undefined when nothing is. */
export function pinFault(text: string): PinFault | undefined {
	const pin = plainPin(text);
	if (!/^\d+$/.test(pin) || pin.length !== PIN_DIGITS) return 'not-six-digits';
	const steps = [...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at]));
	const [first] = steps;
	const isRow = steps.every((step) => step === first) && Math.abs(first ?? 0) <= 1;
	return isRow ? 'too-easy' : undefined;
}
