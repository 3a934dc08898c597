// What is sealed of a request for help: who asked, what their trouble is, and the list of those affected (domain.md §5.3; D112).
import * as z from 'zod/mini';
import type { Check } from './decision.ts';
import {
	AGE_YEARS_MAX,
	HOUSE_CHARACTERS_MAX,
	MOO_CHARACTERS_MAX,
	PEOPLE_PER_REQUEST_MAX,
	PERSONAL_NAME_CHARACTERS_MAX,
	PLACE_CHARACTERS_MAX,
	TROUBLE_CHARACTERS_MAX
} from './limits.ts';
import { cleanPersonal, personalChecks } from './personal-entry.ts';
import type { Personal } from './personal.ts';
import { readPhone } from './phones.ts';
import { refuse, type Refusal } from './refusals.ts';
import { arabicDigits, cleanLine, cleanText } from './thai-text.ts';

const AGE_DIGITS_MAX = 3;
const text = (max: number) => z.optional(z.string().check(z.maxLength(max)));
const affectedPerson = z.object({
	name: z.string().check(z.maxLength(PERSONAL_NAME_CHARACTERS_MAX)),
	house: z.string().check(z.maxLength(HOUSE_CHARACTERS_MAX)),
	moo: z.string().check(z.maxLength(MOO_CHARACTERS_MAX)),
	remark: z.string().check(z.maxLength(PERSONAL_NAME_CHARACTERS_MAX))
});
/** A row of the list of those affected: no number of a card and no telephone of third persons. */
export type AffectedPerson = z.infer<typeof affectedPerson>;

/** What a request says of the person besides the fields of `personalShape`. */
export const helpPersonalShape = z.object({
	/** Years, digits. */
	age: text(AGE_DIGITS_MAX),
	house: text(HOUSE_CHARACTERS_MAX),
	contactName: text(PERSONAL_NAME_CHARACTERS_MAX),
	/** As typed: digits, an extension after ต่อ. */
	contactPhone: text(PERSONAL_NAME_CHARACTERS_MAX),
	trouble: text(TROUBLE_CHARACTERS_MAX),
	asked: text(TROUBLE_CHARACTERS_MAX),
	/** Where it is, in words; may hold coordinates. */
	place: text(PLACE_CHARACTERS_MAX),
	people: z.optional(z.array(affectedPerson).check(z.maxLength(PEOPLE_PER_REQUEST_MAX)))
});
export type HelpPersonal = Personal & z.infer<typeof helpPersonalShape>;

type Line = Exclude<keyof z.infer<typeof helpPersonalShape>, 'people'>;
const lines: Record<Line, { max: number; clean: (typed: string) => string }> = {
	age: { max: AGE_DIGITS_MAX, clean: (typed) => arabicDigits(cleanLine(typed)) },
	house: { max: HOUSE_CHARACTERS_MAX, clean: cleanLine },
	contactName: { max: PERSONAL_NAME_CHARACTERS_MAX, clean: cleanLine },
	contactPhone: { max: PERSONAL_NAME_CHARACTERS_MAX, clean: cleanPhone },
	trouble: { max: TROUBLE_CHARACTERS_MAX, clean: cleanText },
	asked: { max: TROUBLE_CHARACTERS_MAX, clean: cleanText },
	place: { max: PLACE_CHARACTERS_MAX, clean: cleanLine }
};
const lineNames = Object.keys(lines) as Line[];
const personFields: readonly (keyof AffectedPerson)[] = ['name', 'house', 'moo', 'remark'];

/** Reasons to refuse what was typed, in order of precedence. */
export function helpPersonalChecks(typed: HelpPersonal): Check[] {
	const people = peopleIn(typed);
	const tooLong = (field: Line) => () =>
		lines[field].clean(typed[field] ?? '').length > lines[field].max
			? refuse('field-too-long', field, { max: lines[field].max })
			: undefined;
	return [
		...personalChecks(typed),
		() => ageRefused(typed.age),
		...lineNames.map(tooLong),
		() => contactRefused(typed.contactPhone),
		() => (people.length > PEOPLE_PER_REQUEST_MAX ? refuse('too-many-people', 'people', { max: PEOPLE_PER_REQUEST_MAX }) : undefined),
		() =>
			people.every((one) => affectedPerson.safeParse(one).success)
				? undefined
				: refuse('field-too-long', 'people', { max: PERSONAL_NAME_CHARACTERS_MAX })
	];
}

/** The typed fields, cleaned; empty ones and empty rows are gone. Call after `helpPersonalChecks`. */
export function cleanHelpPersonal(typed: HelpPersonal): HelpPersonal {
	const { people: _, ...plain } = typed;
	const cleaned: Record<string, unknown> = { ...cleanPersonal(plain) };
	for (const field of lineNames) {
		const line = lines[field].clean(typed[field] ?? '');
		if (line === '') delete cleaned[field];
		else cleaned[field] = line;
	}
	const people = peopleIn(typed);
	return people.length === 0 ? cleaned : { ...cleaned, people };
}

/** What was sealed, read as a request's; rows that a damaged record may have are left out. */
export function asHelpPersonal(personal: Personal): HelpPersonal {
	const { people, ...rest } = personal as Record<string, unknown>;
	const rows = Array.isArray(people) ? people.filter((one): one is AffectedPerson => affectedPerson.safeParse(one).success) : [];
	return { ...rest, ...(rows.length === 0 ? {} : { people: rows }) };
}

/** Rows that name somebody or somewhere. */
function peopleIn({ people = [] }: HelpPersonal): AffectedPerson[] {
	const cleaned = people.map(
		(one) => Object.fromEntries(personFields.map((field) => [field, cleanLine(one[field])])) as unknown as AffectedPerson
	);
	return cleaned.filter((one) => personFields.some((field) => one[field] !== ''));
}

function ageRefused(typed = ''): Refusal | undefined {
	const age = lines.age.clean(typed);
	const fits = age === '' || (/^\d{1,3}$/.test(age) && Number(age) <= AGE_YEARS_MAX);
	return fits ? undefined : refuse('number-impossible', 'age', { max: AGE_YEARS_MAX });
}

function contactRefused(typed = ''): Refusal | undefined {
	const answer = readPhone(typed, 'contactPhone');
	return answer.ok ? undefined : answer.refusal;
}

function cleanPhone(typed: string): string {
	const answer = readPhone(typed);
	if (!answer.ok) return cleanLine(typed);
	const { digits, extension } = answer.phone;
	return extension === '' ? digits : `${digits} ต่อ ${extension}`;
}
