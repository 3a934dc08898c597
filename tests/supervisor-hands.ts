// What a supervisor reads off the screen.
import { expect, type Page } from '@playwright/test';

/** The key figures of the period with their units, in the order shown, without spaces: `3คน`. */
export async function keyFigures(page: Page): Promise<string[]> {
	await expect(page.getByLabel('ตัวเลขสำคัญ')).toBeVisible();
	const texts = await page.getByLabel('ตัวเลขสำคัญ').locator('.value').allInnerTexts();
	return texts.map((text) => text.replace(/\s/g, ''));
}
