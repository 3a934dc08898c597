// What staff do with PINs: set one, unlock, lock. Everybody in the tests has the same PIN unless a spec says otherwise.
import { expect, type Locator, type Page } from '@playwright/test';

export const PIN = '482915';
/** Hashing a PIN takes most of a second, and several on a busy machine. */
const UNLOCKED_MS_MAX = 15_000;

/** The title of the lock screen, in either language. */
export const lockScreen = (page: Page): Locator => page.getByRole('heading', { level: 1, name: /^(เครื่องล็อกอยู่|The device is locked)$/ });
export const pinAsked = (page: Page): Locator => page.getByRole('heading', { name: /^(ตั้ง PIN ของท่าน|Set your PIN)$/ });

/** Types the PIN of whoever is chosen on the lock screen; resolves when the screen is gone. */
export async function unlock(page: Page, pin = PIN): Promise<void> {
	const key = page.getByRole('button', { name: '5', exact: true });
	await key.waitFor();
	await expect(async () => {
		if (await lockScreen(page).isHidden()) return;
		await key.and(page.locator(':enabled')).waitFor();
		// Digits of a try that a reload or a slow page cut short.
		for (const _ of pin) await page.keyboard.press('Backspace');
		await page.keyboard.type(pin);
		await lockScreen(page).waitFor({ state: 'hidden', timeout: UNLOCKED_MS_MAX });
	}).toPass({ timeout: 3 * UNLOCKED_MS_MAX });
}

/** Types a new PIN twice, where one is asked for. */
export async function setPin(page: Page, pin = PIN): Promise<void> {
	await page.getByRole('group', { name: 'ใส่ PIN ใหม่ 6 หลัก' }).waitFor();
	await page.keyboard.type(pin);
	await page.getByRole('group', { name: 'ใส่ PIN เดิมอีกครั้ง' }).waitFor();
	await page.keyboard.type(pin);
}

/** Somebody sits at the tablet who unlocks it whenever it is locked; returns how to send them away. */
export async function sitAndUnlock(page: Page): Promise<() => Promise<void>> {
	const locked = lockScreen(page);
	// An act that gave up waiting leaves its hands at the pad: the next one must not type in between.
	let unlocking: Promise<void> | undefined;
	await page.addLocatorHandler(locked, () => (unlocking ??= unlock(page).finally(() => (unlocking = undefined))));
	return () => page.removeLocatorHandler(locked);
}

/** Follows a link of the app to an address, within the page: what was unlocked stays so. */
export async function follow(page: Page, address: string): Promise<void> {
	await page.evaluate((to) => {
		const link = document.body.appendChild(document.createElement('a'));
		link.href = to;
		link.click();
		link.remove();
	}, address);
}
