import { expect, test } from '../../fixtures.ts';
import { expectAllSent, registerVisit } from '../../hands.ts';
import { setPin } from '../../pin-hands.ts';
import { aVisit } from '../../builders/visits.ts';

test.use({ dearPins: true });

test('[Promise 6] the link of the first start makes the administrator and the first centre, works once, and leads to a counter that works', async ({
	server,
	device
}) => {
	const link = new URL(server.setupLink ?? '');
	const tablet = await device('first');
	const { page } = tablet;
	await page.goto(server.url + link.pathname + link.hash);
	await page.locator('#displayName').fill('ปราณี ศรีสว่าง');
	await page.locator('#user').fill('pranee');
	await page.locator('#password').fill('ยาวพอสมควร');
	await page.locator('#centreName').fill('ศูนย์บริการร่วมทุ่งตะวัน');
	await page.getByRole('radio', { name: 'องค์การบริหารส่วนตำบล' }).check();
	await page.locator('#tambon').fill('ทุ่งตะวัน');
	await page.locator('#amphoe').fill('ธารารมย์');
	await page.locator('#province').fill('ศรีพนา');
	await page.getByRole('button', { name: 'เริ่มใช้งาน' }).click();
	await setPin(page);
	await expect(page.getByText(/([0-9A-Z]{5}-){10}/)).toBeVisible();
	await page.getByRole('checkbox').check();
	await page.getByRole('button', { name: /เคาน์เตอร์/ }).click();
	await page.waitForURL('**/counter');
	await expect(page.getByText('ศูนย์บริการร่วมทุ่งตะวัน').first()).toBeVisible();
	await registerVisit(page, aVisit());
	await expectAllSent(page);

	const again = await device('again');
	await again.page.goto(server.url + link.pathname + link.hash);
	await expect(again.page.locator('#displayName')).toBeHidden();
});
