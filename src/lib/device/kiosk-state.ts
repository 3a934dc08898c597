// Whether the tablet is in a visitor's hands (promise B10). Read before anything else when a page starts, so that no
// staff screen flashes by, and enough for the survey to be asked before any database is open; nothing of the visitor or
// of an answer is ever in here.
import type { SurveyDefinition } from '#domain/centre.ts';
import type { AbandonSurveyIntent } from '#domain/survey.ts';
import { readKept, removeKept, writeKept } from './kept-text.ts';
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
 * Puts back what a killed browser had not written yet: localStorage reaches the disk seconds after it was set, and a
 * visitor can kill a browser. To be waited for before a page that just started draws anything of the staff's.
 */
export const recallKiosk = (): Promise<void> => (recalled ??= recall());
let recalled: Promise<void> | undefined;

async function recall(): Promise<void> {
	if (readKiosk() !== undefined) return;
	const [kept] = await readKept(KEY);
	if (kept !== undefined) writeLocal(KEY, readState(kept));
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

/** Staff hold the tablet again. Only after somebody's PIN was right. */
export async function leaveKiosk(): Promise<void> {
	await inTurn(() => removeKept(KEY)).catch(() => undefined);
	removeLocal(KEY);
}

async function keep(state: Partial<KioskState>): Promise<boolean> {
	if (!writeLocal(KEY, state)) return false;
	return inTurn(() => writeKept(KEY, JSON.stringify(state))).then(
		() => true,
		() => true
	);
}

/** One after the other: a copy still being written must not come after its own removal. */
function inTurn(work: () => Promise<void>): Promise<void> {
	const mine = before.then(work, work);
	before = mine.catch(() => undefined);
	return mine;
}
let before: Promise<void> = Promise.resolve();

function readState(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// Unreadable, but it was kept while a visitor had the tablet: staff take it back.
		return {};
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
	Array.isArray(value['definition']['questions']) &&
	value['definition']['questions'].length > 0;
