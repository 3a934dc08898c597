// What the ledger stores: facts in their envelope, and sealed personal records. Nothing else.
import type { Sealed } from '#domain/personal.ts';

/** A fact as stored, whatever its kind: the body is read through `readFact` of domain/facts.ts. */
export interface FactDocument {
	_id: string;
	v: number;
	kind: string;
	kv: number;
	at: string;
	offset: number | null;
	tz: 'Asia/Bangkok';
	by: string;
	device: string;
	org: string;
	body: unknown;
}

/** A sealed personal record as stored. */
export interface PersonalDocument {
	_id: string;
	device: string;
	org: string;
	sealed: Sealed;
}

export type LedgerDocument = FactDocument | PersonalDocument;

/** A stored document with the local sequence number it was last written at. */
export interface Stored<D = LedgerDocument> {
	seq: number;
	document: D;
}
