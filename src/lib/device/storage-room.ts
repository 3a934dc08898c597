// How much room the browser leaves us, judged (B40), and whether keeping was asked for with its reason (B41).
import { isObject, readLocal, writeLocal } from './local-store.ts';
import type { StorageKeeper } from './ports.ts';

/** Room that must be left for a survey to begin, some thousand surveys: a visitor must never be the one who meets a full disk. */
export const KIOSK_FREE_BYTES_MIN = 20_000_000;

/** Whether no new survey should begin. What the browser does not say counts as fine. */
export const isRoomLow = async (storage: Pick<StorageKeeper, 'hasRoomFor'>): Promise<boolean> =>
	!(await storage.hasRoomFor(KIOSK_FREE_BYTES_MIN));

/** What the browser answered when somebody who had read the reason asked it to keep our storage. */
export interface KeepAnswer {
	kept: boolean;
	/** Somebody read that it was refused, and what to do. */
	noted: boolean;
}

const KEY = 'keep-storage';

/** Undefined: nobody asked yet. */
export function readKeepAnswer(): KeepAnswer | undefined {
	const stored = readLocal(KEY, isObject);
	return stored && { kept: stored['kept'] === true, noted: stored['noted'] === true };
}

/** Asks the browser and keeps its answer; one that has not changed stays noted. */
export async function askToKeep(storage: Pick<StorageKeeper, 'persist'>): Promise<KeepAnswer> {
	const before = readKeepAnswer();
	const kept = await storage.persist();
	const answer = { kept, noted: before?.noted === true && before.kept === kept };
	writeLocal(KEY, answer);
	return answer;
}

/** Somebody has read that the browser refused. */
export function noteKeepAnswer(): void {
	const answer = readKeepAnswer();
	if (answer !== undefined) writeLocal(KEY, { ...answer, noted: true });
}

/**
 * Asks again at a start, as a browser grants later what it refused at first. Only where it was asked with the reason before:
 * some browsers put the question to the person.
 */
export async function askToKeepAgain(storage: Pick<StorageKeeper, 'persist'>): Promise<void> {
	if (readKeepAnswer()?.kept === false) await askToKeep(storage);
}
