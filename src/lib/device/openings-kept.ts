// Openings of personal records that are not in the ledger yet: who, when and which records, nothing of what they say. Kept at
// once, so that neither a lock nor a crash loses one.
import { isObject, isText, readLocal, writeLocal } from './local-store.ts';

/** One fact to be. `at`: device time, ISO UTC. */
export interface KeptOpening {
	/** ULID of the act, so that storing it twice is storing it once. */
	act: string;
	by: string;
	on: string;
	at: string;
	offset: number | null;
	purpose: string;
	subjects: string[];
}

const keyOf = (org: string): string => `openings/${org.toLowerCase()}`;

const isOpening = (value: unknown): value is KeptOpening =>
	isObject(value) && ['act', 'by', 'on', 'at', 'purpose'].every((field) => isText(value[field])) && Array.isArray(value['subjects']);
const isList = (value: unknown): value is KeptOpening[] => Array.isArray(value) && value.every(isOpening);

/** What was kept of an organisation; nothing where storage is unreadable. */
export const readOpenings = (org: string): KeptOpening[] => readLocal(keyOf(org), isList) ?? [];

/** Whether they are kept now; a full storage does not stop anyone from working. */
export const writeOpenings = (org: string, openings: readonly KeptOpening[]): boolean => writeLocal(keyOf(org), openings);
