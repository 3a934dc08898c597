// Running totals of one day (D9, D10). Counts are kept in canonical form: no key with a zero, so that totals kept
// incrementally are equal, key by key, to a recount of all rows. Sums are of the answers as given: whole numbers, hence exact.
import { assert } from './assert.ts';
import type { SurveyAnswer } from './facts.ts';
import { NO_SUMS, plusSums, type QuestionSums } from './question-sums.ts';
import type { Survey } from './surveys/survey.ts';
import type { Visit } from './visit.ts';

/** `service|mode|channel|visitor|tangrath(0/1)|outcome` */
export type WorkKey = string;
/** `visitor|channel` */
export type PersonKey = string;
/** `definition|version|mode` */
export type SurveyKey = string;

/** How many chose each option of one question, of how many who answered it: of several choices more are chosen than answer. */
export interface ChoiceSums {
	n: number;
	/** option → how many */
	chosen: Record<string, number>;
}

/** The answers of one group: how many surveys, and all their rated answers together. */
export interface GroupSums {
	answered: number;
	ratings: QuestionSums;
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
	/** Surveys answered, and the sums of their rated questions, by definition, version and mode. */
	answered: Record<SurveyKey, number>;
	sums: Record<SurveyKey, Record<string, QuestionSums>>;
	/** The same of questions answered in numbers, of choices, and how many had no opinion: these are in no sum. */
	numbers: Record<SurveyKey, Record<string, QuestionSums>>;
	choices: Record<SurveyKey, Record<string, ChoiceSums>>;
	noOpinion: Record<SurveyKey, Record<string, number>>;
	/** By `definition|version|service code`: an answer about several works counts in each. */
	byService: Record<string, GroupSums>;
	/** By `definition|version|device id`. */
	byDevice: Record<string, GroupSums>;
	/** Surveys abandoned, by `definition|version`. */
	abandoned: Record<string, number>;
	/** Visitors shown where to answer, by `definition|version|way`: nobody knows whether they did. */
	shown: Record<string, number>;
}

export const emptyDay = (day: string): DayTotals => ({
	day,
	persons: {},
	works: {},
	voided: 0,
	answered: {},
	sums: {},
	numbers: {},
	choices: {},
	noOpinion: {},
	byService: {},
	byDevice: {},
	abandoned: {},
	shown: {}
});

/** Whether nothing happened on that day, or all of it was taken away again. */
export const isEmptyDay = ({ day: _, voided, ...records }: DayTotals): boolean => voided === 0 && Object.values(records).every(isEmpty);

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

type Contributing = Pick<Survey, 'on' | 'definition' | 'version' | 'state' | 'mode' | 'answers' | 'services' | 'device' | 'way'>;

/** What one survey adds to its day. An abandoned one, and one only shown, is counted and never averaged. */
export function surveyContribution(survey: Contributing): DayTotals {
	const totals = emptyDay(survey.on);
	const definition = `${survey.definition}|${survey.version}`;
	if (survey.state === 'abandoned') return { ...totals, abandoned: { [definition]: 1 } };
	if (survey.state === 'shown') return { ...totals, shown: { [`${definition}|${survey.way ?? ''}`]: 1 } };
	const key = `${definition}|${survey.mode ?? ''}`;
	totals.answered[key] = 1;
	const answers = byKind(survey.answers);
	for (const [record, ofQuestions] of Object.entries(answers)) {
		if (!isEmpty(ofQuestions)) Object.assign(totals[record as keyof Answered], { [key]: ofQuestions });
	}
	const group = { answered: 1, ratings: Object.values(answers.sums).reduce(plusSums, NO_SUMS) };
	for (const service of new Set(survey.services)) totals.byService[`${definition}|${service}`] = group;
	totals.byDevice[`${definition}|${survey.device}`] = group;
	return totals;
}

type Answered = { [P in 'sums' | 'numbers' | 'choices' | 'noOpinion']: DayTotals[P][SurveyKey] };

/** The answers of one survey by what they are; of two to one question, which no device records, the last. */
function byKind(answers: readonly SurveyAnswer[]): Answered {
	const found: { [P in keyof Answered]: [string, Answered[P][string]][] } = { sums: [], numbers: [], choices: [], noOpinion: [] };
	for (const answer of answers) {
		const { question } = answer;
		if ('chosen' in answer) found.choices.push([question, { n: 1, chosen: Object.fromEntries(answer.chosen.map((code) => [code, 1])) }]);
		else if ('number' in answer) found.numbers.push([question, sumsOf(answer.number)]);
		else if (answer.value === null) found.noOpinion.push([question, 1]);
		else found.sums.push([question, sumsOf(answer.value)]);
	}
	const { sums, numbers, choices, noOpinion } = found;
	return {
		sums: Object.fromEntries(sums),
		numbers: Object.fromEntries(numbers),
		choices: Object.fromEntries(choices),
		noOpinion: Object.fromEntries(noOpinion)
	};
}

const sumsOf = (value: number): QuestionSums => ({ n: 1, sum: value, squares: value * value, values: { [value]: 1 } });

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
export const totalsEqual = (a: DayTotals, b: DayTotals): boolean => canonical(whole(a)) === canonical(whole(b));

type Sign = 1 | -1;

/** Totals that an older program stored lack what it did not count. */
const whole = (totals: DayTotals): DayTotals => ({ ...emptyDay(totals.day), ...totals });

function combine(first: DayTotals, second: DayTotals, sign: Sign): DayTotals {
	const [a, b] = [whole(first), whole(second)];
	const questions = (x: ByQuestion, y: ByQuestion): ByQuestion => nested(x, y, (one, other) => questionSums(one, other, sign), NO_SUMS);
	const groups = (x: Groups, y: Groups): Groups => merged(x, y, (one, other) => groupSums(one, other, sign), NO_GROUP);
	return {
		day: a.day,
		persons: counts(a.persons, b.persons, sign),
		works: counts(a.works, b.works, sign),
		voided: count(a.voided, b.voided, sign),
		answered: counts(a.answered, b.answered, sign),
		sums: questions(a.sums, b.sums),
		numbers: questions(a.numbers, b.numbers),
		choices: nested(a.choices, b.choices, (one, other) => choiceSums(one, other, sign), NO_CHOICES),
		noOpinion: nested(a.noOpinion, b.noOpinion, (one, other) => orNothing(count(one, other, sign), isZero), 0),
		byService: groups(a.byService, b.byService),
		byDevice: groups(a.byDevice, b.byDevice),
		abandoned: counts(a.abandoned, b.abandoned, sign),
		shown: counts(a.shown, b.shown, sign)
	};
}

type ByQuestion = DayTotals['sums'];
type Groups = DayTotals['byService'];

/** Records within records; one that nothing is left of goes. */
const nested = <T>(
	a: Record<string, Record<string, T>>,
	b: Record<string, Record<string, T>>,
	join: (left: T, right: T) => T | undefined,
	none: T
): Record<string, Record<string, T>> => merged(a, b, (left, right) => orNothing(merged(left, right, join, none), isEmpty), {});

function count(a: number, b: number, sign: Sign): number {
	const sum = a + sign * b;
	assert(sum >= 0, 'no count falls below zero');
	return sum;
}

const counts = (a: Record<string, number>, b: Record<string, number>, sign: Sign): Record<string, number> =>
	merged(a, b, (x, y) => orNothing(count(x, y, sign), isZero), 0);

const NO_GROUP: GroupSums = { answered: 0, ratings: NO_SUMS };
const NO_CHOICES: ChoiceSums = { n: 0, chosen: {} };

function questionSums(a: QuestionSums, b: QuestionSums, sign: Sign): QuestionSums | undefined {
	const n = count(a.n, b.n, sign);
	if (n === 0) return undefined;
	return { n, sum: a.sum + sign * b.sum, squares: a.squares + sign * b.squares, values: counts(a.values, b.values, sign) };
}

function groupSums(a: GroupSums, b: GroupSums, sign: Sign): GroupSums | undefined {
	const answered = count(a.answered, b.answered, sign);
	if (answered === 0) return undefined;
	return { answered, ratings: questionSums(a.ratings, b.ratings, sign) ?? NO_SUMS };
}

function choiceSums(a: ChoiceSums, b: ChoiceSums, sign: Sign): ChoiceSums | undefined {
	const n = count(a.n, b.n, sign);
	return n === 0 ? undefined : { n, chosen: counts(a.chosen, b.chosen, sign) };
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
const isZero = (value: number): boolean => value === 0;
const isEmpty = (value: object): boolean => Object.keys(value).length === 0;

const canonical = (value: unknown): string =>
	JSON.stringify(value, (_, inner: unknown) =>
		typeof inner === 'object' && inner !== null ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner
	);
