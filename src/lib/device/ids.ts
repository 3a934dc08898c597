// ULIDs, with their random part from the browser's cryptography (promise B4). Written here: the package for them brings what other
// surroundings than a browser need into every first load.
import { CROCKFORD_LETTERS } from '#domain/crockford.ts';
import type { Ids } from './ports.ts';

const ULID_TIME_MS_MAX = 2 ** 48 - 1;
const [TIME_LETTERS, RANDOM_LETTERS, BASE] = [10, 16, 32];

const letters = (values: Iterable<number>): string => Array.from(values, (value) => CROCKFORD_LETTERS[value % BASE]).join('');

/** A byte has as many values for each of the 32 letters: none comes more often. */
const randomLetters = (): string => letters(crypto.getRandomValues(new Uint8Array(RANDOM_LETTERS)));
const timeLetters = (ms: number): string =>
	letters([...ms.toString(BASE).padStart(TIME_LETTERS, '0')].map((digit) => Number.parseInt(digit, BASE)));

export const deviceIds: Ids = {
	ulid: (timeMs) => timeLetters(Math.min(ULID_TIME_MS_MAX, Math.max(1, Math.trunc(timeMs)))) + randomLetters()
};
