// Wrong PINs (promise B22): counted before anything is hashed, kept where a reload and a killed browser leave them, and paid for
// with waits that grow.
import { readKept, removeKept, writeKept } from './kept-text.ts';
import { isObject } from './local-store.ts';

/** After so many wrong tries in a row the slot is destroyed. */
export const PIN_TRIES_MAX = 10;
/** Wrong tries that cost nothing, and how the wait grows after them. */
export const PIN_TRIES_FREE = 3;
export const PIN_FIRST_WAIT_MS = 5_000;
export const PIN_WAIT_MS_MAX = 5 * 60_000;

export interface Tries {
	wrong: number;
	/** Device time of the last one, ms. */
	atMs: number;
}
export const NO_TRIES: Tries = { wrong: 0, atMs: 0 };

/** What so many wrong tries cost, ms. */
export const waitAfterMs = (wrong: number): number =>
	wrong < PIN_TRIES_FREE ? 0 : Math.min(PIN_WAIT_MS_MAX, PIN_FIRST_WAIT_MS * 2 ** (wrong - PIN_TRIES_FREE));

/** How long until the next try counts, ms; a clock set back costs no more than the whole wait. */
export function waitLeftMs({ wrong, atMs }: Tries, nowMs: number): number {
	const waitMs = waitAfterMs(wrong);
	return Math.min(waitMs, Math.max(0, atMs + waitMs - nowMs));
}

interface Kept {
	number: number;
	byStaff: Record<string, Tries>;
}

const nameOf = (org: string): string => `vault-tries/${org.toLowerCase()}`;
/** For storage that refuses: as long as the page lives, it does not forget. */
const inMemory = new Map<string, Kept>();

/** The wrong tries of a person since the last right one. */
export async function readTries(org: string, staff: string): Promise<Tries> {
	return (await newest(org)).byStaff[staff] ?? NO_TRIES;
}

/** Resolves when the count would survive a kill, or cannot be kept better. Never rejects. */
export async function keepTries(org: string, staff: string, tries: Tries): Promise<void> {
	const before = await newest(org);
	const kept: Kept = { number: before.number + 1, byStaff: { ...before.byStaff, [staff]: tries } };
	inMemory.set(org, kept);
	await writeKept(nameOf(org), JSON.stringify(kept)).catch(() => undefined);
}

export async function forgetTries(org: string): Promise<void> {
	inMemory.delete(org);
	await removeKept(nameOf(org));
}

async function newest(org: string): Promise<Kept> {
	const kept = (await readKept(nameOf(org))).map(parsed);
	return [...kept, inMemory.get(org)].reduce<Kept>((one, other) => (other !== undefined && other.number > one.number ? other : one), {
		number: 0,
		byStaff: {}
	});
}

function parsed(text: string): Kept | undefined {
	try {
		const value: unknown = JSON.parse(text);
		const fits = isObject(value) && typeof value['number'] === 'number' && isObject(value['byStaff']);
		return fits && Object.values(value['byStaff'] as object).every(isTries) ? (value as unknown as Kept) : undefined;
	} catch {
		return undefined;
	}
}

const isTries = (value: unknown): value is Tries =>
	isObject(value) && typeof value['wrong'] === 'number' && typeof value['atMs'] === 'number';
