// A period in words: the day in full, the month, or the first and last day with what they are.
import { quarterOf } from '#domain/days.ts';
import { periods } from '#i18n/areas/periods.ts';
import { formatDay, formatMonth } from '#i18n/format.ts';
import type { Language } from '#i18n/language.svelte.ts';
import { rangeOf, type Period } from './period.ts';

export function periodLabel(period: Period, language: Language): string {
	const { view, on } = period;
	if (view === 'day') return formatDay(on, language, 'long');
	if (view === 'month') return formatMonth(on, language);
	const { from, to } = rangeOf(period);
	const days =
		from === to ? formatDay(from, language, 'medium') : `${formatDay(from, language, 'medium')} – ${formatDay(to, language, 'medium')}`;
	if (view !== 'quarter' && view !== 'whole-quarter') return days;
	const { quarter, fiscalYear } = quarterOf(on);
	return periods().quarterLabel(String(quarter), String(fiscalYear), days);
}
