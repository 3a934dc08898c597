// Running totals of one day (D9, D10). Counts are kept in canonical form: no key with a zero, so that totals kept
// incrementally are equal, key by key, to a recount of all rows. Sums are of the answers as given: whole numbers, hence exact.
import { assert } from './assert.ts';
import type { Survey } from './survey.ts';
import type { Visit } from './visit.ts';

/** `service|mode|channel|visitor|tangrath(0/1)|outcome` */
export type WorkKey = string;
/** `visitor|channel` */
export type PersonKey = string;
/** `definition|version|mode` */
export type SurveyKey = string;

/** Sums of one question: count, sum, sum of squares, and how many of each value. Enough for mean, S.D. and distribution. */
export interface QuestionSums {
	n: number;
	sum: number;
	squares: number;
	/** value → how many */
	values: Record<string, number>;
}

/** All that a report needs to know of one day at one centre. */
export interface DayTotals {
	/** ISO day in Bangkok. */
	day: string;
	/** Persons (visits not voided) by visitor kind and channel. */
	persons: Record<PersonKey, number>;
	/** Works of visits not voided. */
	works: Record<WorkKey, number>;
	/** Visits voided. */
	voided: number;
	/** Surveys answered, and the sums of their questions, by definition, version and mode. */
	answered: Record<SurveyKey, number>;
	sums: Record<SurveyKey, Record<string, QuestionSums>>;
	/** Surveys abandoned, by `definition|version`. */
	abandoned: Record<string, number>;
}

export const emptyDay = (day: string): DayTotals => ({ day, persons: {}, works: {}, voided: 0, answered: {}, sums: {}, abandoned: {} });

/** Whether nothing happened on that day, or all of it was taken away again. */
export const isEmptyDay = ({ persons, works, voided, answered, sums, abandoned }: DayTotals): boolean =>
	voided === 0 && [persons, works, answered, sums, abandoned].every(isEmpty);

/** What one visit adds to its day. A voided one adds only to `voided`. */
export function visitContribution(visit: Pick<Visit, 'on' | 'visitor' | 'channel' | 'works' | 'voided'>): DayTotals {
	const totals = emptyDay(visit.on);
	if (visit.voided) return { ...totals, voided: 1 };
	totals.persons[`${visit.visitor}|${visit.channel}`] = 1;
	for (const { service, mode, tangrath, outcome } of visit.works) {
		const key = [service, mode, visit.channel, visit.visitor, tangrath ? 1 : 0, outcome].join('|');
		totals.works[key] = (totals.works[key] ?? 0) + 1;
	}
	return totals;
}

/** What one survey adds to its day. An abandoned one is counted and never averaged. */
export function surveyContribution(survey: Pick<Survey, 'on' | 'definition' | 'version' | 'state' | 'mode' | 'answers'>): DayTotals {
	const totals = emptyDay(survey.on);
	const definition = `${survey.definition}|${survey.version}`;
	if (survey.state === 'abandoned') return { ...totals, abandoned: { [definition]: 1 } };
	const key = `${definition}|${survey.mode ?? ''}`;
	totals.answered[key] = 1;
	if (survey.answers.length === 0) return totals;
	const sums = survey.answers.map(
		({ question, value }) => [question, { n: 1, sum: value, squares: value * value, values: { [value]: 1 } }] as const
	);
	totals.sums[key] = Object.fromEntries(sums);
	return totals;
}

/** Both days' totals together, under the first one's name. Neither argument is changed. */
export const addTotals = (a: DayTotals, b: DayTotals): DayTotals => combine(a, b, 1);

/** All of these together, of one day. In halves, so that large totals are copied seldom. Not for an empty list. */
export function sumTotals(totals: readonly DayTotals[]): DayTotals {
	const half = Math.ceil(totals.length / 2);
	if (half === totals.length) return totals[0] as DayTotals;
	return addTotals(sumTotals(totals.slice(0, half)), sumTotals(totals.slice(half)));
}

/** `a` without what `b` had added to it. Throws when `b` was never in `a`. */
export const subtractTotals = (a: DayTotals, b: DayTotals): DayTotals => combine(a, b, -1);

/** Whether two totals say the same, in whatever order their keys stand. */
export const totalsEqual = (a: DayTotals, b: DayTotals): boolean => canonical(a) === canonical(b);

type Sign = 1 | -1;

function combine(a: DayTotals, b: DayTotals, sign: Sign): DayTotals {
	return {
		day: a.day,
		persons: counts(a.persons, b.persons, sign),
		works: counts(a.works, b.works, sign),
		voided: count(a.voided, b.voided, sign),
		answered: counts(a.answered, b.answered, sign),
		sums: merged(
			a.sums,
			b.sums,
			(left, right) =>
				orNothing(
					merged(left, right, (x, y) => questionSums(x, y, sign), noSums),
					isEmpty
				),
			{}
		),
		abandoned: counts(a.abandoned, b.abandoned, sign)
	};
}

function count(a: number, b: number, sign: Sign): number {
	const sum = a + sign * b;
	assert(sum >= 0, 'no count falls below zero');
	return sum;
}

const counts = (a: Record<string, number>, b: Record<string, number>, sign: Sign): Record<string, number> =>
	merged(a, b, (x, y) => orNothing(count(x, y, sign), (sum) => sum === 0), 0);

const noSums: QuestionSums = { n: 0, sum: 0, squares: 0, values: {} };

function questionSums(a: QuestionSums, b: QuestionSums, sign: Sign): QuestionSums | undefined {
	const n = count(a.n, b.n, sign);
	if (n === 0) return undefined;
	return { n, sum: a.sum + sign * b.sum, squares: a.squares + sign * b.squares, values: counts(a.values, b.values, sign) };
}

/** Every key of either, combined; a key whose combination is nothing is left out. */
function merged<T>(a: Record<string, T>, b: Record<string, T>, join: (left: T, right: T) => T | undefined, none: T): Record<string, T> {
	const result = { ...a };
	for (const [key, value] of Object.entries(b)) {
		const joined = join(own(a, key) ?? none, value);
		if (joined === undefined) delete result[key];
		else result[key] = joined;
	}
	return result;
}

/** Codes may be words that every object answers to, such as `constructor`. */
const own = <T>(record: Record<string, T>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);

const orNothing = <T>(value: T, nothing: (value: T) => boolean): T | undefined => (nothing(value) ? undefined : value);
const isEmpty = (value: object): boolean => Object.keys(value).length === 0;

const canonical = (value: unknown): string =>
	JSON.stringify(value, (_, inner: unknown) =>
		typeof inner === 'object' && inner !== null ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner
	);
