import { expect, it } from 'vitest';
import { officerOn } from './officer.ts';

const duty = { on: '2026-11-21', morning: ['malee'], afternoon: ['suda'] };
const at = (iso: string) => ({ now: () => Date.parse(iso), offset: () => 0 });
const MORNING = at('2026-11-21T03:00:00Z');
const AFTERNOON = at('2026-11-21T05:00:00Z');
const staff = ['malee', 'suda', 'somchai'];

it.each([
	['the morning’s', { duty, isToday: true, clock: MORNING, who: 'somchai' }, 'malee'],
	['from noon in Bangkok the afternoon’s', { duty, isToday: true, clock: AFTERNOON, who: 'somchai' }, 'suda'],
	['of a day before, the morning’s', { duty, isToday: false, clock: AFTERNOON, who: 'somchai' }, 'malee'],
	['who is at the device and on duty', { duty, isToday: false, clock: MORNING, who: 'suda' }, 'suda'],
	['who is at the device, where nobody is on the roster', { duty: undefined, isToday: true, clock: MORNING, who: 'somchai' }, 'somchai'],
	['not who left', { duty: { ...duty, morning: ['gone'] }, isToday: true, clock: MORNING, who: 'somchai' }, 'somchai'],
	['an account that is nobody of the staff', { duty: undefined, isToday: true, clock: MORNING, who: 'owner' }, 'owner'],
	['nobody', { duty: undefined, isToday: true, clock: MORNING, who: undefined }, '']
])('[U296] a request begins with the officer on duty: %s', (_, asked, officer) => {
	expect(officerOn({ staff, ...asked })).toBe(officer);
});
