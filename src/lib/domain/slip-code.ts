// The code on the slip that a visitor takes home (D106): the last eight letters of the visit's ULID, which are random, and a check
// letter. It tells whoever finds it nothing; typed in small letters, with look-alikes or blanks it is still the same code.
import { must } from './assert.ts';
import { checked, CROCKFORD_LETTERS as LETTERS, tidied, timesTwo } from './crockford.ts';

/** Letters of a code, its check letter among them. */
export const SLIP_CODE_LETTERS = 9;
const GROUP_LETTERS = 3;

/** Too short or long, a letter that never stands in a code, or a mistyped one. */
export type SlipFault = 'empty' | 'wrong-length' | 'wrong-character' | 'wrong-check';
/** `code`: nine letters without dashes, as the read model knows it. */
export type SlipAnswer = { ok: true; code: string } | { ok: false; fault: SlipFault };

/** The nine letters for a visit. */
export function slipCodeOf(visit: string): string {
	const letters = visit.slice(1 - SLIP_CODE_LETTERS);
	const values = [...letters].map((letter) => LETTERS.indexOf(letter));
	return letters + must(LETTERS[timesTwo(checked(values))], 'a letter for every value of the field');
}

/** `K3F-9Q7-TZ0`, as it is printed and read out. */
export function slipCodeShown(code: string): string {
	const groups = Array.from({ length: SLIP_CODE_LETTERS / GROUP_LETTERS }, (_, nth) => nth * GROUP_LETTERS);
	return groups.map((from) => code.slice(from, from + GROUP_LETTERS)).join('-');
}

/** The code that was typed or scanned, or what is wrong with it. */
export function readSlipCode(text: string): SlipAnswer {
	const code = tidied(text);
	if (code === '') return { ok: false, fault: 'empty' };
	const values = [...code].map((letter) => LETTERS.indexOf(letter));
	if (values.includes(-1)) return { ok: false, fault: 'wrong-character' };
	if (values.length !== SLIP_CODE_LETTERS) return { ok: false, fault: 'wrong-length' };
	return checked(values) === 0 ? { ok: true, code } : { ok: false, fault: 'wrong-check' };
}
