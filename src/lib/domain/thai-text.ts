// Thai text as people and keyboards make it: one spelling for what looks the same, and search that finds it (domain.md
// §7.4; D11). NFC alone does not join ํ + า to ำ, and does not order a tone typed before its vowel.

const SARA_AA = '\u0e32';
const SARA_AM = '\u0e33';
const NIKHAHIT = '\u0e4d';
const TONES = '\u0e48-\u0e4b';
/** Marks that stand above or below a consonant. */
const MARKS = '\u0e31\u0e34-\u0e3a\u0e47-\u0e4e';

const markRun = new RegExp(`[${MARKS}]{2,}`, 'g');
const splitAm = new RegExp(`${NIKHAHIT}([${TONES}]*)${SARA_AA}`, 'g');
const amThenTones = new RegExp(`${SARA_AM}(?:${SARA_AM}|[${TONES}])+`, 'g');

const collator = new Intl.Collator('th');

/** One spelling for Thai that looks the same on paper: marks in order and once, ํ + า joined to ำ, เ + เ to แ. */
export function oneSpelling(text: string): string {
	const joined = orderMarks(text.normalize('NFC')).replace(splitAm, `$1${SARA_AM}`);
	return orderMarks(joined.replace(amThenTones, amAfterTones)).replace(/เเ/g, 'แ');
}

/** The form in which text is compared for search: one spelling, Arabic digits, lower case, no accents on Latin letters. */
export function normaliseForSearch(text: string): string {
	const visible = withoutInvisible(text.toLowerCase()).replace(/\u200d/g, '');
	const plain = visible.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
	return arabicDigits(oneSpelling(plain)).replace(/\s+/g, ' ').trim();
}

/** Whether every word of the query is somewhere in the text. An empty query finds everything. */
export function matches(query: string, text: string): boolean {
	const inside = normaliseForSearch(text);
	return normaliseForSearch(query)
		.split(' ')
		.every((word) => inside.includes(word));
}

/** One line as it may be stored: no control or zero-width characters, one spelling, single spaces, trimmed. */
export const cleanLine = (text: string): string => oneSpelling(withoutInvisible(text)).replace(/\s+/g, ' ').trim();

/** Text of several lines as it may be stored: like `cleanLine` in each line, at most one empty line in a row. */
export function cleanText(text: string): string {
	const lines = text
		.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
		.split('\n')
		.map(cleanLine);
	return lines
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

/** Thai digits to Arabic ones; everything else stays. */
export const arabicDigits = (text: string): string => text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
/** Arabic digits to Thai ones, as official papers want them; everything else stays. */
export const thaiDigits = (text: string): string => text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0x0e20));

/** Order of a Thai dictionary (leading vowels after their consonant). For `Array.prototype.sort`. */
export const compareThai = (a: string, b: string): number => collator.compare(a, b);

/** Control characters between words become spaces; the rest, format characters and broken surrogates go. The joiner
 * U+200D stays: it holds emoji together. */
function withoutInvisible(text: string): string {
	return text.replace(/[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ').replace(/(?!\u200d)[\p{Cc}\p{Cf}\p{Cs}]/gu, '');
}

function orderMarks(text: string): string {
	return text.replace(markRun, (run) => [...new Set(run)].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)).join(''));
}

/** Phinthu, vowels below, vowels above, tones, then the marks that close a syllable: also the order NFC keeps. */
function rank(mark: string): number {
	if (mark === '\u0e3a') return 0;
	if (mark === '\u0e38' || mark === '\u0e39') return 1;
	if (mark >= '\u0e48' && mark <= '\u0e4b') return 3;
	return mark === '\u0e4c' || mark === '\u0e4e' ? 4 : 2;
}

const amAfterTones = (run: string): string => [...run].filter((letter) => letter !== SARA_AM).join('') + SARA_AM;
