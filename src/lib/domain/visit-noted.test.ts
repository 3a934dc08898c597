import { describe, expect, it } from 'vitest';
import { asDay } from './days.ts';
import type { Decision } from './decision.ts';
import { makeFact } from './fact-maker.ts';
import type { CatalogueWork, FactKind } from './facts.ts';
import { UNNOTED } from './unnoted.ts';
import { decideCorrectVisit, decideRegisterVisit, foldVisit, type RegisterVisitIntent, type Visit } from './visit.ts';

const ulidOf = (n: number): string => `01J${String(n).padStart(23, '0')}`;
const VISIT = ulidOf(99);
const today = asDay('2026-11-21');
const context = { roles: ['counter'] as const, today, catalogue: [{ code: 'SVC1' }] as CatalogueWork[] };
const statement = {
	on: today,
	visitor: 'citizen' as const,
	channel: 'counter' as const,
	works: [{ work: ulidOf(1), service: 'SVC1', mode: 'forward' as const, tangrath: false, outcome: 'forwarded' as const }]
};
const intent = (more: Partial<RegisterVisitIntent> = {}): RegisterVisitIntent => ({
	visit: VISIT,
	act: ulidOf(1),
	...statement,
	personal: {},
	...more
});
const refusalOf = (decision: Decision<FactKind>): string | undefined => (decision.ok ? undefined : decision.refusal.code);

describe('what goes with an entry', () => {
	const began = '2026-11-21T02:58:00.000Z';

	it('[D90] says when it was begun, where it comes from, who served and which number was called', () => {
		const decision = decideRegisterVisit(context, intent({ began, officer: 'malee', queue: ' A๑๒ ', source: 'paper' }));
		expect(decision).toMatchObject({ ok: true, body: { began, officer: 'malee', queue: 'A๑๒', source: 'paper' } });
		expect(decideRegisterVisit(context, intent())).toMatchObject({ body: UNNOTED });
		expect(refusalOf(decideRegisterVisit(context, intent({ queue: 'A'.repeat(13) })))).toBe('field-too-long');
	});

	it('[D90] naming who served is a change; naming nobody leaves whoever was named', () => {
		const by = { at: '2026-11-21T03:00:00.000Z', by: 'somsri', device: 'TABLET-1', corrections: 0, voided: false };
		const visit: Visit = { id: VISIT, ...statement, ...by, ...UNNOTED, notice: 1, officer: 'malee' };
		const correct = (officer?: string) =>
			decideCorrectVisit({ ...context, visit, personal: { state: 'none' } }, { ...intent({ officer }), reason: 'other' });
		expect(correct('suda')).toMatchObject({ ok: true, body: { officer: 'suda' } });
		expect([correct('malee'), correct()].map(refusalOf)).toEqual(['nothing-changed', 'nothing-changed']);
	});

	it('[D90] a visit keeps the begin of its registration, corrected like its end, through every correction', () => {
		const envelope = { at: '2026-11-21T03:00:00.000Z', offset: 60_000, by: 'somsri', device: 'TABLET-1', org: 'demo' };
		const noted = { began, source: 'paper' as const, officer: 'malee', queue: 'A1' };
		const registered = makeFact('visit-registered', VISIT, ulidOf(1), envelope, { ...statement, notice: null, ...noted });
		const corrected = (act: number, officer: string | null) =>
			makeFact(
				'visit-corrected',
				VISIT,
				ulidOf(act),
				{ ...envelope, at: `2026-11-21T04:0${act}:00.000Z` },
				{ ...statement, reason: 'other', began, officer }
			);
		const visit = foldVisit([corrected(3, null), registered, corrected(2, 'suda')]);
		expect(visit).toMatchObject({ ...noted, began: '2026-11-21T02:59:00.000Z', at: '2026-11-21T03:01:00.000Z', officer: 'suda' });
	});
});
