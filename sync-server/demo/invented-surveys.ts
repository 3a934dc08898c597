// What visitors of the invented centre answered on the tablet. As in life: an answer knows the day and the works, not the visit.
import { noonMs, noonOf, type Day } from '#domain/days.ts';
import { makeFact, type Envelope } from '#domain/fact-maker.ts';
import type { FactBody, ScaleQuestion, SurveyAnswer } from '#domain/facts.ts';
import { questionsOf } from '#domain/surveys/questions.ts';
import { seededUlid, type Chance } from './chance.ts';
import { comments } from './invented-people.ts';
import type { Counter, InventedAct } from './invented-visits.ts';

type Definition = FactBody<'survey-definition-published'>;

const ABANDONED = 0.05;
const COMMENTED = 0.09;
const SKIPPED = 0.04;
/** Of the width of the scale, from its lower end: 0.9 of 1–10 is 9.1. */
const CONTENT = 0.9;
const CONTENT_DEVIATION = 0.1;
/** How much of a visitor's mood goes into each answer; the rest is the question's own. */
const QUESTION_DEVIATION = 0.05;

function valueOf({ lowest, highest }: ScaleQuestion, mood: number, luck: Chance): number {
	const value = Math.round(lowest + (highest - lowest) * luck.normal(mood, QUESTION_DEVIATION));
	return Math.min(highest, Math.max(lowest, value));
}

function answersOf(definition: Definition, luck: Chance): SurveyAnswer[] {
	const mood = luck.normal(CONTENT, CONTENT_DEVIATION);
	return questionsOf(definition).flatMap((question) => {
		if (question.kind !== 'scale' || (!question.required && luck.is(SKIPPED))) return [];
		return [{ question: question.id, value: valueOf(question, mood, luck) }];
	});
}

/** One survey about these works, answered or given up. */
export function inventedSurvey(counter: Counter, definition: Definition, day: Day, services: string[], luck: Chance): InventedAct {
	const survey = seededUlid(noonMs(day), luck);
	const act = seededUlid(noonMs(day), luck);
	const envelope: Envelope = {
		at: noonOf(day),
		offset: 0,
		by: luck.pick(counter.clerks),
		device: luck.pick(counter.devices),
		org: counter.org
	};
	const { definition: code, version } = definition;
	const questions = questionsOf(definition);
	if (luck.is(ABANDONED)) {
		const answered = luck.whole(0, questions.length - 1);
		const reason = luck.weighted({ idle: 8, 'staff-ended': 2 });
		return {
			fact: makeFact('survey-abandoned', survey, act, envelope, {
				definition: code,
				version,
				on: day,
				reason,
				answered,
				of: questions.length
			})
		};
	}
	const commented = questions.some(({ kind }) => kind === 'comment') && luck.is(COMMENTED);
	const mode = luck.weighted({ self: 82, assisted: 12, paper: 6 });
	const body = {
		definition: code,
		version,
		on: day,
		mode,
		language: 'th' as const,
		services,
		answers: answersOf(definition, luck),
		commented,
		batch: null
	};
	const fact = makeFact('survey-answered', survey, act, envelope, body);
	return commented ? { fact, personal: { subjectId: survey, act, plain: { comment: luck.pick(comments) } } } : { fact };
}
