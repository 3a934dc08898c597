import { describe, expect, it } from 'vitest';
import { asDay } from '#domain/days.ts';
import { afterOf, chartRange, isAhead, periodOf, periodSearch, rangeOf, readPeriod, stepped, views } from './period.ts';

const today = asDay('2026-11-21');
const read = (search: string) => readPeriod(new URLSearchParams(search), today);

describe('the period in the address', () => {
	it.each([
		['', { view: 'month', on: '2026-11-21' }],
		['view=day&on=2026-02-28', { view: 'day', on: '2026-02-28' }],
		['view=day&on=2026-02-31', { view: 'day', on: '2026-11-21' }],
		['view=day&on=2026-11-22', { view: 'day', on: '2026-11-21' }],
		['view=year&on=x', { view: 'month', on: '2026-11-21' }],
		['view=quarter&on=2027-01-01', { view: 'quarter', on: '2026-11-21' }],
		['view=round&on=2026-12-01', { view: 'round', on: '2026-11-21' }]
	])('[U60] reads "%s"', (search, expected) => {
		expect(read(search)).toEqual(expected);
	});

	it('[U60] comes back from the address as it went in', () => {
		const period = { view: 'day', on: asDay('2026-02-28') } as const;
		expect(read(periodSearch(period))).toEqual(period);
	});

	it.each([
		['view=month&on=2026-03-31', -1, '2026-02-01', '2026-02-28'],
		['view=month&on=2026-12-31', 1, '2027-01-01', '2027-01-31'],
		['view=day&on=2026-03-01', -1, '2026-02-28', '2026-02-28'],
		['view=round&on=2026-03-31', -1, '2026-01-26', '2026-02-25'],
		['view=quarter&on=2026-11-21', -1, '2026-07-01', '2026-09-30'],
		['view=quarter&on=2026-11-21', 1, '2027-01-01', '2027-03-30'],
		['view=after-cut-off&on=2026-12-31', 1, '2027-03-31', '2027-03-31'],
		['view=after-cut-off&on=2027-02-01', 1, '2027-04-01', '2027-06-30']
	] as const)('[U60] steps from "%s" by %i', (search, by, from, to) => {
		const period = { ...read(search), on: asDay(new URLSearchParams(search).get('on') ?? '') };
		expect(rangeOf(stepped(period, by))).toEqual({ from, to });
	});

	it('[U60] does not go on into days to come', () => {
		expect(isAhead(stepped(read('view=month&on=2026-11-01'), 1), today)).toBe(true);
		expect(isAhead(stepped(read('view=day&on=2026-11-20'), 1), today)).toBe(false);
	});

	it('[U265] goes on to the round that began after the 25th, though its month is to come', () => {
		expect(readPeriod(new URLSearchParams('view=round&on=2026-12-01'), asDay('2026-11-26'))).toEqual({ view: 'round', on: '2026-12-01' });
	});

	it('[U265] a list leads back to the period whose rows it shows', () => {
		for (const view of views) {
			const period = { view, on: asDay('2026-12-15') };
			expect(rangeOf(periodOf(rangeOf(period)))).toEqual(rangeOf(period));
		}
		expect(periodOf({ from: asDay('2026-11-03'), to: asDay('2026-11-09') })).toEqual({ view: 'month', on: '2026-11-09' });
	});

	it('[U265] a quarter knows which days its cut-off leaves out', () => {
		expect(afterOf(read('view=quarter&on=2026-11-01'))).toEqual({ from: '2026-12-31', to: '2026-12-31' });
		expect(afterOf(read('view=quarter&on=2026-09-01'))).toBeUndefined();
		expect(afterOf(read('view=month&on=2026-11-01'))).toBeUndefined();
	});

	it('[U60] charts the whole month, or the fortnight up to the day', () => {
		expect(chartRange(read('view=month&on=2026-02-10'))).toEqual({ from: '2026-02-01', to: '2026-02-28' });
		expect(chartRange(read('view=day&on=2026-11-21'))).toEqual({ from: '2026-11-08', to: '2026-11-21' });
	});
});
