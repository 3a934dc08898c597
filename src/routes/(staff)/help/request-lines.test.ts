import { expect, it } from 'vitest';
import { asDay } from '#domain/days.ts';
import type { RequestRow } from '#readmodel/schema.ts';
import { choices, infoOverdue, overdue, shownRequests } from './request-lines.ts';

const today = asDay('2026-11-21');
const request = (id: string, change: Partial<RequestRow> = {}): RequestRow => ({
	id,
	on: '2026-11-20',
	origin: 'self',
	kind: 'disaster',
	urgent: false,
	affected: 1,
	officer: null,
	at: '2026-11-20T03:00:00.000Z',
	notice: null,
	by: 'malee',
	device: 'D',
	corrections: 0,
	voided: false,
	state: 'registered',
	since: change.on ?? '2026-11-20',
	events: [],
	photos: [],
	info: null,
	changed: '2026-11-20T03:00:00.000Z',
	seq: 1,
	facts: [],
	linked: [],
	...change
});
const ids = (rows: readonly RequestRow[]): string[] => rows.map(({ id }) => id);

it('[U253] lists requests by where they stand, voided ones among those that ended', () => {
	const all = [
		request('new'),
		request('old', { since: '2026-11-18' }),
		request('checked', { state: 'checking', since: '2026-11-20' }),
		request('done', { state: 'done' }),
		request('void', { voided: true })
	];
	expect(choices(all, today, null)).toEqual([
		{ shown: 'open', count: 3 },
		{ shown: 'due', count: 1 },
		{ shown: 'registered', count: 2 },
		{ shown: 'checking', count: 1 },
		{ shown: 'ended', count: 2 }
	]);
	expect(ids(shownRequests(all, 'due', today, null))).toEqual(['old']);
	expect(ids(shownRequests(all, 'ended', today, null))).toEqual(['done', 'void']);
});

it('[U253] an announcement is due only where the office set its days', () => {
	const announced = request('a', { state: 'announced', since: '2026-11-06' });
	expect([overdue(announced, today, null), overdue(announced, today, 15), overdue(announced, today, 16)]).toEqual([
		undefined,
		'2026-11-21',
		undefined
	]);
});

it('[U254] requests of the month before are due in INFO by the 5th of this, those of this month not yet', () => {
	const all = [request('this month'), request('october', { on: '2026-10-31' }), request('september', { on: '2026-09-01' })];
	expect(infoOverdue(all, today)).toEqual({ count: 2, due: '2026-10-05' });
	const keyed = { on: '2026-11-02', by: 'suda', at: '2026-11-21T04:00:00.000Z' };
	expect(infoOverdue([request('october', { on: '2026-10-31', info: keyed }), request('new')], today)).toBeUndefined();
	expect(infoOverdue([request('october', { on: '2026-10-31', info: keyed, changed: '2026-11-21T05:00:00.000Z' })], today)?.count).toBe(1);
	expect(infoOverdue([request('void', { on: '2026-10-31', voided: true })], today)).toBeUndefined();
});
