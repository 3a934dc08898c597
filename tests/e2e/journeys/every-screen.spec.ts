import type { Page } from '@playwright/test';
import { axeOn } from '../../axe.ts';
import { aDayOfVisits } from '../../builders/visits.ts';
import { makeCode } from '../../enrol-hands.ts';
import { expect, staff, test } from '../../fixtures.ts';
import { answerSurvey, expectAllSent, handOver, registerVisit, takeBack } from '../../hands.ts';
import { follow, lockScreen, PIN } from '../../pin-hands.ts';
import { takeRequest } from '../../walk-hands.ts';

const sizes = [
	{ width: 1280, height: 800 },
	{ width: 800, height: 1280 },
	{ width: 360, height: 740 }
];
const languages = [
	{ code: 'th', button: 'ไทย' },
	{ code: 'en', button: 'English' }
] as const;

const privacyPages = ['', '/notice', '/retention', '/person', '/log', '/processing'].map((path) => `/settings/privacy${path}`);

const worksPages = ['', '/edit?code=SVC1908', '/publish', '/history', '/import', '/card?code=SVC0166', '/tangrath'].map(
	(path) => `/office/works${path}`
);

/** What axe finds, in words short enough to read in a failure. */
async function findings(page: Page): Promise<string[]> {
	const { violations } = await (
		await axeOn(page)
	)
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
		.analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** No screen is wider than its window: a page that moves sideways hides what is at its edge. */
const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

test('[Promise 6] [U286] letters are asked for first, axe finds nothing and nothing is wider than the window, on every screen, in both languages, at three sizes', async ({
	centre,
	device
}) => {
	test.setTimeout(300_000);
	const tablet = await device('front');
	const { page } = tablet;
	const found: Record<string, unknown> = {};
	/** Axe looks at one language on a wide screen, at the other on a phone. */
	const look = async (screen: string, axed: readonly number[] = sizes.map(({ width }) => width)): Promise<void> => {
		for (const size of sizes) {
			await page.setViewportSize(size);
			const tooWide = await overflow(page);
			const problems = [...(axed.includes(size.width) ? await findings(page) : []), ...(tooWide > 0 ? [`${tooWide} px too wide`] : [])];
			if (problems.length > 0) found[`${screen} ${size.width}`] = problems;
		}
		await page.setViewportSize(sizes[0] ?? { width: 1280, height: 800 });
	};
	const inBoth = async (screen: string): Promise<void> => {
		for (const { code, button } of languages) {
			if ((await page.locator('html').getAttribute('lang')) !== code)
				await page.getByRole('button', { name: button, exact: true }).first().click();
			await expect(page.locator('html')).toHaveAttribute('lang', code);
			await look(`${screen} ${code}`, code === 'th' ? [1280] : [360]);
		}
		await page.getByRole('button', { name: 'ไทย', exact: true }).first().click();
	};

	await page.goto(new URL('/sign-in', page.url()).href);
	const early = await page.locator('link[rel=preload][as=font]').count();
	expect(early, 'fonts asked for at once').toBe(await page.evaluate(() => document.fonts.size));
	await inBoth('sign-in');
	await page.goto(new URL('/setup', page.url()).href);
	await inBoth('setup');
	await page.goto(new URL('/enrol', page.url()).href);
	await expect(page.getByRole('button', { name: 'เปิดกล้อง' })).toBeVisible();
	await inBoth('enrol');
	await tablet.signIn(staff.head);
	await expectAllSent(page);
	await inBoth('counter, empty');
	for (const visit of aDayOfVisits(4)) await registerVisit(page, visit);
	await inBoth('counter');
	await handOver(page);
	await look('kiosk, start');
	await answerSurvey(page, [9, 8, 10, 9, 9], 'ดีมาก');
	await look('kiosk, thanks');
	await takeBack(page);
	for (const path of [
		'/supervisor',
		'/supervisor/periods',
		'/supervisor/list',
		'/supervisor/comments',
		...worksPages,
		'/cases?list=to-send',
		'/office',
		'/office/duty',
		'/office/paper',
		'/office/registers',
		'/office/registers/settings',
		'/find',
		'/help',
		'/help/new',
		'/help/info',
		'/help/settings',
		'/settings',
		'/settings/recovery-sheet',
		'/settings/devices',
		...privacyPages
	]) {
		await follow(page, path);
		await expect(page.locator('h1').first()).toBeVisible();
		await inBoth(path);
	}
	// What has one subject is reached through it.
	await follow(page, '/cases?list=to-send');
	await page.locator('main').getByRole('link', { name: 'การขอใช้ไฟฟ้า' }).first().click();
	await expect(page.getByRole('button', { name: 'ส่งต่อหน่วยงาน', exact: true })).toBeVisible();
	await inBoth('one case');
	await page.getByRole('link', { name: 'พิมพ์ใบรับเรื่อง' }).click();
	await expect(page.getByRole('article')).toBeVisible();
	await inBoth('slip');
	await follow(page, `/find/visit?id=${new URL(page.url()).searchParams.get('visit') ?? ''}`);
	await expect(page.getByText('การขอใช้ไฟฟ้า').first()).toBeVisible();
	await inBoth('one visit');
	await takeRequest(page, 'นายคำปัน รอคอย', 'ด้านสาธารณภัย');
	await inBoth('one request');
	const request = new URL(page.url()).search;
	for (const path of [`/help/request/paper${request}`, `/help/request/correct${request}`]) {
		await follow(page, path);
		await expect(page.getByText('นายคำปัน').or(page.locator('input')).first()).toBeVisible();
		await inBoth(path.split('?')[0] ?? path);
	}
	await page.goto(new URL('/settings/recovery-sheet', page.url()).href);
	await expect(page.getByRole('group', { name: /^PIN ของ/ })).toBeVisible();
	await page.keyboard.type(PIN);
	await expect(page.getByRole('article')).toBeVisible();
	await inBoth('recovery sheet');
	await makeCode(page, 'เคาน์เตอร์ 2');
	await look('code for a new device');
	const other = await tablet.context.newPage();
	await other.goto(new URL('/counter', page.url()).href);
	await other.getByRole('button', { name: 'ใช้แท็บนี้แทน' }).click();
	await page.getByRole('heading', { name: 'เปิดอยู่ในอีกแท็บหนึ่งแล้ว' }).waitFor();
	await look('guest of another tab');
	await other.close();
	await page.goto(new URL('/no-such-page', page.url()).href);
	await expect(page.locator('h1').first()).toBeVisible();
	await look('no such page');
	await tablet.leaveAlone();
	await page.reload();
	await expect(lockScreen(page)).toBeVisible();
	await inBoth('lock');
	expect(found).toEqual({});
	expect(await centre.facts('survey-answered')).toHaveLength(1);
});
