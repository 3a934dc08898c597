import { afterEach, beforeEach, expect, it } from 'vitest';
import { KEPT_DAYS_DEFAULT, KEPT_DAYS_MAX, KEPT_DAYS_MIN } from '#domain/kept-days-limits.ts';
import { CALM_AFTER_MS, watchCalm, type CalmWatch } from './calm.ts';
import { removeLocal, writeLocal } from './local-store.ts';
import { readSettings, writeSettings } from './settings.ts';

let nowMs = 0;
let watch: CalmWatch;

beforeEach(() => {
	nowMs = 0;
	watch = watchCalm(() => nowMs);
});
afterEach(() => {
	watch.stop();
	removeLocal('kiosk');
	removeLocal('settings');
});

it('[A44] a device is calm when nobody touched it for ten minutes', () => {
	expect(watch.calm()).toBe(false);
	nowMs = CALM_AFTER_MS;
	expect(watch.calm()).toBe(true);
	for (const touch of [new Event('pointerdown'), new KeyboardEvent('keydown')]) {
		dispatchEvent(touch);
		expect(watch.calm()).toBe(false);
		nowMs += CALM_AFTER_MS;
		expect(watch.calm()).toBe(true);
	}
});

it('[A44] a device in a visitor’s hands never is', () => {
	nowMs = CALM_AFTER_MS;
	writeLocal('kiosk', {});
	expect(watch.calm()).toBe(false);
});

it('[A45] days that stay are within their limits, whatever is stored', () => {
	expect(readSettings().keptDays).toBe(KEPT_DAYS_DEFAULT);
	expect(writeSettings({ keptDays: 60 }).keptDays).toBe(60);
	for (const [stored, read] of [
		[1, KEPT_DAYS_MIN],
		[9_999, KEPT_DAYS_MAX],
		['x', KEPT_DAYS_DEFAULT]
	] as const) {
		// prettier-ignore
		writeLocal('settings', { keptDays: stored });
		expect(readSettings().keptDays).toBe(read);
	}
});
