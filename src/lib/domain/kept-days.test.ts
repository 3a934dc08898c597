import { describe, expect, it } from 'vitest';
import { asDay } from './days.ts';
import { firstKeptDay, isOpen, visitMayLeave } from './kept-days.ts';
import type { CaseState, Outcome } from './words.ts';

const TODAY = asDay('2026-11-21');
const FIRST_KEPT = firstKeptDay(TODAY, 120);

const aVisit = (on: string, outcome: Outcome, change: object = {}) => ({
	on,
	at: `${on}T03:00:00.000Z`,
	voided: false,
	works: [{ work: 'w', service: 's', mode: 'forward' as const, tangrath: false, outcome }],
	...change
});
const mayLeave = (on: string, outcome: Outcome, change: object = {}, ...states: CaseState[]): boolean =>
	visitMayLeave(
		aVisit(on, outcome, change),
		states.map((state) => ({ state })),
		FIRST_KEPT,
		TODAY
	);

describe('what leaves a device', () => {
	it('[L55] counts today among the days that stay', () => {
		expect(firstKeptDay(TODAY, 1)).toBe(TODAY);
		expect(FIRST_KEPT).toBe('2026-07-25');
		expect([mayLeave('2026-07-24', 'completed'), mayLeave('2026-07-25', 'completed')]).toEqual([true, false]);
	});

	it('[L55] keeps what is open, and of what nobody took up only such as is not older than 400 days', () => {
		const waiting = [{ state: 'waiting-to-send' as const }];
		expect(isOpen(aVisit('2026-01-01', 'unfinished'), [])).toBe(true);
		expect(isOpen(aVisit('2026-01-01', 'forwarded'), waiting)).toBe(true);
		expect(isOpen(aVisit('2026-01-01', 'forwarded', { voided: true }), waiting)).toBe(false);
		expect(isOpen(aVisit('2026-01-01', 'advised'), [])).toBe(false);
		const left = (on: string): boolean => mayLeave(on, 'forwarded', {}, 'waiting-to-send');
		expect([left('2026-01-01'), left('2025-10-01')]).toEqual([false, true]);
	});

	it('[L73] keeps a visit for as long as a case of it is under way, however old, and lets it go once all are closed', () => {
		for (const state of ['sent', 'answered', 'told'] as const) {
			expect(mayLeave('2020-01-01', 'forwarded', {}, 'closed', state)).toBe(false);
		}
		expect(mayLeave('2026-01-01', 'forwarded', {}, 'closed', 'cancelled')).toBe(true);
	});

	it('[L55] keeps what was entered lately, whatever day it was of', () => {
		expect(mayLeave('2026-01-01', 'completed', { at: '2026-11-20T03:00:00.000Z' })).toBe(false);
	});
});
