// The truth: an append-only set of documents. Held by ledger-contract.ts, which every implementation must pass.
import type { Sealed } from '#domain/personal.ts';
import type { DayTotals } from '#domain/totals.ts';
import type { Attachment, FactDocument, LedgerDocument, PersonalDocument, Stored } from './document.ts';
import type { IdRange, SubjectKey } from './ids.ts';

/** One act: one fact, and the sealed personal record that goes with it, if any. Written whole or not at all. */
export interface Act {
	fact: FactDocument;
	personal?: PersonalDocument;
	/** What stands beside the personal record; only where there is one. */
	attachments?: readonly Attachment[];
}

/** The erasing of one subject's personal records, and the fact that says so. */
export interface Erasure {
	/** ULID of the visit or survey. */
	subject: string;
	/** ULIDs of the records that stand beside it and go with it. */
	linked?: readonly string[];
	fact: FactDocument;
}

/** A personal record's seal under another key. */
export interface Resealed {
	id: string;
	/** What was opened. */
	before: Sealed;
	after: Sealed;
}

/** 'appended': now stored, durably. 'already-there': an act with this id was stored before; nothing was changed. */
export type AppendOutcome = 'appended' | 'already-there';

export interface LedgerInfo {
	/** Documents stored, facts and personal records. */
	documents: number;
	/** Local sequence number of the newest write; 0 when empty. */
	updateSeq: number;
}

export interface ChangesPage {
	/** Each document once, at its newest sequence number, ascending. */
	documents: Stored[];
	/** Ids of documents that were deleted (erased personal records). */
	deleted: { seq: number; id: string }[];
	/** Where to go on from. Equal to `since` when there was nothing. */
	lastSeq: number;
	/** Whether nothing newer was stored when this page was read. */
	atEnd: boolean;
}

/** What has left this ledger for good, because the server has it, as far as figures need to know. */
export interface LeftTotals {
	/** Which ledger of the organisation on this device it is, counted from 1; nothing has left a first one. */
	generation: number;
	/** Grows with every change. */
	version: number;
	days: DayTotals[];
	/** Requests for help, by month of the common era; a month of which none left is missing. */
	requests?: Readonly<Record<string, number>>;
}

export interface Ledger {
	/**
	 * Appends acts in order. Resolves only after a strict-durability commit of all of them (L2): what resolved survives
	 * a power cut. Rejects with StorageFullError when the disk is full, LedgerClosedError after close(); then none of
	 * the acts of that call is stored. The same act twice changes nothing (L3).
	 */
	append(acts: readonly Act[]): Promise<AppendOutcome[]>;
	/**
	 * Deletes every personal record of the subjects, and of what is linked to them, for good and stores the facts that say so, in one write, as durably as
	 * `append`. A fact that is there already stays; records that came since are deleted again. Facts are never deleted.
	 */
	erase(erasures: readonly Erasure[]): Promise<void>;
	/**
	 * Writes seals of personal records anew, each only over the seal it was made from: one that is another by now, or erased, stays
	 * as it is (L50). How many were written. Durable and refused as an append is.
	 */
	reseal(records: readonly Resealed[]): Promise<number>;
	/** Up to `limit` documents written after `since`, oldest first. */
	since(since: number, limit: number): Promise<ChangesPage>;
	/** All facts of a subject, of whatever kind, in id order. */
	factsOf(subject: SubjectKey): Promise<FactDocument[]>;
	/** All personal records of a subject, in id order (oldest act first). */
	personalOf(subjectId: string): Promise<PersonalDocument[]>;
	/** The documents with these ids in one read, in the order asked; undefined for what is not stored or was erased. */
	byIds(ids: readonly string[]): Promise<(LedgerDocument | undefined)[]>;
	/** What is attached to a document under a name; undefined where nothing is. The documents themselves do not tell of it. */
	attachment(id: string, name: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
	/** Whether a document with this id is stored. */
	has(id: string): Promise<boolean>;
	/** Documents in an id range, in id order, at most `limit`. */
	inRange(range: IdRange, limit: number): Promise<LedgerDocument[]>;
	info(): Promise<LedgerInfo>;
	left(): Promise<LeftTotals>;
	/** Calls back after documents were written through this ledger, by this tab's acts (before their append resolves) or its sync; returns how to stop. */
	onChange(listener: () => void): () => void;
	/** Calls back when the database was emptied or deleted underneath, before anything is written to the new one; returns how to stop. */
	onLost(listener: () => void): () => void;
	close(): Promise<void>;
}

/** The disk or the origin's quota is full; nothing of the write was stored. */
export class StorageFullError extends Error {
	override name = 'StorageFullError';
}

/** The ledger was closed or its connection lost. */
export class LedgerClosedError extends Error {
	override name = 'LedgerClosedError';
}

/** The browser did not open the database within OPENING_MS_MAX, or refused to. */
export class LedgerWillNotOpenError extends Error {
	override name = 'LedgerWillNotOpenError';
}
