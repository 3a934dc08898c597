import type { Page } from '@playwright/test';
import { aVisit } from '../../builders/visits.ts';
import { expect, testAtWork as test } from '../../fixtures.ts';
import { handOver, registerVisit, takeBack } from '../../hands.ts';
import { PIN, unlock } from '../../pin-hands.ts';

const ADDRESSES = [
	'/',
	'/counter',
	'/supervisor',
	'/supervisor/list?of=persons&from=2026-11-01&to=2026-11-30',
	'/settings',
	'/sign-in',
	'/setup',
	'/nowhere'
];
/** Longer than the first wait. */
const WAITED_MS = 20_000;

const start = (page: Page) => page.getByRole('button', { name: 'เริ่ม', exact: true });
const takeOver = (page: Page): Promise<void> => page.getByRole('button', { name: 'ใช้แท็บนี้แทน' }).click();
const staffDoor = (page: Page) => page.getByRole('button', { name: 'สำหรับเจ้าหน้าที่' });

/** Whether the page refuses the menu, dragging, printing, zooming and, last, going on with Tab. */
const refusedByPage = (page: Page): Promise<boolean[]> =>
	page.evaluate(() => {
		const options = { bubbles: true, cancelable: true };
		return [
			new MouseEvent('contextmenu', options),
			new DragEvent('dragstart', options),
			new KeyboardEvent('keydown', { ...options, key: 'p', ctrlKey: true }),
			new WheelEvent('wheel', { ...options, ctrlKey: true }),
			new KeyboardEvent('keydown', { ...options, key: 'Tab' })
		].map((event) => !document.body.dispatchEvent(event));
	});

test('[Promise 7] [U6, U182, U184] every address, tab, reload, way back and restart stays in the kiosk', async ({
	server,
	centre,
	tablet
}) => {
	expect(centre.org).not.toBe('');
	await tablet.readyForOffline();
	let { page } = tablet;
	await registerVisit(page, aVisit());
	await handOver(page);

	for (const address of ADDRESSES) {
		await page.goto(server.url + address);
		await expect(start(page), address).toBeVisible();
		expect(new URL(page.url()).pathname, address).toBe('/kiosk');
		expect(await page.locator('body').innerText(), address).not.toContain(aVisit().name);
	}
	expect(await refusedByPage(page)).toEqual([true, true, true, true, false]);
	await expect(page.locator('.kiosk')).toHaveAttribute('translate', 'no');

	const tab = await tablet.context.newPage();
	await tab.goto(`${server.url}/supervisor?view=day&on=2026-11-21`);
	await expect(tab.getByRole('heading', { name: 'แบบประเมินเปิดอยู่ในอีกแท็บหนึ่งแล้ว' })).toBeVisible();
	await takeOver(tab);
	await expect(start(tab)).toBeVisible();
	await expect(page.getByRole('heading', { name: 'แบบประเมินเปิดอยู่ในอีกแท็บหนึ่งแล้ว' })).toBeVisible();
	await tab.close();
	await expect(start(page), 'the tab that is left goes on').toBeVisible();

	await start(page).click();
	await page.getByRole('button', { name: '7 คะแนน จาก 10' }).click();
	await expect(page.getByText('ข้อ 2 จาก 6')).toBeVisible();
	await page.goBack();
	await expect(page.getByText('ข้อ 1 จาก 6')).toBeVisible();
	await page.reload();
	await expect(start(page)).toBeVisible();
	for (let steps = 0; steps < 4; steps += 1) {
		await page.evaluate(() => history.back());
		await expect(start(page)).toBeVisible();
		expect(new URL(page.url()).pathname).toBe('/kiosk');
	}

	await tablet.killBrowser();
	await server.kill();
	page = await tablet.open('/counter');
	await expect(start(page)).toBeVisible();
	await takeBack(page);
	await expect(page.getByLabel('ชื่อ–สกุล')).toBeVisible();
	await page.goBack();
	expect(await page.locator('body').innerText()).not.toContain('ข้อ 1 จาก 6');

	await page.goto(`${server.url}/counter`);
	await expect(page.getByLabel('ชื่อ–สกุล')).toBeVisible();
	const second = await tablet.context.newPage();
	await second.goto(`${server.url}/settings`);
	await expect(second.getByText('แท็บนั้นแสดงหน้า “เคาน์เตอร์”')).toBeVisible();
	await takeOver(second);
	await unlock(second);
	await expect(second.getByRole('heading', { name: 'ตั้งค่า', level: 1 })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'เปิดอยู่ในอีกแท็บหนึ่งแล้ว' })).toBeVisible();
});

test('[Promise 7] [U26] wrong PINs make their owner wait, and a reload does not shorten it', async ({ centre, tablet }) => {
	expect(centre.org).not.toBe('');
	const { page } = tablet;
	await registerVisit(page, aVisit());
	await handOver(page);
	// The clock stands still: on a slow machine the wait would be over before it was looked at.
	const nowMs = await page.evaluate(() => Date.now());
	await page.clock.setFixedTime(nowMs);

	await staffDoor(page).click();
	const said = page.getByRole('dialog').getByRole('status');
	for (let wrong = 1; wrong <= 3; wrong += 1) {
		await expect(page.getByRole('button', { name: '5', exact: true })).toBeEnabled();
		await page.keyboard.type('135790');
		await expect(said).toHaveText(wrong < 3 ? /PIN ไม่ถูกต้อง/ : /โปรดรอ/);
	}
	await page.reload();
	await staffDoor(page).click();
	await expect(said).toHaveText(/โปรดรอ/);
	await page.keyboard.type(PIN);
	await expect(said).toHaveText(/โปรดรอ/);
	expect(new URL(page.url()).pathname).toBe('/kiosk');
	await page.clock.setFixedTime(nowMs + WAITED_MS);
	await expect(said).not.toHaveText(/โปรดรอ/);
	await page.keyboard.type(PIN);
	await page.waitForURL('**/counter');
});
