// Queue numbers (รับบัตรคิว; D99): a device's own letters and a number that runs through the day. The server gives each device its place, so
// that two devices without a network never give the same number.
import { QUEUE_NUMBER_CHARACTERS_MAX } from './limits.ts';

/** What a device keeps of the numbers it gave. */
export interface QueueState {
	/** ISO day in Bangkok of the last one. */
	day: string;
	/** Last number given on that day. */
	last: number;
}

const FIRST_LETTER = 'A'.charCodeAt(0);
const LETTERS = 26;

/** 0 → A … 25 → Z, 26 → AA, 27 → AB. */
export function queuePrefix(ordinal: number): string {
	const letter = String.fromCharCode(FIRST_LETTER + (ordinal % LETTERS));
	return ordinal < LETTERS ? letter : queuePrefix(Math.floor(ordinal / LETTERS) - 1) + letter;
}

/** The next number and what is kept from then on; each day begins with 1. A clock that was set back goes on with the later day's numbers. */
export function nextQueueNumber(ordinal: number, before: QueueState | undefined, today: string): { number: string; state: QueueState } {
	const same = before !== undefined && before.day >= today;
	const state = same ? { day: before.day, last: before.last + 1 } : { day: today, last: 1 };
	return { number: `${queuePrefix(ordinal)}${state.last}`.slice(0, QUEUE_NUMBER_CHARACTERS_MAX), state };
}
