// Which digit a key types (U110). Pure: the keys of the number row count by their place, since a Thai keyboard has letters there.
import { arabicDigits } from '#domain/thai-text.ts';

export interface DigitKey {
	key: string;
	code: string;
	ctrlKey: boolean;
	altKey: boolean;
	metaKey: boolean;
}

/** `0`–`9`, or undefined for any other key. */
export function digitOf({ key, code, ctrlKey, altKey, metaKey }: DigitKey): string | undefined {
	if (ctrlKey || altKey || metaKey) return undefined;
	const typed = arabicDigits(key);
	return /^\d$/.test(typed) ? typed : /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
}
