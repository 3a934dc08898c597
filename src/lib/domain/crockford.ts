// Crockford's base32 for what people copy by hand: no I, L, O or U, so that nothing is mistaken for something else.

export const CROCKFORD_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What somebody typed, without spaces, dashes and invisible characters, with look-alikes as they were meant. */
export const tidied = (text: string): string =>
	text
		.toUpperCase()
		.replace(/[\s\p{Pd}\p{Cf}]/gu, '')
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1');

/**
 * The letters as a polynomial over the field of 32 elements, taken at 2: nought for a whole code. Each place has a weight of its own
 * that is never nought, so any one wrong letter and any two exchanged ones show.
 */
export const checked = (values: readonly number[]): number => values.reduce((sum, value) => timesTwo(sum) ^ value, 0);

const FIELD_BIT = 32;
/** x⁵ + x² + 1. */
const FIELD_POLYNOMIAL = 0b100101;

/** A value of that field, doubled; that of `checked` is the check letter that makes the code whole. */
export function timesTwo(value: number): number {
	const doubled = value << 1;
	return doubled >= FIELD_BIT ? doubled ^ FIELD_POLYNOMIAL : doubled;
}
