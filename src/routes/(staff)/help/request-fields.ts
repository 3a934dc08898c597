// What is typed into the form for a request, as it is kept as a draft and read into an act. Pure.
import type { HelpPersonal } from '#domain/help-personal.ts';
import { arabicDigits } from '#domain/thai-text.ts';
import { helpCorrectionReasons } from '#domain/later-words.ts';
import type { HelpCorrectionReason, HelpOrigin } from '#domain/words.ts';

export interface PersonFields {
	name: string;
	house: string;
	moo: string;
	remark: string;
}
export interface RequestFields {
	/** Day as typed; '' is today. */
	day: string;
	origin: HelpOrigin;
	kind: string;
	urgent: boolean;
	affected: string;
	/** Staff id; '' for none. */
	officer: string;
	title: string;
	name: string;
	age: string;
	phone: string;
	house: string;
	moo: string;
	tambon: string;
	amphoe: string;
	province: string;
	contactName: string;
	contactPhone: string;
	trouble: string;
	asked: string;
	place: string;
	people: PersonFields[];
}
/** Where those who ask live as a rule. */
export interface Home {
	tambon: string;
	amphoe: string;
	province: string;
}
/** The draft of a form: ids are made with the first keystroke, so that saving twice is saving once. */
export interface RequestDraft {
	request: string;
	act: string;
	fields: RequestFields;
	/** Of a correction; undefined until it was chosen. */
	reason?: HelpCorrectionReason | undefined;
}

export const blankPerson = (): PersonFields => ({ name: '', house: '', moo: '', remark: '' });

export const blankRequest = (home: Home, officer: string): RequestFields => ({
	day: '',
	origin: 'self',
	kind: '',
	urgent: false,
	affected: '1',
	officer,
	title: '',
	name: '',
	age: '',
	phone: '',
	house: '',
	moo: '',
	...home,
	contactName: '',
	contactPhone: '',
	trouble: '',
	asked: '',
	place: '',
	people: [blankPerson()]
});

const typedTexts = ['name', 'age', 'phone', 'house', 'moo', 'contactName', 'contactPhone', 'trouble', 'asked', 'place'] as const;

/** Whether nothing of a request has been said yet: choices and the home address are no request. */
export const isBlankRequest = (fields: RequestFields): boolean =>
	fields.kind === '' && typedTexts.every((field) => fields[field].trim() === '') && fields.people.every(isBlankPerson);

export const isBlankPerson = (person: PersonFields): boolean => Object.values(person).every((text: string) => text.trim() === '');

/** How many are affected, as typed in either digits and at least as many as are named; NaN for what is no number. */
export function affectedIn({ affected, people }: Pick<RequestFields, 'affected' | 'people'>): number {
	const typed = arabicDigits(affected).trim();
	const named = people.filter((one) => !isBlankPerson(one)).length;
	if (typed === '') return Math.max(1, named);
	return /^\d+$/.test(typed) ? Math.max(Number(typed), named) : NaN;
}

export function personalIn(fields: RequestFields): HelpPersonal {
	const { title, tambon, amphoe, province, people } = fields;
	const texts = Object.fromEntries(typedTexts.map((field) => [field, fields[field]])) as Record<(typeof typedTexts)[number], string>;
	return { title, tambon, amphoe, province, ...texts, people };
}

/** The fields of a request that is corrected. */
export function fieldsFrom(
	request: { on: string; origin: HelpOrigin; kind: string; urgent: boolean; affected: number; officer: string | null },
	personal: HelpPersonal,
	typedDay: string
): RequestFields {
	const said = Object.fromEntries(typedTexts.map((field) => [field, personal[field] ?? ''])) as Record<(typeof typedTexts)[number], string>;
	const { title = '', tambon = '', amphoe = '', province = '', people = [] } = personal;
	return {
		day: typedDay,
		origin: request.origin,
		kind: request.kind,
		urgent: request.urgent,
		affected: String(request.affected),
		officer: request.officer ?? '',
		title,
		tambon,
		amphoe,
		province,
		...said,
		people: [...people, ...(people.length === 0 ? [blankPerson()] : [])]
	};
}

/** A kept draft, or undefined for anything else. */
export function readRequestDraft(kept: unknown): RequestDraft | undefined {
	const { request, act, fields, reason } = (kept ?? {}) as Partial<RequestDraft>;
	if (typeof request !== 'string' || typeof act !== 'string' || typeof fields !== 'object') return undefined;
	const texts: readonly (keyof RequestFields)[] = [
		'day',
		'kind',
		'affected',
		'officer',
		'title',
		'tambon',
		'amphoe',
		'province',
		...typedTexts
	];
	const sound = texts.every((field) => typeof fields[field] === 'string') && Array.isArray(fields.people);
	return sound ? { request, act, fields, reason: helpCorrectionReasons.find((one) => one === reason) } : undefined;
}
