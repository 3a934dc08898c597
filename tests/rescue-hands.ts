// What staff do with rescue files, in the words that the screen shows them.
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

/** Goes to the settings by the menu, as someone without a network does. */
export async function openSettings(page: Page): Promise<void> {
	await page.getByRole('link', { name: 'ตั้งค่า' }).first().click();
	await expect(page.getByRole('heading', { name: 'แฟ้มกู้คืน' })).toBeVisible();
}

/** Taps a button that saves a file; answers where it was saved to. */
export async function saveBy(page: Page, button: string, folder: string): Promise<string> {
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: button }).first().click();
	const download = await downloading;
	const path = join(folder, download.suggestedFilename());
	await download.saveAs(path);
	return path;
}

/** Chooses a rescue file; resolves when the screen says what is in it. */
export async function chooseRescueFile(page: Page, path: string): Promise<void> {
	const choosing = page.waitForEvent('filechooser');
	await page.getByRole('button', { name: 'นำเข้าแฟ้มกู้คืน' }).click();
	await (await choosing).setFiles(path);
	await expect(rescueDialog(page)).toBeVisible();
}
export const rescueDialog = (page: Page) => page.getByRole('dialog', { name: 'นำเข้าแฟ้มกู้คืน' });

/** Takes in what the screen shows; resolves with what it says then. */
export async function takeInRescueFile(page: Page, facts: number): Promise<string> {
	await rescueDialog(page)
		.getByRole('button', { name: `นำเข้า ${facts} รายการ` })
		.click();
	const said = page.locator('#rescue').getByText(/นำเข้าแล้ว|มีอยู่ในเครื่องแล้ว/);
	await expect(said).toBeVisible();
	return said.innerText();
}
