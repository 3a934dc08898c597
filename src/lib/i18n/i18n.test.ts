// Every area, both languages: the same keys, nothing empty, no stray letters of the other language.
import { describe, expect, it } from 'vitest';
import type { Area } from './area.ts';

type Leaf = string | ((...values: unknown[]) => string);
const areas = Object.entries(import.meta.glob<Record<string, Area<unknown>>>('./areas/*.ts', { eager: true })).flatMap(([file, module]) =>
	Object.entries(module).map(([name, area]) => ({ name: `${file} ${name}`, words: area.words }))
);

/** Latin letters that Thai texts may carry: names of things that have no Thai form. */
const LATIN_IN_THAI = /English|INFO|e-Service|A[456]|PIN|QR|PDF|XLSX|CSV|S\.D\./g;
/** Thai letters that English texts may carry: a language says its own name. */
const THAI_IN_ENGLISH = /ไทย/g;

function leaves(tree: unknown, path = ''): [string, Leaf][] {
	if (typeof tree === 'string' || typeof tree === 'function') return [[path, tree as Leaf]];
	return Object.entries(tree as object).flatMap(([key, value]) => leaves(value, path === '' ? key : `${path}.${key}`));
}

/** The sentence with a digit for every value, so that only its own letters remain. */
const sentence = (leaf: Leaf): string => (typeof leaf === 'string' ? leaf : leaf(...Array.from({ length: leaf.length }, () => 7)));

describe('areas of words', () => {
	it('are found', () => {
		expect(areas.length).toBeGreaterThan(3);
	});

	describe.each(areas)('$name', ({ words }) => {
		const thai = new Map(leaves(words.th));
		const english = new Map(leaves(words.en));

		it('[U1] has the same keys in both languages, in the same order', () => {
			expect([...english.keys()]).toEqual([...thai.keys()]);
		});

		it('[U1] takes the same values in both languages', () => {
			for (const [key, leaf] of thai) {
				const twin = english.get(key);
				expect(typeof twin, key).toBe(typeof leaf);
				if (typeof leaf === 'function' && typeof twin === 'function') expect(twin.length, key).toBe(leaf.length);
			}
		});

		it('[U1] leaves nothing empty and uses every value', () => {
			for (const [key, leaf] of [...thai, ...english]) {
				expect(sentence(leaf).trim(), key).not.toBe('');
				if (typeof leaf === 'function')
					expect(sentence(leaf).match(/7/g)?.length ?? 0, `${key} uses each of its values`).toBeGreaterThanOrEqual(leaf.length);
			}
		});

		it('[U1] keeps Latin letters out of Thai and Thai letters out of English', () => {
			for (const [key, leaf] of thai) expect(sentence(leaf).replace(LATIN_IN_THAI, ''), key).not.toMatch(/[A-Za-z]/);
			for (const [key, leaf] of english) expect(sentence(leaf).replace(THAI_IN_ENGLISH, ''), key).not.toMatch(/[\u0E00-\u0E7F]/);
		});
	});
});
