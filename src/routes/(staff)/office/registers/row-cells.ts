// What stands in each column of a line of a register, as it is printed: in Thai, with Thai digits and Buddhist years. Pure.
import { workNameOn, type CatalogueVersion } from '#domain/catalogue-in-force.ts';
import { maskIdentity } from '#domain/citizen-id.ts';
import { bangkokDay, type DayRange } from '#domain/days.ts';
import { kindName, type HelpSettings } from '#domain/help-settings.ts';
import { joinName } from '#domain/names.ts';
import type { Personal } from '#domain/personal.ts';
import { movedAway } from '#domain/register-plan.ts';
import type { RegisterColumn } from '#domain/register-words.ts';
import { thaiDigits } from '#domain/thai-text.ts';
import { domainWords } from '#i18n/areas/domain-words.ts';
import { moreDomainWords } from '#i18n/areas/domain-words-more.ts';
import { helpWords } from '#i18n/areas/help-words.ts';
import { registerPaper } from '#i18n/areas/register-paper.ts';
import { formatDay, formatNumber, formatTime } from '#i18n/format.ts';
import type { OpenedPersonal } from '#readmodel/personal-reader.ts';
import type { RequestRow, VisitRow } from '#readmodel/schema.ts';

/** An entry of a register as the tables have it. */
export type EntryRow = { kind: 'visit'; row: VisitRow } | { kind: 'request'; row: RequestRow };

export interface RowWorld {
	catalogues: readonly CatalogueVersion[];
	help: readonly HelpSettings[];
	/** Name of a person of the staff. */
	officerName: (id: string) => string;
	/** Days of the register that has the number. */
	range: DayRange;
}

/** A line as it is printed. */
export interface PaperRow {
	key: string;
	/** Voided, or moved to another year or month since it was numbered. */
	struck: boolean;
	cells: string[];
}

const t = registerPaper.words.th;
const d = domainWords.words.th;

/** One line; `entry` undefined: this device does not have it (yet). */
export function paperRow(
	columns: readonly RegisterColumn[],
	number: number,
	key: string,
	entry: EntryRow | undefined,
	person: OpenedPersonal | undefined,
	world: RowWorld
): PaperRow {
	if (entry === undefined) return { key, struck: false, cells: columns.map((column) => missing(column, number)) };
	const cells = columns.map((column) => thaiDigits(cellOf(column, number, entry, person, world)));
	return { key, struck: entry.row.voided || movedAway(entry.row, world.range), cells };
}

const missing = (column: RegisterColumn, number: number): string =>
	column === 'number' ? thaiDigits(String(number)) : column === 'remark' ? t.notHere : '';

function cellOf(column: RegisterColumn, number: number, entry: EntryRow, person: OpenedPersonal | undefined, world: RowWorld): string {
	switch (column) {
		case 'number':
			return String(number);
		case 'when':
			return whenOf(entry.row);
		case 'signature':
			return '';
		case 'officer':
			return world.officerName(entry.row.officer ?? entry.row.by);
		case 'remark':
			return remarkOf(entry, world).join(' · ');
		case 'name':
		case 'citizen-id':
		case 'address':
		case 'phone':
			return personCell(column, person);
		default:
			return entry.kind === 'visit' ? visitCell(column, entry.row, world) : requestCell(column, entry.row, world);
	}
}

function whenOf({ on, at }: Pick<VisitRow, 'on' | 'at'>): string {
	const day = formatDay(on, 'th', 'medium');
	return isLate({ on, at }) ? day : `${day} ${formatTime(at, 'th')}`;
}

/** Entered on another day than that of service: the time says nothing of the visit. */
const isLate = ({ on, at }: Pick<VisitRow, 'on' | 'at'>): boolean => bangkokDay(Date.parse(at), 0) !== on;

function personCell(column: 'name' | 'citizen-id' | 'address' | 'phone', person: OpenedPersonal | undefined): string {
	if (person?.state !== 'opened') return column === 'name' ? (person?.state === 'closed' ? t.sealed : t.anonymous) : '';
	const { personal } = person;
	if (column === 'name') return joinName({ title: personal.title ?? '', name: personal.name ?? '' }) || t.anonymous;
	if (column === 'citizen-id') return maskIdentity({ citizenId: personal.citizenId ?? '', otherId: personal.otherId ?? '' });
	if (column === 'address') return addressOf(personal);
	return [personal.phone ?? '', personal.extension ? t.extension(personal.extension) : ''].filter((part) => part !== '').join(' ');
}

/** In the order of Thai addresses (domain.md §7.3). */
function addressOf(personal: Personal): string {
	const said = (part: keyof Personal): string[] => (personal[part] ? [personal[part]] : []);
	const { moo, tambon, amphoe, province } = t.address;
	return [
		...said('house'),
		...said('moo').map(moo),
		...said('road'),
		...said('tambon').map(tambon),
		...said('amphoe').map(amphoe),
		...said('province').map(province),
		...said('postcode')
	].join(' ');
}

function visitCell(column: RegisterColumn, { works, channel, on }: VisitRow, { catalogues }: RowWorld): string {
	const listed = (each: readonly string[]): string => [...new Set(each)].join('\n');
	switch (column) {
		case 'works':
			return works.map(({ service }) => workNameOn({ catalogues }, service, on)).join('\n');
		case 'owner':
			return listed(works.map(({ service }) => ownerOn(catalogues, service, on)));
		case 'way':
			return listed([...works.map(({ mode, tangrath }) => `${d.mode[mode]}${tangrath ? ` (${d.tangrath})` : ''}`), d.channel[channel]]);
		case 'outcome':
			return listed(works.map(({ outcome }) => d.outcome[outcome]));
		default:
			return '';
	}
}

/** The owner as the newest version by that day says, else any version; '' where none knows the work. */
function ownerOn(catalogues: readonly CatalogueVersion[], service: string, day: string): string {
	const known = catalogues.filter(({ works }) => works.some(({ code }) => code === service));
	const version = known.findLast(({ effectiveFrom }) => effectiveFrom <= day) ?? known[0];
	return version?.works.find(({ code }) => code === service)?.owner ?? '';
}

function requestCell(column: RegisterColumn, { kind, affected, state }: RequestRow, { help }: RowWorld): string {
	if (column === 'kind') return kindName(help, kind);
	if (column === 'affected') return formatNumber(affected, 'th');
	return column === 'state' ? helpWords.words.th.state[state] : '';
}

function remarkOf(entry: EntryRow, { range }: RowWorld): string[] {
	const { row } = entry;
	return [
		...(row.voided ? [t.voided(reasonOf(entry))] : []),
		...(movedAway(row, range) ? [t.moved(formatDay(row.on, 'th', 'medium'))] : []),
		...(isLate(row) ? [t.late] : []),
		...(row.corrections > 0 ? [t.corrected] : [])
	];
}

function reasonOf(entry: EntryRow): string {
	if (entry.kind === 'visit') return moreDomainWords.words.th.voidReason[entry.row.voidReason ?? 'other'];
	const reasons: Record<string, string> = helpWords.words.th.voidReason;
	const said = entry.row.events.find(({ said: what }) => what === 'voided')?.reason ?? 'other';
	return reasons[said] ?? helpWords.words.th.voidReason.other;
}
