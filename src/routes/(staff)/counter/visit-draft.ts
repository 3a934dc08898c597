// What stands in the counter form: pure shapes and steps between the form, the sealed draft and the act that is recorded.
import {
	channels,
	outcomes,
	serviceModes,
	visitorKinds,
	type Channel,
	type Outcome,
	type ServiceMode,
	type VisitorKind
} from '#domain/words.ts';
import { readIdentity } from '#domain/citizen-id.ts';
import type { CatalogueWork, VisitWork } from '#domain/facts.ts';
import { splitTitle } from '#domain/names.ts';
import type { Personal } from '#domain/personal.ts';

/** Where the centre is: what the address fields start with. */
export interface Home {
	tambon: string;
	amphoe: string;
	province: string;
}

/** The form as typed. Nothing here is checked or cleaned yet. */
export interface VisitFields {
	title: string;
	name: string;
	/** Number and extension as typed. */
	phone: string;
	/** Citizen id or number of another paper, as typed. */
	identity: string;
	/** Visit whose record the number was filled in from; '' for one that was typed. */
	identityOf: string;
	house: string;
	moo: string;
	road: string;
	tambon: string;
	amphoe: string;
	province: string;
	postcode: string;
	visitor: VisitorKind;
	channel: Channel;
	works: VisitWork[];
	/** Day of service as typed in the Buddhist era; '' stands for today. */
	day: string;
	note: string;
	/** Staff id of who served, when somebody was chosen; '' for whoever is taken to have. */
	officer: string;
	queue: string;
}

/** A form that was begun: the ids made at its first keystroke, and what stood in it. */
export interface VisitDraft {
	visit: string;
	act: string;
	/** First keystroke, device time in ISO UTC; absent in drafts of older programs. */
	began?: string | undefined;
	fields: VisitFields;
}

/** Fields that a centre may not have; drafts of older programs lack them. */
const noOptional = { identity: '', identityOf: '', house: '', road: '', postcode: '', officer: '', queue: '' } as const;
const optionalFields = Object.keys(noOptional) as (keyof typeof noOptional)[];
const typedOptional = optionalFields.filter((field) => field !== 'identityOf');

export const blankFields = (home: Home): VisitFields => ({
	title: '',
	name: '',
	phone: '',
	moo: '',
	...noOptional,
	...home,
	visitor: 'citizen',
	channel: 'counter',
	works: [],
	day: '',
	note: ''
});

/** Whether nothing was entered yet: what the form starts with does not count, nor does an address without anything else. */
export function isBlank(fields: VisitFields, home: Home): boolean {
	const { title, name, phone, moo, note } = fields;
	const typed = [title, name, phone, moo, note, ...typedOptional.map((field) => fields[field])].some((text) => text.trim() !== '');
	return !typed && fields.works.length === 0 && !addressChanged(fields, home);
}

/** Usual outcome of a mode: forwarded works are forwarded, works done here are done. */
export const usualOutcome = (mode: ServiceMode): Outcome => (mode === 'forward' ? 'forwarded' : 'completed');

/** A chosen work as its catalogue entry has it start. */
export const workFrom = (entry: CatalogueWork, work: string): VisitWork => ({
	work,
	service: entry.code,
	mode: entry.usualMode,
	tangrath: entry.group === 'tangrath',
	outcome: usualOutcome(entry.usualMode)
});

/** Another mode for a work; an outcome that was only the usual one of the old mode goes along. */
export const inMode = (work: VisitWork, mode: ServiceMode): VisitWork => ({
	...work,
	mode,
	outcome: work.outcome === usualOutcome(work.mode) ? usualOutcome(mode) : work.outcome
});

/**
 * The personal part of the form. A title typed in front of the name is taken off it. An address that is only the
 * centre's own says nothing about an anonymous visitor and is left out; so is one of a visitor of whom nothing is said.
 */
export function personalOf(fields: VisitFields, home: Home): Personal {
	const split = fields.title.trim() === '' ? splitTitle(fields.name) : { title: fields.title, name: fields.name };
	const { phone, house, moo, road, postcode, note } = fields;
	const { citizenId, otherId } = readIdentity(fields.identity);
	const more = { citizenId, otherId, house, road, postcode };
	const known =
		[split.title, split.name, phone, moo, ...Object.values(more)].some((text) => text.trim() !== '') || addressChanged(fields, home);
	const address = { tambon: fields.tambon, amphoe: fields.amphoe, province: fields.province };
	return { title: split.title, name: split.name, phone, moo, note, ...withoutBlank(more), ...(known ? address : {}) };
}

const withoutBlank = (fields: Personal): Personal => Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ''));

/** The form that would have recorded this visit, for correcting it or doing it again. */
export function fieldsOf(
	visit: {
		id: string;
		visitor: VisitorKind;
		channel: Channel;
		works: readonly VisitWork[];
		officer?: string | null;
		queue?: string | null;
	},
	personal: Personal,
	day: string,
	home: Home
): VisitFields {
	const { title = '', name = '', phone = '', extension = '', moo = '', note = '' } = personal;
	const { citizenId = '', otherId = '', house = '', road = '', postcode = '' } = personal;
	const address =
		personal.tambon === undefined ? home : { tambon: personal.tambon, amphoe: personal.amphoe ?? '', province: personal.province ?? '' };
	return {
		title,
		name,
		phone: extension === '' ? phone : `${phone} ต่อ ${extension}`,
		identity: citizenId === '' ? otherId : citizenId,
		identityOf: citizenId + otherId === '' ? '' : visit.id,
		...{ house, moo, road, postcode },
		...address,
		visitor: visit.visitor,
		channel: visit.channel,
		works: visit.works.map((work) => ({ ...work })),
		day,
		note,
		officer: visit.officer ?? '',
		queue: visit.queue ?? ''
	};
}

/** Reads a stored draft; undefined for anything that no version of this form wrote. */
export function readDraft(stored: unknown): VisitDraft | undefined {
	if (!isRecord(stored) || !isRecord(stored.fields)) return undefined;
	const { visit, act, began } = stored;
	const fields: Record<string, unknown> = { ...noOptional, ...stored.fields };
	if (typeof visit !== 'string' || typeof act !== 'string' || !Array.isArray(fields.works)) return undefined;
	if (!textFields.every((key) => typeof fields[key] === 'string')) return undefined;
	if (!isOneOf(visitorKinds, fields.visitor) || !isOneOf(channels, fields.channel) || !fields.works.every(isVisitWork)) return undefined;
	return { visit, act, ...(typeof began === 'string' ? { began } : {}), fields: fields as unknown as VisitFields };
}

const textFields = ['title', 'name', 'phone', 'moo', 'tambon', 'amphoe', 'province', 'day', 'note', ...optionalFields] as const;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isOneOf = <T extends string>(list: readonly T[], value: unknown): value is T => list.some((one) => one === value);

function isVisitWork(value: unknown): value is VisitWork {
	if (!isRecord(value) || typeof value.work !== 'string' || typeof value.service !== 'string' || typeof value.tangrath !== 'boolean')
		return false;
	return isOneOf(serviceModes, value.mode) && isOneOf(outcomes, value.outcome);
}

function addressChanged(fields: VisitFields, home: Home): boolean {
	return (['tambon', 'amphoe', 'province'] as const).some((key) => fields[key].trim() !== '' && fields[key].trim() !== home[key].trim());
}
