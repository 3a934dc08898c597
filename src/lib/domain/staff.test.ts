import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyArrivalOf, anyUlid } from './arbitraries.ts';
import { makeFact } from './fact-maker.ts';
import type { FactBody } from './facts.ts';
import { NAME_CHARACTERS_MAX } from './limits.ts';
import {
	decideAddStaff,
	decideChangeStaff,
	decideDisableStaff,
	decideEnableStaff,
	foldStaff,
	type StaffContext,
	type StaffFact
} from './staff.ts';
import { hasNamesake, rolesOfStaff, type StaffMember } from './staff-member.ts';
import { disableReasons, staffRoles } from './later-words.ts';

const ulid = (n: number): string => `01J${String(n).padStart(23, '0')}`;
const SUDA = ulid(1);
const envelope = (minute: number) => ({
	at: `2026-11-21T03:0${minute}:00.000Z`,
	offset: 0,
	by: 'head',
	device: ulid(9),
	org: 'demo'
});
const fact = <K extends StaffFact['kind']>(kind: K, minute: number, body: FactBody<K>): StaffFact =>
	makeFact(kind, SUDA, ulid(minute), envelope(minute), body) as StaffFact;

const suda: StaffMember = { id: SUDA, name: 'สุดา', role: 'counter', disabled: undefined };
const head: StaffMember = { id: 'head', name: 'หัวหน้า', role: 'head', disabled: undefined };
const context = (change: Partial<StaffContext> = {}): StaffContext => ({ roles: ['head'], staff: [suda, head], by: 'head', ...change });

describe('a staff member', () => {
	it('[D60] is what the newest statement says, and disabled or not by the newest of those', () => {
		const facts = [
			fact('staff-added', 1, { name: 'สุดา', role: 'counter' }),
			fact('staff-disabled', 2, { reason: 'left' }),
			fact('staff-changed', 3, { name: 'สุดา ใจดี', role: 'head' }),
			fact('staff-enabled', 4, {})
		];
		expect(foldStaff(facts)).toEqual({ id: SUDA, name: 'สุดา ใจดี', role: 'head', disabled: undefined });
		expect(foldStaff(facts.slice(0, 3))?.disabled).toBe('left');
		expect(foldStaff(facts.slice(1, 2))).toBeUndefined();
	});

	it('[D60] depends on which facts there are, not on how they came', () => {
		const said = fc.oneof(
			fc
				.tuple(fc.constantFrom('staff-added' as const, 'staff-changed' as const), fc.constantFrom(...staffRoles))
				.map(([kind, role]) => [kind, { name: 'สุดา', role }] as const),
			fc.constantFrom(...disableReasons).map((reason) => ['staff-disabled', { reason }] as const),
			fc.constant(['staff-enabled', {}] as const)
		);
		const facts = fc.array(
			fc
				.tuple(said, anyUlid, fc.integer({ min: 0, max: 5 }))
				.map(([[kind, body], act, minute]) => makeFact(kind, SUDA, act, envelope(minute), body as never) as StaffFact),
			{ maxLength: 8 }
		);
		fc.assert(
			fc.property(
				facts.chain((all) => fc.tuple(fc.constant(all), anyArrivalOf(all))),
				([all, arrived]) => void expect(foldStaff(arrived)).toEqual(foldStaff(all))
			),
			{ seed: 60 }
		);
	});

	it('[D61] may do what the role allows, and nothing while disabled or unknown', () => {
		expect(rolesOfStaff(suda)).toEqual(['counter']);
		expect(rolesOfStaff({ ...suda, disabled: 'left' })).toEqual([]);
		expect(rolesOfStaff(undefined)).toEqual([]);
	});
});

describe('managing staff', () => {
	const code = (decision: { ok: boolean; refusal?: { code: string } }): string | undefined => (decision.ok ? 'ok' : decision.refusal?.code);

	it('[D62] is for heads and administrators', () => {
		for (const roles of [['counter'], ['supervisor'], []] as const) {
			const asked = context({ roles });
			expect(code(decideAddStaff(asked, { name: 'ก', role: 'counter' }))).toBe('not-permitted');
			expect(code(decideChangeStaff(asked, SUDA, { name: 'ก', role: 'counter' }))).toBe('not-permitted');
			expect(code(decideDisableStaff(asked, SUDA, 'left'))).toBe('not-permitted');
			expect(code(decideEnableStaff(asked, SUDA))).toBe('not-permitted');
		}
		expect(code(decideAddStaff(context({ roles: ['administrator'] }), { name: 'ก', role: 'counter' }))).toBe('ok');
	});

	it('[D63] stores names clean, and asks for one that is there and not too long', () => {
		expect(decideAddStaff(context(), { name: '  สุดา\u200b   ใจดี ', role: 'counter' })).toEqual({
			ok: true,
			body: { name: 'สุดา ใจดี', role: 'counter' }
		});
		expect(code(decideAddStaff(context(), { name: ' ', role: 'counter' }))).toBe('field-empty');
		expect(code(decideChangeStaff(context(), SUDA, { name: 'ก'.repeat(NAME_CHARACTERS_MAX + 1), role: 'counter' }))).toBe('field-too-long');
	});

	it('[D63] tells of a namesake who works here, in any spelling, and of nobody else', () => {
		expect(hasNamesake([suda], 'สุ ดา')).toBe(false);
		expect(hasNamesake([suda], ' สุดา')).toBe(true);
		expect(hasNamesake([suda], 'สุดา', SUDA)).toBe(false);
		expect(hasNamesake([{ ...suda, disabled: 'left' }], 'สุดา')).toBe(false);
	});

	it('[D64] does not let the last head shut themself out, by disabling or by another role', () => {
		expect(code(decideDisableStaff(context(), 'head', 'left'))).toBe('last-head');
		expect(code(decideChangeStaff(context(), 'head', { name: 'หัวหน้า', role: 'counter' }))).toBe('last-head');
		const second = context({ staff: [head, { ...suda, role: 'head' }] });
		expect(code(decideDisableStaff(second, 'head', 'left'))).toBe('ok');
		expect(code(decideDisableStaff(second, SUDA, 'left'))).toBe('ok');
		const gone = context({ staff: [head, { ...suda, role: 'head', disabled: 'moved' }] });
		expect(code(decideDisableStaff(gone, 'head', 'left'))).toBe('last-head');
	});

	it('[D65] changes only somebody who is known, and says when nothing would change', () => {
		expect(code(decideChangeStaff(context(), ulid(7), { name: 'ก', role: 'head' }))).toBe('unknown-staff');
		expect(code(decideDisableStaff(context(), ulid(7), 'left'))).toBe('unknown-staff');
		expect(code(decideChangeStaff(context(), SUDA, { name: 'สุดา ', role: 'counter' }))).toBe('nothing-changed');
		expect(code(decideEnableStaff(context(), SUDA))).toBe('nothing-changed');
		const disabled = context({ staff: [head, { ...suda, disabled: 'left' }] });
		expect(code(decideDisableStaff(disabled, SUDA, 'left'))).toBe('nothing-changed');
		expect(decideEnableStaff(disabled, SUDA)).toEqual({ ok: true, body: {} });
	});
});
