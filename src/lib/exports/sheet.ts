// A sheet as programs hand it over, and how much of one is read (promises E1–E4).

export type SheetCell = string | number | boolean | Date | null;

export interface SheetRead {
	/** Rows from the first, with cells from column A; `rows[0]` is row 1 of the sheet. */
	rows: SheetCell[][];
	/** Ranges of merged cells, e.g. `B3:B9`. */
	merged: string[];
	/** Cells that are worked out instead of written, e.g. `C4`. */
	formulas: string[];
}

/** Why a file cannot be read at all. */
export type SheetFault =
	{ fault: 'too-big'; max: number } | { fault: 'not-a-sheet' } | { fault: 'too-many-rows'; rows: number; max: number } | { fault: 'empty' };

export type SheetAnswer = { ok: true; sheet: SheetRead } | ({ ok: false } & SheetFault);

export const SHEET_FILE_BYTES_MAX = 5_000_000;
/** Of the sheet's own text once it is unpacked: a small file may hold very much. */
export const SHEET_TEXT_BYTES_MAX = 60_000_000;
/** Rows with something in them. */
export const SHEET_ROWS_MAX = 5_000;

export interface SheetPlace {
	/** From 1, as programs number rows. */
	row: number;
	/** From 0: column A. */
	column: number;
}

/** `B3` → row 3, column 1. */
export function placeOf(cell: string): SheetPlace {
	const letters = /^[A-Z]+/i.exec(cell)?.[0].toUpperCase() ?? '';
	const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
	return { row: Number(cell.slice(letters.length)), column };
}
