import { aVisit } from '../../builders/visits.ts';
import { actOn, entries } from '../../counter-hands.ts';
import { expect, testAtWork as test } from '../../fixtures.ts';
import { expectDay, registerVisit } from '../../hands.ts';

test('[U44] correcting, recording an outcome and voiding keep the history and ask for a reason', async ({ centre, tablet }) => {
	const { page } = tablet;
	await registerVisit(page, aVisit());
	const entry = entries(page).first();

	await actOn(entry, 'แก้ไข');
	const correction = page.getByRole('dialog', { name: 'แก้ไขรายการ' });
	await correction.getByLabel('ชื่อ–สกุล').fill('น้ำผึ้ง ทองดี');
	await correction.getByRole('button', { name: 'บันทึกการแก้ไข' }).click();
	await expect(correction.getByRole('link', { name: 'เลือกเหตุผลที่แก้ไข' })).toBeVisible();
	await page.keyboard.press('Escape');
	await actOn(entry, 'แก้ไข');
	await expect(correction.getByLabel('ชื่อ–สกุล')).toHaveValue('น้ำผึ้ง ทองดี');
	await correction.getByText('พิมพ์ผิด').click();
	await correction.getByLabel('คำอธิบายเพิ่มเติม').fill('ได้ยินชื่อผิด');
	await correction.getByRole('button', { name: 'บันทึกการแก้ไข' }).click();
	await expect(entry).toContainText('นางน้ำผึ้ง ทองดี');
	await expect(entry).toContainText('แก้ไขแล้ว');

	await actOn(entry, 'บันทึกผล');
	const outcome = page.getByRole('dialog', { name: 'บันทึกผลการให้บริการ' });
	await outcome.getByLabel('การขอใช้ไฟฟ้า').selectOption({ label: 'แล้วเสร็จ' });
	await outcome.getByRole('button', { name: 'บันทึกผล' }).click();
	await expect(entry).toContainText('แล้วเสร็จ');
	await expectDay(page, { persons: 1, works: 1 });

	await actOn(entry, 'ยกเลิกรายการ');
	const voiding = page.getByRole('dialog', { name: 'ยกเลิกรายการ' });
	await voiding.getByRole('button', { name: 'ยกเลิกรายการนี้' }).click();
	await expect(voiding.getByRole('link', { name: 'เลือกเหตุผลที่ยกเลิก' })).toBeVisible();
	await voiding.getByText('บันทึกซ้ำ').click();
	await voiding.getByRole('button', { name: 'ยกเลิกรายการนี้' }).click();
	await expect(entry).toContainText('ยกเลิกแล้ว');
	await expectDay(page, { persons: 0, works: 0 });

	await actOn(entry, 'ประวัติ');
	const history = page.getByRole('dialog', { name: 'ประวัติรายการ' });
	await expect(history.getByRole('listitem').getByRole('heading')).toHaveText(['ลงทะเบียน', 'แก้ไข', 'บันทึกผลการให้บริการ', 'ยกเลิกรายการ']);
	await expect(history).toContainText('เหตุผล: พิมพ์ผิด');
	await expect(history).toContainText('คำอธิบาย: ได้ยินชื่อผิด');
	await expect(history).toContainText('เหตุผล: บันทึกซ้ำ');
	await page.keyboard.press('Escape');

	const kinds = ['visit-registered', 'visit-corrected', 'work-outcome-recorded', 'visit-voided'] as const;
	for (const kind of kinds) await expect.poll(async () => (await centre.facts(kind)).length, { message: kind }).toBe(1);
	expect(JSON.stringify([...(await centre.documents()).values()])).not.toMatch(/น้ำผึ้ง|ได้ยินชื่อผิด/);
});
