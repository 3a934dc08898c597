// What may be answered (D7, D15, D146–D150): to a published version, each answer within its question and to one that is shown.
import type { Day } from '../days.ts';
import { decided, firstRefusal, type Check, type Decision } from '../decision.ts';
import { dayChecks } from '../entry-day.ts';
import type { SurveyAnswer, SurveyDefinition } from '../facts.ts';
import { WORKS_PER_VISIT_MAX } from '../limits.ts';
import { cleanPersonal, isEmptyPersonal, personalChecks } from '../personal-entry.ts';
import { refuse } from '../refusals.ts';
import { may, type Role } from '../roles.ts';
import type { AbandonReason, ShowWay, SurveyLanguage, SurveyMode } from '../words.ts';
import { askedOf, isFreeText, shownSteps, type Step } from './definition.ts';

interface Asked {
	/** ULIDs of the survey and of the act, made from noon of the day. */
	survey: string;
	act: string;
	definition: string;
	version: number;
	on: string;
}
export interface AnswerSurveyIntent extends Asked {
	mode: SurveyMode;
	language: SurveyLanguage | null;
	services: readonly string[];
	answers: SurveyAnswer[];
	/** All free words as one text (`commentOf`). */
	comment: string;
	/** ULID of the stack of paper; null for what is not on paper. */
	batch: string | null;
}
export interface AbandonSurveyIntent extends Asked {
	reason: AbandonReason;
	answered: number;
	of: number;
}
export interface ShowSurveyIntent extends Asked {
	services: readonly string[];
	way: ShowWay;
}

export interface SurveyContext {
	roles: readonly Role[];
	today: Day;
	/** Every published version, so that an answer keeps the one it was given to. */
	surveys: readonly SurveyDefinition[];
}

/** Whether these answers may be recorded. */
export function decideAnswerSurvey(context: SurveyContext, intent: AnswerSurveyIntent): Decision<'survey-answered'> {
	const published = versionOf(context.surveys, intent);
	const typed = { comment: intent.comment };
	const services = [...new Set(intent.services)];
	const refusal = firstRefusal([
		...surveyChecks(context, intent, published),
		tooManyWorks(services),
		...personalChecks(typed),
		...(published === undefined ? [] : answerChecks(published, intent, intent.mode))
	]);
	if (refusal !== undefined) return { ok: false, refusal };
	const { definition, version, on, mode, language, answers, batch } = intent;
	const personal = cleanPersonal(typed);
	const commented = !isEmptyPersonal(personal);
	const body = { definition, version, on, mode, language, services, answers, commented, batch };
	return decided('survey-answered', body, commented ? personal : undefined);
}

/** Whether a survey left unfinished may be recorded as such: it is counted and never averaged. */
export function decideAbandonSurvey(context: SurveyContext, intent: AbandonSurveyIntent): Decision<'survey-abandoned'> {
	const refusal = firstRefusal(surveyChecks(context, intent, versionOf(context.surveys, intent)));
	if (refusal !== undefined) return { ok: false, refusal };
	const { definition, version, on, reason, answered, of } = intent;
	return decided('survey-abandoned', { definition, version, on, reason, answered, of });
}

/** Whether it may be recorded that a visitor was shown where to answer: it is counted as shown and never as answered. */
export function decideShowSurvey(context: SurveyContext, intent: ShowSurveyIntent): Decision<'survey-shown'> {
	const services = [...new Set(intent.services)];
	const refusal = firstRefusal([...surveyChecks(context, intent, versionOf(context.surveys, intent)), tooManyWorks(services)]);
	if (refusal !== undefined) return { ok: false, refusal };
	const { definition, version, on, way } = intent;
	return decided('survey-shown', { definition, version, on, services, way });
}

export const versionOf = (
	surveys: readonly SurveyDefinition[],
	{ definition, version }: Pick<SurveyDefinition, 'definition' | 'version'>
): SurveyDefinition | undefined => surveys.find((survey) => survey.definition === definition && survey.version === version);

/** Reasons to refuse answers to a version. A paper form is taken as it was filled in, with what was left open. */
export function answerChecks(
	published: SurveyDefinition,
	{ answers, comment }: Pick<AnswerSurveyIntent, 'answers' | 'comment'>,
	mode: SurveyMode
): Check[] {
	const given = new Set(answers.map(({ question }) => question));
	const steps = new Map(askedOf(published).map((step) => [step.id, step]));
	const shown = shownSteps(published, answers);
	const isOpen = ({ id, question }: Step): boolean => question.required && (isFreeText(question) ? comment.trim() === '' : !given.has(id));
	const fits = (answer: SurveyAnswer): boolean => isPossible(steps.get(answer.question), answer);
	return [
		() => (mode !== 'paper' && shown.some(isOpen) ? refuse('answer-missing', 'answers') : undefined),
		() => (given.size < answers.length || !answers.every(fits) ? refuse('answer-out-of-scale', 'answers') : undefined),
		() => (shown.filter(({ id }) => given.has(id)).length < given.size ? refuse('answer-not-asked', 'answers') : undefined)
	];
}

/** Whether a question can be answered so. One that nobody asked is another matter. */
function isPossible(step: Step | undefined, answer: SurveyAnswer): boolean {
	if (step === undefined) return true;
	const { question } = step;
	if (question.kind === 'scale') return 'value' in answer && isBetween(answer.value, question.lowest, question.highest);
	if (question.kind === 'matrix')
		return 'value' in answer && (answer.value === null ? question.noOpinion : isBetween(answer.value, 1, question.levels.length));
	if (question.kind === 'number') return 'number' in answer && isBetween(answer.number, question.lowest, question.highest);
	if (question.kind !== 'single' && question.kind !== 'multiple') return false;
	if (!('chosen' in answer) || answer.chosen.length === 0 || (question.kind === 'single' && answer.chosen.length > 1)) return false;
	const codes = new Set(question.options.map(({ id }) => id));
	return new Set(answer.chosen).size === answer.chosen.length && answer.chosen.every((code) => codes.has(code));
}

const isBetween = (value: number | null, lowest: number, highest: number): boolean =>
	value !== null && Number.isInteger(value) && value >= lowest && value <= highest;

const tooManyWorks =
	(services: readonly string[]): Check =>
	() =>
		services.length > WORKS_PER_VISIT_MAX ? refuse('too-many-works', 'services', { max: WORKS_PER_VISIT_MAX }) : undefined;

const surveyChecks = (context: SurveyContext, intent: Asked, published: SurveyDefinition | undefined): Check[] => [
	() => (may(context.roles, 'survey') ? undefined : refuse('not-permitted')),
	() => (published === undefined ? refuse('unknown-survey') : undefined),
	...dayChecks(context.today, intent.on)
];
