// Whether a request for help may have been made before (domain.md §5.3; D119): by the same person, for the same household, of the same
// kind and within a year. A word to whoever types, and nothing more: help is asked for twice for good reasons.
import { asDay, daysBetween } from './days.ts';
import type { HelpPersonal } from './help-personal.ts';
import { splitTitle } from './names.ts';
import { readPhone } from './phones.ts';
import { normaliseForSearch } from './thai-text.ts';

/** Requests further apart than this are not compared. */
export const LIKENESS_DAYS_MAX = 365;

export interface Comparable {
	id: string;
	on: string;
	kind: string;
	personal: HelpPersonal;
}
export interface Alike {
	id: string;
	samePerson: boolean;
	sameHousehold: boolean;
	sameKind: boolean;
}

/** Others of the same person or household, those of the same kind first, then the newest. */
export function alikeTo(typed: Comparable, others: readonly Comparable[]): Alike[] {
	const near = others.filter((one) => one.id !== typed.id && Math.abs(daysBetween(asDay(one.on), asDay(typed.on))) <= LIKENESS_DAYS_MAX);
	const byDay = [...near].sort((a, b) => (a.on < b.on ? 1 : -1));
	const found = byDay.map(({ id, kind, personal }) => ({
		id,
		samePerson: isSamePerson(typed.personal, personal),
		sameHousehold: isSameHousehold(typed.personal, personal),
		sameKind: kind === typed.kind
	}));
	return found
		.filter(({ samePerson, sameHousehold }) => samePerson || sameHousehold)
		.sort((a, b) => Number(b.sameKind) - Number(a.sameKind));
}

/** By name without title and in any spelling, or by telephone number. */
function isSamePerson(a: HelpPersonal, b: HelpPersonal): boolean {
	const [phone, name] = [digitsOf(a.phone), plainName(a.name)];
	return (name !== '' && name === plainName(b.name)) || (phone !== '' && phone === digitsOf(b.phone));
}

function isSameHousehold(a: HelpPersonal, b: HelpPersonal): boolean {
	const at = ({ house = '', moo = '', tambon = '' }: HelpPersonal): string[] => [house, moo, tambon].map(plain);
	return plain(a.house) !== '' && at(a).every((part, nth) => part === at(b)[nth]);
}

const plain = (text = ''): string => normaliseForSearch(text).replace(/\s/g, '');
const plainName = (name = ''): string => plain(splitTitle(name).name);

function digitsOf(typed = ''): string {
	const answer = readPhone(typed);
	return answer.ok ? answer.phone.digits : '';
}
