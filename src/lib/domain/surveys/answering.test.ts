import { describe, expect, it } from 'vitest';
import { asDay } from '../days.ts';
import type { SurveyAnswer } from '../facts.ts';
import { decideAnswerSurvey, decideShowSurvey, type AnswerSurveyIntent } from './answering.ts';
import { askedOf, commentOf, onlyShown, shownSteps, textIn } from './definition.ts';
import { decideKeyAgain, decideSetCommentTags, decideSettleKeying, decideTagComment } from './keying.ts';
import { aChoice, aComment, aDefinition, aMatrix, aNumber, aScale, aSurvey, severalChoices } from './testing/made-up-survey.ts';

const SURVEY = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const ACT = '01ARZ3NDEKTSV4RRFFQ69G5FAW';
const definition = aDefinition([
	aScale('q', { highest: 5 }),
	aScale('why', { highest: 5, showIf: { question: 'q', anyOf: [1, 2] } }),
	{ ...aNumber('days'), showIf: { question: 'why', anyOf: [1] } },
	{ ...aMatrix('m', 'r1', 'r2'), required: true },
	aChoice('sex', 'female', 'male'),
	{ ...severalChoices('ways', 'web', 'phone'), showIf: { question: 'sex', anyOf: ['female'] } },
	aComment()
]);
const context = { roles: ['counter' as const], today: asDay('2026-11-21'), surveys: [definition] };
const rows: SurveyAnswer[] = [
	{ question: 'r1', value: 4 },
	{ question: 'r2', value: null }
];
const base: SurveyAnswer[] = [{ question: 'q', value: 5 }, ...rows];
const answered = (answers: SurveyAnswer[], changes: Partial<AnswerSurveyIntent> = {}) =>
	decideAnswerSurvey(context, {
		survey: SURVEY,
		act: ACT,
		definition: 'e-service',
		version: 1,
		on: '2026-11-21',
		mode: 'self',
		language: 'lo',
		services: [],
		answers,
		comment: '',
		batch: null,
		...changes
	});

describe('what is asked', () => {
	it('[D143] is every question and every row of a matrix, in their order', () => {
		expect(askedOf(definition).map(({ id, row }) => [id, row !== null])).toEqual([
			['q', false],
			['why', false],
			['days', false],
			['r1', true],
			['r2', true],
			['sex', false],
			['ways', false],
			['c', false]
		]);
	});

	it('[D144] follows from the answers to what is itself shown', () => {
		const shown = (...answers: SurveyAnswer[]) => shownSteps(definition, answers).map(({ id }) => id);
		expect(shown()).toEqual(['q', 'r1', 'r2', 'sex', 'c']);
		expect(shown({ question: 'q', value: 2 }, { question: 'why', value: 1 })).toEqual(['q', 'why', 'days', 'r1', 'r2', 'sex', 'c']);
		expect(shown({ question: 'q', value: 5 }, { question: 'why', value: 1 })).not.toContain('days');
		expect(shown({ question: 'sex', chosen: ['female'] })).toContain('ways');
		const changed: SurveyAnswer[] = [...base, { question: 'why', value: 1 }, { question: 'days', number: 3 }];
		expect(onlyShown(definition, changed)).toEqual(base);
	});

	it('[D143] is said in Thai where another language has no words', () => {
		expect([textIn({ th: 'ก', km: 'ខ' }, 'km'), textIn({ th: 'ก', km: '' }, 'km'), textIn({ th: 'ก' }, 'my')]).toEqual(['ខ', 'ก', 'ก']);
	});

	it('[D6] short texts stand behind their question in the one sealed comment', () => {
		const steps = askedOf(aDefinition([{ ...aComment('t'), kind: 'short-text' }, aComment()]));
		expect(commentOf(steps, { t: ' ไฟฟ้า ', c: 'ดี' })).toBe('คำถาม: ไฟฟ้า\n\nดี');
		expect(commentOf(steps, { c: ' ' })).toBe('');
	});
});

describe('answers', () => {
	it('[D7, D146] of every kind are recorded with their language, the rows of a matrix each by its own id', () => {
		const answers: SurveyAnswer[] = [...base, { question: 'sex', chosen: ['female'] }, { question: 'ways', chosen: ['web', 'phone'] }];
		expect(answered(answers)).toMatchObject({ ok: true, body: { answers, language: 'lo', batch: null } });
	});

	it.each<[string, SurveyAnswer[]]>([
		['answer-missing', [{ question: 'q', value: 5 }, rows[0] as SurveyAnswer]],
		['answer-missing', [{ question: 'q', value: 1 }, ...rows]],
		['answer-out-of-scale', [{ question: 'q', value: null }, ...rows]],
		['answer-out-of-scale', [{ question: 'q', value: 6 }, ...rows]],
		['answer-out-of-scale', [{ question: 'q', number: 5 }, ...rows]],
		['answer-out-of-scale', [...base, { question: 'sex', chosen: ['female', 'male'] }]],
		['answer-out-of-scale', [...base, { question: 'sex', chosen: [] }]],
		['answer-out-of-scale', [...base, { question: 'sex', chosen: ['other'] }]],
		['answer-out-of-scale', [...base, { question: 'sex', chosen: ['female'] }, { question: 'ways', chosen: ['web', 'web'] }]],
		['answer-out-of-scale', [...base, { question: 'c', chosen: ['x'] }]],
		['answer-out-of-scale', [...base, ...rows]],
		['answer-not-asked', [...base, { question: 'why', value: 1 }]],
		['answer-not-asked', [...base, { question: 'nobody-asked', value: 1 }]]
	])('[D144, D146] are refused with %s', (code, answers) => {
		expect(answered(answers)).toMatchObject({ ok: false, refusal: { code } });
	});

	it('[D146] of a paper form are taken with what was left open, and never with what it does not ask', () => {
		const batch = SURVEY;
		expect(answered([{ question: 'q', value: 1 }], { mode: 'paper', batch })).toMatchObject({ ok: true, body: { batch } });
		expect(answered([...base, { question: 'why', value: 1 }], { mode: 'paper', batch })).toMatchObject({ ok: false });
	});
});

it('[D149] a visitor who was shown where to answer is recorded without any answer', () => {
	const intent = {
		survey: SURVEY,
		act: ACT,
		definition: 'e-service',
		version: 1,
		on: '2026-11-21',
		services: ['a', 'a'],
		way: 'official-form'
	} as const;
	const body = { definition: 'e-service', version: 1, on: '2026-11-21', services: ['a'], way: 'official-form' };
	expect(decideShowSurvey(context, intent)).toEqual({ ok: true, body });
	expect(decideShowSurvey(context, { ...intent, version: 2 })).toMatchObject({ refusal: { code: 'unknown-survey' } });
});

describe('keying again', () => {
	const keying = { roles: ['counter' as const], surveys: [definition], survey: aSurvey({ mode: 'paper' }) };
	it('[D150] is of paper forms alone, by the same rules', () => {
		const answers: SurveyAnswer[] = [{ question: 'q', value: 5 }];
		expect(decideKeyAgain(keying, answers)).toEqual({ ok: true, body: { answers } });
		expect(decideSettleKeying(keying, answers)).toEqual({ ok: true, body: { answers } });
		expect(decideKeyAgain(keying, [{ question: 'q', value: 9 }])).toMatchObject({ refusal: { code: 'answer-out-of-scale' } });
		expect(decideKeyAgain({ ...keying, survey: aSurvey() }, answers)).toMatchObject({ refusal: { code: 'unknown-survey' } });
		expect(decideKeyAgain({ ...keying, roles: ['supervisor'] }, answers)).toMatchObject({ refusal: { code: 'not-permitted' } });
	});
});

describe('themes of comments', () => {
	const survey = aSurvey({ commented: true, tags: ['queue'] });
	it('[D151] are set by hand at a comment, and by the office as a list', () => {
		expect(decideTagComment({ roles: ['counter'], survey }, ['place'])).toEqual({ ok: true, body: { tags: ['place'] } });
		expect(decideTagComment({ roles: ['counter'], survey }, ['queue'])).toMatchObject({ refusal: { code: 'nothing-changed' } });
		expect(decideTagComment({ roles: ['counter'], survey: aSurvey() }, ['place'])).toMatchObject({ refusal: { code: 'unknown-survey' } });
		expect(
			decideTagComment(
				{ roles: ['counter'], survey },
				Array.from({ length: 11 }, (_, n) => `t${n}`)
			)
		).toMatchObject({
			refusal: { code: 'too-many-tags' }
		});
		const tags = [{ code: 'queue', name: { th: 'คิว' }, offered: true }];
		const head = { roles: ['head' as const], centre: { commentTags: [] } };
		expect(decideSetCommentTags(head, tags)).toEqual({ ok: true, body: { tags } });
		expect(decideSetCommentTags(head, [...tags, ...tags])).toMatchObject({ refusal: { code: 'code-twice' } });
		expect(decideSetCommentTags(head, [{ ...tags[0]!, name: { th: ' ' } }])).toMatchObject({ refusal: { code: 'field-empty' } });
		expect(decideSetCommentTags({ ...head, roles: ['counter'] }, tags)).toMatchObject({ refusal: { code: 'not-permitted' } });
	});
});
