import { describe, expect, it } from 'vitest';
import { clockTrouble, correctedMs, DEVICE_OFF_MS_MAX, offsetAfterLeap, offsetAtStart } from './clock-offset.ts';

const at = (text: string): number => Date.parse(text);
const NOW = at('2026-11-21T03:00:00Z');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const BUDDHIST = at('2569-11-21T03:00:00Z');

describe('a start', () => {
	it.each([
		['nothing was kept', NOW, null, undefined, null, true],
		['after a night', NOW, 0, NOW - 14 * HOUR_MS, 0, true],
		[
			'a wrong clock that stayed wrong',
			at('1970-01-02T00:00:00Z'),
			NOW - at('1970-01-02T00:00:00Z'),
			NOW - DAY_MS,
			NOW - at('1970-01-02T00:00:00Z'),
			true
		],
		['a wrong clock that was set right', NOW, NOW - at('1970-01-02T00:00:00Z'), NOW - HOUR_MS, null, false],
		['a battery that went empty', 0, 0, NOW - HOUR_MS, NOW - HOUR_MS, false],
		['a Buddhist year typed in', BUDDHIST, 0, NOW - HOUR_MS, null, false],
		['longer off than believable', NOW, 0, NOW - DEVICE_OFF_MS_MAX - 1, 0, false]
	])('[B43] settles on an offset: %s', (_, deviceMs, offset, lastMs, settled, sure) => {
		expect(offsetAtStart(deviceMs, offset, lastMs)).toEqual({ offset: settled, sure });
	});

	it('[B43] never goes on before the time that was last known', () => {
		for (const deviceMs of [0, NOW - 400 * DAY_MS, NOW, BUDDHIST])
			for (const offset of [null, 0, -DAY_MS, NOW, -BUDDHIST]) {
				const settled = offsetAtStart(deviceMs, offset, NOW);
				expect(correctedMs(deviceMs, settled.offset), `${String(deviceMs)} ${String(offset)}`).toBeGreaterThan(NOW - 60_001);
			}
	});
});

describe('a running clock', () => {
	it.each([
		['runs', 0, 30_000, 30_000, undefined],
		['sleeps', 0, 8 * HOUR_MS, 0, undefined],
		['is nudged', 0, 0, 30_000, undefined],
		['is set back an hour', 0, -HOUR_MS + 30_000, 30_000, HOUR_MS],
		['is set back before the first contact', null, -HOUR_MS, 30_000, null],
		['is set to the Buddhist year', 5_000, BUDDHIST - NOW, 0, 5_000 - (BUDDHIST - NOW)]
	])('[B43] that %s', (_, offset, deviceMs, steadyMs, settled) => {
		const after = offsetAfterLeap(offset, deviceMs, steadyMs);
		expect(after).toEqual(settled === undefined ? undefined : { offset: settled, sure: false });
	});
});

it.each([
	[NOW, null, true, undefined],
	[0, null, true, 'unbelievable'],
	[BUDDHIST, null, true, 'unbelievable'],
	[NOW, 300_000, true, undefined],
	[NOW, -300_001, true, 'wrong'],
	[0, NOW, true, 'wrong'],
	[NOW, 0, false, 'doubtful']
])('[B43] a clock at %s with the offset %s (sure: %s) is %s', (deviceMs, offset, sure, trouble) => {
	expect(clockTrouble(deviceMs, { offset, sure })).toBe(trouble);
});
