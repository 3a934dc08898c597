import { describe, expect, it } from 'vitest';
import { readStep, type StepFields, stepFields } from './case-step.svelte.ts';
import type { CaseKind } from '#domain/cases.ts';

const fields = (change: Partial<StepFields> = {}): StepFields => ({
	on: '21/11/2569',
	way: 'paper',
	agency: 'กปภ.',
	reference: '12/3',
	promisedOn: '',
	nextOn: '๑/๑๒/๒๕๖๙',
	officer: '',
	answer: 'done',
	tellWay: 'phone',
	result: 'completed',
	note: 'ลับ',
	...change
});
const on = '2026-11-21';

describe('the form of a step', () => {
	it('[U228] says what this step says and nothing else, days as days and what is left open as nothing; the note goes apart', () => {
		const said = Object.fromEntries((Object.keys(stepFields) as CaseKind[]).map((kind) => [kind, readStep(kind, 'W', fields())]));
		expect(said).toEqual({
			'case-forwarded': { said: { work: 'W', on, way: 'paper', agency: 'กปภ.', reference: '12/3', promisedOn: null, officer: null } },
			'case-followed-up': { said: { work: 'W', on, nextOn: '2026-12-01' } },
			'case-answered': { said: { work: 'W', on, answer: 'done' } },
			'case-visitor-told': { said: { work: 'W', on, way: 'phone' } },
			'case-closed': { said: { work: 'W', on, result: 'completed' } },
			'case-reopened': { said: { work: 'W', on } },
			'case-assigned': { said: { work: 'W', officer: null } }
		});
	});

	it('[U228] says everything that is missing or no day at once, each at its field', () => {
		const wrong = readStep('case-forwarded', 'W', fields({ way: '', on: '', promisedOn: '31/2/2570' }));
		expect('refusals' in wrong && wrong.refusals.map(({ code, field }) => [code, field])).toEqual([
			['field-empty', 'way'],
			['day-impossible', 'promisedOn'],
			['day-impossible', 'on']
		]);
	});
});
