import { expect, it } from 'vitest';
import { isWorkday, monthDays, nextPerson, swipeOf, weekDays } from './roster-days.ts';

it('[U215] a week goes from Monday to Sunday, a month over all of its days', () => {
	expect(weekDays('2026-11-22')).toEqual([
		'2026-11-16',
		'2026-11-17',
		'2026-11-18',
		'2026-11-19',
		'2026-11-20',
		'2026-11-21',
		'2026-11-22'
	]);
	expect(weekDays('2026-11-23')[0]).toBe('2026-11-23');
	expect([monthDays('2028-02-15').length, monthDays('2026-11-30').at(-1)]).toEqual([29, '2026-11-30']);
	expect(weekDays('2026-11-22').filter(isWorkday)).toHaveLength(5);
});

it('[U215] the next person comes round and round; from nobody, or somebody who left, it begins at the end it moves from', () => {
	expect([nextPerson(['a', 'b'], 'b', 1), nextPerson(['a', 'b'], 'a', -1)]).toEqual(['a', 'b']);
	expect([nextPerson(['a', 'b'], undefined, 1), nextPerson(['a', 'b'], 'gone', -1), nextPerson([], undefined, 1)]).toEqual([
		'a',
		'b',
		undefined
	]);
});

it('[U215] a swipe goes sideways; scrolling up and down and a tap are none', () => {
	expect([swipeOf(-80, 10), swipeOf(80, -10), swipeOf(-80, 90), swipeOf(5, 0)]).toEqual([1, -1, 0, 0]);
});
