// Visits: what may be recorded of them, and what they are now given the set of their facts (D1–D4, D12–D15).
import { correctedInstant } from './clock-offset.ts';
import type { Day } from './days.ts';
import { decided, firstRefusal, type Check, type Decision } from './decision.ts';
import { dayChecks } from './entry-day.ts';
import { subjectIdOf } from './fact-id.ts';
import { inOrder } from './fact-order.ts';
import type { CatalogueWork, Fact, VisitWork } from './facts.ts';
import type { Channel, CorrectionReason, Outcome, VisitorKind, VisitSource, VoidReason } from './words.ts';
import { QUEUE_NUMBER_CHARACTERS_MAX, WORKS_PER_VISIT_MAX } from './limits.ts';
import { cleanPersonal, isEmptyPersonal, personalChecks, samePerson, type KnownPersonal } from './personal-entry.ts';
import type { Personal } from './personal.ts';
import { noticeInForce, type Notice } from './privacy.ts';
import { refuse, type Refusal } from './refusals.ts';
import { may, type Act, type Role } from './roles.ts';
import { cleanLine } from './thai-text.ts';

/** What the counter form hands over of a visit, new or corrected. Ids were made at the first keystroke, so that saving twice is saving once. */
export interface VisitIntent {
	visit: string;
	act: string;
	on: string;
	visitor: VisitorKind;
	channel: Channel;
	works: VisitWork[];
	personal: Personal;
	/** First keystroke, device time in ISO UTC. */
	began?: string | undefined;
	/** Who served; nobody when absent, in a correction whoever was named before. */
	officer?: string | undefined;
}
export interface RegisterVisitIntent extends VisitIntent {
	/** Typed here when absent. */
	source?: VisitSource;
	queue?: string | undefined;
}
export interface CorrectVisitIntent extends VisitIntent {
	reason: CorrectionReason;
}
export interface VoidVisitIntent {
	visit: string;
	act: string;
	reason: VoidReason;
	remark: string;
}

export interface RecordOutcomeIntent {
	visit: string;
	act: string;
	/** ULID of the work within the visit. */
	work: string;
	outcome: Outcome;
}

/** What a decision about a new visit needs to know. */
export interface CounterContext {
	roles: readonly Role[];
	/** Today in Bangkok by the corrected clock. */
	today: Day;
	/** Works of the catalogue in force. */
	catalogue: readonly CatalogueWork[];
	/** Versions of the privacy notice; needed to register. */
	notices?: readonly Notice[];
}
/** And about one that is already recorded. */
export interface VisitContext extends CounterContext {
	/** The visit as its facts say it is; undefined when this device does not know it. */
	visit: Visit | undefined;
	personal: KnownPersonal;
	/** Whether its personal records were erased: nothing personal may be said of it again. */
	erased?: boolean;
}

/** A visit as its facts say it is. */
export interface Visit {
	id: string;
	on: string;
	/** Corrected instant of registration (device time + offset), ISO UTC. */
	at: string;
	visitor: VisitorKind;
	channel: Channel;
	works: VisitWork[];
	/** Version of the privacy notice in force on its day; null where none was. */
	notice: number | null;
	/** Corrected instant of the first keystroke; it was finished `at`. Null where it was not noted. */
	began: string | null;
	source: VisitSource;
	/** Who served; null where nobody was named. */
	officer: string | null;
	queue: string | null;
	by: string;
	device: string;
	corrections: number;
	voided: boolean;
	/** Why, as it was first said; absent where it was not voided. */
	voidReason?: VoidReason;
}
export type VisitFact = Fact<'visit-registered' | 'visit-corrected' | 'visit-voided' | 'work-outcome-recorded'>;

/** Whether a new visit may be recorded, and as what. */
export function decideRegisterVisit(context: CounterContext, intent: RegisterVisitIntent): Decision<'visit-registered'> {
	const { source = 'here' } = intent;
	const queue = cleanLine(intent.queue ?? '') || null;
	const refusal = firstRefusal([
		permitted(context, 'register'),
		...entryChecks(context, intent, undefined),
		() =>
			(queue ?? '').length > QUEUE_NUMBER_CHARACTERS_MAX
				? refuse('field-too-long', 'queue', { max: QUEUE_NUMBER_CHARACTERS_MAX })
				: undefined
	]);
	if (refusal !== undefined) return { ok: false, refusal };
	const personal = cleanPersonal(intent.personal);
	const notice = noticeInForce(context.notices ?? [], intent.on)?.version ?? null;
	const { began = null, officer = null } = intent;
	const body = { ...statement(intent), notice, began, source, officer, queue };
	return decided('visit-registered', body, isEmptyPersonal(personal) ? undefined : personal);
}

/** Whether a recorded visit may be restated as it should have been. */
export function decideCorrectVisit(context: VisitContext, intent: CorrectVisitIntent): Decision<'visit-corrected'> {
	const { visit } = context;
	const refusal = firstRefusal([
		permitted(context, 'correct'),
		open(visit),
		...entryChecks(context, intent, visit),
		() => (unchanged(context, intent) ? refuse('nothing-changed') : undefined),
		() => erasedBefore(context, intent.personal),
		() => hiddenBehind(context.personal, intent.personal)
	]);
	if (refusal !== undefined) return { ok: false, refusal };
	const { began = null, officer = null } = intent;
	const body = { reason: intent.reason, ...statement(intent), began, officer };
	return decided('visit-corrected', body, restated(context.personal, intent.personal));
}

/** Whether a recorded visit may be voided. Voiding is for ever; the visit stays in the history. */
export function decideVoidVisit(context: Omit<VisitContext, 'catalogue'>, intent: VoidVisitIntent): Decision<'visit-voided'> {
	const remark = { remark: intent.remark };
	const refusal = firstRefusal([
		permitted(context, 'void'),
		open(context.visit),
		...personalChecks(remark),
		() => erasedBefore(context, remark),
		() => hiddenBehind(context.personal, remark)
	]);
	if (refusal !== undefined) return { ok: false, refusal };
	const known = context.personal.state === 'opened' ? context.personal.personal : {};
	return decided('visit-voided', { reason: intent.reason }, restated(context.personal, { ...known, ...remark }));
}

/** Whether a later outcome may be recorded for one work of a visit. The counter never approves: `outcomes` has no such word. */
export function decideRecordOutcome(
	context: Pick<VisitContext, 'roles' | 'visit'>,
	intent: RecordOutcomeIntent
): Decision<'work-outcome-recorded'> {
	const { visit } = context;
	const work = visit?.works.find((one) => one.work === intent.work);
	const refusal = firstRefusal([
		permitted(context, 'record-outcome'),
		() => (visit === undefined ? refuse('unknown-visit') : undefined),
		() => (work === undefined ? refuse('unknown-work', 'work') : undefined),
		open(visit),
		() => (work?.outcome === intent.outcome ? refuse('nothing-changed', 'outcome') : undefined)
	]);
	if (refusal !== undefined) return { ok: false, refusal };
	return decided('work-outcome-recorded', { work: intent.work, outcome: intent.outcome });
}

/**
 * The visit as the set of its facts says it is; undefined while its registration has not arrived (later facts wait and
 * count once it has). The first registration says who recorded it and when; the latest statement, a registration or a
 * correction, says what; an outcome holds for its work until a later statement; one void is enough.
 */
export function foldVisit(facts: readonly VisitFact[]): Visit | undefined {
	let visit: Visit | undefined;
	let corrections = 0;
	const ordered = inOrder(facts);
	const first = ordered.find((fact) => fact.kind === 'visit-registered');
	if (first === undefined) return undefined;
	for (const fact of [first, ...ordered.filter((other) => other !== first)]) {
		if (fact.kind === 'work-outcome-recorded') visit = withOutcome(visit, fact.body);
		else if (fact.kind === 'visit-registered' || fact.kind === 'visit-corrected')
			visit = { ...recordedBy(first), ...statement(fact.body), officer: fact.body.officer ?? visit?.officer ?? null };
		if (fact.kind === 'visit-corrected') corrections += 1;
	}
	const reason = ordered.find((fact) => fact.kind === 'visit-voided')?.body.reason;
	return visit && { ...visit, corrections, voided: reason !== undefined, ...(reason === undefined ? {} : { voidReason: reason }) };
}

function recordedBy(fact: Fact<'visit-registered'>): Omit<Visit, 'on' | 'visitor' | 'channel' | 'works'> {
	const { _id, at, offset, by, device, body } = fact;
	const { notice, source, officer, queue } = body;
	const began = body.began === null ? null : correctedInstant(body.began, offset);
	const who = { by, device, notice, began, source, officer, queue };
	return { id: subjectIdOf(_id), at: correctedInstant(at, offset), ...who, corrections: 0, voided: false };
}

function withOutcome(visit: Visit | undefined, { work, outcome }: { work: string; outcome: Outcome }): Visit | undefined {
	return visit && { ...visit, works: visit.works.map((one) => (one.work === work ? { ...one, outcome } : one)) };
}

/** The part of a visit that a registration or a correction states. */
function statement(said: Pick<Visit, 'on' | 'visitor' | 'channel' | 'works'>): Pick<Visit, 'on' | 'visitor' | 'channel' | 'works'> {
	const { on, visitor, channel, works } = said;
	return {
		on,
		visitor,
		channel,
		works: works.map(({ work, service, mode, tangrath, outcome }) => ({ work, service, mode, tangrath, outcome }))
	};
}

function entryChecks(context: CounterContext, intent: VisitIntent, before: Visit | undefined): Check[] {
	const { works } = intent;
	const known = new Set([...context.catalogue.map((work) => work.code), ...(before?.works ?? []).map((work) => work.service)]);
	const unknown = works.find((work) => !known.has(work.service));
	return [
		...dayChecks(context.today, intent.on, before?.on),
		() => (works.length === 0 ? refuse('no-works', 'works') : undefined),
		() => (works.length > WORKS_PER_VISIT_MAX ? refuse('too-many-works', 'works', { max: WORKS_PER_VISIT_MAX }) : undefined),
		() => (unknown === undefined ? undefined : refuse('service-unknown', 'works', { service: unknown.service })),
		() => (repeats(works) ? refuse('same-work-twice', 'works') : undefined),
		...personalChecks(intent.personal)
	];
}

const permitted =
	({ roles }: { roles: readonly Role[] }, act: Act): Check =>
	() =>
		may(roles, act) ? undefined : refuse('not-permitted');

const open =
	(visit: Visit | undefined): Check =>
	() => {
		if (visit === undefined) return refuse('unknown-visit');
		return visit.voided ? refuse('visit-voided') : undefined;
	};

function repeats(works: readonly VisitWork[]): boolean {
	const few = (values: readonly string[]): boolean => new Set(values).size < values.length;
	return few(works.map((work) => work.service)) || few(works.map((work) => work.work));
}

function unchanged({ visit, personal }: VisitContext, intent: CorrectVisitIntent): boolean {
	if (visit === undefined || JSON.stringify(statement(visit)) !== JSON.stringify(statement(intent))) return false;
	if ((intent.officer ?? visit.officer) !== visit.officer) return false;
	const typed = cleanPersonal(intent.personal);
	return personal.state === 'opened' ? samePerson(personal.personal, typed) : isEmptyPersonal({ ...typed, remark: '' });
}

/** Whoever had their data erased is not to be named again by a correction of what they came for. */
function erasedBefore({ erased = false }: Pick<VisitContext, 'erased'>, typed: Personal): Refusal | undefined {
	return erased && !isEmptyPersonal(cleanPersonal(typed)) ? refuse('person-erased') : undefined;
}

/** A record that this device cannot open must not be hidden behind a new one: what it says would be lost from view. */
function hiddenBehind(known: KnownPersonal, typed: Personal): Refusal | undefined {
	return known.state === 'closed' && !isEmptyPersonal(cleanPersonal(typed)) ? refuse('no-sealing-key') : undefined;
}

/** The personal record to write, or nothing when it would say what is already known. */
function restated(known: KnownPersonal, typed: Personal): Personal | undefined {
	const cleaned = cleanPersonal(typed);
	const before = known.state === 'opened' ? known.personal : {};
	return samePerson(before, cleaned) && cleaned.remark === undefined ? undefined : cleaned;
}
