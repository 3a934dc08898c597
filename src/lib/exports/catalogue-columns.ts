// The columns of a catalogue as a sheet: their headings, and how a cell says what a work is. Thai on paper; English is read too.
import { asTypedDay } from './typed-day.ts';
import type { CatalogueWork } from '#domain/facts-of-catalogue.ts';
import { serviceGroups, serviceModes, type ServiceGroup, type ServiceMode } from '#domain/words.ts';
import { domainWords } from '#i18n/areas/domain-words.ts';
import { worksSheet } from '#i18n/areas/works-sheet.ts';

export type ColumnField = keyof CatalogueWork;
export type CellKind = 'text' | 'group' | 'modes' | 'mode' | 'day' | 'days' | 'yes-no';

export interface CatalogueColumn {
	field: ColumnField;
	kind: CellKind;
	/** A sheet without it is no catalogue. */
	required: boolean;
	/** Width on the sheet, in characters. */
	width: number;
}

const column = (field: ColumnField, kind: CellKind, width: number, required = false): CatalogueColumn => ({ field, kind, width, required });

/** In the order in which they are written. */
export const catalogueColumns: readonly CatalogueColumn[] = [
	column('code', 'text', 18, true),
	column('name', 'text', 44, true),
	column('group', 'group', 30, true),
	column('owner', 'text', 26),
	column('contact', 'text', 26),
	column('hotline', 'text', 16),
	column('link', 'text', 34),
	column('papers', 'text', 40),
	column('usualDays', 'days', 12),
	column('modes', 'modes', 28),
	column('usualMode', 'mode', 18),
	column('tangrath', 'yes-no', 12),
	column('from', 'day', 14),
	column('to', 'day', 14),
	column('source', 'text', 34),
	column('checkedOn', 'day', 14),
	column('example', 'yes-no', 10),
	column('offered', 'yes-no', 10)
];

const both = [worksSheet.words.th, worksSheet.words.en];
const groupWords = [domainWords.words.th.group, domainWords.words.en.group];
const modeWords = [domainWords.words.th.mode, domainWords.words.en.mode];

/** What two spellings of one heading or word have in common: no blanks, no marks between words, small letters. */
export const bare = (text: string): string =>
	text
		.normalize('NFC')
		.toLowerCase()
		.replace(/[\s()./_–—-]/g, '');

/** The heading of a column as it is written. */
export const headingOf = (field: ColumnField): string => worksSheet.words.th.heading[field];

/** The column that a heading names, in Thai or English, however it is spaced. */
export const columnNamed = (heading: string): CatalogueColumn | undefined =>
	catalogueColumns.find(({ field }) => both.some(({ heading: words }) => bare(words[field]) === bare(heading)));

export const groupNamed = (text: string): ServiceGroup | undefined =>
	serviceGroups.find((group) => [group, ...groupWords.map((words) => words[group])].some((word) => bare(word) === bare(text)));
export const modeNamed = (text: string): ServiceMode | undefined =>
	serviceModes.find((mode) => [mode, ...modeWords.map((words) => words[mode])].some((word) => bare(word) === bare(text)));

const yes = ['ใช่', 'มี', 'เปิด', 'yes', 'y', 'true', '1', '✓', '/'];
const no = ['ไม่ใช่', 'ไม่', 'ไม่มี', 'ปิด', 'no', 'n', 'false', '0', ''];
/** Whether a cell says yes; undefined when it says neither. */
export function yesOrNo(text: string): boolean | undefined {
	const said = text.trim().toLowerCase();
	if (yes.includes(said)) return true;
	return no.includes(said) ? false : undefined;
}

/** What stands in the cell of a work. */
export function cellOf(work: CatalogueWork, { field, kind }: CatalogueColumn): string | number {
	const { th } = domainWords.words;
	if (kind === 'group') return th.group[work.group];
	if (kind === 'modes') return work.modes.map((mode) => th.mode[mode]).join(', ');
	if (kind === 'mode') return th.mode[work.usualMode];
	const value = work[field] as string | number | boolean | null;
	if (typeof value === 'boolean') return value ? 'ใช่' : 'ไม่ใช่';
	if (value === null) return '';
	return kind === 'day' ? asTypedDay(String(value)) : value;
}
