// Where the focus is, as far as shortcuts care.
import type { Place } from './shortcuts.ts';

/** Boxes that take typed text; choices, buttons and everything else count as elsewhere. */
export function placeOf(target: EventTarget | null): Place {
	if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return 'text';
	if (!(target instanceof HTMLInputElement) || target.type === 'radio' || target.type === 'checkbox') return 'elsewhere';
	return target.value === '' ? 'empty-text' : 'text';
}
