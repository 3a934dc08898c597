import { expect, testAtWork as test } from '../../fixtures.ts';

test('[U46, U49] shortcuts find, begin and list; arrows, Backspace and Escape stay in the box', async ({ centre, tablet }) => {
	const { page } = tablet;
	const box = page.getByRole('combobox', { name: 'ค้นหางานบริการ' });
	const chosen = page.getByRole('list', { name: 'งานที่เลือก' }).getByRole('listitem');

	await expect(page.locator('#find')).toBeVisible();
	await page.keyboard.press('/');
	await expect(page.locator('#find')).toBeFocused();
	await page.keyboard.press('Escape');
	await page.keyboard.press('n');
	await expect(page.getByLabel('ชื่อ–สกุล')).toBeFocused();
	await page.keyboard.press('?');
	await expect(page.getByRole('dialog', { name: 'ปุ่มลัด' })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toHaveCount(0);

	await box.focus();
	await page.keyboard.type('การขอ');
	await expect(page.getByRole('option').first()).toBeVisible();
	await page.keyboard.press('ArrowDown');
	const marked = await page.getByRole('option', { selected: true }).innerText();
	await page.keyboard.press('Enter');
	await expect(chosen).toHaveCount(1);
	expect(marked).toContain(await chosen.locator('.name').innerText());
	await page.keyboard.type('ไม่มีงานชื่อนี้');
	await expect(page.getByText('ไม่พบงานที่มีคำว่า “ไม่มีงานชื่อนี้”')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(box).toHaveValue('');
	await page.keyboard.press('Backspace');
	await expect(chosen).toHaveCount(0);

	await page.keyboard.type('น้ำ');
	await expect(page.getByRole('option').first()).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(chosen).toHaveCount(1);
	await page.keyboard.press('Control+Enter');
	await expect(page.getByText('บันทึกแล้ว: ไม่ระบุชื่อ')).toBeVisible();
	expect((await centre.documents()).size).toBeGreaterThan(0);
});
