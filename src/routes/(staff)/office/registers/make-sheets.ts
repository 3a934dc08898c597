// Lines of a register made ready for paper, a portion at a time: records are opened for that portion alone, and only where a column
// shows something of them.
import type { App } from '#app/app.ts';
import type { RegisterLine } from '#domain/register-plan.ts';
import type { RegisterSettings } from '#domain/register-settings.ts';
import type { RegisterColumn } from '#domain/register-words.ts';
import { registerPaper } from '#i18n/areas/register-paper.ts';
import type { OpenedPersonal } from '#readmodel/personal-reader.ts';
import type { CentreRow } from '#readmodel/schema.ts';
import { namesBehind } from '../../../parts/staff-names.ts';
import type { Choice } from './choice.ts';
import { paperRow, type EntryRow, type PaperRow, type RowWorld } from './row-cells.ts';
import { entriesById, type Section } from './sections.ts';
import { sheetColumns, sheetDays, sheetPlace, sheetTitle, type Sheet } from './sheet.ts';

/** Lines drawn, and records opened, at a time. */
export const LINES_PER_PORTION_MAX = 100;
const personalColumns: readonly RegisterColumn[] = ['name', 'citizen-id', 'address', 'phone'];

export type Line = Pick<RegisterLine, 'number' | 'entry'>;
export interface SheetWorld {
	app: Pick<App, 'personal' | 'readModel' | 'session'>;
	centre: CentreRow;
	settings: RegisterSettings;
	choice: Choice;
}
/** Lines of one register; `again`: in place of others. */
export interface Job {
	section: Section;
	lines: readonly Line[];
	again: boolean;
}

/** The sheet as it grows, portion by portion. */
export async function* growSheet(world: SheetWorld, { section, lines, again }: Job): AsyncGenerator<Sheet> {
	const { centre, settings, choice } = world;
	const heading = { key: section.period.id, title: sheetTitle(settings), place: sheetPlace(centre) };
	const days = again ? registerPaper.words.th.again : sheetDays(section.period, choice);
	let sheet: Sheet = { ...heading, days, columns: sheetColumns(settings), parts: [] };
	for (let from = 0; from < lines.length; from += LINES_PER_PORTION_MAX) {
		const part = await rowsOf(world, section, lines.slice(from, from + LINES_PER_PORTION_MAX), sheet);
		sheet = { ...sheet, parts: [...sheet.parts, part] };
		yield sheet;
	}
}

async function rowsOf({ app, centre }: SheetWorld, section: Section, lines: readonly Line[], { columns }: Sheet): Promise<PaperRow[]> {
	const ids = columns.map(({ id }) => id);
	const entries = await withMissing(app, section, lines);
	const people = await peopleOf(
		app,
		lines.map(({ entry }) => entry),
		ids
	);
	const names = await namesBehind(app, [...new Set([...entries.values()].map(({ row }) => row.officer ?? row.by))]);
	const world: RowWorld = {
		catalogues: centre.catalogues,
		help: centre.help,
		officerName: (id) => names.get(id) ?? '',
		range: section.period.range
	};
	return lines.map(({ number, entry }) => paperRow(ids, number, entry, entries.get(entry), people.get(entry), world));
}

/** The lines' entries; of an older printing also those that the days chosen do not have. */
async function withMissing({ readModel }: SheetWorld['app'], section: Section, lines: readonly Line[]): Promise<Map<string, EntryRow>> {
	const here = lines.flatMap(({ entry }) => section.entries.get(entry) ?? []);
	const missing = lines.map(({ entry }) => entry).filter((entry) => !section.entries.has(entry));
	const more = missing.length === 0 ? [] : await entriesById(readModel, section.period.register, missing);
	return new Map([...here, ...more].map((one) => [one.row.id, one]));
}

async function peopleOf(
	{ personal }: SheetWorld['app'],
	entries: readonly string[],
	columns: readonly RegisterColumn[]
): Promise<ReadonlyMap<string, OpenedPersonal>> {
	if (!columns.some((column) => personalColumns.includes(column))) return new Map();
	const opened = await personal.read(entries, 'figures');
	return new Map(opened.map((person, nth) => [entries[nth] ?? '', person]));
}
