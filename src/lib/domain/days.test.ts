import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	addDays,
	asDay,
	bangkokDay,
	checkDay,
	daysBetween,
	daysIn,
	fiscalYearOf,
	fiscalYearRange,
	isDay,
	monthRange,
	monthRangeAway,
	noonOf,
	parseDay,
	quarterOf,
	quarterRange,
	type Quarter
} from './days.ts';

const anyDay = fc
	.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2156-12-31T00:00:00Z'), noInvalidDate: true })
	.map((date) => asDay(date.toISOString().slice(0, 10)));

describe('typed days', () => {
	it.each([
		['21/11/2569', '2026-11-21'],
		['๒๑ พ.ย. ๒๕๖๙', '2026-11-21'],
		['21 พฤศจิกายน พ.ศ. 2569', '2026-11-21'],
		['21/11/69', '2026-11-21'],
		[' 21-11-2569 ', '2026-11-21'],
		['2026-11-21', '2026-11-21'],
		['29/2/2567', '2024-02-29'],
		['1 ม.ค. 2570', '2027-01-01'],
		['1 มี.ค. 2570', '2027-03-01']
	])('[D8] %s is %s', (typed, day) => {
		expect(parseDay(typed)).toEqual({ ok: true, day });
	});

	it.each([
		['31 กุมภาพันธ์ 2569', 'day-impossible'],
		['29/2/2569', 'day-impossible'],
		['31/4/2569', 'day-impossible'],
		['0/1/2569', 'day-impossible'],
		['1/13/2569', 'day-impossible'],
		['', 'day-impossible'],
		['เมื่อวาน', 'day-impossible'],
		['21/11/2026', 'day-era-mixed-up'],
		['2569-11-21', 'day-era-mixed-up'],
		['21/11/3112', 'day-era-mixed-up']
	])('[D8] %s is refused: %s', (typed, code) => {
		expect(parseDay(typed)).toMatchObject({ ok: false, refusal: { code } });
	});

	it('[D8] a year of the other era says which year was probably meant', () => {
		expect(parseDay('21/11/2026')).toMatchObject({ refusal: { values: { typed: 2026, meant: 2569 } } });
		expect(checkDay('2569-11-21')).toMatchObject({ code: 'day-era-mixed-up', values: { meant: 2026 } });
		expect(checkDay('2026-11-21')).toBeUndefined();
	});

	it('[D8] what is written in the Buddhist era is read back as the same day', () => {
		fc.assert(
			fc.property(anyDay, (day) => {
				const [year, month, date] = day.split('-').map(Number) as [number, number, number];
				expect(parseDay(`${date}/${month}/${year + 543}`)).toEqual({ ok: true, day });
			})
		);
	});
});

describe('calendar', () => {
	it('[D8] a day in Bangkok begins at 17.00 UTC the day before', () => {
		expect(bangkokDay(Date.parse('2026-11-20T16:59:59.999Z'), 0)).toBe('2026-11-20');
		expect(bangkokDay(Date.parse('2026-11-20T17:00:00.000Z'), 0)).toBe('2026-11-21');
		expect(bangkokDay(Date.parse('2026-11-20T16:59:00.000Z'), 60_000)).toBe('2026-11-21');
		expect(noonOf(asDay('2026-11-21'))).toBe('2026-11-21T05:00:00.000Z');
	});

	it.each([
		['2026-09-30', 2569, 4],
		['2026-10-01', 2570, 1],
		['2026-12-31', 2570, 1],
		['2027-01-01', 2570, 2],
		['2027-06-30', 2570, 3]
	])('[D8] %s lies in fiscal year %d, quarter %d', (day, fiscalYear, quarter) => {
		expect(quarterOf(asDay(day))).toEqual({ fiscalYear, quarter });
		expect(fiscalYearOf(asDay(day))).toBe(fiscalYear);
	});

	it('[D8] the quarters of a fiscal year are its days, each once', () => {
		const quarters = ([1, 2, 3, 4] as const).flatMap((quarter: Quarter['quarter']) => daysIn(quarterRange({ fiscalYear: 2571, quarter })));
		expect(quarters).toEqual(daysIn(fiscalYearRange(2571)));
		expect(quarters).toContain('2028-02-29');
	});

	it('[D8] months and steps of days', () => {
		expect(monthRange(asDay('2024-02-10'))).toEqual({ from: '2024-02-01', to: '2024-02-29' });
		expect(monthRangeAway(asDay('2026-01-31'), -1)).toEqual({ from: '2025-12-01', to: '2025-12-31' });
		fc.assert(
			fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, step) => {
				expect(daysBetween(day, addDays(day, step))).toBe(step);
				expect(isDay(addDays(day, step))).toBe(true);
			})
		);
	});
});
