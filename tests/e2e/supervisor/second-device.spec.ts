import { aVisit } from '../../builders/visits.ts';
import { expect, staff, testAtWork as test } from '../../fixtures.ts';
import { answerSurvey, expectAllSent, handOver, registerVisit, takeBack } from '../../hands.ts';
import { keyFigures } from '../../supervisor-hands.ts';

test('[U64] [Promise 11] a supervisor on another device reads the figures that were counted at the counter', async ({
	centre,
	tablet,
	device
}) => {
	await registerVisit(tablet.page, aVisit({ works: ['การขอใช้ไฟฟ้า', 'การขอใช้น้ำประปา'] }));
	await handOver(tablet.page);
	await answerSurvey(tablet.page, [10, 9, 9, 8, 10], 'ดีมาก');
	await takeBack(tablet.page);
	await registerVisit(tablet.page, aVisit({ name: 'คำปัน ใจเที่ยง', works: ['การขอใช้ไฟฟ้า'] }));
	await handOver(tablet.page);
	await answerSurvey(tablet.page, [9, 9, 9, 9, 10]);
	await takeBack(tablet.page);
	await registerVisit(tablet.page, aVisit({ name: 'มาลี แก้วพนา', works: ['การขอใช้ไฟฟ้า'] }));
	await expectAllSent(tablet.page);
	expect(await centre.facts('survey-answered')).toHaveLength(2);

	const office = await device('office');
	await office.signIn(staff.supervisor, 'skip');
	await office.page.waitForURL('**/supervisor');
	// 92 points in 10 answers: a mean of 9.2, 92 per cent.
	await expect.poll(() => keyFigures(office.page)).toEqual(['3คน', '4งาน', '2คน', '9.20', '92.00%']);
	await expect(office.page.getByText('ลงทะเบียน 3 คน / ตอบแบบสำรวจ 2 คน')).toBeVisible();
	await office.page.getByText('รายวัน', { exact: true }).click();
	await expect.poll(() => keyFigures(office.page)).toEqual(['3คน', '4งาน', '2คน', '9.20', '92.00%']);
	await office.page.reload();
	await expect(office.page.getByRole('radio', { name: 'รายวัน' })).toBeChecked();

	await test.step('names stay sealed for whoever only reads figures', async () => {
		await office.page
			.getByRole('link', { name: /^ผู้รับบริการ/ })
			.first()
			.click();
		await expect(office.page.getByText('3 รายการ', { exact: true })).toBeVisible();
		await expect(office.page.getByText('ปิดผนึก', { exact: true })).toHaveCount(3);
		expect(await office.page.locator('body').innerText()).not.toContain('คำปัน');
		await office.page.goBack();
		await office.page.getByRole('link', { name: 'ดูข้อเสนอแนะ 1 รายการ' }).click();
		await expect(office.page.getByText('ข้อเสนอแนะปิดผนึกไว้')).toBeVisible();
	});

	await test.step('whoever holds the key reads them, in the order of a Thai dictionary', async () => {
		await tablet.page.goto(new URL('/supervisor', tablet.page.url()).href);
		await tablet.page.getByRole('link', { name: 'ดู 3 รายการของ ประชาชน' }).click();
		await tablet.page.getByText('ตามชื่อ', { exact: true }).click();
		await expect(tablet.page.locator('.line .name')).toHaveText(['นางคำปัน ใจเที่ยง', 'นางน้ำฝน ทองดี', 'นางมาลี แก้วพนา']);
		await tablet.page.getByRole('link', { name: 'กลับไปภาพรวม' }).click();
		await tablet.page.getByRole('link', { name: 'ดูข้อเสนอแนะ 1 รายการ' }).click();
		await expect(tablet.page.getByText('ดีมาก')).toBeVisible();
	});
});
