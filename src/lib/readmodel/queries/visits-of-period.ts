// Which visits stand behind a figure?
import Dexie from 'dexie';
import type { Channel, Outcome, ServiceMode, VisitorKind } from '#domain/words.ts';
import type { ReadModelDatabase, VisitRow } from '../schema.ts';
import { pageOf, type Page, type PageAsked } from './page.ts';

/** Days inclusive, ISO. A filter left out lets everything through; those on a work must all hold for one and the same work. */
export interface VisitFilter {
	from: string;
	to: string;
	visitor?: VisitorKind;
	channel?: Channel;
	service?: string;
	mode?: ServiceMode;
	outcome?: Outcome;
	tangrath?: boolean;
	/** Default false: figures do not count voided visits. */
	voided?: boolean | 'both';
}

/** Visits of a period, newest first. Reads by day of service; the rest is looked at row by row. */
export function visitsOfPeriod(db: ReadModelDatabase, filter: VisitFilter, asked: PageAsked): Promise<Page<VisitRow>> {
	const rows = db.visits.where('[on+at]').between([filter.from, Dexie.minKey], [filter.to, Dexie.maxKey]).reverse();
	return pageOf(rows, (visit) => fits(visit, filter), asked);
}

function fits(visit: VisitRow, { visitor, channel, voided = false, ...work }: VisitFilter): boolean {
	if (voided !== 'both' && visit.voided !== voided) return false;
	if (visitor !== undefined && visit.visitor !== visitor) return false;
	if (channel !== undefined && visit.channel !== channel) return false;
	return visit.works.some(
		({ service, mode, outcome, tangrath }) =>
			(work.service ?? service) === service &&
			(work.mode ?? mode) === mode &&
			(work.outcome ?? outcome) === outcome &&
			(work.tangrath ?? tangrath) === tangrath
	);
}
