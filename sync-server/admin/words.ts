// Which language the commands speak, and the one table of their words. Thai is the first language, as in the app.
import { english } from './words-english.ts';
import { thai } from './words-thai.ts';

export type Language = 'th' | 'en';

/** Everything that is said, in one language: plain, or from values. */
export type Words = typeof english;

const wordsByLanguage: Record<Language, Words> = { th: thai, en: english };

export const wordsIn = (language: Language): Words => wordsByLanguage[language];

/**
 * `--lang` where it is given; else the machine's own language, where that is English; else Thai. `locale`: LC_ALL, LC_MESSAGES or
 * LANG, as in `en_GB.UTF-8`. Undefined for a `--lang` that is neither.
 */
export function languageOf(asked: string | undefined, locale: string | undefined): Language | undefined {
	if (asked === undefined) return /^en(?:[_.-]|$)/i.test(locale ?? '') ? 'en' : 'th';
	return asked === 'th' || asked === 'en' ? asked : undefined;
}
