// What a survey asks, in its order (D143, D144): the steps of a definition, which of them the answers so far show, and its words in a
// language. Pure and small: the tablet in the visitor's hands loads it.
import type { NamedText, SurveyAnswer, SurveyDefinition, SurveyQuestion, SurveySection, SurveyText } from '../facts-of-surveys.ts';
import type { SurveyLanguage } from '../words.ts';

/** One thing asked, one screen: a question, or one row of a matrix. Its id is what an answer names. */
export interface Step {
	id: string;
	section: SurveySection;
	question: SurveyQuestion;
	/** The row of a matrix; null for every other question. */
	row: NamedText | null;
}

/** Every step, in the order asked. */
export const askedOf = ({ sections }: Pick<SurveyDefinition, 'sections'>): Step[] =>
	sections.flatMap((section) =>
		section.questions.flatMap((question): Step[] =>
			question.kind === 'matrix'
				? question.rows.map((row) => ({ id: row.id, section, question, row }))
				: [{ id: question.id, section, question, row: null }]
		)
	);

/** The steps that these answers show: each whose condition an answer to an earlier step that is itself shown meets. */
export function shownSteps(definition: Pick<SurveyDefinition, 'sections'>, answers: readonly SurveyAnswer[]): Step[] {
	const given = new Map(answers.map((answer) => [answer.question, answer]));
	const shown = new Set<string>();
	return askedOf(definition).filter(({ id, question: { showIf } }) => {
		if (showIf !== null && !(shown.has(showIf.question) && meets(given.get(showIf.question), showIf.anyOf))) return false;
		shown.add(id);
		return true;
	});
}

function meets(answer: SurveyAnswer | undefined, anyOf: readonly (string | number)[]): boolean {
	if (answer === undefined) return false;
	if ('chosen' in answer) return answer.chosen.some((code) => anyOf.includes(code));
	const number = 'number' in answer ? answer.number : answer.value;
	return number !== null && anyOf.includes(number);
}

/** Without the answers to steps that the others hide: somebody went back and answered differently. */
export function onlyShown(definition: Pick<SurveyDefinition, 'sections'>, answers: readonly SurveyAnswer[]): SurveyAnswer[] {
	const shown = new Set(shownSteps(definition, answers).map(({ id }) => id));
	return answers.filter(({ question }) => shown.has(question));
}

/** Whether a step is answered in free words, which are sealed. */
export const isFreeText = ({ kind }: Pick<SurveyQuestion, 'kind'>): boolean => kind === 'comment' || kind === 'short-text';

/** The words of a step: of a row, what it asks; the words of its matrix stand above. */
export const wordsOf = ({ question, row }: Step): SurveyText => (row ?? question).text;

/** The words in a language, in Thai where there are none. */
export const textIn = (text: SurveyText, language: SurveyLanguage): string => text[language] || text.th;

/** Whether the words are there in this language. */
export const isIn = (text: SurveyText, language: SurveyLanguage): boolean => Boolean(text[language]);

/**
 * The free words of one survey as its sealed comment keeps them: a comment as it was written, a short text behind its question.
 * @param texts by step
 */
export function commentOf(steps: readonly Step[], texts: Readonly<Record<string, string | undefined>>): string {
	const written = steps.flatMap(({ id, question }): string[] => {
		const text = (texts[id] ?? '').trim();
		if (text === '' || !isFreeText(question)) return [];
		return [question.kind === 'short-text' ? `${question.text.th}: ${text}` : text];
	});
	return written.join('\n\n');
}
