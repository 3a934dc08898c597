import { aVisit } from '../builders/visits.ts';
import { entries, openCounter } from '../counter-hands.ts';
import { expect, staff, test, testAtWork } from '../fixtures.ts';
import { fillDisk, giveSmallDisk, giveWholeDisk } from '../full-disk.ts';
import { confirmation, expectAllSent, registerVisit, saveVisit, typeVisit } from '../hands.ts';

const NOTE_CHARACTERS = 10_000;

testAtWork(
	'[U45] impossible days, over-long names and a long note are said beside their fields; nothing typed is lost',
	async ({ centre, tablet }) => {
		const { page } = tablet;
		await typeVisit(page, aVisit());
		const day = page.locator('#new-on');
		for (const [typed, message] of [
			['21/11/2026', 'ปี'],
			['31 กุมภาพันธ์ 2569', 'ไม่มีวันนี้ในปฏิทิน'],
			['วันวาน', 'ไม่มีวันนี้ในปฏิทิน'],
			['1/1/2571', 'ยังมาไม่ถึง']
		] as const) {
			await day.fill(typed);
			await saveVisit(page);
			await expect(page.locator('#new-on-error'), typed).toContainText(message);
			await expect(page.getByRole('alert').getByRole('link')).toHaveCount(1);
			await expect(day).toHaveValue(typed);
		}
		await page.getByRole('alert').getByRole('link').click();
		await expect(day).toBeFocused();

		const longName = 'ก'.repeat(201);
		const longNote = 'หมายเหตุยาว '.repeat(NOTE_CHARACTERS).slice(0, NOTE_CHARACTERS);
		await page.getByLabel('ชื่อ–สกุล').fill(longName);
		await page.getByLabel('หมายเหตุ').fill(longNote);
		await page.getByRole('textbox', { name: 'โทรศัพท์' }).fill('ศูนย์แปดหนึ่ง');
		await saveVisit(page);
		await expect(page.getByRole('alert').getByRole('link')).toHaveCount(4);
		await expect(page.getByLabel('ชื่อ–สกุล')).toHaveValue(longName);
		await expect(page.getByLabel('หมายเหตุ')).toHaveValue(longNote);
		expect(await centre.facts('visit-registered')).toHaveLength(0);

		await day.fill('๒๑ พ.ย. ๒๕๖๘');
		await page.getByLabel('ชื่อ–สกุล').fill('ก'.repeat(200));
		await page.getByLabel('หมายเหตุ').fill('สั้น');
		await page.getByRole('textbox', { name: 'โทรศัพท์' }).fill('๐๘๑-๒๓๔-๕๖๗๘');
		await expect(page.getByText(/^ลงรายการย้อนหลัง/)).toContainText('21 พฤศจิกายน พ.ศ. 2568');
		await saveVisit(page);
		await expect(page.getByText(/^บันทึกแล้ว/)).toBeVisible();
		await page.locator('#list-day').fill('21/11/2568');
		await expect(entries(page)).toHaveCount(1);
		await expect(entries(page).first()).toContainText('ลงย้อนหลัง');
		expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
	}
);

testAtWork('[U45] control characters are taken out of what was pasted, emoji stay', async ({ centre, tablet }) => {
	const { page } = tablet;
	await typeVisit(page, aVisit());
	await page.getByLabel('ชื่อ–สกุล').fill('สม\u0007ศรี\u200b\tใจ\u0000ดี 👩‍🌾');
	await saveVisit(page);
	await expect(entries(page).first().locator('.who')).toHaveText('นางสมศรี ใจดี 👩‍🌾');
	expect((await centre.documents()).size).toBeGreaterThan(0);
});

test.describe('a full disk', () => {
	test.use({ provoked: /StorageFullError|QuotaExceededError/ });

	test('[U42] a full disk is said plainly, nothing typed is lost, and saving again records it once', async ({ server, centre, device }) => {
		const tablet = await device('front');
		const browser = await tablet.context.newCDPSession(tablet.page);
		await giveSmallDisk(browser, server.url);
		await tablet.signIn(staff.counter);
		await tablet.readyForOffline();
		const page = await openCounter(tablet.page);
		await registerVisit(page, aVisit({ name: 'ก่อนเต็ม' }));
		await expectAllSent(page);
		await typeVisit(page, aVisit());
		await fillDisk(page);
		await saveVisit(page);
		await expect(page.getByRole('alert').getByText('พื้นที่เก็บข้อมูลของเครื่องนี้เต็ม')).toBeVisible();
		await expect(page.getByLabel('ชื่อ–สกุล')).toHaveValue(aVisit().name);
		await expect(entries(page)).toHaveCount(1);

		await giveWholeDisk(browser, server.url);
		await saveVisit(page);
		await expect(confirmation(page, aVisit())).toBeVisible();
		await expect(entries(page)).toHaveCount(2);
		await expectAllSent(page);
		expect(await centre.facts('visit-registered')).toHaveLength(2);
	});
});

testAtWork(
	'[U42] a malformed reply of the server disturbs no capture, and everything is sent once it makes sense again',
	async ({ centre, tablet }) => {
		const { page } = tablet;
		await registerVisit(page, aVisit({ name: 'ก่อนเสีย' }));
		await expectAllSent(page);
		const login = '<!doctype html><title>Hotel Wi-Fi</title><p>Please sign in';
		await tablet.context.route('**/db/**', (route) => route.fulfill({ status: 200, contentType: 'text/html', body: login }));
		await registerVisit(page, aVisit({ name: 'ขณะเสีย' }));
		await expect(entries(page).first()).toContainText('ยังไม่ส่ง');
		await tablet.context.unroute('**/db/**');
		await tablet.context.route('**/_bulk_docs', (route) =>
			route.fulfill({ status: 200, contentType: 'application/json', body: '[{"ok":tr' })
		);
		await registerVisit(page, aVisit({ name: 'ขณะขาด' }));
		await expect(entries(page)).toHaveCount(3);
		await tablet.context.unroute('**/_bulk_docs');
		await expectAllSent(page);
		expect(await centre.facts('visit-registered')).toHaveLength(3);
	}
);
