// The registers of the days chosen, each with its entries and what printing it will do.
import type { DayRange } from '#domain/days.ts';
import { registersIn, type RegisterPeriod } from '#domain/register-periods.ts';
import { planRegister, type RegisterEntry, type RegisterPlan } from '#domain/register-plan.ts';
import type { Register } from '#domain/register-numbers.ts';
import type { Numbering, RegisterKind } from '#domain/register-words.ts';
import { registerById, requestsByIds, requestsForRegister, visitsByIds, visitsForRegister } from '#readmodel/queries/register.ts';
import type { ReadModelDatabase, RegisterRow } from '#readmodel/schema.ts';
import type { EntryRow } from './row-cells.ts';

/** A register of one year or month, as far as the days chosen go. */
export interface Section {
	period: RegisterPeriod;
	/** Undefined before its first printing. */
	register: RegisterRow | undefined;
	plan: RegisterPlan;
	/** Every entry of its lines that this device has. */
	entries: ReadonlyMap<string, EntryRow>;
}

export async function loadSections(db: ReadModelDatabase, kind: RegisterKind, numbering: Numbering, range: DayRange): Promise<Section[]> {
	const sections: Section[] = [];
	for (const period of registersIn(kind, numbering, range)) sections.push(await loadSection(db, period, range));
	return sections;
}

async function loadSection(db: ReadModelDatabase, period: RegisterPeriod, range: DayRange): Promise<Section> {
	const [register, rows] = await Promise.all([registerById(db, period.id), entriesOf(db, period.register, within(period.range, range))]);
	const entries = new Map(rows.map((one) => [one.row.id, one]));
	const last = await entriesById(db, period.register, lastOfPrintings(register));
	const known = new Map(last.map(({ row }) => [row.id, row]));
	const plan = planRegister(register, rows.map(asEntry), (entry) => known.get(entry));
	const elsewhere = plan.lines.map(({ entry }) => entry).filter((entry) => !entries.has(entry));
	for (const one of await entriesById(db, period.register, elsewhere)) entries.set(one.row.id, one);
	return { period, register, plan, entries };
}

/** Entries by number that the days chosen may not have: lines that are to be printed again, or an older printing. */
export const entriesById = async (db: ReadModelDatabase, kind: RegisterKind, ids: readonly string[]): Promise<EntryRow[]> =>
	kind === 'help'
		? (await requestsByIds(db, ids)).map((row) => ({ kind: 'request', row }))
		: (await visitsByIds(db, ids)).map((row) => ({ kind: 'visit', row }));

const entriesOf = async (db: ReadModelDatabase, kind: RegisterKind, range: DayRange): Promise<EntryRow[]> =>
	kind === 'help'
		? (await requestsForRegister(db, range)).map((row) => ({ kind: 'request', row }))
		: (await visitsForRegister(db, range)).map((row) => ({ kind: 'visit', row }));

const asEntry = ({ row: { id, on, at, voided } }: EntryRow): RegisterEntry => ({ id, on, at, voided });

/** Each printing went on in time, so its last entry is its latest. */
function lastOfPrintings(register: Register | undefined): string[] {
	if (register === undefined) return [];
	const lasts = new Set(register.printings.map(({ first, count }) => first + count - 1));
	return register.numbers.filter(({ number }) => lasts.has(number)).map(({ entry }) => entry);
}

const within = (a: DayRange, b: DayRange): DayRange => ({ from: a.from > b.from ? a.from : b.from, to: a.to < b.to ? a.to : b.to });
