// A request for help as the set of its facts says it is (D110). Order of arrival, repeats and gaps change nothing.
import { correctedInstant } from './clock-offset.ts';
import { subjectIdOf } from './fact-id.ts';
import { inOrder } from './fact-order.ts';
import type { Fact, FactBody } from './facts.ts';
import type { HelpCorrectionReason, HelpState, HelpVoidReason } from './words.ts';

export type HelpFact = Fact<
	'help-requested' | 'help-corrected' | 'help-voided' | 'help-moved' | 'help-photo-added' | 'help-photo-removed' | 'help-info-recorded'
>;
type Statement = Omit<FactBody<'help-requested'>, 'notice'>;

/** One thing that was said of a request: what its history shows. */
export interface HelpEvent {
	said: 'requested' | 'corrected' | 'voided' | 'moved' | 'photo-added' | 'photo-removed' | 'info-recorded';
	/** Corrected instant at which it was recorded, ISO UTC. */
	at: string;
	by: string;
	/** Day it is of, ISO; null where it has none of its own. */
	on: string | null;
	/** Of a step: where to. */
	to: HelpState | null;
	/** Of a correction or a void. */
	reason: HelpCorrectionReason | HelpVoidReason | null;
	/** ULID of its sealed note; null without one. */
	note: string | null;
	/** Of a mark that it is in INFO: staff id of whoever keyed it in. */
	keyedBy: string | null;
}

export interface HelpRequest extends Statement {
	id: string;
	/** Corrected instant of registration, ISO UTC. */
	at: string;
	/** Version of the privacy notice in force on its day; null where none was. */
	notice: number | null;
	by: string;
	device: string;
	corrections: number;
	voided: boolean;
	state: HelpState;
	/** Day of the newest step, or of the request. */
	since: string;
	/** All that was said of it, oldest first. */
	events: HelpEvent[];
	/** ULIDs of the photos that were not removed, oldest first. */
	photos: string[];
	/** When it was keyed into INFO, and by whom; null when it was not. */
	info: { on: string; by: string; at: string } | null;
	/** Corrected instant of the newest fact that changes what INFO is told: all but photos and marks. */
	changed: string;
}

/**
 * The request; undefined while its registration has not arrived. The first registration says who recorded it, the latest
 * statement what it is, the latest step where it stands; one void is enough, and a photo removed once is removed.
 */
export function foldHelp(facts: readonly HelpFact[]): HelpRequest | undefined {
	const ordered = inOrder(facts);
	const first = ordered.find((fact) => fact.kind === 'help-requested');
	if (first === undefined) return undefined;
	const stated = ordered.findLast((fact) => fact.kind === 'help-corrected') ?? first;
	const last = ordered.findLast((fact) => fact.kind === 'help-moved')?.body;
	const statement = statementOf(stated.body);
	return {
		id: subjectIdOf(first._id),
		...statement,
		at: correctedInstant(first.at, first.offset),
		notice: first.body.notice,
		by: first.by,
		device: first.device,
		corrections: ordered.filter(({ kind }) => kind === 'help-corrected').length,
		voided: ordered.some(({ kind }) => kind === 'help-voided'),
		state: last?.to ?? 'registered',
		since: last?.on ?? statement.on,
		events: ordered.map(eventOf),
		photos: photosIn(ordered),
		info: infoIn(ordered),
		changed: changedAt(ordered)
	};
}

/** What a request says of itself, without what else stands beside it. */
export const statementOf = ({ on, origin, kind, urgent, affected, officer }: Statement): Statement => ({
	on,
	origin,
	kind,
	urgent,
	affected,
	officer
});

function eventOf(fact: HelpFact): HelpEvent {
	const { body } = fact;
	return {
		said: fact.kind.slice('help-'.length) as HelpEvent['said'],
		at: correctedInstant(fact.at, fact.offset),
		by: fact.by,
		on: 'on' in body ? body.on : null,
		to: fact.kind === 'help-moved' ? fact.body.to : null,
		reason: 'reason' in body ? body.reason : null,
		note: 'note' in body ? body.note : null,
		keyedBy: fact.kind === 'help-info-recorded' ? fact.body.by : null
	};
}

const photosNamed = (ordered: readonly HelpFact[], kind: 'help-photo-added' | 'help-photo-removed'): string[] =>
	ordered.flatMap((fact) => (fact.kind === kind ? [fact.body.photo] : []));

function photosIn(ordered: readonly HelpFact[]): string[] {
	const removed = new Set(photosNamed(ordered, 'help-photo-removed'));
	return [...new Set(photosNamed(ordered, 'help-photo-added'))].filter((photo) => !removed.has(photo));
}

function infoIn(ordered: readonly HelpFact[]): HelpRequest['info'] {
	const mark = ordered.findLast((fact) => fact.kind === 'help-info-recorded');
	return mark === undefined ? null : { ...mark.body, at: correctedInstant(mark.at, mark.offset) };
}

const telling: ReadonlySet<string> = new Set(['help-requested', 'help-corrected', 'help-voided', 'help-moved']);

function changedAt(ordered: readonly HelpFact[]): string {
	const last = ordered.findLast(({ kind }) => telling.has(kind)) as HelpFact;
	return correctedInstant(last.at, last.offset);
}
