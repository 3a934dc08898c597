// What the clerks of the invented centre recorded: registrations, and now and then a correction, a void, a late outcome.
import type { Day } from '#domain/days.ts';
import { makeFact, type Envelope } from '#domain/fact-maker.ts';
import type { CatalogueWork, Fact, FactBody, VisitWork } from '#domain/facts.ts';
import type { Outcome } from '#domain/words.ts';
import type { Personal } from '#domain/personal.ts';
import { UNNOTED } from '#domain/unnoted.ts';
import { seededUlid, type Chance } from './chance.ts';
import { inventedPerson } from './invented-people.ts';

/** A fact, and what goes under the seal with it. */
export interface InventedAct {
	fact: Fact;
	personal?: { subjectId: string; act: string; plain: Personal };
}

export interface InventedVisit {
	acts: InventedAct[];
	services: string[];
}

/** Who works at the invented centre and on which tablets. */
export interface Counter {
	org: string;
	devices: readonly [string, ...string[]];
	clerks: readonly [string, ...string[]];
	/** Works on offer, the most asked for first. */
	works: readonly [CatalogueWork, ...CatalogueWork[]];
}

type Body = Omit<FactBody<'visit-registered'>, 'notice' | 'began' | 'source' | 'officer' | 'queue'>;

/** The invented centre has never had another than the example. */
const NOTICE_VERSION = 1;
const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;
const CORRECTED = 0.03;
const VOIDED = 0.012;
const LATE_OUTCOME = 0.6;
const TANGRATH = 0.14;
const UNUSUAL_MODE = 0.08;

const outcomesByMode = {
	complete: { completed: 86, advised: 10, unfinished: 4, forwarded: 0 },
	forward: { forwarded: 86, advised: 9, unfinished: 5, completed: 0 }
} as const satisfies Record<string, Record<Outcome, number>>;

/** The first works of the list are asked for most, the last ones seldom. */
const popularWork = (counter: Counter, luck: Chance): CatalogueWork =>
	counter.works[Math.floor(counter.works.length * luck.next() ** 2.2)] ?? counter.works[0];

function inventedWork(work: CatalogueWork, atMs: number, luck: Chance): VisitWork {
	const other = work.usualMode === 'complete' ? 'forward' : 'complete';
	const mode = luck.is(UNUSUAL_MODE) ? other : work.usualMode;
	return {
		work: seededUlid(atMs, luck),
		service: work.code,
		mode,
		tangrath: work.group === 'tangrath' || luck.is(TANGRATH),
		outcome: luck.weighted<Outcome>(outcomesByMode[mode])
	};
}

function inventedBody(counter: Counter, day: Day, atMs: number, luck: Chance): Body {
	const count = Number(luck.weighted({ '1': 72, '2': 22, '3': 6 }));
	const works = new Map(Array.from({ length: count }, () => popularWork(counter, luck)).map((work) => [work.code, work]));
	return {
		on: day,
		visitor: luck.weighted({ citizen: 88, business: 8, government: 4 }),
		channel: luck.weighted({ counter: 84, phone: 9, website: 4, outreach: 3 }),
		works: [...works.values()].map((work) => inventedWork(work, atMs, luck))
	};
}

const isoOf = (ms: number): string => new Date(ms).toISOString();

/** An outcome that was open at the counter and became known some days later. */
function lateOutcome(body: Body, visit: string, envelope: Envelope, atMs: number, luck: Chance): InventedAct[] {
	const open = body.works.find(({ outcome }) => outcome === 'unfinished');
	if (open === undefined || !luck.is(LATE_OUTCOME)) return [];
	const laterMs = atMs + luck.whole(1, 6) * DAY_MS;
	const act = seededUlid(laterMs, luck);
	return [
		{ fact: makeFact('work-outcome-recorded', visit, act, { ...envelope, at: isoOf(laterMs) }, { work: open.work, outcome: 'completed' }) }
	];
}

function correction(body: Body, visit: string, envelope: Envelope, atMs: number, luck: Chance): InventedAct[] {
	if (luck.is(VOIDED)) {
		const voidedMs = atMs + luck.whole(1, 20) * MINUTE_MS;
		const reason = luck.weighted({ duplicate: 6, 'wrong-person': 2, training: 1 });
		return [{ fact: makeFact('visit-voided', visit, seededUlid(voidedMs, luck), { ...envelope, at: isoOf(voidedMs) }, { reason }) }];
	}
	if (!luck.is(CORRECTED)) return [];
	const correctedMs = atMs + luck.whole(1, 40) * MINUTE_MS;
	const visitor = body.visitor === 'citizen' ? 'business' : 'citizen';
	const right: FactBody<'visit-corrected'> = {
		...body,
		visitor,
		reason: luck.weighted({ 'typing-error': 7, 'visitor-asked': 3 }),
		began: null,
		officer: null
	};
	return [{ fact: makeFact('visit-corrected', visit, seededUlid(correctedMs, luck), { ...envelope, at: isoOf(correctedMs) }, right) }];
}

/** One visit that was saved at `atMs`, with all that was recorded of it up to `nowMs`. */
export function inventedVisit(counter: Counter, day: Day, atMs: number, nowMs: number, luck: Chance): InventedVisit {
	// Ids are made at the first keystroke, before the visit is saved.
	const begunMs = atMs - luck.whole(15, 90) * SECOND_MS;
	const visit = seededUlid(begunMs, luck);
	const act = seededUlid(begunMs, luck);
	const envelope: Envelope = {
		at: isoOf(atMs),
		offset: 0,
		by: luck.pick(counter.clerks),
		device: luck.pick(counter.devices),
		org: counter.org
	};
	const body = inventedBody(counter, day, begunMs, luck);
	const plain = inventedPerson(luck);
	const registered: InventedAct = {
		fact: makeFact('visit-registered', visit, act, envelope, {
			...body,
			...UNNOTED,
			notice: NOTICE_VERSION,
			began: isoOf(atMs - luck.whole(20, 90) * SECOND_MS),
			officer: envelope.by
		}),
		...(Object.keys(plain).length === 0 ? {} : { personal: { subjectId: visit, act, plain } })
	};
	const later = [...correction(body, visit, envelope, atMs, luck), ...lateOutcome(body, visit, envelope, atMs, luck)];
	const known = later.filter(({ fact }) => Date.parse(fact.at) <= nowMs);
	return { acts: [registered, ...known], services: body.works.map(({ service }) => service) };
}
