import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, bangkokDay, type Day } from './days.ts';
import { isWorkingDay, silentWorkingDays } from './silence.ts';

const at = (text: string): number => Date.parse(`${text}+07:00`);
const DAY_MS = 86_400_000;

describe('the silence of a device', () => {
	const table: [heard: string, now: string, days: number, why: string][] = [
		['2026-11-16T16:00', '2026-11-16T23:59', 0, 'heard today'],
		['2026-11-16T16:00', '2026-11-17T23:59', 0, 'today is not over'],
		['2026-11-16T16:00', '2026-11-18T00:00', 1, 'Tuesday went by'],
		['2026-11-16T16:00', '2026-11-19T08:00', 2, 'Tuesday and Wednesday went by'],
		['2026-11-20T16:00', '2026-11-23T08:00', 0, 'Friday to Monday'],
		['2026-11-20T16:00', '2026-11-25T08:00', 2, 'Monday and Tuesday went by'],
		['2026-11-21T09:00', '2026-11-24T08:00', 1, 'heard on a Saturday'],
		['2026-11-16T16:00', '2026-11-30T08:00', 9, 'two weeks'],
		['2026-11-16T23:59', '2026-11-18T00:01', 1, 'days are days in Bangkok'],
		['2026-11-18T08:00', '2026-11-16T08:00', 0, 'a clock that was set back']
	];
	for (const [heard, now, days, why] of table)
		it(`[U131] is ${days} working days: ${why}`, () => expect(silentWorkingDays(at(heard), at(now))).toBe(days));

	it('[U131] is what counting day by day gives', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: 400 }), (start, length) => {
				const heard = Date.UTC(2026, 0, 1) + start * DAY_MS;
				const now = heard + length * DAY_MS;
				let count = 0;
				for (let day: Day = addDays(bangkokDay(heard, 0), 1); day < bangkokDay(now, 0); day = addDays(day, 1))
					if (isWorkingDay(day)) count += 1;
				expect(silentWorkingDays(heard, now)).toBe(count);
			})
		);
	});
});
