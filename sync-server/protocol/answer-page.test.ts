// Rows put down as bytes must be the bytes of the rows joined, whatever is in them and wherever a page ends.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnswerPage } from './answer-page.ts';

/** Longer than the room that an answer begins with, in one byte, two, three and four a character. */
const LONG = ['a', 'é', 'ก', '😀'].map((character) => character.repeat(20_000));

describe('an answer page', () => {
	it('gives the bytes of all that was added, page by page', () => {
		const texts = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...LONG)), { maxLength: 12 });
		fc.assert(
			fc.property(fc.array(texts, { maxLength: 4 }), (pages) => {
				const answer = new AnswerPage();
				const taken = pages.map((page) => {
					for (const text of page) answer.add(text);
					return answer.take();
				});
				expect(taken.map((bytes) => Buffer.from(bytes).toString())).toEqual(pages.map((page) => page.join('')));
			}),
			{ seed: 20261121, numRuns: 40 }
		);
	});

	it('does not touch what was taken', () => {
		const answer = new AnswerPage();
		answer.add('first');
		const first = answer.take();
		answer.add('other');
		answer.take();
		expect(Buffer.from(first).toString()).toBe('first');
	});
});
