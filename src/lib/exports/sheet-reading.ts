// From the bytes of an XLSX file to its first sheet. Values are read by read-excel-file; what it does not tell (merged cells,
// formulas, how many rows there are before they are all read) is looked up in the sheet's own text. Runs in a worker.
import { strFromU8, unzipSync, type UnzipFileInfo } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import { SHEET_FILE_BYTES_MAX, SHEET_ROWS_MAX, SHEET_TEXT_BYTES_MAX, type SheetAnswer, type SheetCell } from './sheet.ts';

const WORKBOOK = 'xl/workbook.xml';
const LINKS = 'xl/_rels/workbook.xml.rels';

/** The first sheet, or why it cannot be read. Never rejects. */
export async function sheetIn(bytes: Uint8Array<ArrayBuffer>): Promise<SheetAnswer> {
	if (bytes.length > SHEET_FILE_BYTES_MAX) return { ok: false, fault: 'too-big', max: SHEET_FILE_BYTES_MAX };
	try {
		const text = textOfFirstSheet(bytes);
		if (text === undefined) return { ok: false, fault: 'too-big', max: SHEET_FILE_BYTES_MAX };
		const filled = filledRows(text);
		if (filled > SHEET_ROWS_MAX) return { ok: false, fault: 'too-many-rows', rows: filled, max: SHEET_ROWS_MAX };
		if (filled === 0) return { ok: false, fault: 'empty' };
		const rows = (await readSheet(bytes.buffer)) as SheetCell[][];
		return { ok: true, sheet: { rows, merged: marks(text, mergedCells), formulas: marks(text, formulaCells) } };
	} catch {
		return { ok: false, fault: 'not-a-sheet' };
	}
}

const mergedCells = /<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+\d+:[A-Z]+\d+)"/g;
const formulaCells = /<(?:\w+:)?c\b[^>]*\br="([A-Z]+\d+)"[^>]*>\s*<(?:\w+:)?f[\s>/]/g;
const marks = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].flatMap(([, cell]) => cell ?? []);

/** Rows with a value in them: programs leave behind thousands of empty ones. */
function filledRows(text: string): number {
	return text.split(/<(?:\w+:)?row\b/).filter((row, index) => index > 0 && /<(?:\w+:)?(?:v|is|f)[\s>]/.test(row)).length;
}

/** Undefined when there is more of it than may be unpacked. */
function textOfFirstSheet(bytes: Uint8Array): string | undefined {
	const parts = unzipSync(bytes, { filter: ({ name }: UnzipFileInfo) => name === WORKBOOK || name === LINKS });
	const path = firstSheetPath(textOf(parts[WORKBOOK]), textOf(parts[LINKS]));
	let isTooBig = false;
	const sheet = unzipSync(bytes, {
		filter: ({ name, originalSize }: UnzipFileInfo) => {
			if (name !== path) return false;
			isTooBig = originalSize > SHEET_TEXT_BYTES_MAX;
			return !isTooBig;
		}
	});
	return isTooBig ? undefined : textOf(sheet[path]);
}

function firstSheetPath(workbook: string, links: string): string {
	const id = /<(?:\w+:)?sheet\b[^>]*\br:id="([^"]+)"/.exec(workbook)?.[1] ?? '';
	const link = [...links.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].map(([tag]) => tag).find((tag) => tag.includes(`Id="${id}"`));
	const target = /\bTarget="([^"]+)"/.exec(link ?? '')?.[1] ?? 'worksheets/sheet1.xml';
	return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

function textOf(part: Uint8Array | undefined): string {
	if (part === undefined) throw new Error('No such part in the file');
	return strFromU8(part);
}
