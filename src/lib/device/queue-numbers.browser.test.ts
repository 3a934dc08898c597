import { expect, it } from 'vitest';
import { giveQueueNumber, keepOrdinal, readOrdinal } from './queue-numbers.ts';

const DAY = '2026-11-21';

it('[B65] gives no number before the server has told this device its place', async () => {
	expect(readOrdinal('nowhere')).toBeUndefined();
	expect(await giveQueueNumber('nowhere', DAY)).toBeUndefined();
});

it('[B66] gives each number once, also to two taps at once, and goes on after the copy in localStorage was lost', async () => {
	keepOrdinal('queue-test', 1);
	expect(await Promise.all([giveQueueNumber('queue-test', DAY), giveQueueNumber('queue-test', DAY)])).toEqual(['B1', 'B2']);
	localStorage.removeItem('sala.kept.queue.queue-test');
	expect(await giveQueueNumber('queue-test', DAY)).toBe('B3');
	expect(await giveQueueNumber('queue-test', '2026-11-22')).toBe('B1');
});
