// The questions of a survey and what they are rated on. Apart from its steps (definition.ts), which the counter does without.
import type { SurveyDefinition, SurveyQuestion } from '../facts-of-surveys.ts';

/** Every question, in the order asked. */
export const questionsOf = ({ sections }: Pick<SurveyDefinition, 'sections'>): SurveyQuestion[] =>
	sections.flatMap(({ questions }) => questions);

/** Lowest and highest that a rated question takes; undefined for one that has no mean among the others. */
export function rangeOf(question: SurveyQuestion): { lowest: number; highest: number } | undefined {
	if (question.kind === 'scale') return question;
	return question.kind === 'matrix' ? { lowest: 1, highest: question.levels.length } : undefined;
}

/** The one highest value of all rated questions; undefined when they differ, as then no one mean stands for them, or none is rated. */
export function highestOf(definition: Pick<SurveyDefinition, 'sections'> | undefined): number | undefined {
	const highest = new Set(definition && questionsOf(definition).flatMap((question) => rangeOf(question)?.highest ?? []));
	return highest.size === 1 ? [...highest][0] : undefined;
}
