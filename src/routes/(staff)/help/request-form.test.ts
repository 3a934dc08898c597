import { describe, expect, it, vi } from 'vitest';
import { asDay } from '#domain/days.ts';
import type { CorrectHelpIntent, RequestHelpIntent } from '#domain/help.ts';
import type { Done } from '#commands/commands.ts';
import { alikeFor, blankDoors } from './testing/doors.ts';
import { affectedIn, blankRequest, fieldsFrom, isBlankRequest, personalIn, readRequestDraft } from './request-fields.ts';
import { RequestForm } from './request-form.svelte.ts';

const home = { tambon: 'บ้านสวน', amphoe: 'เมือง', province: 'สกลนคร' };
const today = asDay('2026-11-21');

describe('the fields of a request', () => {
	it('[U250] are blank while only choices and the home address stand in them', () => {
		const blank = blankRequest(home, 'malee');
		expect(isBlankRequest({ ...blank, origin: 'surveyed', urgent: true, affected: '3', tambon: 'อื่น' })).toBe(true);
		expect(isBlankRequest({ ...blank, kind: 'disaster' })).toBe(false);
		expect(isBlankRequest({ ...blank, people: [{ name: 'ก', house: '', moo: '', remark: '' }] })).toBe(false);
	});

	it.each([
		['๔', 4],
		[' 12 ', 12],
		['', 2],
		['1', 2],
		['1.5', NaN],
		['-1', NaN]
	])('[U250] how many are affected, typed as %j, is %d', (affected, count) => {
		const person = { name: 'ก', house: '', moo: '', remark: '' };
		expect(affectedIn({ affected, people: [person, person, { ...person, name: ' ' }] })).toBe(count);
	});

	it('[U251] a draft comes back as it was, and nothing else is taken for one', () => {
		const fields = { ...blankRequest(home, 'malee'), name: 'สมศรี' };
		const draft = { request: 'R', act: 'A', fields };
		expect(readRequestDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
		for (const other of [undefined, {}, { request: 'R', act: 'A' }, { ...draft, fields: { ...fields, name: 1 } }])
			expect(readRequestDraft(other)).toBeUndefined();
	});

	it('[U250] of a correction are what was recorded', () => {
		const request = { on: '2026-11-20', origin: 'self', kind: 'disaster', urgent: true, affected: 4, officer: null } as const;
		const personal = { name: 'สมศรี', trouble: 'น้ำท่วม', people: [{ name: 'ก', house: '1', moo: '2', remark: '' }] };
		const fields = fieldsFrom(request, personal, '20/11/2569');
		expect(fields).toMatchObject({ day: '20/11/2569', kind: 'disaster', affected: '4', officer: '', name: 'สมศรี' });
		expect(personalIn(fields)).toMatchObject({ name: 'สมศรี', trouble: 'น้ำท่วม', people: personal.people });
	});
});

describe('the form', () => {
	it('[U251] makes its ids at the first keystroke, keeps a draft, saves once and forgets it', async () => {
		const stored: RequestHelpIntent[] = [];
		const { doors, kept } = blankDoors({
			requestHelp: (intent) => {
				stored.push(intent);
				return Promise.resolve<Done>({ ok: true, id: intent.request });
			}
		});
		const form = new RequestForm(doors);
		await form.begin(blankRequest(home, 'malee'));
		form.changed(form.fields);
		expect(form.request).toBeUndefined();
		Object.assign(form.fields, { name: 'สมศรี', kind: 'disaster' });
		form.changed(form.fields);
		await form.flush();
		expect(kept()).toMatchObject({ request: form.request, fields: { name: 'สมศรี', day: '21/11/2569' } });
		const { request } = form;
		expect(await form.save()).toBe(request);
		expect(stored).toEqual([expect.objectContaining({ request, on: today, kind: 'disaster', affected: 1, officer: 'malee' })]);
		expect([kept(), form.request]).toEqual([undefined, undefined]);
	});

	it('[U294] a correction comes back with its reason, and is no draft while it changes nothing', async () => {
		const given = fieldsFrom(
			{ on: '2026-11-20', origin: 'self', kind: 'disaster', urgent: false, affected: 4, officer: null },
			{},
			'20/11/2569'
		);
		const { doors, kept } = blankDoors({});
		const form = new RequestForm(doors, 'R');
		await form.begin(given);
		form.changed(given, undefined);
		await form.flush();
		expect(kept()).toBeUndefined();
		form.changed({ ...given, affected: '7' }, 'more-known');
		await form.flush();
		const again = new RequestForm(doors, 'R');
		await again.begin(given);
		expect([again.fields.affected, again.reason, again.notice]).toEqual(['7', 'more-known', 'restored']);
		again.changed(given, undefined);
		await again.flush();
		expect(kept()).toBeUndefined();
	});

	it('[U251] brings back what was being typed, unless it was saved by then', async () => {
		for (const recorded of [false, true]) {
			const { doors } = blankDoors({}, { request: 'R', act: 'A', fields: { ...blankRequest(home, ''), name: 'สมศรี' } });
			const form = new RequestForm({ ...doors, isRecorded: () => Promise.resolve(recorded) });
			await form.begin(blankRequest(home, ''));
			expect([form.fields.name, form.notice]).toEqual(recorded ? ['', undefined] : ['สมศรี', 'restored']);
		}
	});

	it('[U250] a correction wants its reason, and what cannot be stored stays typed', async () => {
		const correctHelp = vi.fn((_: CorrectHelpIntent) => Promise.reject<Done>(new Error('gone')));
		const { doors } = blankDoors({ correctHelp });
		const form = new RequestForm(doors, 'R');
		await form.begin({ ...blankRequest(home, ''), name: 'สมศรี', kind: 'disaster' });
		expect(await form.save()).toBeUndefined();
		expect(form.refusals).toMatchObject([{ field: 'reason' }]);
		form.reason = 'more-known';
		expect(await form.save()).toBeUndefined();
		expect([form.acting.failure, form.fields.name]).toEqual(['other', 'สมศรี']);
		expect(correctHelp.mock.calls[0]?.[0]).toMatchObject({ request: 'R', reason: 'more-known' });
		form.fields.day = '31/2/2569';
		expect(await form.save()).toBeUndefined();
		expect(form.refusals).toMatchObject([{ code: 'day-impossible' }]);
	});
});

it('[U252] tells of requests that are alike, and of whom it showed, once', async () => {
	const { alike, read } = alikeFor([{ id: 'A', on: '2026-11-01', kind: 'disaster', personal: { title: 'นาง', name: 'สมศรี มีสุข' } }]);
	const typed = { id: '', on: today, kind: 'disaster', personal: { name: 'สมศรี มีสุข' } };
	await alike.compare({ ...typed, personal: {} }, today);
	expect([alike.found, read.mock.calls.length]).toEqual([[], 0]);
	for (let time = 0; time < 2; time += 1) await alike.compare(typed, today);
	expect(alike.found).toMatchObject([{ id: 'A', samePerson: true, sameKind: true, name: 'นางสมศรี มีสุข' }]);
	expect(read.mock.calls.filter(([, purpose]) => purpose === 'search')).toEqual([[['A'], 'search']]);
});
