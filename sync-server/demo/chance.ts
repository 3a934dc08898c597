// Seeded chance: the same seed and day give the same demonstration.

export interface Chance {
	/** At least 0, below 1. */
	next(): number;
	is(probability: number): boolean;
	/** A whole number, both ends included. */
	whole(lowest: number, highest: number): number;
	/** Round a mean, bell-shaped. */
	normal(mean: number, deviation: number): number;
	pick<T>(list: readonly [T, ...T[]]): T;
	/** One of the words, by weight. */
	weighted<T extends string>(weights: Readonly<Record<T, number>>): T;
}

const TWO_TO_32 = 2 ** 32;

/** Mulberry32: small, quick, and good enough for invented visitors. */
export function chance(seed: number): Chance {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / TWO_TO_32;
	};
	return {
		next,
		is: (probability) => next() < probability,
		whole: (lowest, highest) => lowest + Math.floor(next() * (highest - lowest + 1)),
		normal: (mean, deviation) => mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
		pick: <T>(list: readonly [T, ...T[]]) => list[Math.floor(next() * list.length)] ?? list[0],
		weighted: <T extends string>(weights: Readonly<Record<T, number>>) => byWeight(weights, next())
	};
}

function byWeight<T extends string>(weights: Readonly<Record<T, number>>, at: number): T {
	const words = Object.keys(weights) as T[];
	let left = at * words.reduce((sum, word) => sum + weights[word], 0);
	return words.find((word) => (left -= weights[word]) < 0) ?? (words.at(-1) as T);
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_LETTERS = 10;
const CHANCE_LETTERS = 16;

/** A ULID of a time (milliseconds) whose random part comes from seeded chance. */
export function seededUlid(timeMs: number, luck: Chance): string {
	let time = '';
	for (let rest = Math.floor(timeMs), letter = 0; letter < TIME_LETTERS; letter += 1, rest = Math.floor(rest / 32))
		time = (CROCKFORD[rest % 32] ?? '') + time;
	const random = Array.from({ length: CHANCE_LETTERS }, () => CROCKFORD[luck.whole(0, 31)] ?? '');
	return time + random.join('');
}
