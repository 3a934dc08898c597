import { flushSync } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { askAnew, live } from './live.svelte.ts';
import { ReadModelDatabase } from './schema.ts';

describe('a live answer', () => {
	it('follows the rows and the question, and keeps the last answer when asking fails', async () => {
		const db = new ReadModelDatabase('live-test');
		const question = reactive('a');
		let answered: { answer: number | undefined; error: unknown } | undefined;
		const stop = inEffect(() => {
			const asked = live(() => {
				const id = question.now();
				return async () => {
					if (id === 'bad') throw new Error('bad question');
					return db.unread.where('id').startsWith(id).count();
				};
			});
			answered = asked;
		});
		await vi.waitFor(() => expect(answered?.answer).toBe(0));
		await db.unread.put({ id: 'a1', kind: 'x', reason: 'newer', seq: 1 });
		await vi.waitFor(() => expect(answered?.answer).toBe(1));
		question.set('b');
		await vi.waitFor(() => expect(answered?.answer).toBe(0));
		question.set('bad');
		await vi.waitFor(() => expect(answered?.error).toBeInstanceOf(Error));
		expect(answered?.answer).toBe(0);
		stop();
		await db.delete();
	});

	it('[V69] is asked anew when a key came, though no row changed', async () => {
		let key = 'old';
		let answered: { answer: string | undefined } | undefined;
		const stop = inEffect(() => void (answered = live(() => async () => key)));
		await vi.waitFor(() => expect(answered?.answer).toBe('old'));
		key = 'new';
		askAnew();
		await vi.waitFor(() => expect(answered?.answer).toBe('new'));
		stop();
	});
});

function inEffect(work: () => void): () => void {
	return $effect.root(work);
}

function reactive<T>(first: T): { now(): T; set(next: T): void } {
	let value = $state.raw(first);
	return {
		now: () => value,
		set(next) {
			value = next;
			flushSync();
		}
	};
}
