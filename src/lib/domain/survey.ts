// Surveys: what may be answered, and what an answer is (D3, D7, D15). An answer knows centre, day, works and mode, never
// the person, the visit or the minute (domain.md §3.4).
import type { SurveyDefinition } from './centre.ts';
import type { Day } from './days.ts';
import { decided, firstRefusal, type Check, type Decision } from './decision.ts';
import { dayChecks } from './entry-day.ts';
import { subjectIdOf } from './fact-id.ts';
import { inOrder } from './fact-order.ts';
import type { Fact } from './facts.ts';
import type { AbandonReason, SurveyMode } from './words.ts';
import { WORKS_PER_VISIT_MAX } from './limits.ts';
import { cleanPersonal, isEmptyPersonal, personalChecks } from './personal-entry.ts';
import { refuse } from './refusals.ts';
import { may, type Role } from './roles.ts';

export interface AnswerSurveyIntent {
	survey: string;
	act: string;
	definition: string;
	version: number;
	on: string;
	mode: SurveyMode;
	services: readonly string[];
	answers: { question: string; value: number }[];
	comment: string;
}
export interface AbandonSurveyIntent {
	survey: string;
	act: string;
	definition: string;
	version: number;
	on: string;
	reason: AbandonReason;
	answered: number;
	of: number;
}

export interface SurveyContext {
	roles: readonly Role[];
	today: Day;
	/** Every published version, so that an answer keeps the one it was given to. */
	surveys: readonly SurveyDefinition[];
}

/** A survey as its facts say it is. */
export interface Survey {
	id: string;
	on: string;
	definition: string;
	version: number;
	state: 'answered' | 'abandoned';
	mode: SurveyMode | undefined;
	services: string[];
	answers: { question: string; value: number }[];
	commented: boolean;
	device: string;
}
export type SurveyFact = Fact<'survey-answered' | 'survey-abandoned'>;

/** Whether these answers may be recorded. */
export function decideAnswerSurvey(context: SurveyContext, intent: AnswerSurveyIntent): Decision<'survey-answered'> {
	const published = versionOf(context, intent);
	const typed = { comment: intent.comment };
	const services = [...new Set(intent.services)];
	const refusal = firstRefusal([
		...surveyChecks(context, intent, published),
		() => (services.length > WORKS_PER_VISIT_MAX ? refuse('too-many-works', 'services', { max: WORKS_PER_VISIT_MAX }) : undefined),
		...personalChecks(typed),
		() => (published && missesOne(published, intent) ? refuse('answer-missing', 'answers') : undefined),
		() => (published && strays(published, intent) ? refuse('answer-out-of-scale', 'answers') : undefined)
	]);
	if (refusal !== undefined) return { ok: false, refusal };
	const { definition, version, on, mode, answers } = intent;
	const personal = cleanPersonal(typed);
	const commented = !isEmptyPersonal(personal);
	return decided('survey-answered', { definition, version, on, mode, services, answers, commented }, commented ? personal : undefined);
}

/** Whether a survey left unfinished may be recorded as such: it is counted and never averaged. */
export function decideAbandonSurvey(context: SurveyContext, intent: AbandonSurveyIntent): Decision<'survey-abandoned'> {
	const refusal = firstRefusal(surveyChecks(context, intent, versionOf(context, intent)));
	if (refusal !== undefined) return { ok: false, refusal };
	const { definition, version, on, reason, answered, of } = intent;
	return decided('survey-abandoned', { definition, version, on, reason, answered, of });
}

/** The survey as the set of its facts says it is: an answer counts over an abandonment, the first of several over the rest. */
export function foldSurvey(facts: readonly SurveyFact[]): Survey | undefined {
	const ordered = inOrder(facts);
	const answered = ordered.find((fact) => fact.kind === 'survey-answered');
	if (answered !== undefined) {
		const { definition, version, on, mode, services, answers, commented } = answered.body;
		return {
			id: subjectIdOf(answered._id),
			on,
			definition,
			version,
			state: 'answered',
			mode,
			services,
			answers,
			commented,
			device: answered.device
		};
	}
	const abandoned = ordered.find((fact) => fact.kind === 'survey-abandoned');
	if (abandoned === undefined) return undefined;
	const { definition, version, on } = abandoned.body;
	const nothing = { mode: undefined, services: [], answers: [], commented: false };
	return { id: subjectIdOf(abandoned._id), on, definition, version, state: 'abandoned', ...nothing, device: abandoned.device };
}

type Named = Pick<AnswerSurveyIntent, 'definition' | 'version' | 'on'>;

const versionOf = ({ surveys }: SurveyContext, { definition, version }: Named): SurveyDefinition | undefined =>
	surveys.find((survey) => survey.definition === definition && survey.version === version);

const surveyChecks = (context: SurveyContext, intent: Named, published: SurveyDefinition | undefined): Check[] => [
	() => (may(context.roles, 'survey') ? undefined : refuse('not-permitted')),
	() => (published === undefined ? refuse('unknown-survey') : undefined),
	...dayChecks(context.today, intent.on)
];

function missesOne({ questions }: SurveyDefinition, { answers, comment }: AnswerSurveyIntent): boolean {
	return questions.some((question) => {
		if (!question.required) return false;
		return question.kind === 'scale' ? !answers.some((answer) => answer.question === question.id) : comment.trim() === '';
	});
}

/** An answer to no question of this version, two to one, or one outside its scale of whole steps. */
function strays({ questions }: SurveyDefinition, { answers }: AnswerSurveyIntent): boolean {
	if (new Set(answers.map(({ question }) => question)).size < answers.length) return true;
	return answers.some(({ question: id, value }) => {
		const question = questions.find((one) => one.id === id);
		if (question?.kind !== 'scale') return true;
		return !Number.isInteger(value) || value < question.lowest || value > question.highest;
	});
}
