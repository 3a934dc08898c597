// Where is the visitor whose name, phone or work I remember? What screens may ask, and what they are told.
import type { Likeness, PersonKey } from '#domain/likeness.ts';
import type { VisitRow } from '../schema.ts';

export interface FindVisitors {
	query: string;
	limit: number;
	/** Names of works by code, so that a work's name finds its visits; none by default. */
	serviceNames?: ReadonlyMap<string, string>;
	/** Nothing more is answered once the reader has typed on. */
	signal?: AbortSignal;
}

export interface FoundVisitors {
	/** Newest first, at most `limit`. */
	rows: VisitRow[];
	/** Visits looked through, of how many; equal in the last answer. */
	searched: number;
	total: number;
	/** Visits among those looked through whose record this device cannot open: their names find nothing. */
	sealed: number;
	/** Visits that are not searched at all, because they are older than as many as can be held. */
	older: number;
}

/** A visit of somebody who is likely the person asked about. */
export interface AlikeVisit {
	row: VisitRow;
	why: Likeness;
}

export interface VisitorSearch {
	/** Answers, each fuller than the one before; the last is of all visits but the `older`. Ends early when somebody locks. Throws what reading throws. */
	find(asked: FindVisitors): AsyncGenerator<FoundVisitors, void, undefined>;
	/** Newest visits of persons like this one, as far as names are known by now; the surest first, each person once, at most `limit`. */
	alike(person: PersonKey, limit: number): Promise<AlikeVisit[]>;
}
