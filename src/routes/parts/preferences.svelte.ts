// Language and text size: kept on the device, applied to the page, the same in every tab.
import { onSettingsChange, readSettings, writeSettings, type TextSize } from '#device/settings.ts';
import { currentLanguage, setLanguage, type Language } from '#i18n/language.svelte.ts';

const shown = $state<{ textSize: TextSize }>({ textSize: 'normal' });

export const currentTextSize = (): TextSize => shown.textSize;

export const chooseLanguage = (language: Language): void => show(writeSettings({ language }));
export const chooseTextSize = (textSize: TextSize): void => show(writeSettings({ textSize }));

/** The other of the two languages. */
export const otherLanguage = (): Language => (currentLanguage() === 'th' ? 'en' : 'th');

/** Shows what is kept, and follows other tabs; returns how to stop. */
export function followPreferences(): () => void {
	show(readSettings());
	return onSettingsChange(() => show(readSettings()));
}

function show(settings: { language: Language; textSize: TextSize }): void {
	setLanguage(settings.language);
	shown.textSize = settings.textSize;
	document.documentElement.lang = settings.language;
	document.documentElement.dataset['textSize'] = settings.textSize;
}
