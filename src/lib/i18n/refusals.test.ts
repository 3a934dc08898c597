import { afterEach, describe, expect, it } from 'vitest';
import { refusalCodes, refuse } from '#domain/refusals.ts';
import { setLanguage } from './language.svelte.ts';
import { refusalText } from './refusals.ts';

afterEach(() => setLanguage('th'));

describe.each(refusalCodes)('the refusal %s', (code) => {
	it('[U1] has words in both languages, of that language alone', () => {
		setLanguage('th');
		expect(refusalText(refuse(code, undefined, { max: 7 }))).toMatch(/^[^A-Za-z]{8,}$/);
		setLanguage('en');
		expect(refusalText(refuse(code, undefined, { max: 7 }))).toMatch(/^[^\u0E00-\u0E7F]{8,}$/);
	});
});

it('[U1] a limit is named in the words', () => {
	expect(refusalText(refuse('too-many-works', 'works', { max: 20 }))).toContain('20');
});
