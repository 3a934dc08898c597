// What staff do at the counter beyond registering: find the form ready, look at the entries, open one and act on it.
import { expect, type Locator, type Page } from '@playwright/test';

/** The counter, ready to be typed into. */
export async function openCounter(page: Page): Promise<Page> {
	if (new URL(page.url()).pathname !== '/counter') await page.goto(new URL('/counter', page.url()).href);
	await expect(page.getByLabel('ชื่อ–สกุล')).toBeFocused();
	return page;
}

/** The entries of the list, as far as they are drawn, first one first. */
export const entries = (page: Page): Locator => page.getByRole('article');

/** Opens an entry, unless it is open, and taps one of its acts. */
export async function actOn(entry: Locator, act: string): Promise<void> {
	const manage = entry.getByRole('button', { name: /^จัดการรายการของ/ });
	if ((await manage.getAttribute('aria-expanded')) === 'false') await manage.click();
	await entry.getByRole('button', { name: act, exact: true }).click();
}
