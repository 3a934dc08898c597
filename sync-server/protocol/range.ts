// The Range header of a request for bytes, read as CouchDB reads it (P84).
import { Refused } from '../errors.ts';

/** First and last byte, both included. */
export interface ByteRange {
	from: number;
	to: number;
}

/** More ranges than this, and the whole is sent. */
const RANGES_MAX = 9;

/**
 * The ranges asked for of something of this length; undefined for all of it: nothing is asked, what is asked cannot be read, or it is
 * everything from the first byte on. Throws Refused when a range lies outside.
 */
export function readRanges(header: string | undefined, length: number): ByteRange[] | undefined {
	const listed = /^bytes=(.*)$/i.exec(header?.trim() ?? '')?.[1];
	const matches = listed?.split(',').map((item) => /^\s*(\d{0,15})-(\d{0,15})\s*$/.exec(item));
	if (matches === undefined || matches.length > RANGES_MAX) return undefined;
	const ranges: ByteRange[] = [];
	for (const match of matches) {
		const [, first = '', last = ''] = match ?? [];
		const isAll = first !== '' && Number(first) === 0 && last === '';
		if (isAll || (first === '' && last === '')) return undefined;
		ranges.push(rangeWithin(first, last, length));
	}
	return ranges;
}

function rangeWithin(first: string, last: string, length: number): ByteRange {
	const isTail = first === '';
	const from = isTail ? Math.max(0, length - Number(last)) : Number(first);
	const to = isTail || last === '' ? length - 1 : Math.min(Number(last), length - 1);
	if (to < from) throw new Refused('requested_range_not_satisfiable');
	return { from, to };
}

export const contentRange = ({ from, to }: ByteRange, length: number): string => `bytes ${from}-${to}/${length}`;
