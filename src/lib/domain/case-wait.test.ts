import { expect, it } from 'vitest';
import { decideSetCaseWait, foldCaseWait } from './case-wait.ts';
import { makeFact } from './fact-maker.ts';

const ulid = (n: number): string => `01J${String(n).padStart(23, '0')}`;
const set = (n: number, days: number) =>
	makeFact(
		'case-wait-set',
		'demo',
		ulid(n),
		{ at: `2026-11-21T03:0${n}:00.000Z`, offset: 0, by: 'head', device: ulid(9), org: 'demo' },
		{ days }
	);

it('[D137] 15 days at first, then those last said, in whatever order they arrive', () => {
	expect(foldCaseWait([])).toBe(15);
	for (const facts of [
		[set(1, 30), set(2, 7)],
		[set(2, 7), set(1, 30), set(2, 7)]
	])
		expect(foldCaseWait(facts)).toBe(7);
});

it('[D137] head and administrator say how many, in whole days of one to 365; others do not', () => {
	const decide = (role: 'head' | 'administrator' | 'counter', wanted: number) => decideSetCaseWait({ roles: [role], days: 15 }, wanted);
	expect([decide('head', 1), decide('administrator', 365)]).toEqual([
		{ ok: true, body: { days: 1 } },
		{ ok: true, body: { days: 365 } }
	]);
	for (const impossible of [0, 366, 1.5, Number.NaN, -3])
		expect(decide('head', impossible)).toMatchObject({ refusal: { code: 'number-impossible', field: 'days' } });
	expect(decide('head', 15)).toMatchObject({ refusal: { code: 'nothing-changed' } });
	expect(decide('counter', 0)).toMatchObject({ refusal: { code: 'not-permitted' } });
});
