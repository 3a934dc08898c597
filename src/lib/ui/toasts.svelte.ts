// Short messages that go away by themselves, at most a few at a time. Shown by Toaster.svelte.
import { SvelteMap } from 'svelte/reactivity';

export const TOAST_SHOWN_MS = 5_000;
/** A message with something to do stays longer: undo is offered for ten seconds. */
export const TOAST_WITH_ACTION_SHOWN_MS = 10_000;
const TOASTS_MAX = 3;

export interface Toast {
	message: string;
	action?: { label: string; run: () => void };
	/** How long it stays unless pointed at, ms. */
	shownMs?: number;
}

const shown = new SvelteMap<number, Toast>();
let last = 0;

/** The messages on the screen now, oldest first, with their keys. */
export const toasts = (): [number, Toast][] => [...shown];

/** Shows a message; returns how to take it away. */
export function toast(message: Toast): () => void {
	const key = ++last;
	shown.set(key, message);
	for (const oldest of shown.keys()) {
		if (shown.size <= TOASTS_MAX) break;
		shown.delete(oldest);
	}
	return () => dismiss(key);
}

/** Takes a message away; nothing happens when it is gone already. */
export const dismiss = (key: number): void => void shown.delete(key);

/** Takes all messages away. */
export const clearToasts = (): void => shown.clear();
