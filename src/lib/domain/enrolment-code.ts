// The one-time code that lets a new tablet in (D45): ten letters of Crockford base32 in two groups, the last one a check letter.
// Forgiving of case, spaces, dashes and the look-alikes O/0 and I/L/1; a mistyped letter or two exchanged ones are noticed at once.
import { checked, CROCKFORD_LETTERS as LETTERS, timesTwo, tidied } from './crockford.ts';

export const ENROLMENT_CODE_LETTERS = 10;
/** How many random bytes a code is made of: five bits of each are used. */
export const ENROLMENT_CODE_RANDOM_BYTES = ENROLMENT_CODE_LETTERS - 1;

const GROUP_LETTERS = 5;
const LETTER_MASK = LETTERS.length - 1;

/** Empty, too short or long, a letter that never stands in a code, or a mistyped one. */
export type EnrolmentCodeFault = 'empty' | 'wrong-length' | 'wrong-character' | 'wrong-check';
/** `code`: as the server knows it, `K3F9Q-7TZ0X`. */
export type EnrolmentCodeAnswer = { ok: true; code: string } | { ok: false; fault: EnrolmentCodeFault };

/** `K3F9Q-7TZ0X`, from `ENROLMENT_CODE_RANDOM_BYTES` random bytes. */
export function makeEnrolmentCode(random: Uint8Array): string {
	const values = [...random.subarray(0, ENROLMENT_CODE_RANDOM_BYTES)].map((byte) => byte & LETTER_MASK);
	const letters = [...values, timesTwo(checked(values))].map((value) => LETTERS[value]).join('');
	return grouped(letters);
}

/** The code that a typed text says, or what is wrong with it. */
export function readEnrolmentCode(text: string): EnrolmentCodeAnswer {
	const letters = tidied(text);
	if (letters === '') return { ok: false, fault: 'empty' };
	const values = [...letters].map((letter) => LETTERS.indexOf(letter));
	if (values.includes(-1)) return { ok: false, fault: 'wrong-character' };
	if (values.length !== ENROLMENT_CODE_LETTERS) return { ok: false, fault: 'wrong-length' };
	return checked(values) === 0 ? { ok: true, code: grouped(letters) } : { ok: false, fault: 'wrong-check' };
}

const grouped = (letters: string): string => `${letters.slice(0, GROUP_LETTERS)}-${letters.slice(GROUP_LETTERS)}`;
