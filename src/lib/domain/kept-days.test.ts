import { describe, expect, it } from 'vitest';
import { asDay } from './days.ts';
import type { HelpRequest } from './help-fold.ts';
import { firstKeptDay, isOpen, requestMayLeave, visitMayLeave } from './kept-days.ts';
import { helpStates } from './later-words.ts';
import type { CaseState, HelpState, Outcome } from './words.ts';

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

	describe('of the requests for help', () => {
		const OLD = '2026-03-02';
		const aRequest = (on: string, state: HelpState, change: object = {}): HelpRequest =>
			({
				on,
				state,
				voided: false,
				info: null,
				changed: `${on}T03:00:00.000Z`,
				events: [{ at: `${on}T03:00:00.000Z` }],
				...change
			}) as never;
		const keyed = { info: { on: '2026-04-01', by: 'malee', at: '2026-04-01T03:00:00.000Z' } };
		const leaves = (request: HelpRequest, ...months: { month: string; at: string }[]): boolean =>
			requestMayLeave(request, months as never, FIRST_KEPT, TODAY);

		it('[L68] one that ended and is in INFO may leave, one that is under way never, however old', () => {
			const leaving = helpStates.filter((state) => leaves(aRequest(OLD, state, keyed)));
			expect(leaving).toEqual(['done', 'unfounded', 'withdrawn']);
			expect(helpStates.filter((state) => leaves(aRequest('2015-03-02', state)))).toEqual(leaving);
			expect(leaves(aRequest(OLD, 'registered', { voided: true }))).toBe(true);
		});

		it.each([
			['of a kept day', aRequest('2026-07-25', 'done', keyed), false],
			['that is not in INFO', aRequest(OLD, 'done'), false],
			['that changed since it was keyed', aRequest(OLD, 'done', { ...keyed, changed: '2026-05-01T03:00:00.000Z' }), false],
			['of which something was said lately', aRequest(OLD, 'done', { ...keyed, events: [{ at: '2026-11-20T03:00:00.000Z' }] }), false]
		])('[L68] one %s stays', (_, request, may) => expect(leaves(request)).toBe(may));

		it('[L68] a whole month in INFO is as good as each request, unless it came or changed after the mark', () => {
			const mark = { month: '2026-03', at: '2026-04-05T03:00:00.000Z' };
			expect(leaves(aRequest(OLD, 'done'), mark)).toBe(true);
			expect(leaves(aRequest(OLD, 'done', { changed: '2026-04-06T03:00:00.000Z' }), mark)).toBe(false);
			expect(leaves(aRequest(OLD, 'done'), { ...mark, month: '2026-02' })).toBe(false);
		});
	});
});
