// Made-up visits and surveys for property tests: any facts that a counter could have written, and any order of them.
import fc from 'fast-check';
import { makeFact, type Envelope } from './fact-maker.ts';
import type { Fact, FactBody, FactKind, SurveyAnswer, VisitWork } from './facts.ts';
import { caseAnswers, showWays, surveyLanguages, surveyModes } from './later-words.ts';
import { channels, correctionReasons, dutyParts, outcomes, serviceModes, visitorKinds, visitSources, voidReasons } from './words.ts';

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ULID_LETTERS = 26;

export const anyUlid: fc.Arbitrary<string> = fc
	.array(fc.constantFrom(...LETTERS), { minLength: ULID_LETTERS - 1, maxLength: ULID_LETTERS - 1 })
	.map((letters) => `0${letters.join('')}`);

export const anyDay: fc.Arbitrary<string> = fc.constantFrom('2026-09-30', '2026-10-01', '2026-10-02', '2026-12-30', '2026-12-31');

const anyWork: fc.Arbitrary<VisitWork> = fc.record({
	work: anyUlid,
	service: fc.constantFrom('SVC0001', 'SVC0002', 'SVC0003'),
	mode: fc.constantFrom(...serviceModes),
	tangrath: fc.boolean(),
	outcome: fc.constantFrom(...outcomes)
});

const anyStatement = fc.record({
	on: anyDay,
	visitor: fc.constantFrom(...visitorKinds),
	channel: fc.constantFrom(...channels),
	works: fc.array(anyWork, { minLength: 1, maxLength: 3 })
});

const anyEnvelope: fc.Arbitrary<Envelope> = fc.record({
	at: fc.integer({ min: 0, max: 5 }).map((minute) => `2026-10-01T03:0${minute}:00.000Z`),
	offset: fc.constantFrom(null, 0, 60_000, -60_000),
	by: fc.constantFrom('somchai', 'malee'),
	device: fc.constantFrom('D1', 'D2'),
	org: fc.constant('demo')
});

const anyOfficer = fc.constantFrom(null, 'somchai', 'malee');
const anyBegan = fc.constantFrom(null, '2026-10-01T03:00:00.000Z');

function factOf<K extends FactKind>(kind: K, subject: string, body: fc.Arbitrary<FactBody<K>>): fc.Arbitrary<Fact> {
	return fc.tuple(anyUlid, anyEnvelope, body).map(([act, envelope, said]) => makeFact(kind, subject, act, envelope, said) as Fact);
}

/** Facts of one visit, registered once or twice, with anything a counter may say of it later. */
export const anyVisitFacts: fc.Arbitrary<Fact[]> = fc.tuple(anyUlid, anyWork).chain(([visit, work]) => {
	const later = fc.oneof(
		factOf(
			'visit-corrected',
			visit,
			fc
				.tuple(anyStatement, fc.constantFrom(...correctionReasons), anyBegan, anyOfficer)
				.map(([body, reason, began, officer]) => ({ reason, ...body, began, officer }))
		),
		factOf(
			'work-outcome-recorded',
			visit,
			fc.constantFrom(...outcomes).map((outcome) => ({ work: work.work, outcome }))
		),
		factOf(
			'visit-voided',
			visit,
			fc.constantFrom(...voidReasons).map((reason) => ({ reason }))
		),
		anyCaseFact(visit, work.work)
	);
	const registered = factOf(
		'visit-registered',
		visit,
		fc
			.tuple(anyStatement, fc.constantFrom(null, 1, 2), anyBegan, fc.constantFrom(...visitSources), anyOfficer, fc.constantFrom(null, 'A1'))
			.map(([body, notice, began, source, officer, queue]) => ({
				...body,
				works: [work, ...body.works],
				...{ notice, began, source, officer, queue }
			}))
	);
	return fc.tuple(fc.array(registered, { minLength: 1, maxLength: 2 }), fc.array(later, { maxLength: 5 })).map((parts) => parts.flat());
});

/** One step of a case, whether it follows or not. */
function anyCaseFact(visit: string, work: string): fc.Arbitrary<Fact> {
	const step = { work, on: '2026-11-01', note: null };
	const sent = { ...step, way: 'paper' as const, agency: 'กปภ.', reference: '12/3', promisedOn: '2026-11-20', officer: null };
	return fc.oneof(
		factOf('case-forwarded', visit, fc.constant(sent)),
		factOf(
			'case-followed-up',
			visit,
			fc.constantFrom(null, '2026-11-25').map((nextOn) => ({ ...step, nextOn }))
		),
		factOf(
			'case-answered',
			visit,
			fc.constantFrom(...caseAnswers).map((answer) => ({ ...step, answer }))
		),
		factOf('case-visitor-told', visit, fc.constant({ ...step, way: 'phone' as const })),
		factOf('case-closed', visit, fc.constant({ ...step, result: 'completed' as const })),
		factOf('case-reopened', visit, fc.constant(step)),
		factOf(
			'case-assigned',
			visit,
			fc.constantFrom(null, 'malee').map((officer) => ({ work, officer }))
		)
	);
}

/** Answers of every kind, to any of a few questions; those to one question are of one kind. */
export const anyAnswers: fc.Arbitrary<SurveyAnswer[]> = fc
	.tuple(
		fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
		fc.option(fc.constantFrom(null, 1, 5), { nil: undefined }),
		fc.option(fc.subarray(['farmer', 'trader', 'other'], { minLength: 1 }), { nil: undefined }),
		fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: undefined })
	)
	.map(([staff, place, work, age]) => [
		...(staff === undefined ? [] : [{ question: 'staff', value: staff }]),
		...(place === undefined ? [] : [{ question: 'place', value: place }]),
		...(work === undefined ? [] : [{ question: 'work', chosen: work }]),
		...(age === undefined ? [] : [{ question: 'age', number: age }])
	]);

/** Facts of one survey, answered or abandoned or, by two tablets, both, and what was said of it later. */
export const anySurveyFacts: fc.Arbitrary<Fact[]> = anyUlid.chain((survey) => {
	const answered = fc.record({
		definition: fc.constant('e-service-10'),
		version: fc.constantFrom(1, 2),
		on: anyDay,
		mode: fc.constantFrom(...surveyModes),
		language: fc.constantFrom(null, ...surveyLanguages),
		services: fc.subarray(['SVC0001', 'SVC0002']),
		answers: anyAnswers,
		commented: fc.boolean(),
		batch: fc.constant(null)
	});
	const abandoned = fc.record({
		definition: fc.constant('e-service-10'),
		version: fc.constantFrom(1, 2),
		on: anyDay,
		reason: fc.constant('idle' as const),
		answered: fc.integer({ min: 0, max: 4 }),
		of: fc.constant(5)
	});
	const shown = fc.record({
		definition: fc.constant('e-service-10'),
		version: fc.constantFrom(1, 2),
		on: anyDay,
		services: fc.subarray(['SVC0001', 'SVC0002']),
		way: fc.constantFrom(...showWays)
	});
	const later = fc.oneof(
		factOf('survey-keyed-again', survey, fc.record({ answers: anyAnswers })),
		factOf('survey-keying-settled', survey, fc.record({ answers: anyAnswers })),
		factOf('comment-tagged', survey, fc.record({ tags: fc.subarray(['queue', 'place']) }))
	);
	const said = fc.oneof(
		{ weight: 3, arbitrary: factOf('survey-answered', survey, answered) },
		{ weight: 1, arbitrary: factOf('survey-abandoned', survey, abandoned) },
		{ weight: 1, arbitrary: factOf('survey-shown', survey, shown) }
	);
	return fc.tuple(fc.array(said, { minLength: 1, maxLength: 3 }), fc.array(later, { maxLength: 2 })).map((parts) => parts.flat());
});

/** Who was said to be on duty on two days of a month, by several people. */
export const anyDutyFacts: fc.Arbitrary<Fact[]> = fc.array(
	factOf(
		'duty-set',
		'2026-10',
		fc.record({
			on: fc.constantFrom('2026-10-01', '2026-10-02'),
			part: fc.constantFrom(...dutyParts),
			staff: fc.subarray(['somchai', 'malee', 'suda']),
			saw: fc.constantFrom(null, { morning: [], afternoon: [] }, { morning: ['malee'], afternoon: ['suda'] })
		})
	),
	{ maxLength: 8 }
);

/** The same facts as another network would have brought them: in any order, some of them more than once. */
export const anyArrivalOf = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
	fc.tuple(fc.shuffledSubarray([...items], { minLength: items.length }), fc.subarray([...items])).map(([all, again]) => [...all, ...again]);
