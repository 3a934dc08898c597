// Queue numbers of this device (B65, B66): its place among the centre's devices, told by the server, and the last number it gave, kept so that
// a reload or a kill never gives one twice.
import { nextQueueNumber, type QueueState } from '#domain/queue-number.ts';
import { readNewest, writeKept } from './kept-text.ts';
import { isObject, isText, readLocal, writeLocal } from './local-store.ts';

const ordinalKey = (org: string): string => `queue-ordinal.${org}`;
const lastKey = (org: string): string => `queue.${org}`;
let giving: Promise<unknown> = Promise.resolve();

/** This device's place, from 0; undefined before the server was heard. */
export const readOrdinal = (org: string): number | undefined => readLocal(ordinalKey(org), isOrdinal);
export const keepOrdinal = (org: string, ordinal: number): void => void writeLocal(ordinalKey(org), ordinal);

/** The next number of the day, kept before it is given; undefined while this device has no place. One at a time. */
export function giveQueueNumber(org: string, today: string): Promise<string | undefined> {
	const given = giving.catch(() => undefined).then(() => give(org, today));
	giving = given;
	return given;
}

async function give(org: string, today: string): Promise<string | undefined> {
	const ordinal = readOrdinal(org);
	if (ordinal === undefined) return undefined;
	const before = await readNewest(lastKey(org), readState, rankOf);
	const { number, state } = nextQueueNumber(ordinal, before, today);
	await writeKept(lastKey(org), JSON.stringify(state));
	return number;
}

const isOrdinal = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
/** Far more numbers than a day has: those of one day rank below the next day's. */
const NUMBERS_PER_DAY_MAX = 1_000_000;
const rankOf = ({ day, last }: QueueState): number => (Date.parse(day) || 0) + last / NUMBERS_PER_DAY_MAX;

function readState(text: string): QueueState | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return isObject(value) && isText(value['day']) && typeof value['last'] === 'number'
			? { day: value['day'], last: value['last'] }
			: undefined;
	} catch {
		return undefined;
	}
}
