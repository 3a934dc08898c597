// What the server keeps: JSON bodies, revision trees and sequence numbers, no meaning. Implementations: memory-store.ts,
// sqlite-store.ts; both pass store-contract.ts. What a promise here says is durable has been fsynced when it resolves.
import type { RevisionEdit } from '../revisions/apply-edit.ts';
import type { Leaf, RevisionTree } from '../revisions/tree.ts';

export interface Store {
	/** Stable identity of this server, made once (the `uuid` of GET /). */
	uuid(): Promise<string>;
	create(name: string): Promise<'created' | 'already-there'>;
	destroy(name: string): Promise<'destroyed' | 'missing'>;
	/** In name order. */
	names(): Promise<string[]>;
	open(name: string): Promise<Database | undefined>;
	close(): Promise<void>;
}

export interface DatabaseInfo {
	docCount: number;
	deletedCount: number;
	updateSeq: number;
	/** Bytes on disk and bytes of live bodies. */
	fileBytes: number;
	activeBytes: number;
}

/** A document's whole history without bodies. */
export interface Head {
	id: string;
	/** Sequence number of its newest write. */
	seq: number;
	winner: string;
	deleted: boolean;
	tree: RevisionTree;
}

/** A body as stored: the JSON text of the document without _id, _rev, _revisions and _deleted. */
export interface Body {
	json: string;
	deleted: boolean;
}

/** One document to write. `edit` says where its revision comes from (see revisions/apply-edit.ts). */
export interface Edit {
	id: string;
	edit: RevisionEdit;
	json: string;
	/** Refuse every revision but the one already there: what is written stays as it is. */
	once?: boolean;
}

/**
 * What became of an edit. A revision that is already there is `ok` with the sequence number it has: the same write twice
 * changes nothing. `conflict`: the parent is no leaf. `written-once`: the document has another revision and may have no more.
 */
export type EditOutcome = { ok: true; rev: string; seq: number } | { ok: false; error: 'conflict' | 'written-once' };

export interface ChangesQuery {
	/** Rows behind this sequence number; descending, rows before it, and 0 for all. */
	since: number;
	limit: number;
	descending: boolean;
	bodies: boolean;
}
export interface ChangeRow {
	seq: number;
	id: string;
	deleted: boolean;
	/** Winner first, then the other leaves in CouchDB's order. */
	leaves: Leaf[];
	/** Body of the winner, when asked for. */
	body: Body | undefined;
}

export interface AllDocsQuery {
	startKey?: string | undefined;
	endKey?: string | undefined;
	inclusiveEnd: boolean;
	descending: boolean;
	skip: number;
	limit: number;
	bodies: boolean;
}
export interface DocRow {
	id: string;
	rev: string;
	deleted: boolean;
	body: Body | undefined;
}

export interface LocalDocument {
	rev: string;
	json: string;
}

export interface Database {
	readonly name: string;
	/** Names this life of the database: another after it was destroyed and made again, so that old sequence numbers are known as such. */
	instance(): Promise<string>;
	info(): Promise<DatabaseInfo>;
	heads(ids: readonly string[]): Promise<(Head | undefined)[]>;
	bodies(keys: readonly { id: string; rev: string }[]): Promise<(Body | undefined)[]>;
	/** Atomic a document, in order; resolves after fsync of all. Rejects when nothing of it was written. */
	write(edits: readonly Edit[]): Promise<EditOutcome[]>;
	changes(query: ChangesQuery): Promise<{ rows: ChangeRow[]; lastSeq: number; pending: number }>;
	/** Live documents in id order (UTF-8 bytes as CouchDB's _all_docs keys collate). */
	allDocs(query: AllDocsQuery): Promise<{ rows: DocRow[]; offset: number; total: number }>;
	/** _local documents: not replicated, not in changes; the caller counts their revisions (`0-n`). */
	readLocal(id: string): Promise<LocalDocument | undefined>;
	/** Writes, or deletes when `document` is undefined. */
	writeLocal(id: string, document: LocalDocument | undefined): Promise<'written' | 'missing'>;
	/** In id order, from `startKey` (included). */
	locals(query: { startKey: string; limit: number }): Promise<(LocalDocument & { id: string })[]>;
	readMeta(key: string): Promise<string | undefined>;
	writeMeta(key: string, value: string): Promise<void>;
	/** How many revisions of each branch are remembered; older ones are forgotten as the branch is next written. */
	revsLimit(): Promise<number>;
	setRevsLimit(limit: number): Promise<void>;
	/** Calls back after each durable write with the new update sequence; returns how to stop. */
	onWrite(listener: (updateSeq: number) => void): () => void;
}
