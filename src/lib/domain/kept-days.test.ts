import { describe, expect, it } from 'vitest';
import { asDay } from './days.ts';
import { firstKeptDay, isOpenCase, visitMayLeave } from './kept-days.ts';
import type { Outcome } from './words.ts';

const TODAY = asDay('2026-11-21');
const FIRST_KEPT = firstKeptDay(TODAY, 120);

const aVisit = (on: string, outcome: Outcome, change: object = {}) => ({
	on,
	at: `${on}T03:00:00.000Z`,
	voided: false,
	works: [{ work: 'w', service: 's', mode: 'forward' as const, tangrath: false, outcome }],
	...change
});
const mayLeave = (...given: Parameters<typeof aVisit>): boolean => visitMayLeave(aVisit(...given), FIRST_KEPT, TODAY);

describe('what leaves a device', () => {
	it('[L55] counts today among the days that stay', () => {
		expect(firstKeptDay(TODAY, 1)).toBe(TODAY);
		expect(FIRST_KEPT).toBe('2026-07-25');
		expect([mayLeave('2026-07-24', 'completed'), mayLeave('2026-07-25', 'completed')]).toEqual([true, false]);
	});

	it('[L55] keeps open cases, and of those only such as are not older than 400 days', () => {
		expect(isOpenCase(aVisit('2026-01-01', 'unfinished'))).toBe(true);
		expect(isOpenCase(aVisit('2026-01-01', 'forwarded'))).toBe(true);
		expect(isOpenCase(aVisit('2026-01-01', 'forwarded', { voided: true }))).toBe(false);
		expect(isOpenCase(aVisit('2026-01-01', 'advised'))).toBe(false);
		expect([mayLeave('2026-01-01', 'forwarded'), mayLeave('2025-10-01', 'forwarded')]).toEqual([false, true]);
	});

	it('[L55] keeps what was entered lately, whatever day it was of', () => {
		expect(mayLeave('2026-01-01', 'completed', { at: '2026-11-20T03:00:00.000Z' })).toBe(false);
	});
});
