// What the server keeps: JSON bodies, revision trees and sequence numbers, no meaning. Implementations: memory-store.ts,
// sqlite-store.ts; both pass store-contract.ts. What a promise here says is durable has been fsynced when it resolves.
import type { RevisionEdit } from '../revisions/apply-edit.ts';
import type { RevisionTree } from '../revisions/tree.ts';

/**
 * A place in the order of a database's writes; 0 is before the first. A store that counts for itself gives numbers, one in front of
 * a CouchDB gives CouchDB's own texts, which go to clients as they are. Only the store that gave one can say what lies behind it.
 */
export type Seq = number | string;

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
	updateSeq: Seq;
	/** Grows with each purge. */
	purgeSeq: Seq;
	/** Bytes on disk and bytes of live bodies. */
	fileBytes: number;
	activeBytes: number;
}

/** A document's whole history without bodies. */
export interface Head {
	id: string;
	/** Sequence number of its newest write. */
	seq: Seq;
	winner: string;
	deleted: boolean;
	tree: RevisionTree;
}

/**
 * A body as stored: the JSON text of the document without _id, _rev, _revisions and _deleted. With attachments it begins with
 * `_attachments`, each a stub (attachment-stubs.ts).
 */
export interface Body {
	json: string;
	deleted: boolean;
}

/** A document's history, and the body of its winner. */
export interface StoredDocument extends Head {
	body: Body;
}

/** How an attachment's bytes are kept: as they came, or packed. */
export type AttachmentEncoding = 'identity' | 'gzip';

/** What a store knows of a kept attachment beside its bytes; everything else of it is in the body. */
export interface KeptAttachment {
	name: string;
	encoding: AttachmentEncoding;
	/** How many bytes are kept: packed ones, when they are packed. */
	keptBytes: number;
}

/** An attachment of a revision to write: its bytes as they are to be kept, or the earlier revision of the document that has it. */
export interface AttachmentEdit {
	name: string;
	encoding: AttachmentEncoding;
	content: Uint8Array | { rev: string };
}

/** One document to write. `edit` says where its revision comes from (see revisions/apply-edit.ts). */
export interface Edit {
	id: string;
	edit: RevisionEdit;
	json: string;
	/** All attachments that `json` begins with; undefined for none. */
	attachments?: readonly AttachmentEdit[];
	/** Refuse every revision but the one already there: what is written stays as it is. */
	once?: boolean;
}

/**
 * What became of an edit. A revision that is already there is `ok`: the same write twice changes nothing. `conflict`: the parent
 * is no leaf. `missing-stub`: an attachment is no longer kept by the revision it was said to be in. `written-once`: the document has
 * another revision and may have no more. `forbidden`: a store with rules of its own (a CouchDB) does not take it, for this reason.
 */
export type EditOutcome =
	| { ok: true; rev: string }
	| { ok: false; error: 'conflict' | 'written-once' | 'missing-stub' }
	| { ok: false; error: 'forbidden'; reason: string };

export interface ChangesQuery {
	/** Rows behind this sequence number; descending, rows before it, and 0 for all. */
	since: Seq;
	limit: number;
	descending: boolean;
	bodies: boolean;
}
export interface ChangeRow {
	seq: Seq;
	id: string;
	deleted: boolean;
	/** Winner first, then the other leaves in CouchDB's order. */
	leaves: { rev: string }[];
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

/** Leaves of a document to take out of it, or that were taken. */
export interface Purge {
	id: string;
	revs: readonly string[];
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
	/** The heads with the winners' bodies, in one reading where the store can. */
	documents(ids: readonly string[]): Promise<(StoredDocument | undefined)[]>;
	/** What is kept of a revision's attachments, in order of their names. */
	attachments(id: string, rev: string): Promise<KeptAttachment[]>;
	/** The bytes of one attachment as kept; undefined when there is none. */
	attachmentBytes(key: { id: string; rev: string; name: string }): Promise<Uint8Array | undefined>;
	/** Atomic a document with its attachments, in order; resolves after fsync of all. Rejects when nothing of it was written. */
	write(edits: readonly Edit[]): Promise<EditOutcome[]>;
	changes(query: ChangesQuery): Promise<{ rows: ChangeRow[]; lastSeq: Seq; pending: number }>;
	/** Whether anything was written behind `seq`. Asked after `onWrite` began to listen, nothing falls in between. */
	hasWritesBehind(seq: Seq): Promise<boolean>;
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
	/**
	 * Takes leaves out of documents as if they had never been, each with the ancestors that led to nothing else; tells which of each.
	 * To readers of changes this is a write. `keep`: how many purges to remember.
	 */
	purge(purges: readonly Purge[], keep: number): Promise<string[][]>;
	/** The purges remembered, oldest first. */
	purges(): Promise<Purge[]>;
	/**
	 * Drops bodies and attachments of revisions that are no leaf and gives their room back. Others read and write meanwhile.
	 * Resolves when it is over; in front of a CouchDB, when CouchDB has begun.
	 */
	compact(): Promise<void>;
	/**
	 * Drops the bodies of these documents' revisions that are no leaf: resolves when none of them is in the files any more.
	 * In front of a CouchDB, when CouchDB has begun to compact. Rejects where a reader of the file stands in the way.
	 */
	dropOld(ids: readonly string[]): Promise<void>;
	/** Calls back after each durable write, by whomever, with a sequence number not before it; returns how to stop. */
	onWrite(listener: (updateSeq: Seq) => void): () => void;
}
