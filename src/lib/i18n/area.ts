// Words come in areas, one file each; a screen imports only the areas it shows, so that no bundle carries all words.
import { currentLanguage, type Language } from './language.svelte.ts';

/** A sentence, a sentence made from values, or a group of them. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the parameters of each sentence are its own
export type WordTree = { readonly [key: string]: string | ((...values: any[]) => string) | WordTree };

/** The same keys, each a string or a function of the same values. */
export type SameShape<T> = {
	readonly [K in keyof T]: T[K] extends string
		? string
		: T[K] extends (...values: infer V) => string
			? (...values: V) => string
			: SameShape<T[K]>;
};

export interface Area<T> {
	/** The words in the language chosen now. */
	(): SameShape<T>;
	/** Both languages, for tests and for showing them side by side. */
	readonly words: Readonly<Record<Language, SameShape<T>>>;
}

/**
 * Makes an area from its Thai words, which give the shape, and its English words, which must follow it.
 * `const t = area({ th: { save: 'บันทึก' }, en: { save: 'Save' } })`, then `t().save` in a template.
 */
export function area<T extends WordTree>(words: { th: T; en: NoInfer<SameShape<T>> }): Area<T> {
	const both = { th: words.th as unknown as SameShape<T>, en: words.en };
	return Object.assign(() => both[currentLanguage()], { words: both });
}
