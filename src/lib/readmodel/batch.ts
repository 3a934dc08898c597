// Pure: what one page of ledger changes means for which subjects, before anything is read or written.
import type { LedgerDocument } from '#ledger/document.ts';
import { isPersonalId } from '#ledger/ids.ts';
import type { ChangesPage } from '#ledger/ledger.ts';
import { subjectOf, unreadRow } from './project.ts';
import type { UnreadRow } from './schema.ts';

/** What a page brings for one subject. */
export interface Arrival {
	documents: Map<string, LedgerDocument>;
	erased: Set<string>;
	/** Newest sequence number among the facts that came; 0 when only personal records did. */
	seq: number;
}

export interface Batch {
	/** Sequence number it starts after, and the one it ends at. */
	from: number;
	to: number;
	arrivals: Map<string, Arrival>;
	unread: UnreadRow[];
	/** Ids that can no longer be unread, because they were deleted. */
	gone: string[];
}

/** The page sorted by subject. */
export function batchOf(from: number, page: ChangesPage): Batch {
	const batch: Batch = { from, to: page.lastSeq, arrivals: new Map(), unread: [], gone: page.deleted.map(({ id }) => id) };
	for (const { seq, document } of page.documents) {
		const unread = unreadRow(document, seq);
		if (unread) batch.unread.push(unread);
		const arrival = arrivalOf(batch, document._id);
		if (arrival === undefined) continue;
		arrival.documents.set(document._id, document);
		if (!isPersonalId(document._id)) arrival.seq = Math.max(arrival.seq, seq);
	}
	for (const { id } of page.deleted) arrivalOf(batch, id)?.erased.add(id);
	return batch;
}

/** Ids of the documents that a subject is made of and that the page did not bring: to be read from the ledger. */
export function olderIds(arrival: Arrival, known: { documents: string[] } | undefined): string[] {
	return (known?.documents ?? []).filter((id) => !arrival.documents.has(id) && !arrival.erased.has(id));
}

function arrivalOf(batch: Batch, id: string): Arrival | undefined {
	const subject = subjectOf(id);
	if (subject === undefined) return undefined;
	const known = batch.arrivals.get(subject);
	if (known) return known;
	const made: Arrival = { documents: new Map(), erased: new Set(), seq: 0 };
	batch.arrivals.set(subject, made);
	return made;
}
