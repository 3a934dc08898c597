import { expect, it } from 'vitest';
import { isForBrowser } from './harden.ts';

const press = (key: string, held = '') =>
	isForBrowser({ key, ctrlKey: held.includes('c'), metaKey: held.includes('m'), altKey: held.includes('a') });

it.each([
	['p', 'c'],
	['P', 'c'],
	['s', 'm'],
	['f', 'c'],
	['+', 'c'],
	['F1', ''],
	['F5', ''],
	['F12', ''],
	['ContextMenu', ''],
	['BrowserHome', ''],
	['ArrowLeft', 'a']
])('[U184] %s (with %s) asks the browser and is kept from a visitor', (key, held) => {
	expect(press(key, held)).toBe(true);
});

it.each([
	['p', ''],
	['Tab', ''],
	['Enter', ''],
	['5', ''],
	['ก', ''],
	['c', 'c'],
	['v', 'c'],
	['a', 'c'],
	['Backspace', ''],
	['ArrowLeft', '']
])('[U184] %s (with %s) is for typing and choosing', (key, held) => {
	expect(press(key, held)).toBe(false);
});
