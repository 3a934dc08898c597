// Days, times, numbers and sizes in words and digits of a language. Pure: the language and the present come in.
// Years are of the Buddhist era in both languages, the clock is Bangkok's.
import type { Language } from './language.svelte.ts';

export type DayStyle = 'long' | 'medium' | 'short';

const BANGKOK = 'Asia/Bangkok';
const locales: Record<Language, string> = { th: 'th-TH-u-ca-buddhist-nu-latn', en: 'en-GB-u-ca-buddhist-nu-latn' };
const dayStyles: Record<DayStyle, Intl.DateTimeFormatOptions> = {
	long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
	medium: { day: 'numeric', month: 'short', year: 'numeric' },
	short: { day: 'numeric', month: 'numeric', year: 'numeric' }
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const BANGKOK_AHEAD_MS = 7 * HOUR_MS;
const DAY_MS = 24 * HOUR_MS;
/** Nearer than this is "just now". */
const MOMENT_MS_MAX = 45_000;
/** Further away than this is said as a day. */
const RELATIVE_MS_MAX = 7 * DAY_MS;

/**
 * A day (`2026-11-21`): long "วันเสาร์ที่ 21 พฤศจิกายน พ.ศ. 2569" / "Saturday 21 November 2569 BE", medium
 * "21 พ.ย. 2569" / "21 Nov 2569 BE", short "21/11/2569".
 */
export function formatDay(day: string, language: Language, style: DayStyle): string {
	const parts = partsOf(new Date(`${day}T00:00:00Z`), language, { ...dayStyles[style], timeZone: 'UTC' });
	const numbers = `${parts.day} ${parts.month} `;
	if (style === 'short') return `${parts.day}/${parts.month}/${parts.year}`;
	if (language === 'en') return `${style === 'long' ? `${parts.weekday} ` : ''}${numbers}${parts.year} BE`;
	return style === 'long' ? `${parts.weekday}ที่ ${numbers}พ.ศ. ${parts.year}` : `${numbers}${parts.year}`;
}

/** The month of a day: "พฤศจิกายน พ.ศ. 2569" / "November 2569 BE". */
export function formatMonth(day: string, language: Language): string {
	const { month, year } = partsOf(new Date(`${day}T00:00:00Z`), language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
	return language === 'th' ? `${month} พ.ศ. ${year}` : `${month} ${year} BE`;
}

/** The time of an instant (ISO UTC) in Bangkok: "09.05 น." / "09:05". */
export function formatTime(instant: string, language: Language): string {
	const { hour, minute } = partsOf(new Date(instant), 'en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: BANGKOK });
	return language === 'th' ? `${hour}.${minute} น.` : `${hour}:${minute}`;
}

/** Day and time of an instant (ISO UTC) in Bangkok: "21 พ.ย. 2569 เวลา 09.05 น." / "21 Nov 2569 BE, 09:05". */
export function formatInstant(instant: string, language: Language): string {
	const day = formatDay(new Date(Date.parse(instant) + BANGKOK_AHEAD_MS).toISOString().slice(0, 10), language, 'medium');
	return `${day}${language === 'th' ? ' เวลา ' : ', '}${formatTime(instant, language)}`;
}

/** With thousands apart, and exactly so many decimals where given: 1,671 or 9.17. */
export const formatNumber = (value: number, language: Language, decimals = 0): string =>
	value.toLocaleString(language === 'th' ? 'th-TH-u-nu-latn' : 'en-GB', {
		minimumFractionDigits: decimals,
		maximumFractionDigits: decimals
	});

/** How long ago or how soon, both in ms since 1970: "เมื่อ 2 นาทีก่อน", "ในอีก 1 นาที"; beyond a week the day itself. */
export function formatRelative(atMs: number, nowMs: number, language: Language): string {
	const awayMs = Math.abs(nowMs - atMs);
	const past = atMs <= nowMs;
	if (awayMs > RELATIVE_MS_MAX) return formatDay(new Date(atMs + BANGKOK_AHEAD_MS).toISOString().slice(0, 10), language, 'medium');
	if (awayMs < MOMENT_MS_MAX) return { th: past ? 'เมื่อครู่นี้' : 'ในอีกครู่หนึ่ง', en: past ? 'just now' : 'in a moment' }[language];
	const [count, th, en] = unitOf(awayMs);
	if (language === 'th') return past ? `เมื่อ ${count} ${th}ก่อน` : `ในอีก ${count} ${th}`;
	const units = `${count} ${en}${count === 1 ? '' : 's'}`;
	return past ? `${units} ago` : `in ${units}`;
}

function unitOf(awayMs: number): [number, string, string] {
	if (awayMs < HOUR_MS) return [Math.max(1, Math.round(awayMs / MINUTE_MS)), 'นาที', 'minute'];
	if (awayMs < DAY_MS) return [Math.round(awayMs / HOUR_MS), 'ชั่วโมง', 'hour'];
	return [Math.round(awayMs / DAY_MS), 'วัน', 'day'];
}

const THOUSAND = 1000;
const sizes: Record<Language, readonly string[]> = {
	th: ['ไบต์', 'กิโลไบต์', 'เมกะไบต์', 'กิกะไบต์'],
	en: ['bytes', 'kB', 'MB', 'GB']
};

/** A count of bytes in the unit that keeps it short: "12.3 เมกะไบต์" / "12.3 MB". */
export function formatBytes(bytes: number, language: Language): string {
	const step = Math.min(sizes[language].length - 1, bytes < THOUSAND ? 0 : Math.floor(Math.log10(bytes) / 3));
	const value = bytes / THOUSAND ** step;
	return `${formatNumber(value, language, step === 0 || value >= 100 ? 0 : 1)} ${sizes[language][step] ?? ''}`;
}

type Part = Exclude<Intl.DateTimeFormatPartTypes, 'literal'>;

function partsOf(date: Date, language: Language, options: Intl.DateTimeFormatOptions): Record<Part, string> {
	const parts = new Intl.DateTimeFormat(locales[language], options).formatToParts(date);
	return Object.fromEntries(parts.map(({ type, value }) => [type, value])) as Record<Part, string>;
}
