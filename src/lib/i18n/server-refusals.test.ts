import { afterEach, expect, it } from 'vitest';
import { setLanguage } from './language.svelte.ts';
import { serverRefusalText } from './server-refusals.ts';

afterEach(() => setLanguage('th'));

for (const word of ['fact-is-written', 'malformed-id', 'too-large', 'not-sealed', 'not-permitted']) {
	it(`[U1] the server's ${word} has words in both languages`, () => {
		setLanguage('th');
		expect(serverRefusalText(`${word}: the server's sentence`)).toMatch(/^[^A-Za-z]{8,}$/);
		setLanguage('en');
		expect(serverRefusalText(`${word}: the server's sentence`)).toMatch(/^[^\u0E00-\u0E7F]{8,}$/);
	});
}

it('[U1] a reason without words here is shown as it came', () => {
	for (const reason of ['Document update conflict.', '', 'constructor: x']) expect(serverRefusalText(reason)).toBe(reason);
});
