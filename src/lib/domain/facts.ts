// Every fact that can be recorded (promises D1–D5): an immutable, past-tense document with an envelope.
// The shapes are pinned by facts.pin.test.ts; a change there says which version to raise.
// Nothing that identifies a person is ever in a fact: that lives in the sealed personal record (personal.ts).
import * as z from 'zod/mini';
import { code, day, instant, name, staffId, ulid, wholeNumber } from './fact-pieces.ts';
import { catalogueFacts } from './facts-of-catalogue.ts';
import { caseFacts } from './facts-of-cases.ts';
import { deviceFacts, staffFacts } from './facts-of-devices.ts';
import { helpFacts } from './facts-of-help.ts';
import { officeFacts } from './facts-of-office.ts';
import { registerFacts } from './facts-of-registers.ts';
import { privacyFacts } from './facts-of-privacy.ts';
import { surveyFacts } from './facts-of-surveys.ts';
import { CODE_CHARACTERS_MAX, QUEUE_NUMBER_CHARACTERS_MAX, WORKS_PER_VISIT_MAX } from './limits.ts';
import { visitorKinds, visitSources, serviceModes, channels, outcomes, centreTypes, correctionReasons, voidReasons } from './words.ts';

export const FACT_ENVELOPE_VERSION = 1;
export { CODE_LETTERS } from './fact-pieces.ts';
export type { CatalogueWork } from './facts-of-catalogue.ts';
export type {
	CommentQuestion,
	MatrixQuestion,
	ScaleQuestion,
	SurveyAnswer,
	SurveyDefinition,
	SurveyQuestion,
	SurveySection,
	SurveyText
} from './facts-of-surveys.ts';

const visitWork = z.object({
	/** ULID of the work item, so that a later fact can name it. */
	work: ulid,
	/** Code in the service catalogue. */
	service: code,
	mode: z.enum(serviceModes),
	tangrath: z.boolean(),
	outcome: z.enum(outcomes)
});
export type VisitWork = z.infer<typeof visitWork>;

// ---- Bodies, one a kind and version ----
export const factBodies = {
	'centre-profile-set': {
		version: 1,
		subject: 'centre',
		body: z.object({ name, type: z.enum(centreTypes), tambon: name, amphoe: name, province: name })
	},
	...catalogueFacts,
	'visit-registered': {
		version: 3,
		subject: 'visit',
		body: z.object({
			/** Day of service in Bangkok; a day other than that of `at` marks late entry. */
			on: day,
			visitor: z.enum(visitorKinds),
			channel: z.enum(channels),
			works: z.array(visitWork).check(z.minLength(1), z.maxLength(WORKS_PER_VISIT_MAX)),
			/** Version of the privacy notice in force on that day; null where none was. */
			notice: z.nullable(wholeNumber),
			/** First keystroke of the entry, device time; null where it was not noted. It was finished at the envelope's `at`. */
			began: z.nullable(instant),
			source: z.enum(visitSources),
			/** Who served the visitor; null where nobody was named. `by` is who typed. */
			officer: z.nullable(staffId),
			/** Queue number as given, e.g. A12. */
			queue: z.nullable(z.string().check(z.minLength(1), z.maxLength(QUEUE_NUMBER_CHARACTERS_MAX)))
		})
	},
	'work-outcome-recorded': {
		version: 1,
		subject: 'visit',
		body: z.object({ work: ulid, outcome: z.enum(outcomes) })
	},
	'visit-corrected': {
		version: 2,
		subject: 'visit',
		body: z.object({
			reason: z.enum(correctionReasons),
			/** The visit as it should have been. */
			on: day,
			visitor: z.enum(visitorKinds),
			channel: z.enum(channels),
			works: z.array(visitWork).check(z.minLength(1), z.maxLength(WORKS_PER_VISIT_MAX)),
			/** First keystroke of the correction. */
			began: z.nullable(instant),
			/** Who served; null: nothing is said of it, whoever was named stays. */
			officer: z.nullable(staffId)
		})
	},
	'visit-voided': {
		version: 1,
		subject: 'visit',
		body: z.object({ reason: z.enum(voidReasons) })
	},
	...surveyFacts,
	...caseFacts,
	...staffFacts,
	...deviceFacts,
	...privacyFacts,
	...helpFacts,
	...officeFacts,
	...registerFacts
} as const;

export type FactKind = keyof typeof factBodies;
export const factKinds = Object.keys(factBodies) as FactKind[];
export type FactBody<K extends FactKind> = z.infer<(typeof factBodies)[K]['body']>;
export type SubjectKind = (typeof factBodies)[FactKind]['subject'];

/** The envelope round every fact, whatever its kind; unknown kinds and newer versions have it too. */
export const envelopeShape = z.object({
	_id: z.string().check(z.minLength(1), z.maxLength(400)),
	/** Version of the envelope. */
	v: wholeNumber,
	kind: z.string().check(z.minLength(1), z.maxLength(CODE_CHARACTERS_MAX)),
	/** Version of the kind's body. */
	kv: wholeNumber,
	/** Device time, ISO 8601 in UTC. Survey facts carry noon of their day, so that they cannot be tied to a visit by the minute. */
	at: instant,
	/** Milliseconds to add to device time to get server time, as last known; null before the first contact. */
	offset: z.nullable(z.number()),
	tz: z.literal('Asia/Bangkok'),
	/** Staff id. */
	by: z.string().check(z.maxLength(CODE_CHARACTERS_MAX)),
	/** Device id (ULID). */
	device: z.string().check(z.maxLength(CODE_CHARACTERS_MAX)),
	/** Organisation code. */
	org: z.string().check(z.maxLength(CODE_CHARACTERS_MAX)),
	body: z.unknown()
});

/** A fact of a kind and version this program knows, checked against its shape. */
export type Fact<K extends FactKind = FactKind> = {
	[P in K]: Omit<z.infer<typeof envelopeShape>, 'kind' | 'body'> & { kind: P; body: FactBody<P> };
}[K];

/** A fact of an unknown kind or a newer version: kept, replicated, counted, shown as "needs an update" (promise 5). */
export type UnknownFact = z.infer<typeof envelopeShape>;

export type ReadFact = { state: 'known'; fact: Fact } | { state: 'unknown'; fact: UnknownFact } | { state: 'malformed'; id: string };

/**
 * Reads a stored document as a fact. Never throws: what cannot be understood is 'unknown' (a kind or version from a
 * newer program) or 'malformed' (no envelope, or a known kind whose body breaks its shape).
 */
export function readFact(document: unknown): ReadFact {
	const envelope = envelopeShape.safeParse(document);
	if (!envelope.success) return { state: 'malformed', id: idOf(document) };
	const shape = Object.hasOwn(factBodies, envelope.data.kind) ? factBodies[envelope.data.kind as FactKind] : undefined;
	const newer = envelope.data.v > FACT_ENVELOPE_VERSION || shape === undefined || envelope.data.kv > shape.version;
	if (newer || shape === undefined) return { state: 'unknown', fact: envelope.data };
	const body = shape.body.safeParse(envelope.data.body);
	if (!body.success) return { state: 'malformed', id: envelope.data._id };
	return { state: 'known', fact: { ...envelope.data, body: body.data } as Fact };
}

function idOf(document: unknown): string {
	const id = (document as { _id?: unknown } | null | undefined)?._id;
	return typeof id === 'string' ? id : '';
}
