// Which register and which days of it are looked at; kept in the address, so that back, reload and a link show the same. Pure.
import { addDays, fiscalYearOf, fiscalYearRange, isDay, monthRange, monthRangeAway, type Day, type DayRange } from '#domain/days.ts';
import { registerKinds, type RegisterKind } from '#domain/register-words.ts';

export const spans = ['month', 'fiscal-year', 'range'] as const;
export type Span = (typeof spans)[number];

export interface Choice {
	register: RegisterKind;
	span: Span;
	range: DayRange;
}

/** What an address asks for; this month of the first register where it asks for nothing. */
export function readChoice(search: URLSearchParams, today: Day): Choice {
	const register = registerKinds.find((one) => one === search.get('register')) ?? registerKinds[0];
	const span = spans.find((one) => one === search.get('span')) ?? 'month';
	const day = (name: string): Day | undefined => {
		const text = search.get(name) ?? '';
		return isDay(text) ? text : undefined;
	};
	const from = day('from') ?? today;
	if (span !== 'range') return { register, span, range: spanOf(span, from) };
	const to = day('to') ?? from;
	return { register, span, range: from <= to ? { from, to } : { from: to, to: from } };
}

export const choiceSearch = ({ register, span, range: { from, to } }: Choice): string =>
	new URLSearchParams({ register, span, from, ...(span === 'range' ? { to } : {}) }).toString();

/** The same days by another span: the month or year of the first, or just these. */
export const withSpan = (choice: Choice, span: Span): Choice => ({
	...choice,
	span,
	range: span === 'range' ? choice.range : spanOf(span, choice.range.from)
});

/** The month or year before (−1) or after (1); of a range the same number of days. */
export function stepped({ register, span, range }: Choice, by: -1 | 1): Choice {
	if (span === 'month') return { register, span, range: monthRangeAway(range.from, by) };
	return { register, span, range: spanOf('fiscal-year', by < 0 ? addDays(range.from, -1) : addDays(range.to, 1)) };
}

const spanOf = (span: Exclude<Span, 'range'>, on: Day): DayRange => (span === 'month' ? monthRange(on) : fiscalYearRange(fiscalYearOf(on)));
