// One visitor's way through the survey. Lives in memory only and is thrown away whole: no answer of an unfinished
// survey is ever written anywhere (promise 7).
import { COMMENT_CHARACTERS_MAX } from '#domain/limits.ts';
import type { CommentQuestion, ScaleQuestion, SurveyDefinition } from '#domain/facts.ts';
import { questionsOf } from '#domain/surveys/questions.ts';
import { currentLanguage, type Language } from '#i18n/language.svelte.ts';

/** The questions that this screen can ask. */
export type AskedHere = ScaleQuestion | CommentQuestion;
export const askedHere = (definition: SurveyDefinition): AskedHere[] =>
	questionsOf(definition).filter((question) => question.kind === 'scale' || question.kind === 'comment');

export class SurveyRun {
	readonly questions: readonly AskedHere[];
	index = $state(0);
	answers = $state<Record<string, number>>({});
	comments = $state<Record<string, string>>({});

	constructor(definition: SurveyDefinition) {
		this.questions = askedHere(definition);
	}

	/** In which it is asked. */
	get language(): Language {
		return currentLanguage();
	}

	get question(): AskedHere {
		return this.questions[this.index] as AskedHere;
	}
	get isLast(): boolean {
		return this.index === this.questions.length - 1;
	}
	/** How many questions were answered; an empty comment is no answer. */
	get answered(): number {
		return Object.keys(this.answers).length + Object.values(this.comments).filter((text) => text.trim() !== '').length;
	}
	/** All comments as one text, as the sealed record keeps them. */
	get comment(): string {
		return this.questions
			.map(({ id }) => (this.comments[id] ?? '').trim())
			.filter((text) => text !== '')
			.join('\n\n');
	}
	/** Characters by which the comments are too long; 0 when they fit. */
	get commentOver(): number {
		return Math.max(0, this.comment.length - COMMENT_CHARACTERS_MAX);
	}

	choose(value: number): void {
		this.answers[this.question.id] = value;
	}
	/** Takes back the answer to the question shown. */
	leaveOpen(): void {
		delete this.answers[this.question.id];
	}
	/** Shows the next question; false on the last. */
	forward(): boolean {
		if (this.isLast) return false;
		this.index += 1;
		return true;
	}
	/** Shows the question before; false on the first. */
	backward(): boolean {
		if (this.index === 0) return false;
		this.index -= 1;
		return true;
	}
	/** Shows a question by its id, where the survey has it. */
	show(id: string | undefined): void {
		const index = this.questions.findIndex((question) => question.id === id);
		if (index >= 0) this.index = index;
	}
	/** Answers in the order of the questions. */
	get inOrder(): { question: string; value: number }[] {
		return this.questions.flatMap(({ id }) => {
			const value = this.answers[id];
			return value === undefined ? [] : [{ question: id, value }];
		});
	}
	/** The first required question without an answer. */
	get missing(): AskedHere | undefined {
		return this.questions.find(
			({ id, kind, required }) => required && (kind === 'scale' ? this.answers[id] === undefined : (this.comments[id] ?? '').trim() === '')
		);
	}
}
