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

/** Sealed bytes that stand beside a personal record. */
export interface Attachment {
	name: string;
	bytes: Uint8Array<ArrayBuffer>;
}
/** What all of them are to whoever has no key; nobody packs or shows such a type. */
export const ATTACHMENT_TYPE = 'application/octet-stream';

export type LedgerDocument = FactDocument | PersonalDocument;

/** A stored document with the local sequence number it was last written at. */
export interface Stored<D = LedgerDocument> {
	seq: number;
	document: D;
}
