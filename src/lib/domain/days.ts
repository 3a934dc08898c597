// Days of service: civil days in Bangkok, kept as ISO text, typed and shown in the Buddhist era (domain.md §7.1; D8).
import { correctedMs } from './clock-offset.ts';
import { refuse, type Refusal } from './refusals.ts';
import { arabicDigits } from './thai-text.ts';

declare const dayBrand: unique symbol;
/** A day that exists, `YYYY-MM-DD` in the common era. */
export type Day = string & { readonly [dayBrand]: true };

/** Both ends included. */
export interface DayRange {
	from: Day;
	to: Day;
}
export interface Quarter {
	/** Buddhist year in which the fiscal year ends (30 September). */
	fiscalYear: number;
	/** 1 = October–December … 4 = July–September. */
	quarter: 1 | 2 | 3 | 4;
}
export type DayAnswer = { ok: true; day: Day } | { ok: false; refusal: Refusal };

export const BUDDHIST_YEARS_AHEAD = 543;
/** A year outside these is not one of the Buddhist era that anybody types (domain.md §7.1). */
export const BUDDHIST_YEAR_MIN = 2400;
export const BUDDHIST_YEAR_MAX = 2700;
const BUDDHIST_CENTURY = 2500;
const BANGKOK_AHEAD_MS = 7 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
const FISCAL_YEAR_FIRST_MONTH = 10;
const MONTHS_PER_QUARTER = 3;
const TYPED_CHARACTERS_MAX = 60;

const monthNames: readonly (readonly string[])[] = [
	['มกราคม', 'มค', 'january', 'jan'],
	['กุมภาพันธ์', 'กพ', 'february', 'feb'],
	['มีนาคม', 'มีค', 'march', 'mar'],
	['เมษายน', 'เมย', 'april', 'apr'],
	['พฤษภาคม', 'พค', 'may'],
	['มิถุนายน', 'มิย', 'june', 'jun'],
	['กรกฎาคม', 'กค', 'july', 'jul'],
	['สิงหาคม', 'สค', 'august', 'aug'],
	['กันยายน', 'กย', 'september', 'sep'],
	['ตุลาคม', 'ตค', 'october', 'oct'],
	['พฤศจิกายน', 'พย', 'november', 'nov'],
	['ธันวาคม', 'ธค', 'december', 'dec']
];

/** Whether a text is an ISO day that exists. */
export function isDay(text: string): text is Day {
	const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	return parts !== null && exists(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** The day itself; a thrown error for a text that is none. For what the program itself made, not for what people typed. */
export function asDay(text: string): Day {
	if (!isDay(text)) throw new Error(`Not a day: ${text}`);
	return text;
}

/** The day in Bangkok at a device time (milliseconds), corrected by the offset to the server's. */
export const bangkokDay = (deviceMs: number, offset: number | null): Day =>
	new Date(correctedMs(deviceMs, offset) + BANGKOK_AHEAD_MS).toISOString().slice(0, 10) as Day;

/** Noon in Bangkok of a day, in milliseconds: the only time that survey facts carry (D7). */
export const noonMs = (day: Day): number => startMs(day) + DAY_MS / 2 - BANGKOK_AHEAD_MS;
/** The same as ISO UTC: `…T05:00:00.000Z`. */
export const noonOf = (day: Day): string => new Date(noonMs(day)).toISOString();

/**
 * A day as people type it: 21/11/2569, 21-11-69, ๒๑ พ.ย. ๒๕๖๙, 21 พฤศจิกายน 2569 (Buddhist years), or ISO 2026-11-21
 * (common era). Refuses with `day-era-mixed-up` when the year belongs to the other era, and with `day-impossible` when it
 * is no day at all.
 */
export function parseDay(typed: string): DayAnswer {
	const text = tidy(typed);
	const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
	if (iso) return fromCommonEra(Number(iso[1]), Number(iso[2]), Number(iso[3]));
	const numbers = /^(\d{1,2})[/\-. ]+(\d{1,2})[/\-. ]+(\d{4}|\d{2})$/.exec(text);
	if (numbers) return fromBuddhistEra(Number(numbers[3]), Number(numbers[2]), Number(numbers[1]));
	const words = /^(\d{1,2})[ /-]*([^\d\s/-][^\d]*?)[ /-]*(?:พ\.?ศ\.?\s*)?(\d{4}|\d{2})$/.exec(text);
	if (words) return fromBuddhistEra(Number(words[3]), monthNamed(words[2] as string), Number(words[1]));
	return impossible();
}

/** Whether an ISO text is a day of service that may be entered: it exists and its year is of the common era. */
export function checkDay(text: string): Refusal | undefined {
	const answer = /^\d{4}-\d{2}-\d{2}$/.test(text) ? parseDay(text) : impossible();
	return answer.ok ? undefined : answer.refusal;
}

export const addDays = (day: Day, days: number): Day => dayAt(startMs(day) + days * DAY_MS);
/** How many days from the first to the second; negative when it lies before. */
export const daysBetween = (from: Day, to: Day): number => Math.round((startMs(to) - startMs(from)) / DAY_MS);
export const buddhistYearOf = (day: Day): number => yearOf(day) + BUDDHIST_YEARS_AHEAD;
/** 1–12 */
export const monthOf = (day: Day): number => Number(day.slice(5, 7));
/** 0 = Sunday … 6 = Saturday. */
export const weekdayOf = (day: Day): number => new Date(startMs(day)).getUTCDay();

/** The calendar month in which the day lies. */
export const monthRange = (day: Day): DayRange => monthsRange(yearOf(day), monthOf(day), 1);
/** The month so many months after (or, negative, before) the one in which the day lies. */
export const monthRangeAway = (day: Day, months: number): DayRange => monthsRange(yearOf(day), monthOf(day) + months, 1);

/** ปีงบประมาณ พ.ศ.: 1 October – 30 September, named after the year in which it ends. */
export const fiscalYearOf = (day: Day): number => buddhistYearOf(day) + (monthOf(day) >= FISCAL_YEAR_FIRST_MONTH ? 1 : 0);
export function quarterOf(day: Day): Quarter {
	const monthsIn = (monthOf(day) - FISCAL_YEAR_FIRST_MONTH + 12) % 12;
	return { fiscalYear: fiscalYearOf(day), quarter: (Math.floor(monthsIn / MONTHS_PER_QUARTER) + 1) as Quarter['quarter'] };
}
export const fiscalYearRange = (fiscalYear: number): DayRange =>
	monthsRange(fiscalYear - BUDDHIST_YEARS_AHEAD - 1, FISCAL_YEAR_FIRST_MONTH, 12);
export const quarterRange = ({ fiscalYear, quarter }: Quarter): DayRange =>
	monthsRange(fiscalYear - BUDDHIST_YEARS_AHEAD - 1, FISCAL_YEAR_FIRST_MONTH + (quarter - 1) * MONTHS_PER_QUARTER, MONTHS_PER_QUARTER);

/** Every day of a range, in order. */
export function daysIn({ from, to }: DayRange): Day[] {
	return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));
}

function fromBuddhistEra(typedYear: number, month: number, date: number): DayAnswer {
	const year = typedYear < 100 ? BUDDHIST_CENTURY + typedYear : typedYear;
	if (year < BUDDHIST_YEAR_MIN || year > BUDDHIST_YEAR_MAX) return mixedUp(year, year + BUDDHIST_YEARS_AHEAD);
	return existing(year - BUDDHIST_YEARS_AHEAD, month, date);
}

function fromCommonEra(year: number, month: number, date: number): DayAnswer {
	if (year >= BUDDHIST_YEAR_MIN) return mixedUp(year, year - BUDDHIST_YEARS_AHEAD);
	return existing(year, month, date);
}

const existing = (year: number, month: number, date: number): DayAnswer =>
	exists(year, month, date) ? { ok: true, day: isoOf(year, month, date) } : impossible();
const impossible = (): DayAnswer => ({ ok: false, refusal: refuse('day-impossible', 'on') });
const mixedUp = (typed: number, meant: number): DayAnswer => ({ ok: false, refusal: refuse('day-era-mixed-up', 'on', { typed, meant }) });

function exists(year: number, month: number, date: number): boolean {
	if (month < 1 || month > 12 || date < 1 || year < 1) return false;
	return date <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

function tidy(typed: string): string {
	return arabicDigits(typed.slice(0, TYPED_CHARACTERS_MAX))
		.replace(/[\p{Cc}\p{Cf}]/gu, '')
		.replace(/\s+/g, ' ')
		.trim();
}

/** 1–12, or 0 for a word that is no month. */
function monthNamed(word: string): number {
	const bare = word.toLowerCase().replace(/[.\s]/g, '');
	return monthNames.findIndex((names) => names.includes(bare)) + 1;
}

const yearOf = (day: Day): number => Number(day.slice(0, 4));
const startMs = (day: Day): number => Date.parse(`${day}T00:00:00.000Z`);
const dayAt = (ms: number): Day => new Date(ms).toISOString().slice(0, 10) as Day;
const isoOf = (year: number, month: number, date: number): Day =>
	`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as Day;

function monthsRange(year: number, firstMonth: number, months: number): DayRange {
	return { from: dayAt(Date.UTC(year, firstMonth - 1, 1)), to: dayAt(Date.UTC(year, firstMonth - 1 + months, 0)) };
}
