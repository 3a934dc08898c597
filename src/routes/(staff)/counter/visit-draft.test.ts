import { describe, expect, it } from 'vitest';
import type { CatalogueWork } from '#domain/facts.ts';
import { blankWork } from '#domain/new-work.ts';
import { blankFields, fieldsOf, inMode, isBlank, personalOf, readDraft, workFrom, type VisitFields } from './visit-draft.ts';

const home = { tambon: 'บ้านสวน', amphoe: 'เมือง', province: 'สกลนคร' };
const with_ = (changes: Partial<VisitFields>): VisitFields => ({ ...blankFields(home), ...changes });
const entry: CatalogueWork = {
	...blankWork(),
	code: 'power',
	name: 'การขอใช้ไฟฟ้า',
	group: 'citizen',
	owner: 'กฟภ.',
	hotline: '1129',
	usualMode: 'forward',
	example: true
};

describe('a form for a new visitor', () => {
	it.each([
		[{}, true],
		[{ name: '   ' }, true],
		[{ visitor: 'business' as const, channel: 'phone' as const, day: '1/1/2569' }, true],
		[{ tambon: ' บ้านสวน ' }, true],
		[{ name: 'ก' }, false],
		[{ note: 'ก' }, false],
		[{ tambon: 'ดอนกลาง' }, false],
		[{ works: [workFrom(entry, 'W')] }, false]
	])('with %j is blank: %s', (changes, blank) => {
		expect(isBlank(with_(changes), home)).toBe(blank);
	});

	it('takes a title typed with the name off it, unless one was chosen', () => {
		expect(personalOf(with_({ name: 'นางสมศรี ใจดี' }), home)).toMatchObject({ title: 'นาง', name: 'สมศรี ใจดี' });
		expect(personalOf(with_({ title: 'พระครู', name: 'นางสมศรี' }), home)).toMatchObject({ title: 'พระครู', name: 'นางสมศรี' });
	});

	it('says nothing personal of an anonymous visitor, not even the address it started with', () => {
		const { tambon, amphoe, province } = personalOf(with_({ works: [workFrom(entry, 'W')] }), home);
		expect([tambon, amphoe, province]).toEqual([undefined, undefined, undefined]);
	});

	it('keeps the address of a visitor who is known, or who comes from elsewhere', () => {
		expect(personalOf(with_({ moo: '5' }), home)).toMatchObject(home);
		expect(personalOf(with_({ tambon: 'ดอนกลาง' }), home)).toMatchObject({ tambon: 'ดอนกลาง' });
	});
});

describe('a chosen work', () => {
	it('starts as the catalogue has it', () => {
		expect(workFrom(entry, 'W')).toEqual({ work: 'W', service: 'power', mode: 'forward', tangrath: false, outcome: 'forwarded' });
		expect(workFrom({ ...entry, group: 'tangrath', usualMode: 'complete' }, 'W')).toMatchObject({ tangrath: true, outcome: 'completed' });
	});

	it('takes the usual outcome of a new mode along, and leaves a chosen one alone', () => {
		expect(inMode(workFrom(entry, 'W'), 'complete')).toMatchObject({ mode: 'complete', outcome: 'completed' });
		expect(inMode({ ...workFrom(entry, 'W'), outcome: 'advised' }, 'complete')).toMatchObject({ mode: 'complete', outcome: 'advised' });
	});
});

describe('a stored draft', () => {
	const draft = { visit: 'V', act: 'A', fields: with_({ name: 'สมศรี', works: [workFrom(entry, 'W')] }) };

	it('comes back as it was', () => {
		expect(readDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
	});

	it.each([
		[undefined],
		['text'],
		[{ ...draft, visit: 1 }],
		[{ ...draft, fields: undefined }],
		[{ ...draft, fields: { ...draft.fields, name: 5 } }],
		[{ ...draft, fields: { ...draft.fields, visitor: 'alien' } }],
		[{ ...draft, fields: { ...draft.fields, works: [{ work: 'W' }] } }]
	])('that no form wrote is not taken for one: %j', (stored) => {
		expect(readDraft(stored)).toBeUndefined();
	});

	it('and a recorded visit fill the same form', () => {
		const personal = { title: 'นาง', name: 'สมศรี', phone: '042711561', extension: '12', tambon: 'ดอนกลาง' };
		const fields = fieldsOf({ id: 'V', visitor: 'citizen', channel: 'phone', works: [workFrom(entry, 'W')] }, personal, '1/1/2569', home);
		expect(fields).toMatchObject({ title: 'นาง', phone: '042711561 ต่อ 12', tambon: 'ดอนกลาง', amphoe: '', day: '1/1/2569' });
		expect(fieldsOf({ id: 'V', visitor: 'citizen', channel: 'phone', works: [] }, {}, '', home)).toMatchObject(home);
	});
});
