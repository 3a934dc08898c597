// A device that has lost its place (S32–S35): what it has still to do, kept where a killed browser finds it again. Readable at once, so
// that no page of the centre's is drawn before it is looked at.
import { isObject, isText, onLocalChange, readLocal, removeLocal, writeLocal } from './local-store.ts';
import { readKept, removeKept, writeKept } from './kept-text.ts';

const KEY = 'farewell';

export interface Farewell {
	/** Organisation code, and this device's id in it. */
	org: string;
	device: string;
	/** Account that is signed in here: its own or somebody's. */
	user: string;
	/** The device's own password, for saying that it is done; absent where somebody's account is signed in. */
	password?: string;
	/** `sending`: what was not sent goes out. `erasing`: all of it is sent or rescued; what is here goes. `done`: nothing is here. */
	stage: 'sending' | 'erasing' | 'done';
}

/** Undefined on a device that has its place. */
export const readFarewell = (): Farewell | undefined => readLocal(KEY, isFarewell);

/** Resolves when a killed browser would find it. */
export async function writeFarewell(farewell: Farewell): Promise<void> {
	writeLocal(KEY, farewell);
	await writeKept(KEY, JSON.stringify(farewell));
}

/** Puts back what a killed browser had not written yet. Once a page, before anything reads it. Never rejects. */
export async function recallFarewell(): Promise<void> {
	try {
		const [kept] = (await readKept(KEY)).map((text): unknown => JSON.parse(text));
		if (isFarewell(kept)) writeLocal(KEY, kept);
	} catch {
		// As safe as localStorage alone makes it.
	}
}

/** Nothing reminds of the centre from now on. */
export async function forgetFarewell(): Promise<void> {
	removeLocal(KEY);
	await removeKept(KEY);
}

/** Calls back when another tab learnt of it; returns how to stop. */
export const onFarewell = (listener: () => void): (() => void) => onLocalChange(KEY, listener);

const isFarewell = (value: unknown): value is Farewell =>
	isObject(value) &&
	['org', 'device', 'user'].every((field) => isText(value[field])) &&
	['sending', 'erasing', 'done'].includes(String(value['stage']));
