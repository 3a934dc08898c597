// What lies on the disk of a vault (promise B21): nothing in it opens without a PIN. Two copies; the higher number is the newer
// one, and one that cannot be read does not count.
import type { Deposit } from '#domain/deposits.ts';
import { keptStamp, readNewest, removeKept, writeKept } from './kept-text.ts';
import { isObject, isText } from './local-store.ts';
import type { PinCost } from './pin-hash.ts';

/** base64 of iv and ciphertext. */
export interface SealedText {
	iv: string;
	data: string;
}

/** The vault's key, sealed under one person's PIN. */
export interface Slot {
	staff: string;
	/** base64 */
	salt: string;
	cost: PinCost;
	key: SealedText;
}
/** Too many wrong tries: the person needs a new PIN, and somebody who is inside to let them set it. */
export interface DestroyedSlot {
	staff: string;
	destroyed: true;
}

export interface VaultRecord {
	v: 1;
	number: number;
	slots: (Slot | DestroyedSlot)[];
	/** The ring and the device's private key, sealed under the vault's key. */
	contents: SealedText;
	/** The other half of the private key, base64. */
	publicKey: string;
	/** Where what is captured while locked is sealed to; none before there is a centre key. */
	deposit?: Deposit;
	/** Boxes with centre keys that came while locked, for the device's own private key. */
	inbox: string[];
}

export const isOpenable = (slot: Slot | DestroyedSlot): slot is Slot => !('destroyed' in slot);

export const recordName = (org: string): string => `vault/${org.toLowerCase()}`;

/** The copy that can be read at once. */
export const recordAtOnce = (org: string): VaultRecord | undefined => parsed(keptStamp(recordName(org)));

/** The newer of the two copies. */
export async function newestRecord(org: string): Promise<VaultRecord | undefined> {
	return readNewest(recordName(org), parsed, ({ number }) => number);
}

/** Keeps the next version. Resolves when it is on the disk; rejects when neither copy could be written. */
export async function keepRecord(org: string, record: Omit<VaultRecord, 'number'>, before: VaultRecord | undefined): Promise<VaultRecord> {
	const next = { ...record, number: (before?.number ?? 0) + 1 };
	await writeKept(recordName(org), JSON.stringify(next));
	return next;
}

export const removeRecord = (org: string): Promise<void> => removeKept(recordName(org));

/** Puts back what a killed browser had not written where it can be read at once. Never rejects. */
export async function recallRecord(org: string): Promise<void> {
	const newest = await newestRecord(org).catch(() => undefined);
	if (newest === undefined || newest.number <= (recordAtOnce(org)?.number ?? 0)) return;
	await writeKept(recordName(org), JSON.stringify(newest)).catch(() => undefined);
}

function parsed(text: string | undefined): VaultRecord | undefined {
	try {
		const value: unknown = JSON.parse(text ?? 'null');
		return isRecord(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

const isRecord = (value: unknown): value is VaultRecord =>
	isObject(value) &&
	value['v'] === 1 &&
	typeof value['number'] === 'number' &&
	isText(value['publicKey']) &&
	isSealedText(value['contents']) &&
	[value['slots'], value['inbox']].every(Array.isArray) &&
	(value['slots'] as unknown[]).every((slot) => isObject(slot) && isText(slot['staff']));

const isSealedText = (value: unknown): value is SealedText => isObject(value) && isText(value['iv']) && isText(value['data']);
