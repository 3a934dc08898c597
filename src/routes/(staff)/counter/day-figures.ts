// What the counter shows of a day, taken from the figures of every report (promise 11). Pure.
import { formatDecimal } from '#domain/amounts.ts';
import { percentOfScale, periodFigures } from '#domain/reports/period-figures.ts';
import type { SurveyDefinition } from '#domain/facts.ts';
import { highestOf } from '#domain/surveys/questions.ts';
import type { DayTotals } from '#domain/totals.ts';

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
