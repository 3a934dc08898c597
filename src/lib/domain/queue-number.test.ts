import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextQueueNumber, queuePrefix, type QueueState } from './queue-number.ts';

it.each([
	[0, 'A'],
	[25, 'Z'],
	[26, 'AA'],
	[51, 'AZ'],
	[52, 'BA'],
	[701, 'ZZ'],
	[702, 'AAA']
])('[D99] device %i has the letters %s', (ordinal, letters) => {
	expect(queuePrefix(ordinal)).toBe(letters);
});

it('[D99] runs through the day and begins anew with the next; a clock set back gives no number twice', () => {
	const days = ['2026-11-21', '2026-11-21', '2026-11-22', '2026-11-21', '2026-11-22'];
	let state: QueueState | undefined;
	const given = days.map((day) => {
		const next = nextQueueNumber(1, state, day);
		({ state } = next);
		return next.number;
	});
	expect(given).toEqual(['B1', 'B2', 'B1', 'B2', 'B3']);
});

it('[D99] no two devices give the same number', () => {
	fc.assert(
		fc.property(fc.nat(1000), fc.nat(1000), fc.nat(500), fc.nat(500), (one, other, a, b) => {
			fc.pre(one !== other);
			const number = (ordinal: number, last: number): string => nextQueueNumber(ordinal, { day: '2026-11-21', last }, '2026-11-21').number;
			expect(number(one, a)).not.toBe(number(other, b));
		})
	);
});
