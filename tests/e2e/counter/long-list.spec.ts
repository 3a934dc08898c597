import { aLongDay, openedAt } from '../../builders/a-long-day.ts';
import { entries, openCounter } from '../../counter-hands.ts';
import { expect, staff, test } from '../../fixtures.ts';

const ENTRIES = 10_000;
/** Ten thousand entries come down before the list is looked at: 15 s on a machine of its own, ten times that on one with much other work. */
const PULLING_MS_MAX = 480_000;
/** And go up first. */
const WRITING_AND_PULLING_MS_MAX = 600_000;
const ENTRIES_AT_ONCE = 2_000;
/** Far more than a screen holds, far fewer than there are. */
const ENTRIES_DRAWN_MAX = 60;

test('[U52] ten thousand entries of one day scroll, and only those in view are drawn', async ({ centre, device }) => {
	test.setTimeout(WRITING_AND_PULLING_MS_MAX);
	const visits = aLongDay(ENTRIES, centre.org);
	for (let at = 0; at < ENTRIES; at += ENTRIES_AT_ONCE) await centre.write(visits.slice(at, at + ENTRIES_AT_ONCE));
	const tablet = await device('front');
	await tablet.signIn(staff.second);
	const page = await openCounter(tablet.page);
	await expect(page.getByText('10,000 รายการ')).toBeVisible({ timeout: PULLING_MS_MAX });
	expect(await entries(page).count()).toBeLessThan(ENTRIES_DRAWN_MAX);
	await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
	await expect(entries(page).last()).toContainText('08.00 น.');
	await expect(async () => {
		await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
		expect(await entries(page).last().locator('time').getAttribute('datetime')).toBe(openedAt);
	}).toPass();
	expect(await entries(page).count()).toBeLessThan(ENTRIES_DRAWN_MAX);
	await page.keyboard.press('Escape');
	await page.keyboard.press('n');
	await expect(page.getByLabel('ชื่อ–สกุล')).toBeInViewport();
});
