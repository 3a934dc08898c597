import { aDayOfVisits } from '../../builders/visits.ts';
import { aMonth, factsOfMonth } from '../../builders/month-of-facts.ts';
import { diesAt, untilDead } from '../../dying-page.ts';
import { expect, staff, test } from '../../fixtures.ts';
import { dayFigures, expectAllSent, registerVisit } from '../../hands.ts';
import { follow, lockScreen, unlock } from '../../pin-hands.ts';
import type { Page } from '@playwright/test';

const VISITS = 300;
const OLD_MONTH = '2026-03';

/** Databases of the ledger in this browser, by name. */
const ledgers = (page: Page): Promise<string[]> =>
	page.evaluate(async () => (await indexedDB.databases()).flatMap(({ name = '' }) => (name.startsWith('_pouch_') ? [name] : [])).sort());

/** Every number of the overview of the old month. */
async function oldFigures(page: Page): Promise<string> {
	await follow(page, `/supervisor?view=month&on=${OLD_MONTH}-15`);
	await expect(page.locator('main')).toContainText(String(VISITS - Math.floor(VISITS / 17)));
	return (await page.locator('main').innerText()).replaceAll(/เวลา \d\d\.\d\d น\./g, '');
}

test('[A40, A44] a tablet that nobody touches leaves old days to the server; its figures stay, also when it is killed while the fresh ledger takes its place', async ({
	centre,
	device
}) => {
	test.setTimeout(120_000);
	await centre.write(factsOfMonth(aMonth(OLD_MONTH, ['SVC1908', 'SVC1882'], VISITS, 40), centre.org));
	const tablet = await device('front');
	let { page } = tablet;
	await page.clock.install();
	await tablet.signIn(staff.head);
	await expectAllSent(page);
	for (const visit of aDayOfVisits(2)) await registerVisit(page, visit);
	await expectAllSent(page);
	const before = await oldFigures(page);
	const [first] = await ledgers(page);
	await tablet.leaveAlone();
	// The page that starts anew for the fresh ledger dies before it has noted that this one is in use now.
	await diesAt(page, { local: 'ledger-generation/', nth: 1 }, 'next loading');
	await untilDead(tablet, async () => {
		// A leap of the clock ends the waiting for news; the look at the ledger that follows a while later finds all at rest again.
		for (const leap of ['10:10', '04:45']) {
			await page.clock.fastForward(leap);
			await expect(lockScreen(page)).toBeVisible();
			await expect(page.getByText(/ส่งครบแล้ว · เมื่อครู่นี้/)).toBeVisible();
		}
	});
	page = await tablet.open('/counter');
	await expect(async () => {
		const now = await ledgers(page);
		expect(now).toHaveLength(1);
		expect(now).not.toContain(first);
	}).toPass({ timeout: 60_000 });
	await unlock(page);
	await expect.poll(() => oldFigures(page), { timeout: 30_000 }).toBe(before);
	await follow(page, '/counter');
	await expect.poll(() => dayFigures(page)).toMatchObject({ persons: 2 });
	await expectAllSent(page);
});
