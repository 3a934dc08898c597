import { expect, it } from 'vitest';
import { TimeLeft } from './time-left.ts';

const TOTAL = 20_000;
const SECOND_MS = 1_000;

/** What is said each second, given how many documents came in it. */
function said(pace: readonly number[]): (number | undefined)[] {
	const time = new TimeLeft();
	let done = 0;
	time.left(0, TOTAL, 0);
	return pace.map((came, second) => time.left((done += came), TOTAL, (second + 1) * SECOND_MS));
}

it('[S41] says nothing before it knows, then counts down to nothing at an even pace', () => {
	const words = said(Array.from({ length: 20 }, () => 1_000));
	expect(words[0]).toBeUndefined();
	expect(words.slice(1)).toEqual(Array.from({ length: 19 }, (_, at) => (18 - at) * SECOND_MS));
});

it('[S41] does not jump when the pace wavers, and never rises by a little', () => {
	const words = said([1_000, 900, 1_100, 400, 1_600, 1_000, 700, 1_300, 1_000]).slice(1) as number[];
	expect(words.every((ms, at) => at === 0 || ms <= (words[at - 1] as number))).toBe(true);
});

it('[S41] admits it when the link becomes ten times slower', () => {
	const words = said([...Array.from({ length: 5 }, () => 1_000), ...Array.from({ length: 60 }, () => 100)]) as number[];
	expect(words[4]).toBe(15 * SECOND_MS);
	expect(words.at(-1)).toBeGreaterThan(30 * SECOND_MS);
});
