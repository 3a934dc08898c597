// Whether the tablet is in a visitor's hands (promise B10). Read before anything else when a page starts, so that no
// staff screen flashes by, and enough for the survey to be asked before any database is open; nothing of the visitor or
// of an answer is ever in here.
import type { SurveyDefinition } from '#domain/facts.ts';
import type { AbandonSurveyIntent } from '#domain/surveys/answering.ts';
import { keptStamp, readNewest, writeKept } from './kept-text.ts';
import { isObject, isText, onLocalChange, readLocal, removeLocal, writeLocal } from './local-store.ts';

const KEY = 'kiosk';

/** What staff hand over: enough for one survey, nothing about who fills it in. */
export interface Handover {
	/** ULIDs of the survey and of its one act, made from noon of the day, so that they tell no minute. */
	survey: string;
	act: string;
	/** Day of service in Bangkok, ISO. */
	on: string;
	/** Codes of the works of the visit. */
	services: string[];
	/** Name of the centre, for the visitor to read. */
	centre: string;
	/** The survey in force, as it is to be asked. */
	definition: SurveyDefinition;
}

export interface KioskState {
	/** Staff id of whoever handed over; the survey is recorded under it. */
	by?: string;
	/** The survey to fill in; undefined once it was answered or abandoned and the tablet waits to be given back. */
	handover: Handover | undefined;
	/** How the survey was left, until that is in the ledger: counts only, no answer. */
	owed?: AbandonSurveyIntent;
}

/** The state when the tablet is handed over; undefined when staff hold it. Synchronous. */
export function readKiosk(): KioskState | undefined {
	const stored = readLocal(KEY, isObject);
	if (stored === undefined) return undefined;
	return {
		...(isText(stored['by']) && { by: stored['by'] }),
		handover: isHandover(stored['handover']) ? stored['handover'] : undefined,
		...(isOwed(stored['owed']) && { owed: stored['owed'] })
	};
}

/**
 * Puts right what a killed browser had not written yet: localStorage reaches the disk seconds after it was set, and a
 * visitor can kill a browser. Once a page, to be waited for before anything of the staff's is drawn.
 */
export async function recallKiosk(): Promise<void> {
	const local = readLocal(KEY, isObject);
	const newest = await readNewest(KEY, readCopy, ({ number }) => number);
	if (newest === undefined || (local !== undefined && numberOf(local) >= newest.number)) return;
	if (newest.state === null) removeLocal(KEY);
	else writeLocal(KEY, { ...newest.state, number: newest.number });
}

/** What is kept besides: the state, or that staff hold the tablet; the higher number is the newer one. */
interface Kept {
	number: number;
	state: Record<string, unknown> | null;
}

/**
 * From now on every tab of this device shows only the kiosk, also after the browser was killed. Resolves when that is on
 * the disk; false when the browser refused to keep it.
 */
export const enterKiosk = (by: string, handover: Handover): Promise<boolean> => keep({ by, handover });

/**
 * The survey is over, answered or abandoned; the kiosk stays until staff leave it. What is still owed to the ledger is kept
 * with it, so that a reload in between neither opens the survey again nor forgets that it was left.
 */
export function endHandover(owed?: AbandonSurveyIntent): Promise<boolean> {
	const by = readKiosk()?.by;
	return keep({ ...(by !== undefined && { by }), ...(owed !== undefined && { owed }) });
}

/** Staff hold the tablet again. Only after a PIN was right. Resolves when a killed browser would know it too. */
export async function leaveKiosk(): Promise<void> {
	const number = nextNumber();
	removeLocal(KEY);
	await inTurn(() => writeKept(KEY, JSON.stringify({ number, state: null } satisfies Kept))).catch(() => undefined);
}

async function keep(state: Partial<KioskState>): Promise<boolean> {
	const number = nextNumber();
	if (!writeLocal(KEY, { ...state, number })) return false;
	return inTurn(() => writeKept(KEY, JSON.stringify({ number, state } satisfies Kept))).then(
		() => true,
		() => true
	);
}

const nextNumber = (): number => {
	const copy = keptStamp(KEY);
	return Math.max(numberOf(readLocal(KEY, isObject)), copy === undefined ? 0 : readCopy(copy).number) + 1;
};

const numberOf = (value: unknown): number => (isObject(value) && typeof value['number'] === 'number' ? value['number'] : 0);

/** One after the other: a copy still being written must not come after its own removal. */
function inTurn(work: () => Promise<void>): Promise<void> {
	const mine = before.then(work, work);
	before = mine.catch(() => undefined);
	return mine;
}
let before: Promise<void> = Promise.resolve();

function readCopy(text: string): Kept {
	try {
		const value: unknown = JSON.parse(text);
		if (isObject(value) && 'state' in value) return { number: numberOf(value), state: isObject(value['state']) ? value['state'] : null };
		return { number: 0, state: isObject(value) ? value : {} };
	} catch {
		// Unreadable, but it was kept while a visitor had the tablet: staff take it back.
		return { number: 0, state: {} };
	}
}

/** Calls back when another tab entered or left the kiosk; returns how to stop. */
export const onKioskChange = (listener: () => void): (() => void) => onLocalChange(KEY, listener);

const isOwed = (value: unknown): value is AbandonSurveyIntent =>
	isObject(value) &&
	['survey', 'act', 'definition', 'on', 'reason'].every((field) => isText(value[field])) &&
	['version', 'answered', 'of'].every((field) => typeof value[field] === 'number');

const isHandover = (value: unknown): value is Handover =>
	isObject(value) &&
	['survey', 'act', 'on', 'centre'].every((field) => isText(value[field])) &&
	Array.isArray(value['services']) &&
	value['services'].every(isText) &&
	isObject(value['definition']) &&
	Array.isArray(value['definition']['sections']) &&
	value['definition']['sections'].length > 0;
