import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyArrivalOf, anyDutyFacts } from './arbitraries.ts';
import { decideSetDuty, dutyConflicts, foldDuty, onDutyAt, servedBy, type DutyContext, type DutyDay, type DutyStatement } from './duty.ts';
import { makeFact } from './fact-maker.ts';
import type { Fact } from './facts.ts';
import type { StaffMember } from './staff-member.ts';

const ON = '2026-11-21';
const ulid = (n: number): string => `01J${String(n).padStart(23, '0')}`;
const member = (id: string, disabled?: 'left'): StaffMember => ({ id, name: id, role: 'counter', disabled });
const staff = [member('suda'), member('malee'), member('gone', 'left')];
const day = (morning: string[], afternoon = morning): DutyDay => ({ on: ON, morning, afternoon });
const set = (
	minute: number,
	part: DutyStatement['part'],
	people: string[],
	on = ON,
	saw: Fact<'duty-set'>['body']['saw'] = null
): Fact<'duty-set'> =>
	makeFact(
		'duty-set',
		on.slice(0, 7),
		ulid(minute),
		{ at: `2026-11-01T03:0${minute}:00.000Z`, offset: 0, by: 'head', device: ulid(9), org: 'demo' },
		{ on, part, staff: people, saw }
	);

describe('a roster', () => {
	it('[D94] of each half the newest statement holds, one about the day is about both', () => {
		expect(foldDuty([set(1, 'day', ['suda']), set(2, 'afternoon', ['malee'])])?.days).toEqual([day(['suda'], ['malee'])]);
		expect(foldDuty([set(3, 'day', ['suda']), set(2, 'afternoon', ['malee'])])?.days).toEqual([day(['suda'])]);
		expect(foldDuty([set(1, 'day', ['suda']), set(2, 'day', [])])).toEqual({ id: '2026-11', days: [] });
		expect(foldDuty([])).toBeUndefined();
	});

	it('[D139] two tablets that set a day at the same time end alike, and it is told until somebody has looked', () => {
		const nobody = { morning: [], afternoon: [] };
		const [suda, malee] = [set(1, 'day', ['suda'], ON, nobody), set(2, 'afternoon', ['malee'], ON, nobody)];
		const both = { ...day(['suda'], ['malee']), overruled: ['suda'] };
		for (const facts of [
			[suda, malee],
			[malee, suda]
		])
			expect(foldDuty(facts)?.days).toEqual([both]);
		expect(dutyConflicts(both, staff, true)).toEqual([{ kind: 'at-once', others: ['suda'] }]);
		const saw = { morning: ['suda'], afternoon: ['malee'] };
		expect(foldDuty([suda, malee, set(3, 'day', ['suda'], ON, saw)])?.days).toEqual([day(['suda'])]);
		expect(foldDuty([suda, set(2, 'day', ['suda'], ON, nobody)])?.days).toEqual([day(['suda'])]);
		expect(foldDuty([suda, set(2, 'day', [], ON, nobody)])?.days).toEqual([{ ...day([]), overruled: ['suda'] }]);
		const context: DutyContext = { roles: ['head'], by: 'head', staff, day: both };
		expect(decideSetDuty(context, { on: ON, part: 'afternoon', staff: ['malee'] })).toMatchObject({ ok: true, body: { saw } });
	});

	it('[D94] depends on which statements there are, not on how they came', () => {
		fc.assert(
			fc.property(
				anyDutyFacts.chain((facts) => fc.tuple(fc.constant(facts as Fact<'duty-set'>[]), anyArrivalOf(facts as Fact<'duty-set'>[]))),
				([facts, arrived]) => {
					expect(foldDuty(arrived)).toEqual(foldDuty(facts));
				}
			)
		);
	});
});

describe('setting it', () => {
	const context = (change: Partial<DutyContext> = {}): DutyContext => ({
		roles: ['counter'],
		by: 'suda',
		staff,
		day: undefined,
		...change
	});
	const said = (people: string[], part: DutyStatement['part'] = 'day'): DutyStatement => ({ on: ON, part, staff: people });

	it('[D95] a head sets anybody who is known, each once', () => {
		const head = context({ roles: ['head'], by: 'head' });
		expect(decideSetDuty(head, said(['malee', 'suda', 'malee']))).toEqual({
			ok: true,
			body: { ...said(['malee', 'suda']), saw: { morning: [], afternoon: [] } }
		});
		expect(decideSetDuty(head, said(['stranger']))).toMatchObject({ refusal: { code: 'unknown-staff' } });
		expect(decideSetDuty(head, said(Array.from({ length: 21 }, (_, n) => `s${n}`)))).toMatchObject({ ok: false });
		expect(decideSetDuty({ ...head, day: day(['suda']) }, said(['suda']))).toMatchObject({ refusal: { code: 'nothing-changed' } });
		expect(decideSetDuty(head, { ...said(['suda']), on: '2026-02-30' })).toMatchObject({ refusal: { code: 'day-impossible' } });
	});

	it.each([
		['puts themself on', undefined, said(['suda']), true],
		['takes themself off', day(['suda']), said([]), true],
		['puts somebody in their place', day(['suda']), said(['malee']), true],
		['takes somebody’s place in the afternoon', day(['malee']), said(['suda'], 'afternoon'), true],
		['puts somebody else on', undefined, said(['malee']), false],
		['takes somebody else off', day(['suda', 'malee']), said(['suda']), false],
		['changes somebody else’s half along with their own', day(['suda'], ['malee']), said([]), false]
	] as const)('[D95] who is no head %s: %s', (_, before, statement, allowed) => {
		expect(decideSetDuty(context({ day: before }), statement).ok).toBe(allowed);
	});

	it('[D95] supervisors set nothing', () => {
		expect(decideSetDuty(context({ roles: ['supervisor'] }), said(['suda']))).toMatchObject({ refusal: { code: 'not-permitted' } });
	});
});

it('[D96] conflicts are nobody on a working day, a name twice, who has left, and who is not known', () => {
	const kinds = (duty: DutyDay, works = true): string[] => dutyConflicts(duty, staff, works).map(({ kind }) => kind);
	expect(kinds(day(['suda']))).toEqual([]);
	expect(kinds(day([]))).toEqual(['nobody']);
	expect(kinds(day(['suda'], []))).toEqual(['nobody']);
	expect(kinds(day([]), false)).toEqual([]);
	expect(kinds(day(['suda', 'suda']))).toEqual(['twice']);
	expect(kinds(day(['gone', 'who']))).toEqual(['disabled', 'unknown']);
});

it('[D97] whoever unlocked has served, unless only others are on duty', () => {
	const known = new Set(['suda', 'malee']);
	expect(servedBy([], 'suda', known)).toBe('suda');
	expect(servedBy(['malee', 'suda'], 'suda', known)).toBe('suda');
	expect(servedBy(['gone', 'malee'], 'suda', known)).toBe('malee');
	expect(servedBy(['gone'], 'suda', known)).toBe('suda');
	expect(servedBy([], undefined, known)).toBeNull();
	expect([onDutyAt(day(['suda'], ['malee']), 11), onDutyAt(day(['suda'], ['malee']), 12), onDutyAt(undefined, 9)]).toEqual([
		['suda'],
		['malee'],
		[]
	]);
});
