import { afterEach, beforeEach, expect, it } from 'vitest';
import { ERRORS_KEPT_MAX, keepErrors, readErrors } from './error-log.ts';

let stop: () => void;
beforeEach(() => {
	localStorage.clear();
	stop = keepErrors(() => Date.UTC(2026, 10, 21, 2));
});
afterEach(() => stop());

/** What the page does with an error that nobody caught, without failing this test run. */
const happen = (error: unknown): boolean => dispatchEvent(new ErrorEvent('error', { error }));

class QuotaExceededError extends Error {
	override name = 'QuotaExceededError';
}

it('[B16] keeps the class and the place of what went wrong, and no word of it', () => {
	happen(new QuotaExceededError('cannot store สมศรี ใจดี 0812345678'));
	const [kept] = readErrors();
	expect(kept).toMatchObject({ at: '2026-11-21T02:00:00.000Z', name: 'QuotaExceededError' });
	expect(kept?.where[0]).toMatch(/^error-log\.browser\.test\.ts:\d+:\d+$/);
	expect(JSON.stringify(localStorage)).not.toMatch(/สมศรี|0812345678|cannot/);
});

it('[B16] a name that no programmer gave, a stack with words in it and what is no error are kept without them', () => {
	happen(Object.assign(new Error(), { name: 'สมศรี ใจดี', stack: 'Error: at สมศรี (/สมศรี/0812345678:1:1)' }));
	happen('สมศรี ใจดี');
	expect(readErrors()).toMatchObject([
		{ name: 'unknown', where: [] },
		{ name: 'unknown', where: [] }
	]);
});

it('[B16] keeps the last ones only', () => {
	for (let number = 0; number <= ERRORS_KEPT_MAX; number += 1) happen(number === 0 ? new TypeError() : new RangeError());
	expect(readErrors().map(({ name }) => name)).toEqual(Array.from({ length: ERRORS_KEPT_MAX }, () => 'RangeError'));
});
