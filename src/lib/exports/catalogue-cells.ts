// What one cell of a catalogue's sheet says. Pure.
import { BUDDHIST_YEAR_MIN, BUDDHIST_YEARS_AHEAD, parseDay } from '#domain/days.ts';
import { refuse, type Refusal } from '#domain/refusals.ts';
import { arabicDigits } from '#domain/thai-text.ts';
import { groupNamed, modeNamed, yesOrNo, type CellKind } from './catalogue-columns.ts';
import { plainText } from './safe-cell.ts';
import type { SheetCell } from './sheet.ts';
import { asTypedDay } from './typed-day.ts';

export type CellFault = 'group-unknown' | 'mode-unknown' | 'neither-yes-nor-no' | 'days-unreadable';
export type CellAnswer = { ok: true; value: unknown } | { ok: false; why: CellFault | Refusal };

const said = (value: unknown): CellAnswer => ({ ok: true, value });
const wrong = (why: CellFault | Refusal): CellAnswer => ({ ok: false, why });

/** The cell as it reads on the sheet; a date cell as its day in the Buddhist era. */
export function textOfCell(cell: SheetCell): string {
	if (cell === null) return '';
	if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : asTypedDay(cell.toISOString().slice(0, 10));
	return String(cell).trim();
}

/** What a cell of this kind says; an empty one says nothing, which is no fault where nothing may be said. */
export function readCell(kind: CellKind, cell: SheetCell): CellAnswer {
	const text = plainText(textOfCell(cell));
	if (kind === 'text') return said(text);
	if (kind === 'day') return readDay(cell, text);
	if (kind === 'days') return readDays(text);
	if (kind === 'group') return found(groupNamed(text), 'group-unknown');
	if (kind === 'mode') return found(modeNamed(text), 'mode-unknown');
	return kind === 'modes' ? readModes(text) : found(yesOrNo(text), 'neither-yes-nor-no');
}

const found = (value: unknown, fault: CellFault): CellAnswer => (value === undefined ? wrong(fault) : said(value));

function readModes(text: string): CellAnswer {
	const modes = text.split(/[,;\n]/).map((part) => modeNamed(part));
	return modes.includes(undefined) ? wrong('mode-unknown') : said(modes);
}

function readDays(text: string): CellAnswer {
	if (text === '') return said(null);
	const digits = /^(\d{1,6})(?:\s*วัน(?:ทำการ)?)?$/.exec(arabicDigits(text))?.[1];
	return digits === undefined ? wrong('days-unreadable') : said(Number(digits));
}

/** Text is of the Buddhist era, as on every form; a date cell whose year is one was typed into the wrong kind of cell. */
function readDay(cell: SheetCell, text: string): CellAnswer {
	if (text === '') return said(null);
	if (cell instanceof Date) return readDateCell(cell);
	const answer = parseDay(text);
	return answer.ok ? said(answer.day) : wrong(answer.refusal);
}

function readDateCell(cell: Date): CellAnswer {
	const year = cell.getUTCFullYear();
	if (year >= BUDDHIST_YEAR_MIN) return wrong(refuse('day-era-mixed-up', 'on', { typed: year, meant: year - BUDDHIST_YEARS_AHEAD }));
	return said(cell.toISOString().slice(0, 10));
}
