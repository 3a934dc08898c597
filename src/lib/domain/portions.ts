// How much work is done before the screen has its turn: measured, not guessed, because tablets differ tenfold (S40).

/** A portion that takes longer than this is followed by a smaller one. Its longest step without a turn is a third of it or less. */
export const PORTION_MS_AIM = 300;
/** How fast portions grow while they are quick: slowly, so that one lucky moment does not bring a long one. */
const GROWTH_MAX = 1.25;
const SHRINKING_MAX = 0.5;

export interface PortionLimits {
	first: number;
	atLeast: number;
	atMost: number;
}

/** The size of the next portion after one of this size took so many milliseconds. */
export function nextPortion(size: number, tookMs: number, { atLeast, atMost }: PortionLimits): number {
	const fitting = size * Math.min(GROWTH_MAX, Math.max(SHRINKING_MAX, PORTION_MS_AIM / Math.max(1, tookMs)));
	return Math.min(atMost, Math.max(atLeast, Math.floor(fitting)));
}
