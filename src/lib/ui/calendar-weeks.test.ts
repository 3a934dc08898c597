import { describe, expect, it } from 'vitest';
import { asTyped, daysLater } from './calendar-weeks.ts';
import { monthsLater, weeksOf } from './month-grid.ts';

describe('the grid of a month', () => {
	it('starts weeks on Sunday and holds every day of the month once', () => {
		const weeks = weeksOf('2026-11-21');
		expect(weeks.every((week) => week.length === 7)).toBe(true);
		expect(weeks[0]?.[0]).toBe('2026-11-01');
		expect(weeks.flat().filter((day) => day !== undefined)).toHaveLength(30);
	});

	it('leaves blanks before the first day and after the last', () => {
		const weeks = weeksOf('2024-02-10');
		expect(weeks[0]?.slice(0, 4)).toEqual([undefined, undefined, undefined, undefined]);
		expect(weeks[0]?.[4]).toBe('2024-02-01');
		expect(
			weeks
				.flat()
				.filter((day) => day !== undefined)
				.at(-1)
		).toBe('2024-02-29');
	});

	it.each([
		['2026-01-31', 1, '2026-02-28'],
		['2024-01-31', 1, '2024-02-29'],
		['2026-01-15', -1, '2025-12-15'],
		['2026-12-31', 2, '2027-02-28']
	])('moves %s by %i months to %s', (from, months, to) => {
		expect(monthsLater(from, months)).toBe(to);
	});

	it('moves over month and year ends', () => {
		expect(daysLater('2026-12-31', 1)).toBe('2027-01-01');
		expect(daysLater('2024-03-01', -1)).toBe('2024-02-29');
	});

	it('writes a day as a clerk types it, in the Buddhist era', () => {
		expect(asTyped('2026-11-01')).toBe('1/11/2569');
	});
});
