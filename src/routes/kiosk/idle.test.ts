import { describe, expect, it } from 'vitest';
import { COUNTDOWN_MS, IDLE_MS_MAX, presence } from './idle.ts';

describe('presence', () => {
	it.each([
		[-5000, { state: 'here' }],
		[0, { state: 'here' }],
		[IDLE_MS_MAX - 1, { state: 'here' }],
		[IDLE_MS_MAX, { state: 'leaving', secondsLeft: COUNTDOWN_MS / 1000 }],
		[IDLE_MS_MAX + COUNTDOWN_MS - 1, { state: 'leaving', secondsLeft: 1 }],
		[IDLE_MS_MAX + COUNTDOWN_MS, { state: 'gone' }],
		[IDLE_MS_MAX * 1000, { state: 'gone' }]
	])('[U20] reads a silence of %i ms', (silentMs, expected) => {
		expect(presence(silentMs)).toEqual(expected);
	});
});
