import { expect, it } from 'vitest';
import { NO_CHOICE } from '#domain/catalogue-in-force.ts';
import { exampleCatalogue } from '#domain/catalogue.ts';
import { exampleNotice } from '#domain/default-notice.ts';
import { privacyProcessing } from '#i18n/areas/privacy-processing.ts';
import type { CentreRow } from '#readmodel/schema.ts';
import { processingRows } from './processing-rows.ts';

const centre: CentreRow = {
	id: 'org',
	name: 'ศูนย์ทดสอบ',
	type: 'city',
	tambon: 'ก',
	amphoe: 'ข',
	province: 'ค',
	catalogues: [{ id: '01', effectiveFrom: '2026-10-01', label: '', at: '', by: '', works: exampleCatalogue() }],
	choice: { ...NO_CHOICE, hidden: ['SVC1908'] },
	surveys: [],
	withdrawnSurveys: [],
	commentTags: [],
	notices: [],
	retention: { visit: 10, survey: 0, help: 0 },
	help: [],
	infoMonths: [],
	visitFields: [],
	registers: [],
	caseWaitDays: 15,
	seq: 1
};
const formats = { day: (iso: string) => iso, number: String, type: 'TYPE' };

it.each(['th', 'en'] as const)(
	'[U164] the sheet says what the centre has set and leaves blank what only the office knows (%s)',
	(language) => {
		const words = privacyProcessing.words[language];
		const rows = processingRows(centre, '2026-11-21', exampleNotice('2026-11-21'), words, formats);
		const said = (label: string): string => rows.find((row) => row.label === label)?.said ?? '';
		expect(said(words.row.controller)).toContain('ศูนย์ทดสอบ');
		expect(said(words.row.activity)).toContain('21');
		expect(said(words.row.data)).not.toContain(words.text.fields.house);
		const more: CentreRow = { ...centre, visitFields: ['citizen-id', 'house', 'road', 'postcode'] };
		const data = processingRows(more, '2026-11-21', undefined, words, formats).find(({ label }) => label === words.row.data)?.said;
		for (const field of more.visitFields) expect(data).toContain(words.text.fields[field]);
		expect(data).not.toContain(words.text.fields.queue);
		expect(said(words.row.retention)).toContain('10');
		expect(said(words.row.retention)).toContain(words.text.unset);
		expect(said(words.row.notice)).toContain('2026-11-21');
		expect(rows.filter(({ blank }) => blank).map(({ label }) => label)).toEqual([
			words.row.place,
			words.row.officer,
			words.row.disclosure,
			words.row.abroad,
			words.row.rights,
			words.row.security
		]);
		expect(rows.filter(({ blank, said: text }) => !blank && text === '')).toEqual([]);
		expect(processingRows(centre, '2026-11-21', undefined, words, formats).at(-1)?.said).toBe(words.text.noticeNone);
	}
);
