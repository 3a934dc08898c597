// What was typed about a person, made fit to be sealed: cleaned, within limits, empty fields dropped (D6, D12).
import { must } from './assert.ts';
import type { Check } from './decision.ts';
import type { Personal } from './personal.ts';
import {
	CITIZEN_ID_DIGITS,
	COMMENT_CHARACTERS_MAX,
	HOUSE_CHARACTERS_MAX,
	MOO_CHARACTERS_MAX,
	OTHER_ID_CHARACTERS_MAX,
	PERSONAL_NAME_CHARACTERS_MAX,
	PERSONAL_NOTE_CHARACTERS_MAX,
	POSTCODE_CHARACTERS_MAX,
	ROAD_CHARACTERS_MAX
} from './limits.ts';
import { cleanIdentity } from './citizen-id.ts';
import { readPhone } from './phones.ts';
import { refuse, type RefusalCode } from './refusals.ts';
import { cleanLine, cleanText } from './thai-text.ts';

/** What the newest personal record of a subject says, as far as this device can open it. */
export type KnownPersonal = { state: 'none' } | { state: 'opened'; personal: Personal } | { state: 'closed' };

type Field = Exclude<keyof Personal, 'phone' | 'extension'>;

const limits: Record<Field, { max: number; code: RefusalCode; clean: (text: string) => string }> = {
	name: { max: PERSONAL_NAME_CHARACTERS_MAX, code: 'name-too-long', clean: cleanLine },
	note: { max: PERSONAL_NOTE_CHARACTERS_MAX, code: 'note-too-long', clean: cleanText },
	remark: { max: PERSONAL_NOTE_CHARACTERS_MAX, code: 'note-too-long', clean: cleanText },
	comment: { max: COMMENT_CHARACTERS_MAX, code: 'comment-too-long', clean: cleanText },
	title: { max: PERSONAL_NAME_CHARACTERS_MAX, code: 'field-too-long', clean: cleanLine },
	citizenId: { max: CITIZEN_ID_DIGITS, code: 'field-too-long', clean: cleanIdentity },
	otherId: { max: OTHER_ID_CHARACTERS_MAX, code: 'field-too-long', clean: cleanLine },
	house: { max: HOUSE_CHARACTERS_MAX, code: 'field-too-long', clean: cleanLine },
	road: { max: ROAD_CHARACTERS_MAX, code: 'field-too-long', clean: cleanLine },
	postcode: { max: POSTCODE_CHARACTERS_MAX, code: 'field-too-long', clean: cleanLine },
	moo: { max: MOO_CHARACTERS_MAX, code: 'field-too-long', clean: cleanLine },
	tambon: { max: PERSONAL_NAME_CHARACTERS_MAX, code: 'field-too-long', clean: cleanLine },
	amphoe: { max: PERSONAL_NAME_CHARACTERS_MAX, code: 'field-too-long', clean: cleanLine },
	province: { max: PERSONAL_NAME_CHARACTERS_MAX, code: 'field-too-long', clean: cleanLine }
};

/** All that is known of a person, the fields of `personalShape`. */
export const personalFields: readonly (keyof Personal)[] = [...(Object.keys(limits) as Field[]), 'phone', 'extension'];

/** Reasons to refuse what was typed, in order of precedence. */
export function personalChecks(typed: Personal): Check[] {
	const tooLong = (code: RefusalCode) => () => {
		const field = (Object.keys(limits) as Field[]).find((key) => limits[key].code === code && overLimit(typed, key));
		return field === undefined ? undefined : refuse(code, field, { max: limits[field].max });
	};
	const phone = (): ReturnType<Check> => {
		const answer = readPhone(phoneAsTyped(typed));
		return answer.ok ? undefined : answer.refusal;
	};
	return [tooLong('name-too-long'), phone, tooLong('note-too-long'), tooLong('comment-too-long'), tooLong('field-too-long')];
}

/** The typed fields, cleaned; empty ones are gone and unknown ones, of a newer program, stay. Call after `personalChecks`. */
export function cleanPersonal(typed: Personal): Personal {
	const cleaned: Record<string, unknown> = { ...typed };
	for (const field of Object.keys(limits) as Field[]) cleaned[field] = limits[field].clean(typed[field] ?? '');
	const answer = readPhone(phoneAsTyped(typed));
	const phone = must(answer.ok ? answer.phone : undefined, 'a phone that was checked');
	cleaned.phone = phone.digits;
	cleaned.extension = phone.extension;
	return withoutEmpty(cleaned);
}

/** Without fields that say nothing: '', undefined, null. */
export function withoutEmpty(fields: Record<string, unknown>): Personal {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined && value !== null));
}

export const isEmptyPersonal = (personal: Personal): boolean => Object.keys(withoutEmpty(personal)).length === 0;

/** Whether two say the same of the person; the remark of an act is no part of that. */
export function samePerson(a: Personal, b: Personal): boolean {
	const said = (personal: Personal): string =>
		JSON.stringify(
			Object.entries(withoutEmpty({ ...personal, remark: '' }))
				.map(([field, value]) => [field, value as unknown] as const)
				.sort(([left], [right]) => (left < right ? -1 : 1))
		);
	return said(a) === said(b);
}

const overLimit = (typed: Personal, field: Field): boolean => limits[field].clean(typed[field] ?? '').length > limits[field].max;

/** Number and extension may come in one field or in two. */
function phoneAsTyped({ phone = '', extension = '' }: Personal): string {
	return extension.trim() === '' ? phone : `${phone} ต่อ ${extension}`;
}
