import { describe, expect, it } from 'vitest';
import { asDay } from './days.ts';
import { caseLists, countsOf, listedCases, type Looking } from './case-lists.ts';
import type { CaseState } from './words.ts';

const looking: Looking = { today: asDay('2026-11-21'), me: 'malee', waitDays: 15 };
const aCase = (id: string, state: CaseState, since: string, due = '', officer = '') => ({ id, state, since, due, officer, on: since });
const cases = [
	aCase('a', 'sent', '2026-11-06', '2026-11-25'),
	aCase('b', 'sent', '2026-11-07', '2026-11-21', 'malee'),
	aCase('c', 'answered', '2026-11-20', '2026-11-20'),
	aCase('d', 'waiting-to-send', '2026-11-19', '2026-11-19', 'malee'),
	aCase('e', 'waiting-to-send', '2026-11-18', '2026-11-18'),
	aCase('f', 'told', '2026-11-01'),
	aCase('g', 'closed', '2026-11-02', '', 'malee'),
	aCase('h', 'closed', '2026-11-03'),
	aCase('i', 'cancelled', '2026-10-01')
];
const idsOf = (list: (typeof caseLists)[number]): string =>
	listedCases(cases, list, looking)
		.map(({ id }) => id)
		.join('');

describe('lists of cases', () => {
	it('[D107] have what waits too long, what is due by today, mine, what is to be sent, all open ones and the closed', () => {
		expect(Object.fromEntries(caseLists.map((list) => [list, idsOf(list)]))).toEqual({
			'waiting-too-long': 'a',
			due: 'cb',
			mine: 'db',
			'to-send': 'ed',
			open: 'edcbaf',
			closed: 'hg'
		});
	});

	it('[D107] say how many they have, and a case waits too long from the day on which the days are over', () => {
		expect(countsOf(cases, looking)).toEqual({ 'waiting-too-long': 1, due: 2, mine: 2, 'to-send': 2, open: 6, closed: 2 });
		expect(countsOf(cases, { ...looking, today: asDay('2026-11-22') })['waiting-too-long']).toBe(2);
	});
});
