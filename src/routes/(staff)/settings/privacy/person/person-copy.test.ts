import { UNNOTED } from '#domain/unnoted.ts';
import { expect, it } from 'vitest';
import { exampleCatalogue } from '#domain/catalogue.ts';
import { domainWords } from '#i18n/areas/domain-words.ts';
import type { VisitRow } from '#readmodel/schema.ts';
import { addressOf, copyAsJson, COPY_FORMAT, nameOf, phoneOf } from './person-copy.ts';

const [work] = exampleCatalogue();
const visit: VisitRow = {
	id: 'V',
	on: '2026-11-21',
	at: '2026-11-21T03:00:00.000Z',
	visitor: 'citizen',
	channel: 'counter',
	works: [{ work: 'W', service: work?.code ?? '', mode: 'complete', tangrath: false, outcome: 'completed' }],
	notice: 1,
	...UNNOTED,
	by: 'malee',
	device: 'D',
	corrections: 1,
	voided: false,
	seq: 1,
	facts: [],
	linked: []
};

const catalogues = [{ id: '01', effectiveFrom: '2026-10-01', label: '', at: '', by: '', works: exampleCatalogue() }];
const centre = { name: 'ศูนย์ทดสอบ', catalogues };

it('[U162] a copy has everything that was ever said of the person, corrected or not, and the services by name', () => {
	const said = [
		{ title: 'นาย', name: 'สมมุติ ใจดี', phone: '0812345678' },
		{ name: 'สมมุติ ใจงาม', remark: 'สะกดผิด' }
	];
	const copy = JSON.parse(copyAsJson([{ visit, said }], centre, '2026-11-22T03:00:00.000Z')) as Record<string, unknown>;
	expect(copy).toMatchObject({
		format: COPY_FORMAT,
		version: 1,
		centre: 'ศูนย์ทดสอบ',
		visits: [
			{
				day: '2026-11-21',
				recordedBy: 'malee',
				privacyNotice: 1,
				services: [{ service: work?.name, outcome: 'completed' }],
				personal: said
			}
		]
	});
});

it('[U162] [U190] a name, a telephone number and an address read as they are written, in the language of the copy', () => {
	expect(nameOf({ title: 'นาง', name: 'สมศรี' })).toBe('นางสมศรี');
	const typed = { phone: '021234567', extension: '12' };
	expect([phoneOf(typed, 'ต่อ'), phoneOf(typed, 'ext.'), phoneOf({}, 'ต่อ')]).toEqual(['021234567 ต่อ 12', '021234567 ext. 12', '']);
	const words = domainWords.words.th;
	expect(addressOf({ moo: '3', province: 'ศรีพนา' }, words)).toBe('หมู่ที่ 3 จังหวัด ศรีพนา');
	expect(addressOf({}, words)).toBe('');
});
