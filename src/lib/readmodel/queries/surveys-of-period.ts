// Which surveys stand behind a figure, and which were commented?
import type { SurveyMode } from '#domain/words.ts';
import type { ReadModelDatabase, SurveyRow } from '../schema.ts';
import { pageOf, type Page, type PageAsked } from './page.ts';

/** Days inclusive, ISO. A filter left out lets everything through. */
export interface SurveyFilter {
	from: string;
	to: string;
	state?: SurveyRow['state'];
	mode?: SurveyMode;
	commented?: boolean;
	definition?: string;
	version?: number;
}

/** Surveys of a period, newest day first; within a day in no order that could tell when they were answered. */
export function surveysOfPeriod(db: ReadModelDatabase, filter: SurveyFilter, asked: PageAsked): Promise<Page<SurveyRow>> {
	return pageOf(db.surveys.where('on').between(filter.from, filter.to, true, true).reverse(), (survey) => fits(survey, filter), asked);
}

function fits(survey: SurveyRow, { state, mode, commented, definition, version }: SurveyFilter): boolean {
	return (
		(state ?? survey.state) === survey.state &&
		(mode ?? survey.mode) === survey.mode &&
		(commented ?? survey.commented) === survey.commented &&
		(definition ?? survey.definition) === survey.definition &&
		(version ?? survey.version) === survey.version
	);
}
