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
	moo: string;
	tambon: string;
	amphoe: string;
	province: string;
	visitor: VisitorKind;
	channel: Channel;
	works: VisitWork[];
	/** Day of service as typed in the Buddhist era; '' stands for today. */
	day: string;
	note: string;
}

/** A form that was begun: the ids made at its first keystroke, and what stood in it. */
export interface VisitDraft {
	visit: string;
	act: string;
	fields: VisitFields;
}

export const blankFields = (home: Home): VisitFields => ({
	title: '',
	name: '',
	phone: '',
	moo: '',
	...home,
	visitor: 'citizen',
	channel: 'counter',
	works: [],
	day: '',
	note: ''
});

/** Whether nothing was entered yet: what the form starts with does not count, nor does an address without anything else. */
export function isBlank(fields: VisitFields, home: Home): boolean {
	const typed = [fields.title, fields.name, fields.phone, fields.moo, fields.note].some((text) => text.trim() !== '');
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
	const { phone, moo, note } = fields;
	const known = [split.title, split.name, phone, moo].some((text) => text.trim() !== '') || addressChanged(fields, home);
	const address = { tambon: fields.tambon, amphoe: fields.amphoe, province: fields.province };
	return { title: split.title, name: split.name, phone, moo, note, ...(known ? address : {}) };
}

/** The form that would have recorded this visit, for correcting it or doing it again. */
export function fieldsOf(
	visit: { visitor: VisitorKind; channel: Channel; works: readonly VisitWork[] },
	personal: Personal,
	day: string,
	home: Home
): VisitFields {
	const { title = '', name = '', phone = '', extension = '', moo = '', note = '' } = personal;
	const address =
		personal.tambon === undefined ? home : { tambon: personal.tambon, amphoe: personal.amphoe ?? '', province: personal.province ?? '' };
	return {
		title,
		name,
		phone: extension === '' ? phone : `${phone} ต่อ ${extension}`,
		moo,
		...address,
		visitor: visit.visitor,
		channel: visit.channel,
		works: visit.works.map((work) => ({ ...work })),
		day,
		note
	};
}

/** Reads a stored draft; undefined for anything that no version of this form wrote. */
export function readDraft(stored: unknown): VisitDraft | undefined {
	if (!isRecord(stored) || !isRecord(stored.fields)) return undefined;
	const { visit, act, fields } = stored;
	if (typeof visit !== 'string' || typeof act !== 'string' || !Array.isArray(fields.works)) return undefined;
	if (!textFields.every((key) => typeof fields[key] === 'string')) return undefined;
	if (!isOneOf(visitorKinds, fields.visitor) || !isOneOf(channels, fields.channel) || !fields.works.every(isVisitWork)) return undefined;
	return { visit, act, fields: fields as unknown as VisitFields };
}

const textFields = ['title', 'name', 'phone', 'moo', 'tambon', 'amphoe', 'province', 'day', 'note'] as const;

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
