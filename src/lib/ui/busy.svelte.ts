// Which screens are in the middle of something, so that nothing interrupts them: an update waits until nobody is busy.
import { untrack } from 'svelte';

let declared = $state.raw<readonly symbol[]>([]);

/**
 * Declares that something must not be interrupted (a draft, a running save); returns how to end it.
 * In a component: `$effect(() => (draft.empty ? undefined : declareBusy('visit draft')))`.
 */
export function declareBusy(what: string): () => void {
	const key = Symbol(what);
	untrack(() => (declared = [...declared, key]));
	return () => void (declared = declared.filter((one) => one !== key));
}

/** Whether any screen is in the middle of something. */
export const isBusy = (): boolean => declared.length > 0;
