import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyArrivalOf, anySurveyFacts } from '../arbitraries.ts';
import { exampleSurveys } from './default-surveys.ts';
import { asDay } from '../days.ts';
import { makeFact } from '../fact-maker.ts';
import { decideAbandonSurvey, decideAnswerSurvey, type AnswerSurveyIntent } from './answering.ts';
import type { SurveyAnswer } from '../facts.ts';
import { differencesBetween, foldSurvey, type SurveyFact } from './survey.ts';

const SURVEY = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const ACT = '01ARZ3NDEKTSV4RRFFQ69G5FAW';
const context = { roles: ['counter' as const], today: asDay('2026-11-21'), surveys: exampleSurveys() };
const answers = ['process', 'channel', 'staff', 'place', 'overall'].map((question) => ({ question, value: 9 }));
const intent = (changes: Partial<AnswerSurveyIntent> = {}): AnswerSurveyIntent => ({
	survey: SURVEY,
	act: ACT,
	definition: 'e-service-10',
	version: 1,
	on: '2026-11-21',
	mode: 'self',
	language: 'th',
	services: ['SVC1908'],
	answers,
	comment: '',
	batch: null,
	...changes
});

describe('answering', () => {
	it('[D7] an answer has no visit, no person and no comment in it', () => {
		const decision = decideAnswerSurvey(context, intent({ comment: ' ขอบคุณป้าแดง ' }));
		expect(decision).toMatchObject({ ok: true, body: { commented: true }, personal: { comment: 'ขอบคุณป้าแดง' } });
		expect(Object.keys((decision.ok && decision.body) || {}).sort()).toEqual([
			'answers',
			'batch',
			'commented',
			'definition',
			'language',
			'mode',
			'on',
			'services',
			'version'
		]);
	});

	it.each([
		['not-permitted', { roles: ['supervisor' as const] }, {}],
		['unknown-survey', {}, { version: 2 }],
		['day-in-future', {}, { on: '2026-11-22' }],
		['comment-too-long', {}, { comment: 'ก'.repeat(10_001) }],
		['answer-missing', {}, { answers: answers.slice(1) }],
		['answer-out-of-scale', {}, { answers: answers.map((answer) => ({ ...answer, value: 11 })) }],
		['answer-out-of-scale', {}, { answers: answers.map((answer) => ({ ...answer, value: 9.5 })) }],
		['answer-out-of-scale', {}, { answers: [...answers, ...answers] }],
		['answer-not-asked', {}, { answers: [...answers, { question: 'nobody-asked', value: 5 }] }]
	])('[D8, D12, D13, D14, D15] refuses with %s', (code, who, what) => {
		expect(decideAnswerSurvey({ ...context, ...who }, intent(what))).toMatchObject({ ok: false, refusal: { code } });
	});

	it('[D15] a comment of the full length is taken whole', () => {
		expect(decideAnswerSurvey(context, intent({ comment: 'ก'.repeat(10_000) }))).toMatchObject({
			personal: { comment: 'ก'.repeat(10_000) }
		});
	});

	it('[D10] an unfinished survey says how far it got and nothing of what was answered', () => {
		const { survey, act, definition, version, on } = intent();
		expect(decideAbandonSurvey(context, { survey, act, definition, version, on, reason: 'idle', answered: 2, of: 6 })).toEqual({
			ok: true,
			body: { definition, version, on, reason: 'idle', answered: 2, of: 6 }
		});
	});
});

describe('folding', () => {
	it('[D3] any order and any repetition of the same facts give the same survey', () => {
		fc.assert(
			fc.property(
				anySurveyFacts.chain((facts) => fc.tuple(fc.constant(facts), anyArrivalOf(facts))),
				([facts, arrival]) => {
					expect(foldSurvey(arrival as SurveyFact[])).toEqual(foldSurvey(facts as SurveyFact[]));
				}
			)
		);
	});

	it('[D3] an answer counts over an abandonment of the same survey', () => {
		const envelope = { at: '2026-11-21T05:00:00.000Z', offset: 0, by: 'somchai', device: 'D1', org: 'demo' };
		const { definition, version, on, mode, services } = intent();
		const answered = makeFact('survey-answered', SURVEY, ACT, envelope, {
			definition,
			version,
			on,
			mode,
			language: 'th',
			services: [...services],
			answers,
			commented: false,
			batch: null
		});
		const abandoned = makeFact('survey-abandoned', SURVEY, SURVEY, envelope, {
			definition,
			version,
			on,
			reason: 'idle',
			answered: 1,
			of: 6
		});
		expect(foldSurvey([abandoned, answered])).toMatchObject({ state: 'answered', mode: 'self', answers });
		expect(foldSurvey([abandoned])).toMatchObject({ state: 'abandoned', answers: [] });
		expect(foldSurvey([])).toBeUndefined();
	});

	it('[D150] the first keying of a form counts until it is settled, and one shown elsewhere is no answer', () => {
		const envelope = { at: '2026-11-21T05:00:00.000Z', offset: 0, by: 'somchai', device: 'D1', org: 'demo' };
		const { definition, version, on } = intent();
		const [first, second, settled] = [9, 8, 7].map((value) => [{ question: 'staff', value }]) as [
			SurveyAnswer[],
			SurveyAnswer[],
			SurveyAnswer[]
		];
		const body = {
			definition,
			version,
			on,
			mode: 'paper' as const,
			language: null,
			services: [],
			answers: first,
			commented: true,
			batch: ACT
		};
		const keyed = makeFact('survey-answered', SURVEY, ACT, envelope, body);
		const again = makeFact('survey-keyed-again', SURVEY, ACT, envelope, { answers: second });
		const done = makeFact('survey-keying-settled', SURVEY, ACT, envelope, { answers: settled });
		const tagged = makeFact('comment-tagged', SURVEY, ACT, envelope, { tags: ['queue'] });
		expect(foldSurvey([again])).toBeUndefined();
		expect(foldSurvey([again, keyed])).toMatchObject({ answers: first, again: second, settled: false, batch: ACT, tags: [] });
		expect(foldSurvey([done, again, tagged, keyed])).toMatchObject({ answers: settled, again: second, settled: true, tags: ['queue'] });
		expect(differencesBetween(first, second)).toEqual(['staff']);
		expect(differencesBetween([{ question: 'w', chosen: ['a', 'b'] }], [{ question: 'w', chosen: ['b', 'a'] }])).toEqual([]);
		expect(differencesBetween([{ question: 'w', chosen: ['a'] }], [])).toEqual(['w']);
		const shown = makeFact('survey-shown', SURVEY, ACT, envelope, { definition, version, on, services: ['a'], way: 'phone-page' });
		expect(foldSurvey([shown])).toMatchObject({ state: 'shown', way: 'phone-page', services: ['a'], answers: [], mode: undefined });
	});
});
