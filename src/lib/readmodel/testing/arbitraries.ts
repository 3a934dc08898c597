// What a few visitors, surveys and a centre may leave in a ledger: right, wrong, late, unknown. For property tests.
import fc from 'fast-check';
import type { VisitWork } from '#domain/facts.ts';
import { helpStates } from '#domain/later-words.ts';
import { channels, outcomes, serviceModes, visitorKinds, type HelpState } from '#domain/words.ts';
import type { FactDocument, LedgerDocument, PersonalDocument } from '#ledger/document.ts';
import { factId, personalId, subjectKey } from '#ledger/ids.ts';

const ORG = '10470101';
const DAYS = ['2026-11-19', '2026-11-20', '2026-11-21'];
const SERVICES = ['01', '02', '03'];
const SUBJECTS_MAX = 4;
const DOCUMENTS_MAX = 24;

const ulid = (prefix: string, n: number): string => `01J${prefix}${String(n).padStart(26 - 3 - prefix.length, '0')}`;
export const visitId = (n: number): string => ulid('V', n);
export const surveyId = (n: number): string => ulid('S', n);
export const helpId = (n: number): string => ulid('H', n);
export const staffId = (n: number): string => ulid('T', n);

interface Said {
	kind: string;
	body: unknown;
	kv?: number;
}

function fact(subjectKind: string, subject: string, act: number, minute: number, { kind, body, kv = 1 }: Said): FactDocument {
	const at = `2026-11-21T03:${String(minute).padStart(2, '0')}:00.000Z`;
	const envelope = { v: 1, kv, at, offset: null, tz: 'Asia/Bangkok' as const, by: 'somchai', device: 'DEVICE', org: ORG };
	return { _id: factId(subjectKey(subjectKind, subject), kind, ulid('A', act)), kind, body, ...envelope };
}

const work: fc.Arbitrary<VisitWork> = fc.record({
	work: fc.constantFrom(...[1, 2, 3].map((n) => ulid('W', n))),
	service: fc.constantFrom(...SERVICES),
	mode: fc.constantFrom(...serviceModes),
	tangrath: fc.boolean(),
	outcome: fc.constantFrom(...outcomes)
});
const statement = fc.record({
	on: fc.constantFrom(...DAYS),
	visitor: fc.constantFrom(...visitorKinds),
	channel: fc.constantFrom(...channels),
	works: fc.array(work, { minLength: 1, maxLength: 3 })
});

const ofVisit: fc.Arbitrary<Said> = fc.oneof(
	statement.map((body) => ({ kind: 'visit-registered', body })),
	statement.map((body) => ({ kind: 'visit-registered', body: { ...body, notice: 2 }, kv: 2 })),
	statement.map((body) => ({
		kind: 'visit-registered',
		body: { ...body, notice: 2, began: '2026-11-21T03:00:00.000Z', source: 'paper', officer: 'malee', queue: 'A1' },
		kv: 3
	})),
	statement.map((body) => ({ kind: 'visit-corrected', body: { ...body, reason: 'other', began: null, officer: 'somchai' }, kv: 2 })),
	statement.map((body) => ({ kind: 'visit-corrected', body: { ...body, reason: 'other' } })),
	work.map(({ work, outcome }) => ({ kind: 'work-outcome-recorded', body: { work, outcome } })),
	fc.constant({ kind: 'visit-voided', body: { reason: 'duplicate' } }),
	fc.tuple(work, fc.constantFrom(null, ulid('N', 1))).map(([{ work }, note]) => ({
		kind: 'case-forwarded',
		body: { work, on: '2026-11-20', way: 'paper', agency: 'กปภ.', reference: '12/3', promisedOn: null, officer: null, note }
	})),
	work.map(({ work }) => ({ kind: 'case-closed', body: { work, on: '2026-11-21', result: 'completed', note: null } })),
	fc.constant({ kind: 'visit-teleported', body: { to: 'moon' } }),
	fc.constant({ kind: 'visit-registered', body: { on: 'never' } }),
	statement.map((body) => ({ kind: 'visit-registered', body, kv: 9 }))
);

/** A work belongs to one visit: its id is nobody else's. */
const ofVisitNo = (n: number, said: Said): Said => JSON.parse(JSON.stringify(said).replaceAll('"01JW0', `"01JW${n}`)) as Said;

const answers = fc.uniqueArray(fc.record({ question: fc.constantFrom('q1', 'q2', 'q3'), value: fc.integer({ min: 1, max: 10 }) }), {
	selector: ({ question }) => question
});
const survey = { definition: fc.constantFrom('e-service', 'other'), version: fc.integer({ min: 1, max: 2 }), on: fc.constantFrom(...DAYS) };
const answered = fc.record({
	...survey,
	mode: fc.constantFrom('self', 'paper'),
	services: fc.subarray(SERVICES),
	answers,
	commented: fc.boolean()
});
const abandoned = fc.record({ ...survey, reason: fc.constant('idle'), answered: fc.nat(3), of: fc.constant(3) });
const ofSurvey: fc.Arbitrary<Said> = fc.oneof(
	answered.map((body) => ({ kind: 'survey-answered', body })),
	answered.map((body) => ({
		kind: 'survey-answered',
		kv: 2,
		body: {
			...body,
			language: 'lo',
			batch: null,
			answers: [...body.answers, { question: 'work', chosen: ['farmer'] }, { question: 'age', number: 60 }, { question: 'r', value: null }]
		}
	})),
	answers.map((again) => ({ kind: 'survey-keying-settled', body: { answers: again } })),
	answered.map(({ definition, version, on, services }) => ({
		kind: 'survey-shown',
		body: { definition, version, on, services, way: 'official-form' }
	})),
	fc.subarray(['queue', 'place']).map((tags) => ({ kind: 'comment-tagged', body: { tags } })),
	abandoned.map((body) => ({ kind: 'survey-abandoned', body }))
);

const ofCentre: fc.Arbitrary<Said> = fc.oneof(
	fc.constantFrom('ก', 'ข').map((name) => ({
		kind: 'centre-profile-set',
		body: { name, type: 'city', tambon: 'ก', amphoe: 'ข', province: 'ค' }
	})),
	fc.integer({ min: 1, max: 2 }).map((version) => ({
		kind: 'notice-published',
		body: { version, effectiveFrom: '2026-11-19', title: { th: 'ก', en: '' }, text: { th: 'ก', en: '' }, example: true }
	})),
	fc.constantFrom('2026-10', '2026-11').map((month) => ({ kind: 'info-month-recorded', body: { month, on: '2026-11-21', requests: 2 } })),
	fc.subarray(['house', 'queue']).map((fields) => ({ kind: 'visit-fields-set', body: { fields } })),
	fc.integer({ min: 1, max: 3 }).map((days) => ({ kind: 'case-wait-set', body: { days } })),
	fc.integer({ min: 1, max: 2 }).map((version) => ({
		kind: 'survey-definition-withdrawn',
		body: { definition: 'e-service', version, on: '2026-11-20' }
	})),
	fc.nat(10).map((years) => ({ kind: 'retention-set', body: { years: [{ type: 'visit', years }] } }))
);
const ofDuty: fc.Arbitrary<Said> = fc
	.record({
		on: fc.constantFrom('2026-11-20', '2026-11-21'),
		part: fc.constantFrom('day', 'morning', 'afternoon'),
		staff: fc.subarray(['somchai', 'malee']),
		saw: fc.constantFrom(null, { morning: [], afternoon: ['malee'] })
	})
	.map((body) => ({ kind: 'duty-set', body, kv: 2 }));
const numbered: fc.Arbitrary<Said> = fc
	.record({ first: fc.integer({ min: 1, max: 4 }), entries: fc.uniqueArray(fc.constantFrom(1, 2, 3, 4), { minLength: 1, maxLength: 3 }) })
	.map(({ first, entries }) => ({ kind: 'register-numbered', body: { kind: 'new', first, entries: entries.map(visitId) } }));
const opened = fc
	.subarray([1, 2, 3].map((n) => visitId(n)))
	.map((subjects) => ({ kind: 'personal-opened', body: { on: '2026-11-21', purpose: 'detail', subjects } }));

const ofStaff: fc.Arbitrary<Said> = fc.oneof(
	fc.constantFrom('counter', 'head').map((role) => ({ kind: 'staff-added', body: { name: 'สุดา', role } })),
	fc.constantFrom('counter', 'head').map((role) => ({ kind: 'staff-changed', body: { name: 'มาลี', role } })),
	fc.constant({ kind: 'staff-disabled', body: { reason: 'left' } }),
	fc.constant({ kind: 'staff-enabled', body: {} })
);

const asked = fc.record({
	on: fc.constantFrom(...DAYS),
	origin: fc.constantFrom('self', 'surveyed'),
	kind: fc.constantFrom('disaster', 'other'),
	urgent: fc.boolean(),
	affected: fc.integer({ min: 1, max: 9 }),
	officer: fc.constant(null)
});
const photo = fc.constantFrom(ulid('F', 1), ulid('F', 2));
const ofHelp: fc.Arbitrary<Said> = fc.oneof(
	asked.map((body) => ({ kind: 'help-requested', body: { ...body, notice: null } })),
	asked.map((body) => ({ kind: 'help-corrected', body: { ...body, reason: 'other' } })),
	fc.constantFrom(...helpStates).map((to) => ({ kind: 'help-moved', body: { to, on: '2026-11-21', note: null } })),
	photo.map((one) => ({ kind: 'help-photo-added', body: { photo: one } })),
	photo.map((one) => ({ kind: 'help-photo-removed', body: { photo: one } })),
	fc.constant({ kind: 'help-info-recorded', body: { on: '2026-11-21', by: 'suda' } }),
	fc.constant({ kind: 'help-voided', body: { reason: 'other', note: null } })
);

const minute = fc.nat(59);
const nth = fc.integer({ min: 1, max: SUBJECTS_MAX });
const act = fc.nat(200);

const personal: fc.Arbitrary<PersonalDocument> = fc
	.record({ n: nth, act, data: fc.constantFrom('b25l', 'dHdv') })
	.map(({ n, act, data }) => ({
		_id: personalId(visitId(n), ulid('A', act)),
		device: 'DEVICE',
		org: ORG,
		sealed: { v: 1, key: 'k', iv: 'aXY=', data }
	}));

/** The records of the nth visit were erased. */
export const anErasure = (n: number, act: number, at = act): FactDocument =>
	fact('erasure', visitId(n), act, at, { kind: 'personal-erased', body: { subject: visitId(n), reason: 'asked' } });

const document: fc.Arbitrary<LedgerDocument> = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.tuple(nth, act, minute, ofVisit).map(([n, act, at, said]) => fact('visit', visitId(n), act, at, ofVisitNo(n, said)))
	},
	{ weight: 2, arbitrary: fc.tuple(nth, act, minute, ofSurvey).map(([n, act, at, said]) => fact('survey', surveyId(n), act, at, said)) },
	{ weight: 2, arbitrary: fc.tuple(nth, act, minute, ofHelp).map(([n, act, at, said]) => fact('help', helpId(n), act, at, said)) },
	{ weight: 1, arbitrary: fc.tuple(act, minute, ofCentre).map(([act, at, said]) => fact('centre', ORG, act, at, said)) },
	{ weight: 3, arbitrary: personal },
	{ weight: 1, arbitrary: fc.tuple(nth, act, minute).map(([n, act, at]) => anErasure(n, act, at)) },
	{ weight: 1, arbitrary: fc.tuple(nth, act, minute, opened).map(([n, act, at, said]) => fact('opening', ulid('P', n), act, at, said)) },
	{ weight: 1, arbitrary: fc.tuple(nth, act, minute, ofStaff).map(([n, act, at, said]) => fact('staff', staffId(n), act, at, said)) },
	{ weight: 1, arbitrary: fc.tuple(act, minute, ofDuty).map(([act, at, said]) => fact('duty', '2026-11', act, at, said)) },
	{
		weight: 1,
		arbitrary: fc.tuple(act, minute, numbered).map(([act, at, said]) => fact('register', 'e-service-FY2570', act, at, said))
	},
	{ weight: 1, arbitrary: fc.constant({ ...fact('visit', visitId(1), 1, 0, { kind: 'x', body: 0 }), _id: 'nobody-s:document' }) }
);

/** A set of documents: no two with one id. */
export const documents: fc.Arbitrary<LedgerDocument[]> = fc.uniqueArray(document, { selector: ({ _id }) => _id, maxLength: DOCUMENTS_MAX });

/** The documents in another order, some more than once, cut into portions that arrive one after the other. */
export const arrivals = (all: readonly LedgerDocument[]): fc.Arbitrary<LedgerDocument[][]> =>
	fc
		.tuple(fc.shuffledSubarray([...all], { minLength: all.length }), fc.subarray([...all]), fc.array(fc.nat(all.length), { maxLength: 5 }))
		.map(([shuffled, again, cuts]) => portions([...shuffled, ...again], cuts));

function portions<T>(all: readonly T[], cuts: readonly number[]): T[][] {
	const at = [0, ...[...cuts].sort((a, b) => a - b), all.length];
	return at.slice(1).map((end, index) => all.slice(at[index], end));
}

const usual = (on: string) => ({
	on,
	visitor: 'citizen',
	channel: 'counter',
	works: [{ work: ulid('W', 1), service: '01', mode: 'complete', tangrath: false, outcome: 'completed' }]
});

/** The nth visit, registered by the act of this number. */
export const aRegistration = (n: number, act: number, on = '2026-11-21'): FactDocument =>
	fact('visit', visitId(n), act, act, { kind: 'visit-registered', body: usual(on) });

/** The same with these works, each of them forwarded: numbers that no other visit has. */
export const aForwardedVisit = (n: number, act: number, works: readonly number[]): FactDocument =>
	fact('visit', visitId(n), act, act, {
		kind: 'visit-registered',
		body: {
			...usual('2026-11-21'),
			works: works.map((nth) => ({ work: ulid('X', nth), service: '01', mode: 'forward', tangrath: false, outcome: 'forwarded' }))
		}
	});

export const aCorrection = (n: number, act: number, on = '2026-11-21'): FactDocument =>
	fact('visit', visitId(n), act, act, { kind: 'visit-corrected', body: { ...usual(on), reason: 'other' } });

export const aPersonalRecord = (n: number, act: number, data = 'b25l'): PersonalDocument => ({
	_id: personalId(visitId(n), ulid('A', act)),
	device: 'DEVICE',
	org: ORG,
	sealed: { v: 1, key: 'k', iv: 'aXY=', data }
});

/** A sealed record of any subject. */
export const aRecordOf = (subject: string, act: number): PersonalDocument => ({
	...aPersonalRecord(1, act),
	_id: personalId(subject, ulid('A', act))
});

/** The nth request for help, and a step of it. */
export const aRequest = (n: number, act: number, on = '2026-11-21'): FactDocument =>
	fact('help', helpId(n), act, act, {
		kind: 'help-requested',
		body: { on, origin: 'self', kind: 'disaster', urgent: false, affected: 1, officer: null, notice: null }
	});
export const aStep = (n: number, act: number, to: HelpState, on = '2026-11-21'): FactDocument =>
	fact('help', helpId(n), act, act, { kind: 'help-moved', body: { to, on, note: null } });
