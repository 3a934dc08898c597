// Titles and names (domain.md §7.2): the title is written against the name, one space before the surname, which may be
// missing (monks, some peoples of the hills).
import { cleanLine, compareThai } from './thai-text.ts';

export interface PersonName {
	title: string;
	/** Given name and surname, one space between. */
	name: string;
}

/** Offered in this order; any other title may be typed. */
export const commonTitles = ['นาย', 'นาง', 'นางสาว', 'เด็กชาย', 'เด็กหญิง'] as const;
export const furtherTitles = [
	'ว่าที่ร้อยตรี',
	'ว่าที่ร้อยตรีหญิง',
	'ว่าที่ร้อยโท',
	'ว่าที่ร้อยเอก',
	'สิบตรี',
	'สิบโท',
	'สิบเอก',
	'จ่าสิบตรี',
	'จ่าสิบโท',
	'จ่าสิบเอก',
	'ร้อยตรี',
	'ร้อยโท',
	'ร้อยเอก',
	'พันตรี',
	'พันโท',
	'พันเอก',
	'สิบตำรวจตรี',
	'สิบตำรวจโท',
	'สิบตำรวจเอก',
	'ดาบตำรวจ',
	'ร้อยตำรวจตรี',
	'ร้อยตำรวจโท',
	'ร้อยตำรวจเอก',
	'พันตำรวจตรี',
	'พันตำรวจโท',
	'พันตำรวจเอก',
	'พระ',
	'พระครู',
	'พระมหา',
	'พระอธิการ',
	'สามเณร',
	'แม่ชี',
	'ดร.',
	'ผศ.',
	'รศ.',
	'ศ.',
	'นพ.',
	'พญ.',
	'ม.ร.ว.',
	'ม.ล.',
	'Mr.',
	'Mrs.',
	'Ms.'
] as const;

/** Short forms and what they stand for. */
const shortTitles: Readonly<Record<string, string>> = {
	'น.ส.': 'นางสาว',
	นส: 'นางสาว',
	'ด.ช.': 'เด็กชาย',
	'ด.ญ.': 'เด็กหญิง',
	'ว่าที่ ร.ต.': 'ว่าที่ร้อยตรี',
	'ว่าที่ร.ต.': 'ว่าที่ร้อยตรี'
};

const longestFirst = [...commonTitles, ...furtherTitles, ...Object.keys(shortTitles)].sort((a, b) => b.length - a.length);

/** Title in full for a short form (น.ส. → นางสาว); any other title comes back as it is. */
const fullTitle = (title: string): string => shortTitles[title] ?? title;

/** Takes a title of the list off the front of a name; '' when there is none. A name is never left empty. */
export function splitTitle(typed: string): PersonName {
	const line = cleanLine(typed);
	const title = longestFirst.find((candidate) => line.startsWith(candidate) && beginsAName(line.slice(candidate.length), candidate));
	if (title === undefined) return { title: '', name: line };
	return { title: fullTitle(title), name: line.slice(title.length).trim() };
}

/** The whole name for showing: นายสมชาย ใจดี, Mr. John Smith. */
export function joinName({ title, name }: PersonName): string {
	if (title === '' || name === '') return title + name;
	return /[A-Za-z]\.?$/.test(title) ? `${title} ${name}` : title + name;
}

/** Order of names as a Thai dictionary has it, titles aside; equal names by title. */
export const compareNames = (a: PersonName, b: PersonName): number => compareThai(a.name, b.name) || compareThai(a.title, b.title);

/** What is left must begin with a letter; after a short form without full stops it must stand apart (นส ≠ นสร). */
function beginsAName(rest: string, title: string): boolean {
	if (title === 'นส' && !rest.startsWith(' ')) return false;
	return /^\p{L}/u.test(rest.trim());
}
