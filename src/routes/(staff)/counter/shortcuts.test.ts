import { expect, it } from 'vitest';
import { shortcutOf, type Place } from './shortcuts.ts';

it.each<[string, string, boolean, Place, string | undefined]>([
	['n', 'KeyN', false, 'elsewhere', 'new'],
	['ื', 'KeyN', false, 'elsewhere', 'new'],
	['/', 'Slash', false, 'elsewhere', 'find'],
	['ฝ', 'Slash', false, 'elsewhere', 'find'],
	['?', 'Slash', true, 'elsewhere', 'keys'],
	['ฦ', 'Slash', true, 'elsewhere', 'keys'],
	['/', 'Slash', false, 'empty-text', 'find'],
	['?', 'Slash', true, 'empty-text', 'keys'],
	['ฝ', 'Slash', false, 'empty-text', undefined],
	['n', 'KeyN', false, 'empty-text', undefined],
	['/', 'Slash', false, 'text', undefined],
	['Escape', 'Escape', false, 'text', 'leave'],
	['Escape', 'Escape', false, 'elsewhere', undefined],
	['N', 'KeyN', true, 'elsewhere', undefined]
])('[U49] %j (%s, shift %s) with the focus %s means %s', (key, code, shift, place, meaning) => {
	expect(shortcutOf({ key, code, shift, modified: false }, place)).toBe(meaning);
	expect(shortcutOf({ key, code, shift, modified: true }, place)).toBeUndefined();
});
