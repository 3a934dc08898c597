// The figures of a survey beside its definition: the questions in their order, with their scales. Pure.
import { formatDecimal, percentOf } from '#domain/amounts.ts';
import type { SurveyDefinition, SurveyText } from '#domain/facts.ts';
import {
	percentOfScale,
	type PeriodFigures,
	type QuestionFigures,
	type Statistics,
	type SurveyFigures
} from '#domain/reports/period-figures.ts';
import { askedOf, wordsOf } from '#domain/surveys/definition.ts';
import { rangeOf } from '#domain/surveys/questions.ts';

/** Statistics as printed: two decimals, '–' where there is no value; the per cent is made from the unrounded mean (U65). */
export interface Printed {
	mean: string;
	deviation: string;
	percent: string;
}
export interface QuestionShown extends QuestionFigures {
	/** What it asks and on which scale; undefined when this device does not know the definition yet. */
	scale: { text: SurveyText; lowest: number; highest: number } | undefined;
}

export const definitionOf = (
	surveys: readonly SurveyDefinition[],
	of: Pick<SurveyFigures, 'definition' | 'version'>
): SurveyDefinition | undefined => surveys.find(({ definition, version }) => definition === of.definition && version === of.version);

/** The scale questions of a version with their figures: in the order asked, those of no known definition last. */
export function questionsShown(figures: SurveyFigures, definition: SurveyDefinition | undefined): QuestionShown[] {
	const scales = (definition === undefined ? [] : askedOf(definition)).flatMap((step) => {
		const range = rangeOf(step.question);
		return range === undefined ? [] : [{ id: step.id, text: wordsOf(step), lowest: range.lowest, highest: range.highest }];
	});
	const known = new Set(scales.map(({ id }) => id));
	const asked = scales.map(({ id, ...scale }) => {
		const answered = figures.questions.find(({ question }) => question === id);
		return { question: id, n: 0, mean: undefined, sd: undefined, distribution: {}, ...answered, scale };
	});
	return [
		...asked,
		...figures.questions.filter(({ question }) => !known.has(question)).map((question) => ({ ...question, scale: undefined }))
	];
}

/** Every value of a scale with how many chose it; without a scale, the values that occur. */
export function columnsOf({ scale, distribution }: QuestionShown): { value: number; count: number }[] {
	const values = scale
		? Array.from({ length: scale.highest - scale.lowest + 1 }, (_, index) => scale.lowest + index)
		: Object.keys(distribution)
				.map(Number)
				.sort((a, b) => a - b);
	return values.map((value) => ({ value, count: distribution[value] ?? 0 }));
}

export const printed = ({ mean, sd }: Pick<Statistics, 'mean' | 'sd'>, highest: number | undefined): Printed => ({
	mean: formatDecimal(mean),
	deviation: formatDecimal(sd),
	percent: formatDecimal(highest === undefined ? undefined : percentOfScale(mean, highest))
});

/** The version whose mean stands among the key figures: the newest that anybody answered. */
export const leadingSurvey = ({ surveys }: Pick<PeriodFigures, 'surveys'>): SurveyFigures | undefined => surveys.findLast(({ n }) => n > 0);

/** Part of a whole in per cent with one decimal. */
export const share = (part: number, whole: number): string => formatDecimal(percentOf(part, whole), 1);
