// How far this device has looked for records to seal anew; outlives restarts, so that a killed page goes on where it was.
import { isObject, isText, readLocal, writeLocal } from './local-store.ts';

export interface ResealMark {
	/** Id of the key that records are sealed under. */
	key: string;
	/** Local sequence number of the ledger up to which all was looked at. */
	seq: number;
}

const nameOf = (org: string): string => `reseal/${org.toLowerCase()}`;

export const readResealMark = (org: string): ResealMark | undefined => readLocal(nameOf(org), isMark);
export const writeResealMark = (org: string, mark: ResealMark): void => void writeLocal(nameOf(org), mark);

const isMark = (value: unknown): value is ResealMark => isObject(value) && isText(value['key']) && typeof value['seq'] === 'number';
