import type { Page } from '@playwright/test';
import { aVisit } from '../../builders/visits.ts';
import { expect, staff, test } from '../../fixtures.ts';
import { registerVisit } from '../../hands.ts';
import { follow } from '../../pin-hands.ts';
import { sheetFile } from '../../sheets.ts';

const head = ['รหัส', 'ชื่องานบริการ', 'กลุ่มงาน', 'ตรวจสอบล่าสุดเมื่อ'];
const own = 'งานของหน่วยงานเอง';

async function publish(page: Page): Promise<void> {
	const button = page.getByRole('button', { name: 'ประกาศใช้', exact: true });
	await button.click();
	await expect(button).toBeHidden();
	await expect(page.getByText('ประกาศใช้บัญชีงานบริการแล้ว').last()).toBeVisible();
}
async function offersAtCounter(page: Page, work: string, offered = true): Promise<void> {
	await follow(page, '/counter');
	const box = page.getByRole('combobox', { name: 'ค้นหางานบริการ' });
	await box.fill(work);
	await expect(page.getByRole('option', { name: work })).toHaveCount(offered ? 1 : 0);
	await box.fill('');
}

test('[U200, U201, U202, U203, U204] a head edits the catalogue, brings in a sheet, takes it back, and the counter offers what holds', async ({
	centre,
	device
}) => {
	const tablet = await device('front');
	const { page } = tablet;
	await tablet.signIn(staff.head);

	// A new work, typed half, left, found again, published.
	await follow(page, '/office/works/edit');
	await page.getByLabel('ชื่องานบริการ').fill('รับคำร้องขอถังขยะ');
	await follow(page, '/office/works');
	await page.getByRole('link', { name: 'แก้ไขต่อ' }).click();
	await expect(page.getByLabel('ชื่องานบริการ')).toHaveValue('รับคำร้องขอถังขยะ');
	await page.getByLabel('เอกสารที่ต้องใช้').fill('บัตรประจำตัวประชาชน\nสำเนาทะเบียนบ้าน');
	await page.getByLabel('ลิงก์').fill('javascript:alert(1)');
	await page.getByRole('button', { name: 'บันทึกลงร่าง' }).click();
	await expect(page.getByText('ลิงก์นี้เปิดเป็นหน้าเว็บไม่ได้').first()).toBeVisible();
	await page.getByLabel('ลิงก์').fill('https://example.go.th/bin');
	await page.getByRole('button', { name: 'บันทึกลงร่าง' }).click();
	await page.getByRole('link', { name: 'ดูและประกาศใช้' }).click();
	await expect(page.getByRole('listitem').filter({ hasText: 'รับคำร้องขอถังขยะ' })).toBeVisible();
	await publish(page);
	await offersAtCounter(page, 'รับคำร้องขอถังขยะ');

	// One tap each: first on the form, and help with the app.
	await follow(page, '/office/works');
	const line = page.getByRole('listitem').filter({ hasText: 'รับคำร้องขอถังขยะ' });
	await line.getByRole('checkbox', { name: 'ใช้บ่อย' }).check();
	await follow(page, '/office/works/tangrath');
	await page.getByRole('button', { name: 'เปิดให้บริการทั้งสองงาน' }).click();
	await expect(page.getByRole('img', { name: /คิวอาร์โค้ดติดตั้งแอปทางรัฐ/ })).toHaveCount(3);
	await follow(page, '/counter');
	const chips = page.getByRole('group', { name: 'ใช้บ่อย', exact: true }).getByRole('button');
	await expect(chips.first()).toHaveText('รับคำร้องขอถังขยะ');
	await page.getByRole('button', { name: 'ช่วยติดตั้งแอปพลิเคชันทางรัฐ', exact: true }).click();
	await page.getByRole('button', { name: 'บัตรงาน: ช่วยติดตั้งแอปพลิเคชันทางรัฐ' }).click();
	await expect(page.getByRole('dialog').getByText('ไม่กรอกรหัสผ่านหรือรหัสยืนยันแทน')).toBeVisible();
	await page.keyboard.press('Escape');
	await registerVisit(page, aVisit({ works: ['รับคำร้องขอถังขยะ'] }));

	// The card, on one page.
	await follow(page, '/office/works');
	await line.getByRole('link', { name: /^บัตรงาน/ }).click();
	await expect(page.getByRole('article').getByText('สำเนาทะเบียนบ้าน')).toBeVisible();
	await expect(page.getByRole('img', { name: /คิวอาร์โค้ดไปยังหน้าเว็บ/ })).toBeVisible();

	// A sheet with faults takes nothing in and names them; the corrected one becomes a draft, a version, and is taken back.
	await follow(page, '/office/works/import');
	const bad = [head, ['OWN-8', 'งานแปด', own, '21/11/2026'], ['OWN-8', '', 'กลุ่มใหม่', '31/2/2569']];
	await page.locator('input[type=file]').setInputFiles(await sheetFile('ผิด.xlsx', bad));
	const problems = page.getByRole('table').getByRole('row');
	await expect(problems).toHaveCount(6);
	await expect(problems.filter({ hasText: '21/11/2026' })).toContainText('ปีอาจเป็น ค.ศ.');
	await expect(page.getByText('ไม่ได้นำสิ่งใดเข้า')).toBeVisible();
	await page.locator('input[type=file]').setInputFiles(await sheetFile('ถูก.xlsx', [head, ['OWN-8', 'งานแปด', own, '21/11/2569']]));
	await page.getByText('ใช้ไฟล์นี้แทนทั้งบัญชี').click();
	await page.getByRole('button', { name: 'นำเข้าเป็นร่าง' }).click();
	await expect(page.getByRole('heading', { name: 'นำออกจากบัญชี' })).toBeVisible();
	await publish(page);
	await offersAtCounter(page, 'งานแปด');
	await offersAtCounter(page, 'รับคำร้องขอถังขยะ', false);
	await expect(page.getByRole('article').first()).toContainText('รับคำร้องขอถังขยะ');
	await follow(page, '/office/works/history');
	await page.getByRole('button', { name: 'กลับไปใช้ฉบับก่อนหน้า' }).click();
	await expect(page.getByText('กลับไปใช้ฉบับก่อนหน้าแล้ว')).toBeVisible();
	await offersAtCounter(page, 'รับคำร้องขอถังขยะ');
	await offersAtCounter(page, 'งานแปด', false);
	await expect.poll(async () => (await centre.facts('service-catalogue-published')).length).toBe(4);
});
