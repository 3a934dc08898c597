// A sheet taken as a catalogue: all of it, or every place where it is none (promises E1–E3). Pure.
import { isCode } from '#domain/code-checks.ts';
import type { CatalogueWork } from '#domain/facts-of-catalogue.ts';
import { WORKS_PER_CATALOGUE_MAX } from '#domain/limits.ts';
import { blankWork } from '#domain/new-work.ts';
import { refuse, type Refusal } from '#domain/refusals.ts';
import { cleanWork, workRefusals } from '#domain/work-checks.ts';
import { catalogueColumns, columnNamed, headingOf, type CatalogueColumn, type ColumnField } from './catalogue-columns.ts';
import { readCell, textOfCell, type CellFault } from './catalogue-cells.ts';
import { placeOf, type SheetCell, type SheetRead } from './sheet.ts';

/** How many places are named; the rest are counted. */
export const PROBLEMS_NAMED_MAX = 200;
/** A heading may stand below a title and a note. */
const ROWS_ABOVE_HEADINGS_MAX = 10;
const HEADINGS_MIN = 2;

export type SheetProblemCode = CellFault | 'no-headings' | 'column-missing' | 'column-twice' | 'cell-merged' | 'cell-formula';

/** One place that cannot be taken, why, and what stood there. */
export interface SheetProblem {
	/** From 1, as programs number rows. */
	row: number;
	/** Heading of the column; '' for the row as a whole. */
	column: string;
	found: string;
	why: SheetProblemCode | Refusal;
}

export type CatalogueRead =
	| { ok: true; works: CatalogueWork[]; /** Headings that mean nothing here. */ ignored: string[] }
	| { ok: false; problems: SheetProblem[]; /** How many there are beyond those named. */ more: number };

interface Headings {
	/** Index of the row in the sheet, from 0. */
	row: number;
	/** Index of each column that was found. */
	places: Map<ColumnField, number>;
	ignored: string[];
}

/** @param known works that a row with the same code says something new of; what a missing column would say stays */
export function readCatalogue(sheet: SheetRead, known: readonly CatalogueWork[]): CatalogueRead {
	const problems: SheetProblem[] = [];
	const headings = readHeadings(sheet.rows, problems);
	if (headings === undefined || problems.length > 0) return refusedWith(problems);
	problems.push(...marked(sheet, headings));
	const rows = sheet.rows.flatMap((cells, index) => (index > headings.row && !isBlank(cells) ? [{ cells, row: index + 1 }] : []));
	if (rows.length === 0) problems.push({ row: headings.row + 2, column: '', found: '', why: refuse('no-works', 'works') });
	if (rows.length > WORKS_PER_CATALOGUE_MAX) {
		const why = refuse('too-many-works', 'works', { max: WORKS_PER_CATALOGUE_MAX });
		problems.push({ row: headings.row + 2 + WORKS_PER_CATALOGUE_MAX, column: '', found: String(rows.length), why });
	}
	const before = new Map(known.map((work) => [work.code, work]));
	const works = rows.map(({ cells, row }) => readRow(cells, row, headings, before, problems));
	problems.push(...repeated(works, rows));
	return problems.length > 0 ? refusedWith(problems) : { ok: true, works, ignored: headings.ignored };
}

function refusedWith(problems: readonly SheetProblem[]): CatalogueRead {
	const ordered = problems.toSorted((a, b) => a.row - b.row);
	return { ok: false, problems: ordered.slice(0, PROBLEMS_NAMED_MAX), more: Math.max(0, ordered.length - PROBLEMS_NAMED_MAX) };
}

/** The row among the first ones that knows most headings. */
function readHeadings(rows: readonly SheetCell[][], problems: SheetProblem[]): Headings | undefined {
	const knownIn = (cells: readonly SheetCell[]): number => cells.filter((cell) => columnNamed(textOfCell(cell)) !== undefined).length;
	const counts = rows.slice(0, ROWS_ABOVE_HEADINGS_MAX).map(knownIn);
	const row = counts.indexOf(Math.max(...counts));
	if ((counts[row] ?? 0) < HEADINGS_MIN) {
		problems.push({ row: 1, column: '', found: (rows[0] ?? []).map(textOfCell).join(' | '), why: 'no-headings' });
		return undefined;
	}
	return headingsIn(rows[row] ?? [], row, problems);
}

function headingsIn(cells: readonly SheetCell[], row: number, problems: SheetProblem[]): Headings {
	const places = new Map<ColumnField, number>();
	const ignored: string[] = [];
	for (const [index, cell] of cells.entries()) {
		const text = textOfCell(cell);
		const column = columnNamed(text);
		if (column === undefined) ignored.push(...(text === '' ? [] : [text]));
		else if (places.has(column.field)) problems.push({ row: row + 1, column: text, found: text, why: 'column-twice' });
		else places.set(column.field, index);
	}
	for (const { field, required } of catalogueColumns) {
		if (required && !places.has(field)) problems.push({ row: row + 1, column: headingOf(field), found: '', why: 'column-missing' });
	}
	return { row, places, ignored };
}

/** Merged cells and formulas in the columns that are read, below the headings. */
function marked({ rows, merged, formulas }: SheetRead, { row, places }: Headings): SheetProblem[] {
	const fieldAt = new Map([...places].map(([field, index]) => [index, field]));
	const problemsAt = (cells: string, why: SheetProblemCode): SheetProblem[] => {
		const [first = cells, last = first] = cells.split(':');
		const [from, to] = [placeOf(first), placeOf(last)];
		if (to.row <= row + 1) return [];
		const index = [...fieldAt.keys()].find((column) => from.column <= column && column <= to.column);
		if (index === undefined) return [];
		const found = `${cells} ${textOfCell(rows[from.row - 1]?.[from.column] ?? null)}`.trim();
		return [{ row: from.row, column: headingOf(fieldAt.get(index) as ColumnField), found, why }];
	};
	return [...merged.flatMap((cells) => problemsAt(cells, 'cell-merged')), ...formulas.flatMap((cell) => problemsAt(cell, 'cell-formula'))];
}

function readRow(
	cells: readonly SheetCell[],
	row: number,
	{ places }: Headings,
	known: ReadonlyMap<string, CatalogueWork>,
	problems: SheetProblem[]
): CatalogueWork {
	const said: Record<string, unknown> = {};
	const wrong = new Set<string>();
	const tell = (column: CatalogueColumn, why: SheetProblem['why']): void => {
		if (wrong.has(column.field)) return;
		wrong.add(column.field);
		problems.push({ row, column: headingOf(column.field), found: textOfCell(cells[places.get(column.field) ?? -1] ?? null), why });
	};
	const read = catalogueColumns.filter(({ field }) => places.has(field));
	for (const column of read) {
		const answer = readCell(column.kind, cells[places.get(column.field) as number] ?? null);
		if (answer.ok) said[column.field] = answer.value;
		else tell(column, answer.why);
	}
	const code = typeof said.code === 'string' ? said.code : '';
	const work = cleanWork(withUsualMode({ ...(known.get(code) ?? blankWork()), ...said }, 'usualMode' in said));
	if (!isCode(work.code)) tell(catalogueColumns[0] as CatalogueColumn, refuse(work.code === '' ? 'field-empty' : 'code-malformed', 'code'));
	for (const refusal of workRefusals(work)) {
		const column = read.find(({ field }) => field === refusal.field);
		if (column !== undefined) tell(column, refusal);
	}
	return work;
}

/** A usual mode that the sheet does not name is one of those that it allows. */
function withUsualMode(work: CatalogueWork, isNamed: boolean): CatalogueWork {
	const [first] = work.modes;
	return isNamed || first === undefined || work.modes.includes(work.usualMode) ? work : { ...work, usualMode: first };
}

function repeated(works: readonly CatalogueWork[], rows: readonly { row: number }[]): SheetProblem[] {
	const first = new Map<string, number>();
	return works.flatMap(({ code }, index) => {
		const row = rows[index]?.row ?? 0;
		if (!first.has(code)) first.set(code, row);
		if (code === '' || first.get(code) === row) return [];
		return [{ row, column: headingOf('code'), found: code, why: refuse('code-twice', 'code') }];
	});
}

const isBlank = (cells: readonly SheetCell[]): boolean => cells.every((cell) => textOfCell(cell) === '');
