// The figures of one version of one survey, from its days' running totals (D154–D156; domain.md §3.1, §3.3; letters 001, 002): as a
// whole, by section, question, work, mode, tablet, month and quarter. Unrounded; versions are never added together.
import { formatDecimal, percentOf } from '../amounts.ts';
import { fiscalYearOf, quarterOf, type Day } from '../days.ts';
import type { SurveyBand, SurveyDefinition, SurveySection, SurveyText } from '../facts-of-surveys.ts';
import { NO_SUMS, plusSums, type QuestionSums } from '../question-sums.ts';
import { askedOf, type Step } from '../surveys/definition.ts';
import { highestOf } from '../surveys/questions.ts';
import type { ChoiceSums, DayTotals, GroupSums } from '../totals.ts';
import type { SurveyMode } from '../words.ts';
import { percentOfScale, statistics, type Counted, type Statistics } from './period-figures.ts';
import { byQuestion, countedBy, partsOf, plusChoices, summed, together, total, versionOfKey, type VersionName } from './survey-sums.ts';

/** Statistics on the survey's own scale. */
export interface Rated extends Statistics {
	/** Of the highest value, from the unrounded mean; undefined without answers, or where the definition is not known here. */
	percent: number | undefined;
	/** The level's word, by the office's bands; undefined where it has set none. */
	word: SurveyText | undefined;
}
export interface Group {
	/** Surveys answered. */
	n: number;
	/** All their rated answers together. */
	rated: Rated;
}
export interface StepFigures {
	id: string;
	/** Undefined when this device does not know the version, or the version does not ask it. */
	step: Step | undefined;
	/** Of a scale or a row of a matrix. */
	rated: Rated | undefined;
	/** How many had no opinion: in neither n nor mean. */
	noOpinion: number;
	/** Of a question answered in numbers. */
	number: Statistics | undefined;
	/** Of a choice: how many answered it, and how many chose each. */
	choices: ChoiceSums | undefined;
}
export interface SectionFigures {
	section: SurveySection;
	rated: Rated;
}
export interface VersionFigures extends VersionName {
	/** Undefined when it has not arrived at this device: then answers stand by their codes. */
	known: SurveyDefinition | undefined;
	/** Surveys answered. */
	n: number;
	/** Answered for each hundred persons, unrounded; undefined without persons. */
	responsePercent: number | undefined;
	abandoned: number;
	/** Visitors shown where to answer, by way; none of them is in n. */
	shown: Counted;
	overall: Rated;
	byMode: Partial<Record<SurveyMode, Group>>;
	/** By code of the work: an answer about several counts in each. */
	byService: Record<string, Group>;
	/** By id of the tablet. */
	byDevice: Record<string, Group>;
	sections: SectionFigures[];
	/** In the order asked, those of no known question last. */
	steps: StepFigures[];
}

/** Every version of which anything was counted on these days, in any order of the days. */
export function versionsIn(days: readonly DayTotals[]): VersionName[] {
	const keys = days.flatMap((day) => [day.answered, day.abandoned, day.shown].flatMap((record) => Object.keys(record)));
	const names = [...new Set(keys.map(versionOfKey))].map((key): VersionName => {
		const [definition = '', version = ''] = key.split('|');
		return { definition, version: Number(version) };
	});
	return names.sort((a, b) => (a.definition < b.definition ? -1 : a.definition > b.definition ? 1 : a.version - b.version));
}

/**
 * Figures of one version over these days. Days on which nothing happened may be left out.
 * @param surveys every published version that this device knows
 */
export function versionFigures(days: readonly DayTotals[], name: VersionName, surveys: readonly SurveyDefinition[]): VersionFigures {
	const known = surveys.find(({ definition, version }) => definition === name.definition && version === name.version);
	const rate = ratedOn(known);
	const sums = byQuestion(days, name, 'sums', plusSums);
	const modes = countedBy(days, name, 'answered');
	const n = total(modes);
	return {
		definition: name.definition,
		version: name.version,
		known,
		n,
		responsePercent: percentOf(
			n,
			days.reduce((sum, { persons }) => sum + total(persons), 0)
		),
		abandoned: total(countedBy(days, name, 'abandoned')),
		shown: countedBy(days, name, 'shown'),
		overall: rate(together(sums.values())),
		byMode: Object.fromEntries(
			Object.entries(modes).map(([mode, count]) => [
				mode,
				{ n: count, rated: rate(together(byQuestion(days, name, 'sums', plusSums, mode).values())) }
			])
		),
		byService: groupsBy(days, name, 'byService', rate),
		byDevice: groupsBy(days, name, 'byDevice', rate),
		sections: sectionsOf(known, sums, rate),
		steps: stepsOf(days, name, known, sums, rate)
	};
}

/** A part of the year and its figures. */
export interface TrendPoint extends Group {
	/** `2026-11`, or `2570-1` for the first quarter of fiscal year 2570. */
	part: string;
}

/** The trend of one version: a point for each part in which anybody answered, in order. */
export function trendOf(
	days: readonly DayTotals[],
	name: VersionName,
	surveys: readonly SurveyDefinition[],
	by: 'month' | 'quarter'
): TrendPoint[] {
	const partOf = ({ day }: DayTotals): string =>
		by === 'month' ? day.slice(0, 'yyyy-mm'.length) : `${fiscalYearOf(day as Day)}-${quarterOf(day as Day).quarter}`;
	return [...Map.groupBy(days, partOf)]
		.map(([part, ofPart]) => {
			const { n, overall } = versionFigures(ofPart, name, surveys);
			return { part, n, rated: overall };
		})
		.filter(({ n }) => n > 0)
		.sort((a, b) => (a.part < b.part ? -1 : 1));
}

/**
 * The word for a mean: the last band that begins at or below it, by the mean rounded to two decimals, so that 4.505 has one
 * (domain.md §3.3). Undefined without answers, without bands, and below the first.
 */
export function wordOf(mean: number | undefined, bands: readonly SurveyBand[] | null | undefined): SurveyText | undefined {
	if (mean === undefined) return undefined;
	const hundredths = Math.round(Number(formatDecimal(mean)) * HUNDREDTHS);
	return bands?.findLast(({ from }) => from <= hundredths)?.word;
}
const HUNDREDTHS = 100;

type Rate = (sums: QuestionSums) => Rated;

const ratedOn = (known: SurveyDefinition | undefined): Rate => {
	const highest = highestOf(known);
	return (sums) => {
		const figures = statistics(sums);
		const percent = highest === undefined ? undefined : percentOfScale(figures.mean, highest);
		return { ...figures, percent, word: wordOf(figures.mean, known?.bands) };
	};
};

function groupsBy(days: readonly DayTotals[], name: VersionName, record: 'byService' | 'byDevice', rate: Rate): Record<string, Group> {
	const plus = (a: GroupSums, b: GroupSums): GroupSums => ({ answered: a.answered + b.answered, ratings: plusSums(a.ratings, b.ratings) });
	const groups = summed(
		partsOf(days, name, (day) => day[record]),
		plus
	);
	return Object.fromEntries([...groups].map(([key, { answered, ratings }]) => [key, { n: answered, rated: rate(ratings) }]));
}

function sectionsOf(known: SurveyDefinition | undefined, sums: ReadonlyMap<string, QuestionSums>, rate: Rate): SectionFigures[] {
	return (known?.sections ?? []).map((section) => {
		const asked = askedOf({ sections: [section] });
		return { section, rated: rate(together(asked.flatMap(({ id }) => sums.get(id) ?? []))) };
	});
}

function stepsOf(
	days: readonly DayTotals[],
	name: VersionName,
	known: SurveyDefinition | undefined,
	sums: ReadonlyMap<string, QuestionSums>,
	rate: Rate
): StepFigures[] {
	const numbers = byQuestion(days, name, 'numbers', plusSums);
	const choices = byQuestion(days, name, 'choices', plusChoices);
	const silent = byQuestion(days, name, 'noOpinion', (a, b) => a + b);
	const asked = new Map((known === undefined ? [] : askedOf(known)).map((step) => [step.id, step]));
	const ids = new Set([...asked.keys(), ...[...sums.keys(), ...numbers.keys(), ...choices.keys(), ...silent.keys()].sort()]);
	return [...ids].map((id) => {
		const step = asked.get(id);
		const isRated = sums.has(id) || silent.has(id) || step?.question.kind === 'scale' || step?.question.kind === 'matrix';
		const number = numbers.get(id);
		return {
			id,
			step,
			rated: isRated ? rate(sums.get(id) ?? NO_SUMS) : undefined,
			noOpinion: silent.get(id) ?? 0,
			number: number && statistics(number),
			choices: choices.get(id)
		};
	});
}
