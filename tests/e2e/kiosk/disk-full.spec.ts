import { aVisit } from '../../builders/visits.ts';
import { expect, staff, test } from '../../fixtures.ts';
import { fillDisk, giveSmallDisk, giveWholeDisk } from '../../full-disk.ts';
import { expectAllSent, handOver, registerVisit, setStaffCode, takeBack } from '../../hands.ts';

const COMMENT = 'ขอเก้าอี้เพิ่ม';

test('[U23] answers that a full disk refuses stay on the tablet, and are saved once there is room', async ({ server, centre, device }) => {
	const tablet = await device('front');
	const { page } = tablet;
	const browser = await tablet.context.newCDPSession(page);
	await giveSmallDisk(browser, server.url);
	await tablet.signIn(staff.counter);
	await tablet.readyForOffline();
	await setStaffCode(page);
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
});

test('[U23] a comment of more than ten thousand characters is kept whole and not sent', async ({ centre, device }) => {
	const tablet = await device('front');
	await tablet.signIn(staff.counter);
	await setStaffCode(tablet.page);
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
