// The code by which staff take the tablet back from a visitor (promise B11). Only a salted, slow hash of it is stored.
import { keepDeviceState } from './device-state.ts';
import { isObject, isText, readLocal, removeLocal, writeLocal } from './local-store.ts';

export const STAFF_CODE_DIGITS_MIN = 4;
export const STAFF_CODE_DIGITS_MAX = 12;
/** Wrong tries that cost nothing, and how the wait grows after them. */
export const FREE_TRIES_MAX = 3;
export const FIRST_WAIT_MS = 5_000;
export const WAIT_MS_MAX = 5 * 60_000;

const CODE = 'staff-code';
const TRIES = 'staff-code-tries';
const HASH_ROUNDS = 210_000;
const SALT_BYTES = 16;
const HASH_BITS = 256;

export type CodeAnswer =
	{ answer: 'right' } | { answer: 'wrong'; waitMs: number } | { answer: 'wait'; waitMs: number } | { answer: 'none-set' };

interface StoredCode {
	salt: string;
	hash: string;
	rounds: number;
}
interface Tries {
	wrong: number;
	/** Device time before which no try counts, ms. */
	untilMs: number;
}

export const hasStaffCode = (): boolean => readLocal(CODE, isStoredCode) !== undefined;

/** Whether a text can be a staff code: 4–12 digits, Thai ones too. */
export const isStaffCode = (code: string): boolean => {
	const digits = plain(code);
	return /^\d+$/.test(digits) && digits.length >= STAFF_CODE_DIGITS_MIN && digits.length <= STAFF_CODE_DIGITS_MAX;
};

/** Sets the code. Throws RangeError for a text that cannot be one. */
export async function setStaffCode(code: string): Promise<void> {
	if (!isStaffCode(code)) throw new RangeError(`A staff code has ${STAFF_CODE_DIGITS_MIN} to ${STAFF_CODE_DIGITS_MAX} digits`);
	const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
	const stored: StoredCode = { salt: toBase64(salt), hash: await hashOf(plain(code), salt, HASH_ROUNDS), rounds: HASH_ROUNDS };
	writeLocal(CODE, stored);
	removeLocal(TRIES);
	await keepDeviceState();
}

/** Tries a code. After FREE_TRIES_MAX wrong ones each further costs twice the wait of the one before. */
export async function tryStaffCode(code: string, nowMs: number = Date.now()): Promise<CodeAnswer> {
	const stored = readLocal(CODE, isStoredCode);
	if (stored === undefined) return { answer: 'none-set' };
	const tries = triesSoFar();
	const waitMs = waitLeftMs(tries, nowMs);
	if (waitMs > 0) return { answer: 'wait', waitMs };
	// Counted before the slow hash, so that neither a reload nor a kill in the middle saves a try.
	const counted = oneMore(tries, nowMs);
	writeLocal(TRIES, counted);
	await keepDeviceState();
	if ((await hashOf(plain(code), fromBase64(stored.salt), stored.rounds)) !== stored.hash) {
		return { answer: 'wrong', waitMs: waitLeftMs(counted, nowMs) };
	}
	removeLocal(TRIES);
	await keepDeviceState();
	return { answer: 'right' };
}

/** How long until the next try counts, ms; 0 when now. */
export const staffCodeWaitMs = (nowMs: number = Date.now()): number => waitLeftMs(triesSoFar(), nowMs);

const triesSoFar = (): Tries => readLocal(TRIES, isTries) ?? { wrong: 0, untilMs: 0 };

/** A clock set back must not lock staff out for longer than the longest wait. */
const waitLeftMs = (tries: Tries, nowMs: number): number => Math.min(WAIT_MS_MAX, Math.max(0, tries.untilMs - nowMs));

function oneMore(tries: Tries, nowMs: number): Tries {
	const wrong = tries.wrong + 1;
	const waitMs = wrong < FREE_TRIES_MAX ? 0 : Math.min(WAIT_MS_MAX, FIRST_WAIT_MS * 2 ** Math.min(20, wrong - FREE_TRIES_MAX));
	return { wrong, untilMs: waitMs === 0 ? 0 : nowMs + waitMs };
}

async function hashOf(code: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<string> {
	const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(code), 'PBKDF2', false, ['deriveBits']);
	const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, key, HASH_BITS);
	return toBase64(new Uint8Array(bits));
}

const plain = (code: string): string => code.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50)).replace(/\s/g, '');
const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

const isStoredCode = (value: unknown): value is StoredCode =>
	isObject(value) && isText(value['salt']) && isText(value['hash']) && typeof value['rounds'] === 'number';
const isTries = (value: unknown): value is Tries =>
	isObject(value) && typeof value['wrong'] === 'number' && typeof value['untilMs'] === 'number';
