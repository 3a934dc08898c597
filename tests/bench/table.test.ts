import { expect, it } from 'vitest';
import { markdown, percentile, ratioOf, within, type Measure } from './table.ts';

const measure: Measure = {
	what: 'save',
	at: '1,000',
	value: 10,
	baseline: 4,
	unit: 'ms',
	budget: { atMost: 2.5 },
	baselineIs: 'bare write'
};

it('[Promise 13] a budget holds up to its limit and not beyond', () => {
	expect(ratioOf(measure)).toBe(2.5);
	expect(within(measure)).toBe(true);
	expect(within({ ...measure, value: 10.1 })).toBe(false);
	expect(within({ ...measure, budget: { atLeast: 0.5 }, value: 1 })).toBe(false);
	expect(within({ ...measure, budget: undefined })).toBeUndefined();
});

it('[Promise 13] the table shows figure, baseline, ratio and verdict', () => {
	expect(markdown([measure])).toContain('| save | 1,000 | 10.0 ms | 4.00 ms (bare write) | 2.50 | ≤ 2.5 | holds |');
});

it('[Promise 13] percentiles are by nearest rank', () => {
	expect(percentile([5, 1, 4, 2, 3], 50)).toBe(3);
	expect(percentile([5, 1, 4, 2, 3], 95)).toBe(5);
});
