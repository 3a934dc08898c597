import { expect, it } from 'vitest';
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
	catalogue: exampleCatalogue(),
	surveys: [],
	notices: [],
	retention: { visit: 10, survey: 0 },
	seq: 1
};
const formats = { day: (iso: string) => iso, number: String, type: 'TYPE' };

it.each(['th', 'en'] as const)(
	'[U164] the sheet says what the centre has set and leaves blank what only the office knows (%s)',
	(language) => {
		const words = privacyProcessing.words[language];
		const rows = processingRows(centre, exampleNotice('2026-11-21'), words, formats);
		const said = (label: string): string => rows.find((row) => row.label === label)?.said ?? '';
		expect(said(words.row.controller)).toContain('ศูนย์ทดสอบ');
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
		expect(processingRows(centre, undefined, words, formats).at(-1)?.said).toBe(words.text.noticeNone);
	}
);
