// Every piece of wording in a survey, for whoever checks, counts or translates all of it.
import type { SurveyDefinition, SurveyQuestion, SurveyText } from '../../facts-of-surveys.ts';
import { questionsOf } from '../questions.ts';

/** All words of a survey, in reading order. */
export const wordsIn = (survey: SurveyDefinition): SurveyText[] => [
	survey.title,
	...(survey.intro === null ? [] : [survey.intro]),
	...(survey.bands ?? []).map(({ word }) => word),
	...survey.sections.flatMap((section) => [section.title, ...questionsOf({ sections: [section] }).flatMap(ofQuestion)])
];

function ofQuestion(question: SurveyQuestion): SurveyText[] {
	if (question.kind === 'scale') return [question.text, question.lowestWord, question.highestWord];
	if (question.kind === 'matrix') return [question.text, ...question.levels, ...question.rows.map(({ text }) => text)];
	if (question.kind === 'single' || question.kind === 'multiple') return [question.text, ...question.options.map(({ text }) => text)];
	return question.kind === 'number' && question.unit !== null ? [question.text, question.unit] : [question.text];
}
