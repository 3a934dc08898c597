// A work as it stands in the form that edits it: days and numbers as typed. Pure.
import { isCode } from '#domain/code-checks.ts';
import { parseDay } from '#domain/days.ts';
import type { CatalogueWork } from '#domain/facts-of-catalogue.ts';
import { blankWork } from '#domain/new-work.ts';
import { refuse, type Refusal } from '#domain/refusals.ts';
import { arabicDigits } from '#domain/thai-text.ts';
import { cleanWork, workRefusals } from '#domain/work-checks.ts';
import { asTyped } from '#ui/calendar-weeks.ts';

const dayFields = ['from', 'to', 'checkedOn'] as const;
type DayField = (typeof dayFields)[number];

export type WorkFields = Omit<CatalogueWork, DayField | 'usualDays'> & Record<DayField | 'usualDays', string>;

/** Codes of works that a centre adds itself begin so. */
const OWN_CODE = 'OWN-';

export const fieldsOfWork = (work: CatalogueWork): WorkFields => ({
	...work,
	modes: [...work.modes],
	usualDays: work.usualDays === null ? '' : String(work.usualDays),
	from: typedDay(work.from),
	to: typedDay(work.to),
	checkedOn: typedDay(work.checkedOn)
});

/** A new work with a code that no other has. */
export function newFields(codes: readonly string[]): WorkFields {
	let number = 1;
	while (codes.includes(`${OWN_CODE}${number}`)) number += 1;
	return { ...fieldsOfWork(blankWork()), code: `${OWN_CODE}${number}` };
}

/** The work as typed, and everything that is wrong with it, at most one reason a field. */
export function workOfFields(fields: WorkFields, otherCodes: readonly string[]): { work: CatalogueWork; refusals: Refusal[] } {
	const unreadable = dayFields.flatMap((field) => dayRefusal(fields, field));
	const [first] = fields.modes;
	const usualMode = fields.modes.includes(fields.usualMode) ? fields.usualMode : (first ?? fields.usualMode);
	const days = Object.fromEntries(dayFields.map((field) => [field, readDay(fields[field])])) as Record<DayField, string | null>;
	const work = cleanWork({ ...fields, ...days, usualMode, usualDays: readDays(fields.usualDays) });
	const found = [...codeRefusals(work.code, otherCodes), ...unreadable, ...workRefusals(work).map((one) => ofTypedDays(one))];
	return { work, refusals: found.filter(({ field }, index) => found.findIndex((other) => other.field === field) === index) };
}

/** A form that was kept, made whole where an older program knew fewer fields; undefined for anything else. */
export function readFields(kept: unknown): WorkFields | undefined {
	if (typeof kept !== 'object' || kept === null) return undefined;
	return { ...fieldsOfWork(blankWork()), ...kept };
}

/** The ISO day of a typed one; undefined while it is none. */
export const dayTyped = (typed: string): string | undefined => readDay(typed) ?? undefined;

const typedDay = (day: string | null): string => (day === null ? '' : asTyped(day));

function readDay(typed: string): string | null {
	const answer = typed.trim() === '' ? undefined : parseDay(typed);
	return answer?.ok === true ? answer.day : null;
}

function dayRefusal(fields: WorkFields, field: DayField): Refusal[] {
	const answer = fields[field].trim() === '' ? undefined : parseDay(fields[field]);
	return answer?.ok === false ? [{ ...answer.refusal, field }] : [];
}

/** NaN for what is no number, which the checks refuse. */
const readDays = (typed: string): number | null => (typed.trim() === '' ? null : Number(arabicDigits(typed.trim())));

/** The usual mode follows the modes, so a reason about it is one about those. */
const ofTypedDays = (refusal: Refusal): Refusal => (refusal.field === 'usualMode' ? { ...refusal, field: 'modes' } : refusal);

function codeRefusals(code: string, others: readonly string[]): Refusal[] {
	if (code === '') return [refuse('field-empty', 'code')];
	if (!isCode(code)) return [refuse('code-malformed', 'code')];
	return others.includes(code) ? [refuse('code-twice', 'code')] : [];
}
