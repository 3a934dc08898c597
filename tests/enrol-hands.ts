// What people do to bring a new tablet in, on the head's screen and on the tablet's.
import { expect, type Locator, type Page } from '@playwright/test';
import { setPin } from './pin-hands.ts';

/** The QR code on the screen of whoever made it. */
export const shownQr = (page: Page): Locator => page.getByRole('img', { name: 'QR สำหรับเพิ่มเครื่อง' });

/** Asks for a code in the settings; gives its text once it is on the screen. */
export async function makeCode(page: Page, name: string): Promise<string> {
	await page.goto(new URL('/settings', page.url()).href);
	await page.getByRole('button', { name: 'เพิ่มเครื่อง', exact: true }).click();
	return nameNewDevice(page, name);
}

/** The same, in the dialog that is open. */
export async function nameNewDevice(page: Page, name: string): Promise<string> {
	await page.locator('#new-device-name').fill(name);
	await page.getByRole('button', { name: 'ทำรหัส', exact: true }).click();
	await shownQr(page).waitFor();
	return page.getByText(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/).innerText();
}

export async function typeCode(page: Page, code: string): Promise<void> {
	const typed = page.locator('#code');
	if (!(await typed.isVisible())) await page.getByRole('button', { name: 'พิมพ์รหัสแทน' }).click();
	await typed.fill(code);
	await page.getByRole('button', { name: 'ตรวจรหัส' }).click();
}

/** Confirms the centre that the tablet shows. */
export async function confirmCentre(page: Page, centre: string): Promise<void> {
	await expect(page.getByRole('heading', { name: `นี่คือ “${centre}” ใช่หรือไม่` })).toBeVisible();
	await page.getByRole('button', { name: 'ใช่ เพิ่มเครื่องนี้' }).click();
}

/** Says who holds the tablet, under a name that is known or new, and sets the PIN; resolves at the counter. */
export async function sayWho(page: Page, name: string, known: boolean): Promise<void> {
	await page.getByRole('radio', { name: known ? new RegExp(`^${name}`) : /^ยังไม่มีชื่อของฉัน/ }).check();
	if (!known) await page.locator('#new-name').fill(name);
	await page.getByRole('button', { name: 'ต่อไป', exact: true }).click();
	await setPin(page);
	await page.waitForURL('**/counter');
}
