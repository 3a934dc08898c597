import type { Page } from '@playwright/test';
import { aKnownKey } from '../../at-rest.ts';
import { expect, staff, test } from '../../fixtures.ts';
import { expectAllSent, sendNow } from '../../hands.ts';
import { follow } from '../../pin-hands.ts';

/** A picture of one colour, 64 by 48 pixels, drawn by the browser itself. */
const aPicture = (page: Page): Promise<string> =>
	page.evaluate(() => {
		const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 });
		canvas.getContext('2d')?.fillRect(0, 0, 64, 48);
		return canvas.toDataURL('image/png').split(',')[1] ?? '';
	});
const step = async (page: Page, name: string, note = ''): Promise<void> => {
	await page.getByRole('button', { name, exact: true }).click();
	const dialog = page.getByRole('dialog', { name });
	if (note !== '') await dialog.getByRole('textbox', { name: /^บันทึก/ }).fill(note);
	await dialog.getByRole('button', { name: 'บันทึกขั้นนี้' }).click();
	await expect(dialog).toBeHidden();
};

test('[U250] [U253] [U255] from a request for help with a photo to recorded in INFO, without a network, and another tablet sees it all', async ({
	centre,
	device
}) => {
	const key = { enter: (await aKnownKey()).text };
	const [front, back] = [await device('front'), await device('back')];
	await front.signIn(staff.counter, key);
	await back.signIn(staff.second, key);
	const { page } = front;
	await front.readyForOffline();
	await expectAllSent(page);
	await front.goOffline();

	await follow(page, '/help');
	await page.getByRole('link', { name: 'รับคำร้อง' }).click();
	await page.getByRole('radio', { name: 'ด้านสาธารณภัย' }).check();
	await page.getByLabel('ชื่อ–สกุล', { exact: true }).fill('นางสมศรี มีสุข');
	await page.getByLabel('บ้านเลขที่', { exact: true }).fill('12/3');
	await page.getByLabel('ปัญหาความเดือดร้อน').fill('น้ำท่วมบ้าน');
	await page.getByLabel('ชื่อ–สกุล คนที่ 1').fill('สมชาย มีสุข');
	await page.keyboard.press('Enter');
	await page.keyboard.type('มาลี มีสุข');
	await page.keyboard.press('Control+Enter');
	await expect(page.getByRole('heading', { name: 'นางสมศรี มีสุข' })).toBeVisible();

	const buffer = Buffer.from(await aPicture(page), 'base64');
	await page.locator('input[type=file]').setInputFiles({ name: 'house.png', mimeType: 'image/png', buffer });
	await page.getByRole('button', { name: 'เปิดดูรูป 1 รูป' }).click();
	await expect(page.getByRole('img', { name: 'รูปที่ 1' })).toBeVisible();
	await step(page, 'เริ่มตรวจสอบข้อเท็จจริง', 'ไปดูบ้านแล้ว');
	await step(page, 'เสนอคณะกรรมการ');
	await step(page, 'บันทึกว่าคณะกรรมการเห็นชอบ');
	await page.getByRole('button', { name: 'บันทึกใน INFO แล้ว' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'บันทึกว่ากรอกแล้ว' }).click();
	await expect(page.getByRole('button', { name: 'บันทึกใน INFO แล้ว' })).toBeHidden();

	await front.goOnline();
	await expectAllSent(page);
	await sendNow(back.page);
	await follow(back.page, '/help');
	await expect(back.page.getByText('รูป 1 รูป')).toBeVisible();
	await back.page.getByRole('link', { name: /นางสมศรี มีสุข/ }).click();
	await expect(back.page.getByText('ไปดูบ้านแล้ว')).toBeVisible();
	await back.page.getByRole('button', { name: 'เปิดดูรูป 1 รูป' }).click();
	const shown = back.page.getByRole('img', { name: 'รูปที่ 1' });
	await expect.poll(() => shown.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight])).toEqual([64, 48]);
	expect(await centre.facts('help-moved')).toHaveLength(3);
});
