// A line of the paper register as it is typed: the text of its cells, what it says, and what is wrong with it. Pure.
import { parseDay, type Day } from '#domain/days.ts';
import { dayChecks } from '#domain/entry-day.ts';
import type { CatalogueWork, VisitWork } from '#domain/facts.ts';
import { likenessOf, personKey, type PersonKey } from '#domain/likeness.ts';
import { splitTitle } from '#domain/names.ts';
import { cleanPersonal, personalChecks } from '#domain/personal-entry.ts';
import type { Personal } from '#domain/personal.ts';
import { refuse, type Refusal } from '#domain/refusals.ts';
import { matches, normaliseForSearch } from '#domain/thai-text.ts';
import type { Outcome } from '#domain/words.ts';

/** In the order of the grid and of a pasted sheet. */
export const paperColumns = ['day', 'name', 'phone', 'works', 'outcome', 'officer'] as const;
export type PaperColumn = (typeof paperColumns)[number];
/** Rows that a grid holds; a longer sheet is pasted in parts. */
export const PAPER_ROWS_MAX = 500;

/** Ids are made with the row, so that saving it twice is saving once. */
export interface PaperRow {
	visit: string;
	act: string;
	cells: Record<PaperColumn, string>;
}
export interface PaperContext {
	today: Day;
	/** Works in force on a day of service. */
	works: (day: string) => readonly CatalogueWork[];
	/** Names of outcomes in the language of the screen. */
	outcomes: Record<Outcome, string>;
	/** Those who may have served, by id and name. */
	officers: readonly { id: string; name: string }[];
	newId: () => string;
}
export interface PaperEntry {
	on: Day;
	works: VisitWork[];
	personal: Personal;
	officer: string | undefined;
}
export type PaperFault = { column: PaperColumn } & (
	{ refusal: Refusal } | { unknown: 'work' | 'works' | 'outcome' | 'officer'; typed: string }
);
export type PaperReading = { entry: PaperEntry; faults: [] } | { entry: undefined; faults: PaperFault[] };

export const blankCells = (day: string): PaperRow['cells'] => ({ day, name: '', phone: '', works: '', outcome: '', officer: '' });
/** The day alone is carried on from the row above and says nothing. */
export const isBlankRow = ({ cells }: PaperRow): boolean => paperColumns.every((column) => column === 'day' || cells[column].trim() === '');

/** What a row says, or all that is wrong with it. */
export function readRow({ cells }: PaperRow, context: PaperContext): PaperReading {
	const faults: PaperFault[] = [];
	const day = parseDay(cells.day);
	const refusedDay = day.ok ? firstOf(dayChecks(context.today, day.day)) : day.refusal;
	if (refusedDay !== undefined) faults.push({ column: 'day', refusal: refusedDay });
	const personal = personOf(cells);
	for (const check of personalChecks(personal)) {
		const refusal = check();
		if (refusal !== undefined) faults.push({ column: refusal.field === 'phone' ? 'phone' : 'name', refusal });
	}
	const outcome = chosenBy(cells.outcome, Object.entries(context.outcomes));
	if (outcome === 'unknown') faults.push({ column: 'outcome', unknown: 'outcome', typed: cells.outcome });
	const officer = chosenBy(
		cells.officer,
		context.officers.map(({ id, name }) => [id, name])
	);
	if (officer === 'unknown') faults.push({ column: 'officer', unknown: 'officer', typed: cells.officer });
	const works = worksIn(cells.works, context.works(day.ok ? day.day : context.today), faults);
	if (faults.length > 0 || !day.ok) return { entry: undefined, faults };
	const stated = works.map((work) => workOf(work, outcome as Outcome | undefined, context.newId()));
	return { entry: { on: day.day, works: stated, personal, officer }, faults: [] };
}

/** Rows out of a table copied from a spreadsheet: tabs between cells, a line a row; a first row of headings is left out. */
export function pastedRows(text: string, from: PaperColumn, day: string): PaperRow['cells'][] {
	const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
	const first = paperColumns.indexOf(from);
	const rows = lines.map((line) => {
		const cells = blankCells(day);
		for (const [at, cell] of line.split('\t').entries()) {
			const column = paperColumns[first + at];
			if (column !== undefined && !(column === 'day' && cell.trim() === '')) cells[column] = cell.trim();
		}
		return cells;
	});
	const isHeading = first === 0 && rows.length > 1 && !/\d|[๐-๙]/.test(rows[0]?.day ?? '1');
	return isHeading ? rows.slice(1) : rows;
}

/** For each row the number (from 0) of an earlier row of the same day and person; those of nobody named are not compared. */
export function doubledRows(rows: readonly PaperRow[]): (number | undefined)[] {
	const keys = rows.map(({ cells }) => ({ day: dayOf(cells), key: personKey(personOf(cells)) }));
	return keys.map(({ day, key }, at) => {
		const found = keys.findIndex(
			(other, nth) => nth < at && day !== undefined && other.day === day && likenessOf(key, other.key) !== undefined
		);
		return found < 0 ? undefined : found;
	});
}

/** Days of service of these rows, each once. */
export const daysOf = (rows: readonly PaperRow[]): string[] => [...new Set(rows.flatMap(({ cells }) => dayOf(cells) ?? []))];

/** Visits of rows whose person is likely among those known on that day. */
export const rowsThere = (rows: readonly PaperRow[], known: Readonly<Partial<Record<string, readonly PersonKey[]>>>): string[] =>
	rows
		.filter(({ cells }) => (known[dayOf(cells) ?? ''] ?? []).some((one) => likenessOf(personKey(personOf(cells)), one) !== undefined))
		.map(({ visit }) => visit);

/** The day of a row, when it is one. */
function dayOf({ day }: PaperRow['cells']): Day | undefined {
	const answer = parseDay(day);
	return answer.ok ? answer.day : undefined;
}

function personOf({ name, phone }: PaperRow['cells']): Personal {
	const typed = { ...splitTitle(name), phone };
	return personalChecks(typed).some((check) => check() !== undefined) ? typed : cleanPersonal(typed);
}

function firstOf(checks: readonly (() => Refusal | undefined)[]): Refusal | undefined {
	for (const check of checks) {
		const refusal = check();
		if (refusal !== undefined) return refusal;
	}
	return undefined;
}

/** The id whose name, or beginning of it, was typed; undefined for an empty cell. */
function chosenBy(typed: string, named: readonly (readonly [string, string])[]): string | undefined {
	const text = normaliseForSearch(typed);
	if (text === '') return undefined;
	const same = named.find(([id, name]) => id === typed.trim() || normaliseForSearch(name) === text);
	const begun = named.filter(([, name]) => normaliseForSearch(name).startsWith(text));
	return same?.[0] ?? (begun.length === 1 ? begun[0]?.[0] : 'unknown');
}

/** Works by code or any part of their names, with commas between; what no work or several works fit is a fault. */
function worksIn(typed: string, catalogue: readonly CatalogueWork[], faults: PaperFault[]): CatalogueWork[] {
	const parts = typed
		.split(/[,;，]/)
		.map((part) => part.trim())
		.filter((part) => part !== '');
	if (parts.length === 0) faults.push({ column: 'works', refusal: refuse('no-works', 'works') });
	const found = new Map<string, CatalogueWork>();
	for (const part of parts) {
		const same = catalogue.find(({ code, name }) => code.toLowerCase() === part.toLowerCase() || name === part);
		const fitting = same === undefined ? catalogue.filter(({ name, owner }) => matches(part, `${name} ${owner}`)) : [same];
		const [work] = fitting;
		if (work === undefined || fitting.length > 1)
			faults.push({ column: 'works', unknown: work === undefined ? 'work' : 'works', typed: part });
		else found.set(work.code, work);
	}
	return [...found.values()];
}

/** A work as its catalogue entry has it start; an outcome said for the row is that of each. */
function workOf({ code, usualMode, group }: CatalogueWork, outcome: Outcome | undefined, work: string): VisitWork {
	const usual = usualMode === 'forward' ? 'forwarded' : 'completed';
	return { work, service: code, mode: usualMode, tangrath: group === 'tangrath', outcome: outcome ?? usual };
}
