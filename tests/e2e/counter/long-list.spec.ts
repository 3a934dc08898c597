import { aLongDay, openedAt } from '../../builders/a-long-day.ts';
import { entries, openCounter } from '../../counter-hands.ts';
import { expect, testAtWork as test } from '../../fixtures.ts';

/** The list itself is looked at with ten times as many lines (src/lib/ui/long-list.browser.test.ts). */
const ENTRIES = 1_000;
/** On a machine with much other work. */
const PULLING_MS_MAX = 60_000;
/** Far more than a screen holds, far fewer than there are. */
const ENTRIES_DRAWN_MAX = 60;

test('[U52] a thousand entries of one day scroll, and only those in view are drawn', async ({ centre, tablet }) => {
	await centre.write(aLongDay(ENTRIES, centre.org));
	const page = await openCounter(tablet.page);
	await expect(page.getByText('1,000 รายการ')).toBeVisible({ timeout: PULLING_MS_MAX });
	expect(await entries(page).count()).toBeLessThan(ENTRIES_DRAWN_MAX);
	await expect(async () => {
		await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
		expect(await entries(page).last().locator('time').getAttribute('datetime')).toBe(openedAt);
	}).toPass();
	expect(await entries(page).count()).toBeLessThan(ENTRIES_DRAWN_MAX);
	await page.keyboard.press('Escape');
	await page.keyboard.press('n');
	await expect(page.getByLabel('ชื่อ–สกุล')).toBeInViewport();
});
