// The keys of the whole counter screen, whatever the keyboard's language. Pure.

export type Shortcut = 'new' | 'find' | 'keys' | 'leave';

export interface KeyPressed {
	/** What the key types, as `KeyboardEvent.key`. */
	key: string;
	/** Which key it is, as `KeyboardEvent.code`. */
	code: string;
	shift: boolean;
	/** Ctrl, Alt or Meta was held, or a word is being composed. */
	modified: boolean;
}
/** Where the focus is: in a box that takes text, with or without text in it, or anywhere else. */
export type Place = 'text' | 'empty-text' | 'elsewhere';

/**
 * What a key means where it was pressed. Outside text the key's place on the keyboard counts, so that it works with the
 * Thai layout too. In an empty box only a typed / or ? counts, which begin no name; the same keys type ฝ in Thai.
 */
export function shortcutOf({ key, code, shift, modified }: KeyPressed, place: Place): Shortcut | undefined {
	if (modified) return undefined;
	if (key === 'Escape') return place === 'elsewhere' ? undefined : 'leave';
	if (place === 'text') return undefined;
	if (key === '/') return 'find';
	if (key === '?') return 'keys';
	if (place === 'empty-text') return undefined;
	if (code === 'Slash') return shift ? 'keys' : 'find';
	return code === 'KeyN' && !shift ? 'new' : undefined;
}
