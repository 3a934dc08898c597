import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyArrivalOf, anyVisitFacts } from './arbitraries.ts';
import { asDay, addDays } from './days.ts';
import { exampleNotice } from './default-notice.ts';
import { makeFact } from './fact-maker.ts';
import { ENTRY_DAYS_BACK_MAX } from './entry-day.ts';
import { factBodies, readFact, type CatalogueWork, type FactBody, type VisitWork } from './facts.ts';
import { blankWork } from './new-work.ts';
import { WORKS_PER_VISIT_MAX, COMMENT_CHARACTERS_MAX, PERSONAL_NAME_CHARACTERS_MAX, PERSONAL_NOTE_CHARACTERS_MAX } from './limits.ts';
import { outcomes } from './words.ts';
import type { Personal } from './personal.ts';
import { refusalCodes, type RefusalCode } from './refusals.ts';
import { UNNOTED } from './unnoted.ts';
import {
	decideCorrectVisit,
	decideRecordOutcome,
	decideRegisterVisit,
	decideVoidVisit,
	foldVisit,
	type CorrectVisitIntent,
	type CounterContext,
	type RegisterVisitIntent,
	type Visit,
	type VisitContext,
	type VisitFact
} from './visit.ts';

const anyFacts = anyVisitFacts as fc.Arbitrary<VisitFact[]>;
const ulidOf = (n: number): string => `01JD${String(n).padStart(22, '0')}`;
const VISIT = ulidOf(100);
const today = asDay('2026-11-21');
const aService = (code: string): CatalogueWork => ({
	...blankWork(),
	code,
	name: code,
	group: 'citizen',
	usualMode: 'forward'
});
const context: CounterContext = { roles: ['counter'], today, catalogue: [aService('SVC1'), aService('SVC2')] };
const aWork = (more: Partial<VisitWork> = {}): VisitWork => ({
	work: ulidOf(1),
	service: 'SVC1',
	mode: 'forward',
	tangrath: false,
	outcome: 'forwarded',
	...more
});
const intent = (more: Partial<RegisterVisitIntent> = {}): RegisterVisitIntent => ({
	visit: VISIT,
	act: ulidOf(1),
	on: today,
	visitor: 'citizen',
	channel: 'counter',
	works: [aWork()],
	personal: {},
	...more
});
const aVisit = (more: Partial<Visit> = {}): Visit => ({
	id: VISIT,
	on: today,
	at: '2026-11-21T03:00:00.000Z',
	visitor: 'citizen',
	channel: 'counter',
	works: [aWork()],
	notice: 1,
	...UNNOTED,
	by: 'somsri',
	device: 'TABLET-1',
	corrections: 0,
	voided: false,
	...more
});
const visitContext = (more: Partial<VisitContext> = {}): VisitContext => ({
	...context,
	visit: aVisit(),
	personal: { state: 'none' },
	...more
});
const correction = (more: Partial<CorrectVisitIntent> = {}): CorrectVisitIntent => ({
	...intent(),
	act: ulidOf(2),
	reason: 'typing-error',
	...more
});

const refusalOf = (decision: { ok: true } | { ok: false; refusal: { code: RefusalCode } }): RefusalCode | undefined =>
	decision.ok ? undefined : decision.refusal.code;

describe('registering', () => {
	it('[D6] keeps what identifies a person out of the fact', () => {
		const personal = { title: 'นาย', name: 'สมมุติ ใจดี', phone: '081 234 5678', note: 'มากับลูก' };
		const decision = decideRegisterVisit(context, intent({ personal }));
		expect(decision).toMatchObject({ ok: true, personal: { title: 'นาย', name: 'สมมุติ ใจดี', phone: '0812345678', note: 'มากับลูก' } });
		const fact = JSON.stringify(decision.ok && decision.body);
		for (const words of ['สมมุติ', '0812345678', 'มากับลูก']) expect(fact).not.toContain(words);
	});

	it('[D71] a visit carries the version of the notice in force on its day of service, or none', () => {
		const notices = [exampleNotice('2026-11-01'), { ...exampleNotice('2026-11-21'), version: 2 }];
		const noticeOf = (on: string) => {
			const decision = decideRegisterVisit({ ...context, notices }, intent({ on }));
			return decision.ok ? decision.body.notice : undefined;
		};
		expect([today, '2026-11-20', '2026-10-31'].map(noticeOf)).toEqual([2, 1, null]);
	});

	it('[D74] a visit whose person was erased is corrected and voided in everything but the person', () => {
		const erased = visitContext({ erased: true, personal: { state: 'none' } });
		const correction = { ...intent({ channel: 'phone' as const }), reason: 'other' as const };
		const named = { ...correction, personal: { name: 'สมมุติ' } };
		expect(decideCorrectVisit(erased, correction)).toMatchObject({ ok: true });
		expect(decideCorrectVisit(erased, named)).toMatchObject({ ok: false, refusal: { code: 'person-erased' } });
		const voiding = { visit: VISIT, act: ulidOf(2), reason: 'other' as const, remark: '' };
		expect(decideVoidVisit(erased, voiding)).toMatchObject({ ok: true });
		expect(decideVoidVisit(erased, { ...voiding, remark: 'ของสมมุติ' })).toMatchObject({ refusal: { code: 'person-erased' } });
	});

	it('[D12] an anonymous visit writes no personal record', () => {
		expect(decideRegisterVisit(context, intent({ personal: { name: ' \u200b ', note: '\n' } }))).toEqual({
			ok: true,
			body: { on: today, visitor: 'citizen', channel: 'counter', works: [aWork()], notice: null, ...UNNOTED }
		});
	});

	const refusals: [RefusalCode, Partial<RegisterVisitIntent>, Partial<CounterContext>?][] = [
		['not-permitted', {}, { roles: ['supervisor'] }],
		['day-impossible', { on: '2026-02-31' }],
		['day-impossible', { on: 'วันนี้' }],
		['day-era-mixed-up', { on: '2569-11-21' }],
		['day-in-future', { on: addDays(today, 1) }],
		['day-too-old', { on: addDays(today, -ENTRY_DAYS_BACK_MAX - 1) }],
		['no-works', { works: [] }],
		['too-many-works', { works: Array.from({ length: WORKS_PER_VISIT_MAX + 1 }, (_, n) => aWork({ work: ulidOf(n) })) }],
		['service-unknown', { works: [aWork({ service: 'SVC9' })] }],
		['same-work-twice', { works: [aWork(), aWork({ work: ulidOf(2) })] }],
		['same-work-twice', { works: [aWork(), aWork({ service: 'SVC2' })] }],
		['name-too-long', { personal: { name: 'ก'.repeat(PERSONAL_NAME_CHARACTERS_MAX + 1) } }],
		['name-too-long', { personal: { name: '😀'.repeat(PERSONAL_NAME_CHARACTERS_MAX) } }],
		['phone-not-a-number', { personal: { phone: 'ไม่มี' } }],
		['phone-too-long', { personal: { phone: '1'.repeat(21) } }],
		['note-too-long', { personal: { note: 'ก'.repeat(PERSONAL_NOTE_CHARACTERS_MAX + 1) } }],
		['comment-too-long', { personal: { comment: 'ก'.repeat(COMMENT_CHARACTERS_MAX + 1) } }],
		['field-too-long', { personal: { moo: '1'.repeat(21) } }]
	];
	it.each(refusals)('[D13, D15] refuses with %s', (code, more, other = {}) => {
		expect(refusalOf(decideRegisterVisit({ ...context, ...other }, intent(more)))).toBe(code);
	});

	it('[D13] gives the first of many reasons, in the order of the list', () => {
		const listed = refusals.map(([code, more, other = {}]) => ({ code, more, other }));
		fc.assert(
			fc.property(fc.subarray(listed, { minLength: 1 }), (wrongs) => {
				const all = wrongs.reduce<RegisterVisitIntent>(
					(so, { more }) => ({ ...so, ...more, personal: { ...so.personal, ...more.personal } }),
					intent()
				);
				const other = wrongs.reduce<CounterContext>((so, wrong) => ({ ...so, ...wrong.other }), context);
				const given = refusalOf(decideRegisterVisit(other, all));
				const alone = (code: RefusalCode): boolean => wrongs.some((wrong) => wrong.code === code);
				expect(given !== undefined && alone(given)).toBe(true);
				const first = Math.min(...stillHolding(all, other).map((code) => refusalCodes.indexOf(code)));
				expect(given).toBe(refusalCodes[first]);
			})
		);
	});

	/** The reasons that each part of an intent is refused for when the rest is right. */
	function stillHolding(all: RegisterVisitIntent, other: CounterContext): RefusalCode[] {
		const parts: Partial<RegisterVisitIntent>[] = [{ on: all.on }, { works: all.works }];
		for (const [field, value] of Object.entries(all.personal)) parts.push({ personal: { [field]: value } });
		const codes = [
			refusalOf(decideRegisterVisit(other, intent())),
			...parts.map((part) => refusalOf(decideRegisterVisit(context, intent(part))))
		];
		return codes.filter((code) => code !== undefined);
	}

	it('[D15] takes the last day that may be entered, and a service that is switched off', () => {
		const off = { ...context, catalogue: [{ ...aService('SVC1'), offered: false }] };
		expect(decideRegisterVisit(off, intent({ on: addDays(today, -ENTRY_DAYS_BACK_MAX) })).ok).toBe(true);
	});

	it('[D13] what is accepted is read by every other device, and says the limit when not', () => {
		const decision = decideRegisterVisit(context, intent());
		const body = decision.ok ? decision.body : undefined;
		const envelope = { at: '2026-11-21T03:00:00.000Z', offset: null, by: 'somsri', device: 'TABLET-1', org: 'demo' };
		const fact = makeFact('visit-registered', VISIT, ulidOf(1), envelope, body as FactBody<'visit-registered'>);
		expect(readFact(structuredClone(fact))).toEqual({ state: 'known', fact });
		expect(decideRegisterVisit(context, intent({ personal: { note: 'ก'.repeat(2001) } }))).toMatchObject({
			refusal: { field: 'note', values: { max: PERSONAL_NOTE_CHARACTERS_MAX } }
		});
	});
});

describe('correcting', () => {
	it('[D1] restates the whole visit with a reason', () => {
		const works = [aWork({ service: 'SVC2', outcome: 'completed' })];
		const decision = decideCorrectVisit(visitContext(), correction({ works, reason: 'wrong-work' }));
		expect(decision).toEqual({
			ok: true,
			body: { reason: 'wrong-work', on: today, visitor: 'citizen', channel: 'counter', works, began: null, officer: null }
		});
	});

	const known: Personal = { title: 'นาง', name: 'สมมุติ ใจดี', phone: '0812345678' };
	const opened = visitContext({ personal: { state: 'opened', personal: known } });
	const cases: [string, VisitContext, Partial<CorrectVisitIntent>, unknown][] = [
		['writes nothing personal when the person is as before', opened, { channel: 'phone', personal: known }, undefined],
		[
			'writes the whole person when one field changed',
			opened,
			{ personal: { ...known, name: 'สมมุติ ใจงาม' } },
			{ ...known, name: 'สมมุติ ใจงาม' }
		],
		[
			'writes the whole person beside a remark',
			opened,
			{ channel: 'phone', personal: { ...known, remark: 'แก้' } },
			{ ...known, remark: 'แก้' }
		],
		['wipes a person who is to be forgotten', opened, { personal: {} }, {}],
		['leaves a record alone that it cannot open', visitContext({ personal: { state: 'closed' } }), { channel: 'phone' }, undefined]
	];
	it.each(cases)('[D6] %s', (_, knowing, more, personal) => {
		const decision = decideCorrectVisit(knowing, correction(more));
		expect(decision.ok && decision.personal).toEqual(personal);
		expect(decision.ok && 'personal' in decision).toBe(personal !== undefined);
	});

	const refusals: [RefusalCode, Partial<VisitContext>, Partial<CorrectVisitIntent>][] = [
		['not-permitted', { roles: ['administrator'] }, { channel: 'phone' }],
		['unknown-visit', { visit: undefined }, { channel: 'phone' }],
		['visit-voided', { visit: aVisit({ voided: true }) }, { channel: 'phone' }],
		['service-unknown', {}, { works: [aWork({ service: 'SVC9' })] }],
		['nothing-changed', {}, {}],
		['nothing-changed', {}, { personal: { remark: 'ไม่มีอะไร' } }],
		['nothing-changed', { personal: { state: 'opened', personal: known } }, { personal: { ...known, phone: '081-234-5678' } }],
		['no-sealing-key', { personal: { state: 'closed' } }, { personal: { name: 'ทับ' } }],
		['no-sealing-key', { personal: { state: 'closed' } }, { channel: 'phone', personal: { remark: 'ทับ' } }]
	];
	it.each(refusals)('[D13] refuses with %s', (code, other, more) => {
		const refused = code === 'no-sealing-key' ? correction(more) : correction({ ...more });
		expect(refusalOf(decideCorrectVisit(visitContext(other), refused))).toBe(code);
	});

	it('[D15] keeps an old day and a work that has left the catalogue', () => {
		const old = aVisit({ on: '2020-01-01', works: [aWork({ service: 'GONE' })] });
		const decision = decideCorrectVisit(visitContext({ visit: old }), correction({ on: old.on, works: old.works, channel: 'phone' }));
		expect(decision.ok).toBe(true);
		expect(refusalOf(decideCorrectVisit(visitContext({ visit: old }), correction({ on: '2020-01-02', works: old.works })))).toBe(
			'day-too-old'
		);
	});
});

describe('voiding and outcomes', () => {
	const voiding = { visit: VISIT, act: ulidOf(3), reason: 'duplicate' as const, remark: '' };

	it('[D1] a void says why and carries the person along with its remark', () => {
		expect(decideVoidVisit(visitContext(), voiding)).toEqual({ ok: true, body: { reason: 'duplicate' } });
		const knowing = visitContext({ personal: { state: 'opened', personal: { name: 'สมมุติ' } } });
		expect(decideVoidVisit(knowing, { ...voiding, remark: 'ซ้ำ' })).toMatchObject({ personal: { name: 'สมมุติ', remark: 'ซ้ำ' } });
	});

	it('[D13] a void is refused for a visit that is unknown or voided, and never hides a closed record', () => {
		expect(refusalOf(decideVoidVisit(visitContext({ visit: undefined }), voiding))).toBe('unknown-visit');
		expect(refusalOf(decideVoidVisit(visitContext({ visit: aVisit({ voided: true }) }), voiding))).toBe('visit-voided');
		expect(refusalOf(decideVoidVisit(visitContext({ personal: { state: 'closed' } }), { ...voiding, remark: 'ซ้ำ' }))).toBe(
			'no-sealing-key'
		);
		expect(decideVoidVisit(visitContext({ personal: { state: 'closed' } }), voiding).ok).toBe(true);
	});

	const outcome = { visit: VISIT, act: ulidOf(4), work: ulidOf(1), outcome: 'completed' as const };

	it('[D15] records what came of a work, in words that do not include approval', () => {
		expect(decideRecordOutcome(visitContext(), outcome)).toEqual({ ok: true, body: { work: ulidOf(1), outcome: 'completed' } });
		expect(outcomes).toEqual(['completed', 'forwarded', 'advised', 'unfinished']);
		expect(factBodies['work-outcome-recorded'].body.safeParse({ work: ulidOf(1), outcome: 'approved' }).success).toBe(false);
	});

	it('[D13] an outcome is refused for what is unknown, voided or no news', () => {
		expect(refusalOf(decideRecordOutcome(visitContext({ roles: [] }), outcome))).toBe('not-permitted');
		expect(refusalOf(decideRecordOutcome(visitContext({ visit: undefined }), outcome))).toBe('unknown-visit');
		expect(refusalOf(decideRecordOutcome(visitContext(), { ...outcome, work: ulidOf(9) }))).toBe('unknown-work');
		expect(refusalOf(decideRecordOutcome(visitContext({ visit: aVisit({ voided: true }) }), outcome))).toBe('visit-voided');
		expect(refusalOf(decideRecordOutcome(visitContext(), { ...outcome, outcome: 'forwarded' }))).toBe('nothing-changed');
	});
});

describe('folding', () => {
	const statement = { on: today, visitor: 'citizen' as const, channel: 'counter' as const, works: [aWork()] };
	const registration = { ...statement, notice: 1, ...UNNOTED };
	const said = (minute: number, offset: number | null = null) => ({
		at: `2026-11-21T03:${String(minute).padStart(2, '0')}:00.000Z`,
		offset,
		by: minute < 5 ? 'somsri' : 'anan',
		device: 'TABLET-1',
		org: 'demo'
	});
	const registered = makeFact('visit-registered', VISIT, ulidOf(1), said(0), registration);
	const corrected = (act: number, minute: number, channel: Visit['channel'], offset: number | null = null): VisitFact =>
		makeFact('visit-corrected', VISIT, ulidOf(act), said(minute, offset), {
			...statement,
			channel,
			reason: 'other',
			began: null,
			officer: null
		});
	const outcome = makeFact('work-outcome-recorded', VISIT, ulidOf(3), said(7), { work: ulidOf(1), outcome: 'completed' });
	const voided = makeFact('visit-voided', VISIT, ulidOf(4), said(8), { reason: 'duplicate' });

	it('[D2, D3] any order and any repetition give the same visit', () => {
		fc.assert(
			fc.property(
				anyFacts.chain((facts) => fc.tuple(fc.constant(facts), anyArrivalOf(facts))),
				([facts, arrival]) => {
					expect(foldVisit(arrival)).toEqual(foldVisit(facts));
				}
			)
		);
	});

	it('[D4] without its registration there is no visit; with it everything that came before counts', () => {
		expect(foldVisit([corrected(2, 5, 'phone'), outcome, voided])).toBeUndefined();
		expect(foldVisit([corrected(2, 5, 'phone'), outcome, voided, registered])).toMatchObject({
			channel: 'phone',
			corrections: 1,
			voided: true
		});
		fc.assert(
			fc.property(
				anyFacts.chain((facts) => fc.subarray(facts)),
				(facts) => {
					expect(foldVisit(facts) !== undefined).toBe(facts.some((fact) => fact.kind === 'visit-registered'));
				}
			)
		);
	});

	it('[D1] the registration says who and when, the latest statement what', () => {
		expect(foldVisit([registered, corrected(2, 5, 'phone')])).toEqual({
			...aVisit({ channel: 'phone', corrections: 1 }),
			at: '2026-11-21T03:00:00.000Z'
		});
	});

	it('[D3] of two corrections the later by the corrected clock holds, and ties go by id', () => {
		expect(foldVisit([registered, corrected(2, 9, 'phone'), corrected(3, 8, 'website', 120_000)])?.channel).toBe('website');
		expect(foldVisit([registered, corrected(3, 9, 'website'), corrected(2, 9, 'phone')])?.channel).toBe('website');
	});

	it('[D3] a correction holds against a registration from a clock that runs ahead', () => {
		const ahead = makeFact('visit-registered', VISIT, ulidOf(1), said(59), registration);
		expect(foldVisit([ahead, corrected(2, 5, 'phone')])?.channel).toBe('phone');
	});

	it('[D3] an outcome holds for its work alone, until a later statement', () => {
		const two = { ...registration, works: [aWork(), aWork({ work: ulidOf(2), service: 'SVC2' })] };
		const fact = makeFact('visit-registered', VISIT, ulidOf(1), said(0), two);
		expect(foldVisit([fact, outcome])?.works.map((work) => work.outcome)).toEqual(['completed', 'forwarded']);
		expect(foldVisit([registered, outcome, corrected(5, 9, 'phone')])?.works.map((work) => work.outcome)).toEqual(['forwarded']);
		expect(
			foldVisit([registered, makeFact('work-outcome-recorded', VISIT, ulidOf(3), said(7), { work: ulidOf(9), outcome: 'advised' })])
		).toEqual(foldVisit([registered]));
	});

	it('[D2] a second registration of the same visit restates it and is no second visit', () => {
		const again = makeFact('visit-registered', VISIT, ulidOf(6), said(6), { ...registration, channel: 'phone' });
		expect(foldVisit([registered, again])).toMatchObject({ by: 'somsri', channel: 'phone', corrections: 0 });
	});
});
