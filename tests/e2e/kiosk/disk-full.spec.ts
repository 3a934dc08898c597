import { aVisit } from '../../builders/visits.ts';
import { expect, staff, test, testAtWork } from '../../fixtures.ts';
import { allowKeeping, fillDisk, giveSmallDisk, giveWholeDisk, leaveLittleRoom } from '../../full-disk.ts';
import { expectAllSent, expectDay, handOver, registerVisit, takeBack } from '../../hands.ts';

const COMMENT = 'ขอเก้าอี้เพิ่ม';

const otherVisit = aVisit({ name: 'คำปัน ใจเที่ยง' });

test.use({ provoked: /StorageFullError|QuotaExceededError/ });

test('[U23] [U180, U181] answers that a full disk refuses are kept and saved once there is room; little room and unkept storage are said', async ({
	server,
	centre,
	device
}) => {
	const tablet = await device('front');
	const { page } = tablet;
	const browser = await tablet.context.newCDPSession(page);
	await giveSmallDisk(browser, server.url);
	await tablet.signIn(staff.counter);
	await tablet.readyForOffline();
	await registerVisit(page, aVisit());
	await expectAllSent(page);
	await handOver(page);
	await page.getByRole('button', { name: 'เริ่ม', exact: true }).click();
	for (const score of [9, 9, 9, 9, 9]) await page.getByRole('button', { name: `${String(score)} คะแนน จาก 10` }).click();
	await page.getByRole('textbox').fill(COMMENT);

	await fillDisk(page);
	await page.getByRole('button', { name: 'ส่งคำตอบ' }).click();
	await expect(page.getByRole('alert')).toContainText('พื้นที่เก็บข้อมูลของเครื่องนี้เต็ม');
	expect(await centre.facts('survey-answered')).toEqual([]);

	await giveWholeDisk(browser, server.url);
	await page.getByRole('button', { name: 'บันทึกอีกครั้ง' }).click();
	await expect(page.getByRole('heading', { name: 'ขอบคุณ' })).toBeVisible();
	await takeBack(page);
	await expect
		.poll(async () => (await centre.facts('survey-answered')).map(({ body }) => body))
		.toEqual([expect.objectContaining({ commented: true, mode: 'self' })]);

	await leaveLittleRoom(browser, page);
	await page.reload();
	await expect(page.getByText('พื้นที่เก็บข้อมูลในเครื่องเหลือน้อย')).toBeVisible();
	await registerVisit(page, otherVisit);
	await page.getByRole('button', { name: 'ส่งให้ผู้รับบริการประเมิน' }).click();
	await expect(page.getByRole('dialog')).toContainText('ยังเริ่มแบบประเมินไม่ได้');
	await page.keyboard.press('Escape');

	// Full at a start: said, with the rescue file beside it; once there is room it is as before.
	await fillDisk(page);
	await page.reload();
	const full = page.getByText('พื้นที่เก็บข้อมูลในเครื่องเต็ม บันทึกเพิ่มไม่ได้');
	await expect(full).toBeVisible({ timeout: 30_000 });
	const saving = page.waitForEvent('download');
	await page.getByRole('button', { name: 'บันทึกแฟ้มกู้คืน' }).click();
	await saving;
	await giveWholeDisk(browser, server.url);
	await page.reload();
	await expectDay(page, { persons: 2 });
	await expect(full).toBeHidden();

	await page.getByRole('link', { name: 'ตั้งค่า' }).click();
	const ask = page.getByRole('button', { name: 'ขอให้เก็บไว้ถาวร' });
	await ask.click();
	await expect(page.getByText('ติดตั้งโปรแกรมนี้ลงเครื่อง')).toBeVisible();
	await allowKeeping(browser, server.url);
	await ask.click();
	await expect(page.getByText('เบราว์เซอร์รับว่าจะไม่ลบข้อมูลเอง')).toBeVisible();
});

testAtWork('[U23] a comment of more than ten thousand characters is kept whole and not sent', async ({ centre, tablet }) => {
	const { page } = tablet;
	await registerVisit(page, aVisit());
	await handOver(page);
	await page.getByRole('button', { name: 'เริ่ม', exact: true }).click();
	for (const score of [9, 9, 9, 9, 9]) await page.getByRole('button', { name: `${String(score)} คะแนน จาก 10` }).click();
	const long = 'ดี😊'.repeat(2_501);
	await page.getByRole('textbox').fill(long);
	await page.getByRole('button', { name: 'ส่งคำตอบ' }).click();
	await expect(page.getByText('ข้อความยาวเกินไป 4 ตัวอักษร')).toBeVisible();
	await expect(page.getByRole('textbox')).toHaveValue(long);
	await page.getByRole('textbox').fill(long.slice(0, 10_000));
	await page.getByRole('button', { name: 'ส่งคำตอบ' }).click();
	await expect(page.getByRole('heading', { name: 'ขอบคุณ' })).toBeVisible();
	await takeBack(page);
	await expect.poll(async () => (await centre.facts('survey-answered')).length).toBe(1);
});
