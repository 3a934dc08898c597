import { expect, it } from 'vitest';
import { nextPortion, PORTION_MS_AIM } from './portions.ts';

const LIMITS = { first: 100, atLeast: 40, atMost: 250 };

/** The sizes that follow on a device that stores so many documents a millisecond. */
function sizes(documentsPerMs: number, rounds = 12): number[] {
	const all = [LIMITS.first];
	for (let round = 0; round < rounds; round += 1) {
		const size = all.at(-1) as number;
		all.push(nextPortion(size, size / documentsPerMs, LIMITS));
	}
	return all;
}

it('[S40] portions shrink on a slow device until they fit, and stay there', () => {
	const all = sizes(0.5);
	expect(all.at(-1)).toBe(0.5 * PORTION_MS_AIM);
	expect(all.slice(-3).every((size) => size === all.at(-1))).toBe(true);
});

it('[S40] portions grow on a quick device, and have a smallest and a largest size', () => {
	expect(sizes(10).at(-1)).toBe(LIMITS.atMost);
	expect(sizes(0.01).at(-1)).toBe(LIMITS.atLeast);
});
