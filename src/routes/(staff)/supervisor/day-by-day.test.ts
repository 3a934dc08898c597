import { expect, it } from 'vitest';
import { asDay } from '#domain/days.ts';
import { emptyDay } from '#domain/totals.ts';
import { dayByDay } from './day-by-day.ts';

it('[U61] every day of the chart has its figures, also one on which nothing happened', () => {
	const busy = { ...emptyDay('2026-11-02'), persons: { 'citizen|counter': 3 }, works: { 'SVC1|forward|counter|citizen|0|forwarded': 4 } };
	expect(dayByDay({ from: asDay('2026-11-01'), to: asDay('2026-11-03') }, [busy])).toEqual([
		{ day: '2026-11-01', persons: 0, works: 0, answered: 0 },
		{ day: '2026-11-02', persons: 3, works: 4, answered: 0 },
		{ day: '2026-11-03', persons: 0, works: 0, answered: 0 }
	]);
});
