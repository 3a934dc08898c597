// A period in words: the day in full, or the month.
import { formatDay, formatMonth } from '#i18n/format.ts';
import type { Language } from '#i18n/language.svelte.ts';
import type { Period } from './period.ts';

export const periodLabel = ({ view, on }: Period, language: Language): string =>
	view === 'day' ? formatDay(on, language, 'long') : formatMonth(on, language);
