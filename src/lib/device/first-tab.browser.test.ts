import { afterEach, expect, it, vi } from 'vitest';
import { TabTurn, type TabPlace } from './first-tab.ts';

const open: TabTurn[] = [];
afterEach(() => {
	for (const turn of open.splice(0)) turn.stop();
});

/** A tab that has begun, with what it was told. */
function tab(name: string, { locks }: { locks: LockManager | undefined } = { locks: navigator.locks }) {
	const places: (TabPlace | 'robbed')[] = [];
	const turn = new TabTurn({
		tell: (place) => places.push(place),
		robbed: () => places.push('robbed'),
		shown: () => name,
		locks
	});
	open.push(turn);
	turn.begin();
	return { turn, places };
}

it('[B42] the first tab works, another is a guest that learns where the first is, and follows when it goes', async () => {
	const first = tab('counter');
	await vi.waitFor(() => expect(first.places).toEqual(['first']));
	const second = tab('overview');
	await vi.waitFor(() => expect(second.places).toEqual(['guest']));
	const where = vi.fn();
	const stop = second.turn.askWhere(where);
	await vi.waitFor(() => expect(where).toHaveBeenCalledWith('counter'));
	stop();
	first.turn.stop();
	await vi.waitFor(() => expect(second.places).toEqual(['guest', 'first']));
	expect(first.places).toEqual(['first']);
});

it('[B42] a guest that takes over makes the first one drop everything', async () => {
	const first = tab('counter');
	await vi.waitFor(() => expect(first.places).toEqual(['first']));
	const second = tab('overview');
	await vi.waitFor(() => expect(second.places).toEqual(['guest']));
	second.turn.takeOver();
	await vi.waitFor(() =>
		expect([first.places, second.places]).toEqual([
			['first', 'robbed'],
			['guest', 'first']
		])
	);
});

it('[B42] a page that follows another at once is never a guest, and a browser without locks has one tab', async () => {
	const before = tab('counter');
	await vi.waitFor(() => expect(before.places).toEqual(['first']));
	const after = tab('counter');
	before.turn.stop();
	await vi.waitFor(() => expect(after.places).toEqual(['first']));
	expect(tab('counter', { locks: undefined }).places).toEqual(['first']);
});
