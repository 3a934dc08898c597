// A list of ten thousand lines in a window of a real browser.
import { createRawSnippet, flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, it, vi } from 'vitest';
import LongList from './LongList.svelte';

const ROWS = 10_000;
/** Far more than a window holds, far fewer than there are. */
const DRAWN_MAX = 100;

const rows = Array.from({ length: ROWS }, (_, number) => ({ id: `row-${number}` }));
const line = createRawSnippet((row: () => { id: string }) => ({ render: () => `<p style="height: 48px; margin: 0">${row().id}</p>` }));
let list: object | undefined;

function show(shown: readonly { id: string }[]): void {
	list = mount(LongList, { target: document.body, props: { rows: shown, line, label: 'รายการ' } });
	flushSync();
}
const drawn = (): (string | null)[] => [...document.querySelectorAll('p')].map(({ textContent }) => textContent);
const toTheEnd = (): void => scrollTo(0, document.documentElement.scrollHeight);

afterEach(async () => {
	if (list !== undefined) await unmount(list);
	document.body.replaceChildren();
});

it('[U52] of ten thousand lines only those in view are drawn, at either end', async () => {
	show(rows);
	await vi.waitFor(() => expect(drawn()).toContain('row-0'));
	expect(drawn().length).toBeLessThan(DRAWN_MAX);
	await vi.waitFor(() => {
		toTheEnd();
		expect(drawn()).toContain(`row-${ROWS - 1}`);
	});
	expect(drawn()).not.toContain('row-0');
	expect(drawn().length).toBeLessThan(DRAWN_MAX);
});

it('[U52] a few lines are drawn whole, so that a screen reader has all of them', () => {
	show(rows.slice(0, 60));
	expect(drawn()).toHaveLength(60);
	expect(document.querySelector('[role=region]')?.getAttribute('aria-label')).toBe('รายการ');
});
