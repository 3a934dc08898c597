// A register as it is put on paper: its heading, its columns, its lines in portions. Pure.
import type { DayRange } from '#domain/days.ts';
import { fiscalYearOf } from '#domain/days.ts';
import type { RegisterSettings } from '#domain/register-settings.ts';
import type { RegisterPeriod } from '#domain/register-periods.ts';
import type { RegisterColumn } from '#domain/register-words.ts';
import { thaiDigits } from '#domain/thai-text.ts';
import { registerPaper } from '#i18n/areas/register-paper.ts';
import { formatDay, formatMonth } from '#i18n/format.ts';
import type { CentreRow } from '#readmodel/schema.ts';
import type { Choice } from './choice.ts';
import type { PaperRow } from './row-cells.ts';

export interface SheetColumn {
	id: RegisterColumn;
	name: string;
}
export interface Sheet {
	/** Id of the register, with what makes it one of several. */
	key: string;
	title: string;
	place: string;
	days: string;
	columns: SheetColumn[];
	/** In portions, so that a new one is all that is drawn. */
	parts: PaperRow[][];
}

const t = registerPaper.words.th;

/** The columns that are printed, by the office's names for them. */
export const sheetColumns = ({ columns }: RegisterSettings): SheetColumn[] =>
	columns.filter(({ on }) => on).map(({ id, name }) => ({ id, name: name === '' ? t.columns[id] : name }));

export const sheetTitle = ({ register, title }: RegisterSettings): string => (title === '' ? t.title[register] : title);

/** Which year or month it is of and, where only a part of it is printed, which days. */
export function sheetDays({ numbering, range }: RegisterPeriod, choice: Pick<Choice, 'span' | 'range'>): string {
	const whole = numbering === 'month' ? t.month(formatMonth(range.from, 'th')) : t.year(String(fiscalYearOf(range.from)));
	const asked = clipped(range, choice.range);
	if (asked.from === range.from && asked.to === range.to) return thaiDigits(whole);
	const part = choice.span === 'month' ? t.month(formatMonth(asked.from, 'th')) : t.days(day(asked.from), day(asked.to));
	return thaiDigits(`${whole} ${part}`);
}

export const sheetPlace = ({ name, amphoe, province }: CentreRow): string =>
	[name, amphoe === '' ? '' : t.place(amphoe, province)].filter((part) => part !== '').join(' ');

const day = (iso: string): string => formatDay(iso, 'th', 'medium');
const clipped = (a: DayRange, b: DayRange): DayRange => ({ from: a.from > b.from ? a.from : b.from, to: a.to < b.to ? a.to : b.to });
