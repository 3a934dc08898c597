import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DRAFT_WAIT_MS_MAX, DraftKeeper, type DraftStore } from './draft-keeper.ts';

/** A store that shows what it was told, and that can be slow or full. */
function shelf() {
	const told: unknown[] = [];
	const state = { full: false, gate: Promise.resolve() };
	const store: DraftStore = {
		read: () => Promise.resolve(told.at(-1)),
		async write(draft) {
			await state.gate;
			if (state.full) throw new Error('full');
			told.push(draft);
		},
		remove: () => Promise.resolve(void told.push(undefined))
	};
	return { store, told, state };
}

describe('the keeper of a draft', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it('[U43] writes the newest state within its wait, however fast the typing', async () => {
		const { store, told } = shelf();
		const keeper = new DraftKeeper(store, () => undefined);
		for (let key = 0; key <= 10; key += 1) {
			keeper.keep(key);
			await vi.advanceTimersByTimeAsync(DRAFT_WAIT_MS_MAX / 10);
		}
		expect(told).toContain(9);
		await vi.advanceTimersByTimeAsync(DRAFT_WAIT_MS_MAX);
		expect(told.at(-1)).toBe(10);
	});

	it('[U43] writes at once when the page is left, and after a slow write the newest state', async () => {
		const { store, told, state } = shelf();
		const keeper = new DraftKeeper(store, () => undefined);
		let open = (): void => undefined;
		state.gate = new Promise((resolve) => (open = resolve));
		keeper.keep('first');
		const flushed = keeper.flush();
		await vi.advanceTimersByTimeAsync(0);
		keeper.keep('second');
		keeper.keep('third');
		open();
		await flushed;
		await keeper.flush();
		expect(told).toEqual(['first', 'third']);
	});

	it('[U43] forgets a draft, and says when one could not be kept', async () => {
		const { store, told, state } = shelf();
		const kept: boolean[] = [];
		const keeper = new DraftKeeper(store, (whether) => void kept.push(whether));
		keeper.keep('typed');
		await keeper.flush();
		state.full = true;
		keeper.keep('typed more');
		await keeper.flush();
		keeper.keep(undefined);
		await keeper.flush();
		expect(told).toEqual(['typed', undefined]);
		expect(kept).toEqual([true, false, true]);
	});
});
