// Crockford's base32 for what people copy by hand: no I, L, O or U, so that nothing is mistaken for something else.

export const CROCKFORD_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What somebody typed, without spaces, dashes and invisible characters, with look-alikes as they were meant. */
export const tidied = (text: string): string =>
	text
		.toUpperCase()
		.replace(/[\s\p{Pd}\p{Cf}]/gu, '')
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1');
