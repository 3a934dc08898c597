// What the pad says after a try, in words.
import { lock } from '#i18n/areas/lock.ts';
import type { PinEntry } from './pin-entry.svelte.ts';

/** '' while there is nothing to say. */
export function pinWords(entry: PinEntry): string {
	const words = lock();
	if (entry.staff === undefined) return words.chooseFirst;
	if (entry.checking) return words.checking;
	if (entry.waitSeconds > 0) return words.wait(entry.waitSeconds);
	switch (entry.said) {
		case undefined:
			return '';
		case 'wrong':
			return words.wrong(entry.triesLeft);
		case 'none-set':
			return words.noneSet;
		default:
			return words[entry.said];
	}
}
