import { expect, it } from 'vitest';
import { makeFact } from './fact-maker.ts';
import { decideSetVisitFields, foldVisitFields } from './visit-fields.ts';
import type { VisitField } from './words.ts';

const ulid = (n: number): string => `01J${String(n).padStart(23, '0')}`;
const set = (n: number, fields: VisitField[]) =>
	makeFact(
		'visit-fields-set',
		'demo',
		ulid(n),
		{ at: `2026-11-21T03:0${n}:00.000Z`, offset: 0, by: 'head', device: ulid(9), org: 'demo' },
		{ fields }
	);

it('[D93] none at first, then those last said, in the order of the form', () => {
	expect(foldVisitFields([])).toEqual([]);
	expect(foldVisitFields([set(2, ['queue', 'house']), set(1, ['citizen-id'])])).toEqual(['house', 'queue']);
});

it('[D93] head and administrator switch fields on and off, others do not', () => {
	const decide = (role: 'head' | 'administrator' | 'counter', wanted: VisitField[]) =>
		decideSetVisitFields({ roles: [role], fields: ['house'] }, wanted);
	expect(decide('head', ['queue', 'house'])).toEqual({ ok: true, body: { fields: ['house', 'queue'] } });
	expect(decide('administrator', [])).toEqual({ ok: true, body: { fields: [] } });
	expect(decide('head', ['house'])).toMatchObject({ refusal: { code: 'nothing-changed' } });
	expect(decide('counter', [])).toMatchObject({ refusal: { code: 'not-permitted' } });
});
