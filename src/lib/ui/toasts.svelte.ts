// Short messages that go away by themselves, at most a few at a time. Shown by Toaster.svelte.
import { untrack } from 'svelte';

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

let shown = $state.raw<readonly (readonly [number, Toast])[]>([]);
let last = 0;

/** The messages on the screen now, oldest first, with their keys. */
export const toasts = (): readonly (readonly [number, Toast])[] => shown;

/** Shows a message; returns how to take it away. */
export function toast(message: Toast): () => void {
	const key = ++last;
	untrack(() => (shown = [...shown, [key, message] as const].slice(-TOASTS_MAX)));
	return () => dismiss(key);
}

/** Takes a message away; nothing happens when it is gone already. */
export const dismiss = (key: number): void => untrack(() => void (shown = shown.filter(([one]) => one !== key)));

/** Takes all messages away. */
export const clearToasts = (): void => void (shown = []);
