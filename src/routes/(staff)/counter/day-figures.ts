// What the counter shows of a day, taken from the figures of every report (promise 11). Pure.
import { formatDecimal } from '#domain/amounts.ts';
import { percentOfScale, periodFigures } from '#domain/reports/period-figures.ts';
import type { DayTotals } from '#domain/totals.ts';
import type { SurveyDefinition } from '#readmodel/schema.ts';

export interface DayFigures {
	persons: number;
	works: number;
	answered: number;
	/** Answers for each hundred persons, rounded for showing; undefined without persons. */
	response: string | undefined;
	/** Of the survey version answered that is newest; undefined while nobody answered. Versions are never averaged together. */
	satisfaction: { mean: string; highest: string; percent: string } | undefined;
}

export function figuresOfDay(totals: DayTotals, surveys: readonly SurveyDefinition[]): DayFigures {
	const { persons, works, answered, responsePercent, surveys: answers } = periodFigures([totals]);
	const response = responsePercent === undefined ? undefined : formatDecimal(responsePercent, 0);
	const newest = answers.findLast(({ overall }) => overall.mean !== undefined);
	const highest =
		newest && highestOf(surveys.find(({ definition, version }) => definition === newest.definition && version === newest.version));
	if (newest === undefined || highest === undefined) return { persons, works, answered, response, satisfaction: undefined };
	const { mean } = newest.overall;
	const satisfaction = { mean: formatDecimal(mean), highest: String(highest), percent: formatDecimal(percentOfScale(mean, highest)) };
	return { persons, works, answered, response, satisfaction };
}

/** The one highest value of all scales of a survey; undefined when they differ, as then no one mean stands for them. */
function highestOf(survey: SurveyDefinition | undefined): number | undefined {
	const highest = new Set(survey?.questions.flatMap((question) => (question.kind === 'scale' ? [question.highest] : [])));
	return highest.size === 1 ? [...highest][0] : undefined;
}
