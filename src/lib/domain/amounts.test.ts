import { expect, it } from 'vitest';
import { formatDecimal, percentOf } from './amounts.ts';

it.each([
	[9.173, '9.17'],
	[1.005, '1.01'],
	[2.675, '2.68'],
	[-1.005, '-1.01'],
	[0, '0.00'],
	[1e-9, '0.00'],
	[100, '100.00'],
	[undefined, '–'],
	[Number.NaN, '–']
])('[D10] %s prints %s', (value, shown) => {
	expect(formatDecimal(value)).toBe(shown);
});

it('[D10] a part of nothing has no percentage', () => {
	expect(percentOf(1, 4)).toBe(25);
	expect(percentOf(0, 0)).toBeUndefined();
});
