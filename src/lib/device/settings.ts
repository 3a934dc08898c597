// How this device shows things (promise B13).
import { KEPT_DAYS_DEFAULT, KEPT_DAYS_MAX, KEPT_DAYS_MIN } from '#domain/kept-days-limits.ts';
import { isObject, onLocalChange, readLocal, writeLocal } from './local-store.ts';

export const languages = ['th', 'en'] as const;
export const textSizes = ['normal', 'large', 'largest'] as const;
export type LanguageSetting = (typeof languages)[number];
export type TextSize = (typeof textSizes)[number];

/** Without a touch for this many minutes, the device locks itself. */
export const autoLockMinutes = [1, 2, 3, 5, 10, 15] as const;
export type AutoLockMinutes = (typeof autoLockMinutes)[number];

export interface Settings {
	language: LanguageSetting;
	textSize: TextSize;
	autoLock: AutoLockMinutes;
	/** Days of service that stay on this device. */
	keptDays: number;
}
export const defaultSettings: Settings = { language: 'th', textSize: 'normal', autoLock: 3, keptDays: KEPT_DAYS_DEFAULT };

const KEY = 'settings';

/** The stored settings; a field that is missing or unknown has its default. */
export function readSettings(): Settings {
	const stored = readLocal(KEY, isObject) ?? {};
	return {
		language: languages.find((language) => language === stored['language']) ?? defaultSettings.language,
		textSize: textSizes.find((size) => size === stored['textSize']) ?? defaultSettings.textSize,
		autoLock: autoLockMinutes.find((minutes) => minutes === stored['autoLock']) ?? defaultSettings.autoLock,
		keptDays: keptDaysOf(stored['keptDays'])
	};
}

const keptDaysOf = (stored: unknown): number =>
	Number.isSafeInteger(stored) ? Math.min(KEPT_DAYS_MAX, Math.max(KEPT_DAYS_MIN, stored as number)) : defaultSettings.keptDays;

/** Stores what is given and keeps the rest. */
export function writeSettings(change: Partial<Settings>): Settings {
	const settings = { ...readSettings(), ...change };
	writeLocal(KEY, settings);
	return settings;
}

/** Calls back when another tab changed the settings; returns how to stop. */
export const onSettingsChange = (listener: () => void): (() => void) => onLocalChange(KEY, listener);
