// How an agency's number is found again (V58): by the beginning of it or of any part, whatever blanks and signs stand between.
import { normaliseForSearch } from '#domain/thai-text.ts';

const BETWEEN_PARTS = /[^\p{L}\p{M}\p{N}]+/u;

/** A number as typed, for comparing. */
export const tidyRef = (text: string): string => partsOf(text).join('');

/** Every ending of a number that begins with a part of it: `มท 0314/ว 2976` gives `มท0314ว2976`, `0314ว2976`, `ว2976`, `2976`. */
export function refsOf(reference: string): string[] {
	const parts = partsOf(reference);
	return parts.map((_, from) => parts.slice(from).join(''));
}

const partsOf = (text: string): string[] =>
	normaliseForSearch(text)
		.split(BETWEEN_PARTS)
		.filter((part) => part !== '');
