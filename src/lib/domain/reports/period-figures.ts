// The figures of a period at one centre, from its days' running totals (D9, D10). Every screen and paper takes them from
// here. Sources: guideline letter 002 §4–§8 (works, kinds, survey), letter 001 (mean and percent of the ten-point survey).
import { NO_SUMS, plusSums, type QuestionSums } from '../question-sums.ts';
import type { DayTotals } from '../totals.ts';
import type { ServiceGroup } from '../words.ts';
import { percentOf } from '../amounts.ts';

/** How many, by each value that occurs. */
export type Counted = Record<string, number>;

/** Statistics of answers on one scale, unrounded. */
export interface Statistics {
	n: number;
	/** Undefined when nobody answered. */
	mean: number | undefined;
	/** Sample standard deviation (N−1); undefined under two answers (domain.md §3.3). */
	sd: number | undefined;
	/** value → how many */
	distribution: Counted;
}
export interface QuestionFigures extends Statistics {
	question: string;
}
/** One version of one survey. Versions are never averaged together. */
export interface SurveyFigures {
	definition: string;
	version: number;
	/** Surveys answered, also by who filled them in. */
	n: number;
	byMode: Counted;
	abandoned: number;
	questions: QuestionFigures[];
	/** All scale answers together. */
	overall: Statistics;
}
export interface PeriodFigures {
	persons: number;
	works: number;
	voided: number;
	personsByVisitor: Counted;
	personsByChannel: Counted;
	worksByService: Counted;
	worksByMode: Counted;
	worksByChannel: Counted;
	worksByVisitor: Counted;
	worksByOutcome: Counted;
	worksByTangrath: { yes: number; no: number };
	/** The three categories as printed (letter 002 §5); the third overlaps the first two. */
	categories: { forward: number; complete: number; tangrath: number };
	/** Newest version last. */
	surveys: SurveyFigures[];
	answered: number;
	abandoned: number;
	/** Answers for each hundred persons, unrounded; undefined without persons. */
	responsePercent: number | undefined;
}

/** Figures of the given days, in any order. Days on which nothing happened may be left out. */
export function periodFigures(days: readonly DayTotals[]): PeriodFigures {
	const persons = cells(days.map((day) => day.persons));
	const works = cells(days.map((day) => day.works));
	const worksByMode = by(works, 1);
	const tangrath = by(works, 4);
	const surveys = surveyFigures(days);
	const personCount = sum(persons);
	const answered = surveys.reduce((total, survey) => total + survey.n, 0);
	return {
		persons: personCount,
		works: sum(works),
		voided: days.reduce((total, day) => total + day.voided, 0),
		personsByVisitor: by(persons, 0),
		personsByChannel: by(persons, 1),
		worksByService: by(works, 0),
		worksByMode,
		worksByChannel: by(works, 2),
		worksByVisitor: by(works, 3),
		worksByOutcome: by(works, 5),
		worksByTangrath: { yes: tangrath['1'] ?? 0, no: tangrath['0'] ?? 0 },
		categories: { forward: worksByMode['forward'] ?? 0, complete: worksByMode['complete'] ?? 0, tangrath: tangrath['1'] ?? 0 },
		surveys,
		answered,
		abandoned: surveys.reduce((total, survey) => total + survey.abandoned, 0),
		responsePercent: percentOf(answered, personCount)
	};
}

/** Works by group, given which group each service is in; services that are in no catalogue count under `unknown`. */
export function worksByGroup(figures: PeriodFigures, groupOf: ReadonlyMap<string, ServiceGroup>): Counted {
	const counts = Object.entries(figures.worksByService).map(([service, count]) => ({ [groupOf.get(service) ?? 'unknown']: count }));
	return Object.fromEntries(cells(counts));
}

/**
 * The mean in percent of the scale's highest value, from the unrounded mean: 9.173 of 10 is 91.73, 4.5565 of 5 is 91.13
 * (letter 001; domain.md §3.1, §3.3). Undefined without answers.
 */
export const percentOfScale = (mean: number | undefined, highest: number): number | undefined =>
	mean === undefined ? undefined : (mean * 100) / highest;

/** Statistics from running sums. */
export function statistics({ n, sum: total, squares, values }: QuestionSums): Statistics {
	const mean = n === 0 ? undefined : total / n;
	// n·Σx² − (Σx)² is a whole number for whole answers: nothing is lost to cancellation before the one division.
	const sd = n < 2 ? undefined : Math.sqrt(Math.max(0, n * squares - total * total) / (n * (n - 1)));
	return { n, mean, sd, distribution: { ...values } };
}

type Cells = Map<string, number>;

function cells(parts: readonly Record<string, number>[]): Cells {
	const all: Cells = new Map();
	for (const part of parts) for (const [key, count] of Object.entries(part)) all.set(key, (all.get(key) ?? 0) + count);
	return all;
}

const sum = (all: Cells): number => [...all.values()].reduce((total, count) => total + count, 0);

function by(all: Cells, position: number): Counted {
	const counts: Cells = new Map();
	for (const [key, count] of all) {
		const part = key.split('|')[position] ?? '';
		counts.set(part, (counts.get(part) ?? 0) + count);
	}
	return Object.fromEntries(counts);
}

function surveyFigures(days: readonly DayTotals[]): SurveyFigures[] {
	const answered = cells(days.map((day) => day.answered));
	const abandoned = cells(days.map((day) => day.abandoned));
	const versions = new Set([...answered.keys(), ...abandoned.keys()].map((key) => key.split('|').slice(0, 2).join('|')));
	const figures = [...versions].map((key): SurveyFigures => {
		const [definition = '', version = ''] = key.split('|');
		const ofVersion: Cells = new Map([...answered].filter(([name]) => name.startsWith(`${key}|`)));
		const questions = questionSums(days, key);
		return {
			definition,
			version: Number(version),
			n: sum(ofVersion),
			byMode: by(ofVersion, 2),
			abandoned: abandoned.get(key) ?? 0,
			questions: [...questions]
				.map(([question, sums]) => ({ question, ...statistics(sums) }))
				.sort((a, b) => (a.question < b.question ? -1 : 1)),
			overall: statistics([...questions.values()].reduce(plusSums, NO_SUMS))
		};
	});
	return figures.sort((a, b) => (a.definition < b.definition ? -1 : a.definition > b.definition ? 1 : a.version - b.version));
}

function questionSums(days: readonly DayTotals[], version: string): Map<string, QuestionSums> {
	const questions = new Map<string, QuestionSums>();
	for (const { sums } of days) {
		for (const [key, ofQuestions] of Object.entries(sums)) {
			if (!key.startsWith(`${version}|`)) continue;
			for (const [question, more] of Object.entries(ofQuestions))
				questions.set(question, plusSums(questions.get(question) ?? NO_SUMS, more));
		}
	}
	return questions;
}
