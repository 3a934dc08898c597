// Which texts are gone over, and that each of them is one that JSON.stringify would write.
import { describe, expect, it } from 'vitest';
import { pick, randomFrom } from '../../tests/random.ts';
import { CanonicalJson } from './canonical-json.ts';

function isCanonical(text: string): boolean {
	const json = new CanonicalJson(text);
	return json.skipValue() && json.isAtEnd;
}

const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const wide = (members: number): string => JSON.stringify(Object.fromEntries(Array.from({ length: members }, (_, at) => [`m${at}`, at])));

describe('a canonical text', () => {
	it.each([
		'{}',
		'[]',
		'""',
		'0',
		'-1',
		'123456789012345',
		'1.5',
		'-0.25',
		'1e+21',
		'1e-7',
		'true',
		'false',
		'null',
		'{"a":{"a":[{"a":1},{"a":2}]},"b":"ก\\n\\"\\\\"}',
		'{"__proto__":1,"":[]}',
		'"\u007f\u2028\u{1f600}"',
		deep(100),
		wide(64)
	])('[P35] is %s', (text) => {
		expect(isCanonical(text)).toBe(true);
		expect(JSON.stringify(JSON.parse(text))).toBe(text);
	});

	it.each([
		['', 'nothing'],
		['{', 'an object that does not end'],
		['"a', 'a text that does not end'],
		['"a\\', 'an escape that does not end'],
		['[1', 'a list that does not end'],
		['{"a"}', 'a name without a value'],
		['{"a":}', 'a value that is not there'],
		['{"a":1,}', 'a comma too many'],
		['[1,]', 'a comma too many in a list'],
		['{a:1}', 'a name without quotes'],
		['[1 ]', 'room between'],
		['"\t"', 'a control character'],
		['"\\u0e01"', 'a character that is written as a number'],
		['"\\/"', 'an escape without need'],
		['{"a":1,"a":2}', 'a name that comes twice'],
		['{"b":1,"1":2}', 'a name that objects put first'],
		['-0', 'a zero below zero'],
		['-', 'a minus alone'],
		['01', 'a zero too many'],
		['1.0', 'a fraction of nothing'],
		['.5', 'a fraction of nothing known'],
		['1e3', 'a power that would be written out'],
		['1e400', 'a number that is none'],
		['1234567890123456', 'a number that a double may round'],
		['nul', 'half a word'],
		['undefined', 'a word that is none'],
		[deep(101), 'too many levels'],
		[wide(65), 'too many members']
	])('is not %s: %s', (text) => {
		expect(isCanonical(text)).toBe(false);
	});

	it('[P35] changed anywhere by anything is gone over only when JSON.stringify would write it so', () => {
		const random = randomFrom(35);
		let canonical = 0;
		for (let round = 0; round < 20_000; round += 1) {
			const text = changed(random, JSON.stringify(valueOf(random, 4)));
			if (!isCanonical(text)) continue;
			canonical += 1;
			expect(JSON.stringify(JSON.parse(text))).toBe(text);
		}
		expect(canonical).toBeGreaterThan(5_000);
	});
});

const SCALARS = [0, 1, -5, 1.5, 1e21, 123456789012345, true, false, null, '', 'a', 'ก"\\\n', '\u0001', '1', '_id'];
const NAMES = ['a', 'b', '_id', '1', '', 'ก"', '__proto__', 'toJSON'];
const PIECES = [...'{}[]:,"\\01.-+eE \n_atrufn\u0000\u0e01', '\\u00', 'null', '"a":1,'];

function valueOf(random: () => number, levels: number): unknown {
	if (levels === 0 || random() < 0.3) return pick(random, SCALARS);
	const count = Math.floor(random() * 4);
	const values = Array.from({ length: count }, () => valueOf(random, levels - 1));
	return random() < 0.4 ? values : Object.fromEntries(values.map((value) => [pick(random, NAMES), value]));
}

/** As it is, or with something put in, taken out or put in its place. */
function changed(random: () => number, text: string): string {
	if (random() < 0.3) return text;
	const at = Math.floor(random() * (text.length + 1));
	return text.slice(0, at) + (random() < 0.7 ? pick(random, PIECES) : '') + text.slice(at + (random() < 0.6 ? 1 : 0));
}
