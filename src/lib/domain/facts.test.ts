import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anySurveyFacts, anyVisitFacts } from './arbitraries.ts';
import { exampleCatalogue } from './catalogue.ts';
import { correctedInstant, isBelievable } from './clock-offset.ts';
import { exampleSurveys } from './surveys/default-surveys.ts';
import { makeFact } from './fact-maker.ts';
import { readFact } from './facts.ts';
import { may, roles, rolesIn } from './roles.ts';

const envelope = { at: '2026-11-21T03:00:00.000Z', offset: null, by: 'somchai', device: 'D1', org: 'demo' };
const fact = makeFact('visit-voided', '01ARZ3NDEKTSV4RRFFQ69G5FAV', '01ARZ3NDEKTSV4RRFFQ69G5FAW', envelope, { reason: 'duplicate' });

it('[D1] what a counter writes is read back as it was', () => {
	fc.assert(
		fc.property(fc.oneof(anyVisitFacts, anySurveyFacts), (facts) => {
			for (const one of facts) expect(readFact(JSON.parse(JSON.stringify(one)))).toEqual({ state: 'known', fact: one });
		})
	);
});

it('[D2] the same act makes the same fact, named by subject and act', () => {
	expect(makeFact('visit-voided', '01ARZ3NDEKTSV4RRFFQ69G5FAV', '01ARZ3NDEKTSV4RRFFQ69G5FAW', envelope, { reason: 'duplicate' })).toEqual(
		fact
	);
	expect(fact._id).toBe('visit:01ARZ3NDEKTSV4RRFFQ69G5FAV:visit-voided:01ARZ3NDEKTSV4RRFFQ69G5FAW');
});

it('[D5, Promise 5] an unknown kind, a newer body and a newer envelope are unknown; a broken body is malformed', () => {
	expect(readFact({ ...fact, kind: 'visit-praised' }).state).toBe('unknown');
	expect(readFact({ ...fact, kv: 2, body: { anything: true } }).state).toBe('unknown');
	expect(readFact({ ...fact, v: 2 }).state).toBe('unknown');
	expect(readFact({ ...fact, body: { reason: 'because' } })).toEqual({ state: 'malformed', id: fact._id });
	expect(readFact({ ...fact, kind: 'toString' }).state).toBe('unknown');
	for (const nothing of [undefined, null, 7, 'x', [], {}]) expect(readFact(nothing)).toEqual({ state: 'malformed', id: '' });
});

it('[D19, Promise 14] a wrong clock is corrected by the offset, and a Buddhist year typed into it is taken back', () => {
	expect(correctedInstant('1970-01-01T00:00:00.000Z', Date.UTC(2026, 10, 21))).toBe('2026-11-21T00:00:00.000Z');
	expect(correctedInstant('2569-11-21T00:00:00.000Z', null)).toBe('2026-11-21T00:00:00.000Z');
	expect(correctedInstant('2026-11-21T00:00:00.000Z', null)).toBe('2026-11-21T00:00:00.000Z');
	expect(isBelievable(0)).toBe(false);
	expect(isBelievable(Date.UTC(2026, 10, 21))).toBe(true);
});

it('[D14] roles come from the strings of one database, and only the office changes what the centre is', () => {
	expect(rolesIn(['org-demo:head', 'org-other:counter', 'org-demo:nonsense', '_admin'], 'org-demo')).toEqual(['administrator', 'head']);
	expect(roles.filter((role) => may([role], 'publish-catalogue'))).toEqual(['administrator', 'head', 'device']);
	expect(roles.filter((role) => may([role], 'register'))).toEqual(['head', 'counter', 'device', 'revoked-device']);
	expect(roles.filter((role) => may([role], 'read-personal'))).toEqual(['head', 'counter', 'device']);
});

it('[D18] a new centre starts with 16 + 2 + 4 works and a ten-point survey, all marked as examples', () => {
	const works = exampleCatalogue();
	const offered = works.filter((work) => work.offered);
	const inGroup = (group: string): number => offered.filter((work) => work.group === group).length;
	expect([offered.length, inGroup('citizen'), inGroup('business'), inGroup('labour')]).toEqual([22, 16, 2, 4]);
	expect(works.every((work) => work.example)).toBe(true);
	const [survey] = exampleSurveys();
	expect(survey).toMatchObject({ example: true, version: 1 });
	expect(
		readFact(
			makeFact('service-catalogue-published', 'demo', '01ARZ3NDEKTSV4RRFFQ69G5FAW', envelope, {
				effectiveFrom: '2026-10-01',
				label: '',
				works
			})
		).state
	).toBe('known');
	expect(survey && readFact(makeFact('survey-definition-published', 'demo', '01ARZ3NDEKTSV4RRFFQ69G5FAW', envelope, survey)).state).toBe(
		'known'
	);
});
