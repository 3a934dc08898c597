import { describe, expect, it } from 'vitest';
import { asDay } from '../days.ts';
import type { SurveyDefinition } from '../facts.ts';
import { exampleSurveys } from './default-surveys.ts';
import { definitionFaults } from './definition-faults.ts';
import { surveyInForce, surveysInForce } from './in-force.ts';
import { decidePublishSurvey, decideWithdrawSurvey } from './publishing.ts';
import { aChoice, aComment, aDefinition, aMatrix, aNumber, aScale, options, severalChoices } from './testing/made-up-survey.ts';

const ACT = '01ARZ3NDEKTSV4RRFFQ69G5FAW';
const head = { roles: ['head' as const], centre: undefined };
const good = aDefinition([
	aScale('q1'),
	aMatrix('m', 'r1', 'r2'),
	aChoice('sex', 'female', 'male', 'no-answer'),
	{ ...severalChoices('why', 'slow', 'far'), showIf: { question: 'q1', anyOf: [1, 2, 3] } },
	{ ...aNumber('age'), showIf: { question: 'sex', anyOf: ['female', 'male'] } },
	aComment()
]);
const words = (th: string, en = 'x') => ({ th, en });
const with1 = (question: SurveyDefinition['sections'][number]['questions'][number]) => ({ sections: aDefinition([question]).sections });

describe('publishing', () => {
	it('[D143, D147] every kind of question in one survey is taken; what ships is as well', () => {
		const tenLevels = aDefinition([...good.sections[0]!.questions.filter(({ kind }) => kind !== 'matrix')]);
		for (const definition of [tenLevels, ...exampleSurveys()]) {
			expect(definitionFaults(definition)).toEqual([]);
			expect(decidePublishSurvey(head, { act: ACT, ...definition })).toEqual({ ok: true, body: definition });
		}
		expect(decidePublishSurvey({ ...head, roles: ['counter'] }, { act: ACT, ...good })).toMatchObject({
			refusal: { code: 'not-permitted' }
		});
	});

	it.each<[string, object, Partial<SurveyDefinition>]>([
		['day-impossible', { field: 'effectiveFrom' }, { effectiveFrom: '2026-02-30' }],
		['version-impossible', { field: 'version' }, { version: 0 }],
		['code-malformed', { field: 'definition' }, { definition: 'ten point' }],
		['text-too-long', { field: 'title' }, { title: words('ก', 'x'.repeat(501)) }],
		['text-missing', { field: 'title' }, { title: words(' ') }],
		['text-hostile', { field: 'intro' }, { intro: words('ก\u202eข') }],
		['text-hostile', { field: 'intro' }, { intro: words('ก', 'a\u0000b') }],
		['languages-impossible', { field: 'languages' }, { languages: ['en', 'th'] }],
		['languages-impossible', { field: 'languages' }, { languages: ['th', 'en', 'en'] }],
		['languages-impossible', { field: 'languages' }, { unchecked: ['lo'] }],
		['link-malformed', { field: 'link' }, { link: 'http://forms.example/x' }],
		['link-malformed', { field: 'link' }, { link: 'javascript:alert(1)' }],
		['link-malformed', { field: 'link' }, { link: 'https://user:word@forms.example/' }],
		[
			'bands-impossible',
			{ field: 'bands' },
			{
				bands: [
					{ from: 151, word: words('น้อย') },
					{ from: 100, word: words('น้อยที่สุด') }
				]
			}
		],
		['no-questions', { field: 'sections' }, { sections: [] }],
		[
			'too-many-sections',
			{ field: 'sections' },
			{ sections: Array.from({ length: 13 }, (_, n) => ({ ...good.sections[0]!, id: `s${n}` })) }
		],
		['too-many-steps', { field: 'sections' }, { sections: aDefinition(Array.from({ length: 41 }, (_, n) => aScale(`q${n}`))).sections }],
		['too-many-steps', { field: 'sections' }, with1(aMatrix('m', ...Array.from({ length: 41 }, (_, n) => `r${n}`)))],
		['code-twice', { question: 2 }, { sections: aDefinition([aScale('q1'), aScale('q1')]).sections }],
		['code-twice', { question: 2 }, { sections: aDefinition([aScale('r1', { highest: 5 }), aMatrix('m', 'r1')]).sections }],
		['code-twice', { field: 'options' }, with1(aChoice('sex', 'a', 'a'))],
		['options-impossible', { field: 'options', question: 1 }, with1(aChoice('sex', 'a'))],
		['no-rows', { field: 'rows' }, with1({ ...aMatrix('m'), rows: [] })],
		['levels-impossible', { field: 'levels' }, with1({ ...aMatrix('m', 'r'), levels: [words('ก')] })],
		['text-missing', { field: 'rows', item: 2 }, with1({ ...aMatrix('m', 'r'), rows: [...options('r'), { id: 'r2', text: words('') }] })],
		['scale-impossible', { section: 1, question: 1 }, with1(aScale('q', { lowest: 10, highest: 1 }))],
		['scale-impossible', { section: 1, question: 1 }, with1(aScale('q', { highest: 4.5 }))],
		['scales-differ', { question: 2 }, { sections: aDefinition([aScale('q1'), aScale('q2', { highest: 5 })]).sections }],
		['scales-differ', { question: 2 }, { sections: aDefinition([aScale('q1'), aMatrix('m', 'r')]).sections }],
		['number-impossible', { field: 'question' }, with1(aNumber('age', 200_000))],
		['show-if-not-earlier', { field: 'showIf' }, with1(aScale('q', { showIf: { question: 'q', anyOf: [1] } }))],
		[
			'show-if-not-earlier',
			{ question: 1 },
			{
				sections: aDefinition([
					aScale('q1', { showIf: { question: 'q2', anyOf: [1] } }),
					aScale('q2', { showIf: { question: 'q1', anyOf: [1] } })
				]).sections
			}
		],
		[
			'show-if-unusable',
			{ question: 2 },
			{ sections: aDefinition([aComment(), aScale('q', { showIf: { question: 'c', anyOf: ['x'] } })]).sections }
		],
		[
			'show-if-impossible',
			{ question: 2 },
			{ sections: aDefinition([aScale('q1'), aScale('q2', { showIf: { question: 'q1', anyOf: [11] } })]).sections }
		]
	])('[D147, D148] refuses %s at %o', (code, place, wrong) => {
		const definition = aDefinition([aScale('q1')], wrong);
		const fault = definitionFaults(definition).find((one) => one.code === code);
		expect(fault?.place).toMatchObject(place);
		expect(decidePublishSurvey(head, { act: ACT, ...definition }).ok).toBe(false);
	});

	it('[D148] markup in a label is words, and is stored and shown as such', () => {
		const definition = aDefinition([aScale('q1', { text: words('<script>alert(1)</script>') })]);
		expect(decidePublishSurvey(head, { act: ACT, ...definition })).toEqual({ ok: true, body: definition });
	});
});

describe('which is asked', () => {
	const first = aDefinition([aScale('q1')]);
	const second = { ...first, version: 2, effectiveFrom: '2026-12-01' };
	const other = { ...first, definition: 'five-level', effectiveFrom: '2026-11-01' };
	const withdrawn = { definition: 'e-service', version: 2, on: '2026-12-15' };
	const on = (day: string, withdrawnSurveys: (typeof withdrawn)[] = []) => {
		const asked = surveysInForce({ surveys: [first, other, second], withdrawnSurveys }, asDay(day));
		return asked.map(({ definition, version }) => `${definition} ${version}`);
	};

	it('[D16, D145] is the newest version of each survey that is in force; the one before it again when that is withdrawn', () => {
		expect(on('2026-10-15')).toEqual(['e-service 1']);
		expect(on('2026-11-15')).toEqual(['e-service 1', 'five-level 1']);
		expect(on('2026-12-14', [withdrawn])).toEqual(['five-level 1', 'e-service 2']);
		expect(on('2026-12-15', [withdrawn])).toEqual(['e-service 1', 'five-level 1']);
		expect(surveyInForce({ surveys: [first] }, asDay('2026-09-30'))).toBeUndefined();
	});

	it('[D145] is withdrawn by whoever publishes, from a day that exists, once', () => {
		const centre = { surveys: [first], withdrawnSurveys: [{ ...withdrawn, version: 1 }] };
		const body = { definition: 'e-service', version: 1, on: '2026-12-20' };
		expect(decideWithdrawSurvey({ ...head, centre }, body)).toEqual({ ok: true, body });
		expect(decideWithdrawSurvey({ ...head, centre }, { ...body, on: '2026-12-15' })).toMatchObject({
			refusal: { code: 'nothing-changed' }
		});
		expect(decideWithdrawSurvey({ ...head, centre }, { ...body, version: 9 })).toMatchObject({ refusal: { code: 'unknown-survey' } });
		expect(decideWithdrawSurvey({ ...head, centre }, { ...body, on: '2026-02-30' })).toMatchObject({ refusal: { code: 'day-impossible' } });
		expect(decideWithdrawSurvey({ roles: ['counter'], centre }, body)).toMatchObject({ refusal: { code: 'not-permitted' } });
	});
});
