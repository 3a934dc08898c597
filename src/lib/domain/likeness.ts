// Whether two entries are likely of one person (D98): by number, by telephone, by a name that is the same but for a slip of the typing
// hand. Pure and quick, for a look through every name on the device while somebody types; it warns and never stops anybody.
import { cleanIdentity } from './citizen-id.ts';
import { splitTitle } from './names.ts';
import type { Personal } from './personal.ts';
import { arabicDigits, normaliseForSearch } from './thai-text.ts';

/** What of a person is compared. */
export interface PersonKey {
	/** Name without its title, blanks and marks that cannot be seen. */
	name: string;
	/** Which letters the name has, a bit for each of 32 kinds: names far apart are told apart by counting bits. */
	letters: number;
	/** Digits. */
	phone: string;
	/** Of a citizen's card or another paper. */
	number: string;
}
/** Why two are taken for one person, the surest first. */
export type Likeness = 'number' | 'name-and-phone' | 'phone' | 'name' | 'similar-name';

/** Fewer digits are a hotline or an extension, shared by many. */
const PHONE_DIGITS_MIN = 9;
const NUMBER_CHARACTERS_MIN = 6;
/** Shorter names are looked at only when they are the same: one letter apart they are other names. */
const TYPO_NAME_LETTERS_MIN = 7;
const TYPOS_MAX = 1;
/** With the same telephone. */
const TYPOS_WITH_PHONE_MAX = 2;
const BITS = 32;

export function personKey({ title = '', name = '', phone = '', citizenId = '', otherId = '' }: Personal): PersonKey {
	const bare = title.trim() === '' ? splitTitle(name).name : name;
	const key = normaliseForSearch(bare).replace(/ /g, '');
	const digits = arabicDigits(phone.split('ต่อ')[0] ?? '').replace(/\D/g, '');
	const number = cleanIdentity(citizenId === '' ? otherId : citizenId).toLowerCase();
	return { name: key, letters: lettersOf(key), phone: digits, number };
}

/** Whether there is enough to compare at all. */
export const canBeCompared = ({ name, phone, number }: PersonKey): boolean =>
	[...name].length >= 4 || phone.length >= PHONE_DIGITS_MIN || number.length >= NUMBER_CHARACTERS_MIN;

/** Why two are likely the same person; undefined when they are not. */
export function likenessOf(a: PersonKey, b: PersonKey): Likeness | undefined {
	const numbers = agreement(a.number, b.number, NUMBER_CHARACTERS_MIN);
	if (numbers !== undefined) return numbers ? 'number' : undefined;
	const phones = agreement(a.phone, b.phone, PHONE_DIGITS_MIN);
	if (a.name === '' || b.name === '') return phones === true ? 'phone' : undefined;
	if (a.name === b.name) return phones === true ? 'name-and-phone' : 'name';
	if (phones === true) return isSlip(a, b, TYPOS_WITH_PHONE_MAX) || isPart(a.name, b.name) ? 'name-and-phone' : undefined;
	// Brothers and sisters are often one letter apart: another telephone says that they are two.
	return phones === undefined && isSlip(a, b, TYPOS_MAX) ? 'similar-name' : undefined;
}

/** True: the same; false: different; undefined: one of them is not there, or too short to say. */
function agreement(a: string, b: string, min: number): boolean | undefined {
	return a.length < min || b.length < min ? undefined : a === b;
}

/** A given name without the surname. */
const isPart = (a: string, b: string): boolean => Math.min(a.length, b.length) >= 4 && (a.startsWith(b) || b.startsWith(a));

function isSlip(a: PersonKey, b: PersonKey, typosMax: number): boolean {
	if (Math.min(a.name.length, b.name.length) < TYPO_NAME_LETTERS_MIN || Math.abs(a.name.length - b.name.length) > typosMax) return false;
	return bitsIn(a.letters ^ b.letters) <= 2 * typosMax && typosBetween(a.name, b.name, typosMax) <= typosMax;
}

function lettersOf(name: string): number {
	let letters = 0;
	for (let at = 0; at < name.length; at += 1) letters |= 1 << (name.charCodeAt(at) % BITS);
	return letters;
}

function bitsIn(letters: number): number {
	let bits = 0;
	for (let left = letters; left !== 0; left &= left - 1) bits += 1;
	return bits;
}

/** Letters typed wrong, left out, too many or in exchanged places; more than `max` is told as `max + 1`. */
function typosBetween(a: string, b: string, max: number): number {
	let [before, above] = [[] as number[], Array.from({ length: b.length + 1 }, (_, at) => at)];
	for (let i = 1; i <= a.length; i += 1) {
		const row = [i];
		for (let j = 1; j <= b.length; j += 1) {
			const same = a[i - 1] === b[j - 1];
			let typos = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) typos = Math.min(typos, (before[j - 2] ?? 0) + 1);
			row.push(typos);
		}
		if (Math.min(...row) > max) return max + 1;
		[before, above] = [above, row];
	}
	return above[b.length] ?? 0;
}
