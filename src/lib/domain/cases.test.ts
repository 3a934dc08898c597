import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyArrivalOf, anyVisitFacts } from './arbitraries.ts';
import { decideCase, type CaseIntent, type CaseSaid } from './case-deciding.ts';
import { caseFactsOf, foldCases, isCaseFact, isOpenCase, mayFollow, nextStepOf, type Case, type CaseFact, type CaseKind } from './cases.ts';
import { asDay } from './days.ts';
import { makeFact } from './fact-maker.ts';
import type { Fact, FactBody, FactKind, VisitWork } from './facts.ts';
import { AGENCY_CHARACTERS_MAX, PERSONAL_NOTE_CHARACTERS_MAX } from './limits.ts';
import { foldVisit, type VisitFact } from './visit.ts';
import { caseStates, outcomes } from './words.ts';

const ulidOf = (n: number): string => `01JD${String(n).padStart(22, '0')}`;
const [VISIT, WORK, NOTE] = [ulidOf(100), ulidOf(1), ulidOf(7)] as const;
const TODAY = asDay('2026-11-21');

const aWork = (outcome: VisitWork['outcome'] = 'forwarded'): VisitWork => ({
	work: WORK,
	service: 'SVC1',
	mode: 'forward',
	tangrath: false,
	outcome
});
const stated = (outcome?: VisitWork['outcome']) =>
	({ on: '2026-11-01', visitor: 'citizen', channel: 'counter', works: [aWork(outcome)] }) as const;

/** Facts of one visit, a minute apart. */
function told(...said: [kind: FactKind, body: object][]): Fact[] {
	return said.map(([kind, body], nth) => {
		const at = `2026-11-01T03:${String(nth).padStart(2, '0')}:00.000Z`;
		return makeFact(kind, VISIT, ulidOf(200 + nth), { at, offset: 0, by: 'malee', device: 'D', org: 'demo' }, body as FactBody<FactKind>);
	});
}
const registered = (outcome?: VisitWork['outcome']): [FactKind, object] => [
	'visit-registered',
	{ ...stated(outcome), works: [aWork(outcome)], notice: null }
];
const step = (kind: CaseKind, more: object = {}): [FactKind, object] => [kind, { work: WORK, on: '2026-11-05', note: null, ...more }];
const sent = (more: object = {}): [FactKind, object] =>
	step('case-forwarded', { way: 'paper', agency: 'กปภ.', reference: '12/3', promisedOn: '2026-11-20', officer: null, ...more });

function casesOf(facts: readonly Fact[]): Case[] {
	const all = facts as (VisitFact | CaseFact)[];
	return foldCases(foldVisit(all.filter((fact): fact is VisitFact => !isCaseFact(fact))), all);
}
const only = (...said: [FactKind, object][]): Case => casesOf(told(registered(), ...said))[0] as Case;

describe('a case', () => {
	it('[D100] is every work that was forwarded, from its registration on, and none that was not', () => {
		for (const outcome of outcomes) {
			expect(casesOf(told(registered(outcome))).map(({ state }) => state)).toEqual(outcome === 'forwarded' ? ['waiting-to-send'] : []);
		}
		const later = told(registered('unfinished'), ['work-outcome-recorded', { work: WORK, outcome: 'forwarded' }]);
		expect(casesOf(later)).toMatchObject([{ id: WORK, visit: VISIT, service: 'SVC1', state: 'waiting-to-send', on: '2026-11-01' }]);
	});

	it('[D101] goes its way: sent, followed up, answered, told, closed', () => {
		const way: [FactKind, object][] = [
			sent(),
			step('case-followed-up', { on: '2026-11-21', nextOn: '2026-11-25' }),
			step('case-answered', { on: '2026-11-25', answer: 'done' }),
			step('case-visitor-told', { on: '2026-11-26', way: 'phone' }),
			step('case-closed', { on: '2026-11-26', result: 'completed' })
		];
		const stages = way.map((_, nth) => only(...way.slice(0, nth + 1)));
		expect(stages.map(({ state, due, since }) => [state, since, due])).toEqual([
			['sent', '2026-11-05', '2026-11-20'],
			['sent', '2026-11-05', '2026-11-25'],
			['answered', '2026-11-25', '2026-11-25'],
			['told', '2026-11-26', '2026-11-26'],
			['closed', '2026-11-26', '']
		]);
		expect(stages.at(-1)).toMatchObject({ agency: 'กปภ.', reference: '12/3', answer: 'done', result: 'completed', toldOn: '2026-11-26' });
		expect([only(), ...stages].map((one) => nextStepOf(one, '2026-11-20'))).toEqual([
			'case-forwarded',
			'case-followed-up',
			'case-answered',
			'case-visitor-told',
			'case-closed',
			'case-reopened'
		]);
	});

	it('[D101] is sent again when the agency wants more, and its number and promised day are restated by sending', () => {
		const more = only(sent(), step('case-answered', { answer: 'more-wanted' }), step('case-visitor-told', { way: 'phone' }));
		expect([more.state, more.due, nextStepOf(more, TODAY)]).toEqual(['told', '', 'case-forwarded']);
		expect(only(sent(), sent({ reference: '99', promisedOn: null }))).toMatchObject({
			state: 'sent',
			reference: '99',
			promisedOn: '',
			due: ''
		});
	});

	it('[D101] of two tablets that each went on by themselves, what does not follow changes nothing and stays in the history', () => {
		const facts = told(registered(), sent(), step('case-closed', { result: 'withdrawn' }), step('case-answered', { answer: 'done' }));
		expect(casesOf(facts)).toMatchObject([{ state: 'closed', result: 'withdrawn', answer: undefined }]);
		expect(caseFactsOf(facts, WORK).map(({ kind }) => kind)).toEqual(['case-forwarded', 'case-closed', 'case-answered']);
	});

	it('[D102] once closed is only reopened, and then goes on where it was: with its agency, or still to be sent', () => {
		expect(mayFollow.closed).toEqual(['case-reopened']);
		const closed = step('case-closed', { result: 'unreachable' });
		expect(only(sent(), closed, step('case-reopened'))).toMatchObject({ state: 'sent', result: undefined, due: '2026-11-05' });
		expect(only(closed, step('case-reopened'))).toMatchObject({ state: 'waiting-to-send' });
	});

	it('[D103] of a voided visit, of a work taken out or not forwarded after all is cancelled; of one taken up it is not', () => {
		const states = (...said: [FactKind, object][]): string[] => casesOf(told(registered(), ...said)).map(({ state }) => state);
		const finished: [FactKind, object] = ['work-outcome-recorded', { work: WORK, outcome: 'completed' }];
		expect(states(['visit-voided', { reason: 'duplicate' }])).toEqual(['cancelled']);
		expect(states(sent(), ['visit-voided', { reason: 'duplicate' }])).toEqual(['cancelled']);
		expect(states(['visit-corrected', { reason: 'other', ...stated(), works: [{ ...aWork(), work: ulidOf(2) }] }])).toEqual([
			'cancelled',
			'waiting-to-send'
		]);
		expect([states(finished), states(sent(), finished)]).toEqual([['cancelled'], ['sent']]);
	});

	it('[D103] leaves the outcome that the counter recorded as it is', () => {
		const facts = told(registered(), sent(), step('case-closed', { result: 'completed' })) as VisitFact[];
		expect(foldVisit(facts)?.works[0]?.outcome).toBe('forwarded');
	});

	it('[D104] is what the set of facts says, whatever their order and repeats', () => {
		fc.assert(
			fc.property(
				anyVisitFacts.chain((facts) => fc.tuple(fc.constant(facts), anyArrivalOf(facts))),
				([facts, arrived]) => {
					expect(casesOf(arrived)).toEqual(casesOf(facts));
				}
			)
		);
	});

	it('[D104] is closed or has a next step, and is due on no day once it is closed', () => {
		fc.assert(
			fc.property(anyVisitFacts, (facts) => {
				for (const one of casesOf(facts)) {
					expect(caseStates).toContain(one.state);
					expect(isOpenCase(one)).toBe(one.state !== 'cancelled' && one.state !== 'closed');
					if (!isOpenCase(one)) expect(one.due).toBe('');
					else expect(nextStepOf(one, TODAY)).toBeDefined();
				}
			})
		);
	});
});

const forwarding: CaseSaid<'case-forwarded'> = {
	work: WORK,
	on: '2026-11-21',
	way: 'paper',
	agency: ' การประปา  ส่วนภูมิภาค ',
	reference: ' มท 12/3 ',
	promisedOn: '2026-12-01',
	officer: null
};
const intent = (said: object = {}, note = '', kind: CaseKind = 'case-forwarded'): CaseIntent =>
	({ kind, visit: VISIT, act: ulidOf(9), said: { ...forwarding, ...said }, note, noteId: NOTE }) as CaseIntent;
const context = (facts: readonly Fact[] = told(registered())) => ({
	roles: ['counter' as const],
	today: TODAY,
	visit: foldVisit(facts.filter((fact) => !isCaseFact(fact as CaseFact)) as VisitFact[]),
	cases: casesOf(facts),
	erased: false
});
const refusalOf = (given: ReturnType<typeof context>, asked: CaseIntent): string => {
	const decision = decideCase(given, asked);
	return decision.ok ? 'accepted' : `${decision.refusal.code} ${decision.refusal.field ?? ''}`.trim();
};

describe('a step of a case', () => {
	it('[D105] is stored clean, its note sealed under an id of its own that the fact names', () => {
		expect(decideCase(context(), intent({}, ' โทรกลับ  นางแดง '))).toEqual({
			ok: true,
			body: { ...forwarding, agency: 'การประปา ส่วนภูมิภาค', reference: 'มท 12/3', note: NOTE },
			personal: { note: 'โทรกลับ นางแดง' },
			personalSubject: NOTE
		});
		expect(decideCase(context(), intent())).toMatchObject({ ok: true, body: { note: null } });
		expect(decideCase(context(), intent())).not.toHaveProperty('personal');
	});

	it('[D105] is refused with the first reason that holds', () => {
		const voided = told(registered(), ['visit-voided', { reason: 'duplicate' }]);
		const closed = told(registered(), step('case-closed', { result: 'other' }));
		const long = 'ก'.repeat(AGENCY_CHARACTERS_MAX + 1);
		expect(refusalOf({ ...context(), roles: ['counter'] }, intent())).toBe('accepted');
		expect([
			decideCase({ ...context(), roles: ['supervisor'] }, intent()),
			decideCase({ ...context(), visit: undefined, cases: [] }, intent())
		]).toMatchObject([{ refusal: { code: 'not-permitted' } }, { refusal: { code: 'unknown-visit' } }]);
		expect(refusalOf(context(), intent({ work: ulidOf(55) }))).toBe('unknown-case');
		expect(refusalOf(context(voided), intent())).toBe('visit-voided');
		expect(refusalOf(context(closed), intent())).toBe('case-step-impossible');
		expect(refusalOf(context(), intent({ on: '2026-11-22' }))).toBe('day-in-future on');
		expect(refusalOf(context(), intent({ promisedOn: '2026-11-20' }))).toBe('day-before-step promisedOn');
		expect(refusalOf(context(), intent({ promisedOn: '2026-02-30' }))).toBe('day-impossible promisedOn');
		expect(refusalOf(context(), intent({ agency: '  ' }))).toBe('field-empty agency');
		expect(refusalOf(context(), intent({ agency: long }))).toBe('field-too-long agency');
		expect(refusalOf(context(), intent({}, 'ก'.repeat(PERSONAL_NOTE_CHARACTERS_MAX + 1)))).toBe('note-too-long note');
		expect(refusalOf({ ...context(), erased: true }, intent({}, 'นางแดง'))).toBe('person-erased note');
		expect(refusalOf({ ...context(), erased: true }, intent())).toBe('accepted');
	});

	it('[D105] giving it to whoever has it already changes nothing', () => {
		const given = context(told(registered(), sent({ officer: 'malee' })));
		const to = (officer: string | null): CaseIntent =>
			({ ...intent({}, '', 'case-assigned'), said: { work: WORK, officer } }) as CaseIntent;
		expect([refusalOf(given, to('malee')), refusalOf(given, to('somchai')), refusalOf(given, to(null))]).toEqual([
			'nothing-changed officer',
			'accepted',
			'accepted'
		]);
	});

	it('[D105] is accepted exactly where the table says that it follows', () => {
		const bodies: Record<CaseKind, object> = {
			'case-forwarded': forwarding,
			'case-followed-up': { nextOn: null },
			'case-answered': { answer: 'done' },
			'case-visitor-told': { way: 'phone' },
			'case-closed': { result: 'other' },
			'case-reopened': {},
			'case-assigned': { officer: 'somchai' }
		};
		const reached: [FactKind, object][][] = [
			[],
			[sent()],
			[sent(), step('case-answered', { answer: 'done' })],
			[sent(), step('case-answered', { answer: 'done' }), step('case-visitor-told', { way: 'phone' })],
			[step('case-closed', { result: 'other' })]
		];
		for (const way of reached) {
			const given = context(told(registered(), ...way));
			const accepted = (Object.keys(bodies) as CaseKind[]).filter((kind) => {
				const said = { work: WORK, ...(kind === 'case-assigned' ? {} : { on: '2026-11-21' }), ...bodies[kind] };
				return decideCase(given, { ...intent({}, '', kind), said } as CaseIntent).ok;
			});
			expect(accepted.sort()).toEqual([...mayFollow[given.cases[0]?.state ?? 'cancelled']].sort());
		}
	});
});
