// A work that is forwarded, on two tablets without a network: from the counter's form to the slip, to its agency and back, until it is closed.
import type { Page } from '@playwright/test';
import { aVisit } from '../../builders/visits.ts';
import { expect, staff, test } from '../../fixtures.ts';
import { dayFigures, expectAllSent, registerVisit, sendNow } from '../../hands.ts';
import { follow } from '../../pin-hands.ts';

const VISITOR = 'บัวผัน ตามเรื่อง';
const AGENCY = 'การไฟฟ้าส่วนภูมิภาค';

/** Fills the form of a step and saves it; resolves when it is recorded. */
async function step(page: Page, open: string, fill: (form: ReturnType<Page['getByRole']>) => Promise<void>): Promise<void> {
	await page.getByRole('button', { name: open, exact: true }).click();
	const form = page.getByRole('dialog', { name: open });
	await fill(form);
	await form.getByRole('button', { name: 'บันทึก', exact: true }).click();
	await expect(form).toBeHidden();
}
const choose = (form: ReturnType<Page['getByRole']>, name: string): Promise<void> => form.getByText(name, { exact: true }).click();

/** How many each list has, as its chips say. */
async function counts(page: Page): Promise<Record<string, number>> {
	await follow(page, '/cases');
	await expect(page.getByRole('heading', { level: 1, name: 'งานส่งต่อ' })).toBeVisible();
	const chips = await page.getByRole('radiogroup', { name: 'รายการ' }).locator('label').allInnerTexts();
	return Object.fromEntries(chips.map((chip) => [chip.trim().replace(/ [\d,]+$/, ''), Number(/[\d,]+$/.exec(chip.trim())?.[0])]));
}

test('[U225] [U229] [U230] [U231] a forwarded work goes to its agency and back on two tablets without a network, and both say the same', async ({
	centre,
	device
}) => {
	const first = await device('first');
	const second = await device('second');
	await first.signIn(staff.head);
	await second.signIn(staff.head);
	for (const { page } of [first, second]) await expectAllSent(page);
	await first.goOffline();
	const one = first.page;
	await registerVisit(one, aVisit({ name: VISITOR, works: ['การขอใช้ไฟฟ้า'] }));
	await one.getByRole('link', { name: 'พิมพ์ใบรับเรื่อง' }).click();
	const slip = one.getByRole('article');
	await expect(slip).toContainText('การขอใช้ไฟฟ้า');
	await expect(slip).not.toContainText('บัวผัน');
	const code = await slip.locator('.code').innerText();
	expect(code).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}$/);

	await one.getByRole('link', { name: 'ไปที่เรื่องส่งต่อ' }).click();
	await step(one, 'ส่งต่อหน่วยงาน', async (form) => {
		await form.getByRole('textbox', { name: 'หน่วยงานเจ้าของเรื่อง' }).fill(AGENCY);
		await choose(form, 'หนังสือ');
		await form.getByRole('textbox', { name: /^เลขที่รับของหน่วยงาน/ }).fill('มท 5301/ว 2976');
		await form.getByRole('textbox', { name: /^บันทึกเพิ่มเติม/ }).fill('ฝากเรื่องไว้ที่คุณแดง');
	});
	await expect(one.getByText('รอคำตอบ', { exact: true })).toBeVisible();
	await expect(one.getByText('บันทึก: ฝากเรื่องไว้ที่คุณแดง')).toBeVisible();
	expect(await counts(one)).toMatchObject({ รอส่งต่อ: 0, ยังไม่ปิดทั้งหมด: 1 });

	await first.goOnline();
	await sendNow(one);
	await expectAllSent(one);
	const two = second.page;
	await sendNow(two);
	await expect.poll(() => counts(two)).toMatchObject({ ยังไม่ปิดทั้งหมด: 1 });
	await second.goOffline();
	await two.locator('body').press('/');
	const box = two.getByRole('textbox', { name: 'ค้นหาทุกอย่าง' });
	for (const typed of ['2976', VISITOR.slice(0, 5), AGENCY]) {
		await box.fill(typed);
		await expect(two.getByRole('link', { name: /การขอใช้ไฟฟ้า/ }).first()).toBeVisible();
	}
	await box.fill(code.toLowerCase().replaceAll('-', ' '));
	await expect(two.getByRole('heading', { name: 'ใบรับเรื่อง' })).toBeVisible();
	await box.press('ArrowDown');
	await two.keyboard.press('Enter');
	await step(two, 'บันทึกการติดตาม', (form) => form.getByRole('textbox', { name: /^ติดตามอีกครั้ง/ }).fill('31/12/2690'));
	await step(two, 'บันทึกคำตอบ', (form) => choose(form, 'ดำเนินการแล้ว'));
	await step(two, 'บันทึกการแจ้งผู้รับบริการ', (form) => choose(form, 'โทรศัพท์'));
	await step(two, 'ปิดเรื่อง', (form) => choose(form, 'หน่วยงานดำเนินการแล้วเสร็จ'));
	await expect(two.getByText('เรื่องนี้ปิดแล้ว')).toBeVisible();

	await second.goOnline();
	await sendNow(two);
	await expectAllSent(two);
	await sendNow(one);
	await expect.poll(() => counts(one)).toMatchObject({ ยังไม่ปิดทั้งหมด: 0, ปิดแล้ว: 1 });
	expect(await counts(two)).toEqual(await counts(one));
	for (const page of [one, two]) await follow(page, '/counter');
	expect(await dayFigures(two)).toEqual(await dayFigures(one));
	expect((await centre.facts('case-closed')).length).toBe(1);
	expect(JSON.stringify(await centre.facts('case-forwarded'))).not.toContain('คุณแดง');
});
