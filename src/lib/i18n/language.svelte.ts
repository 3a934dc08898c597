// The chosen language: the only runes of this room. It is kept by the root layout, which hands changes to the device.

export const languages = ['th', 'en'] as const;
export type Language = (typeof languages)[number];

const chosen = $state<{ language: Language }>({ language: 'th' });

/** The language that words are shown in now; reading it in a template follows changes. */
export const currentLanguage = (): Language => chosen.language;

/** Shows everything in another language from now on. */
export function setLanguage(language: Language): void {
	chosen.language = language;
}

/** Whether a stored or given value names a language of the app. */
export const isLanguage = (value: unknown): value is Language => languages.some((language) => language === value);
