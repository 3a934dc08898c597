import type { Page } from '@playwright/test';
import { aVisit } from '../../builders/visits.ts';
import { entries, openCounter } from '../../counter-hands.ts';
import { expect, staff, testAtWork as test } from '../../fixtures.ts';
import { expectAllSent, registerVisit, typeVisit } from '../../hands.ts';
import { lockScreen, PIN, setPin, unlock } from '../../pin-hands.ts';

const OTHER_PIN = '357914';
const WRONG_PIN = '135790';
/** What no screen of a locked device may hold. */
const visitor = aVisit();
const typed = aVisit({ name: 'คำปัน ศรีสว่าง' });

const said = (page: Page) => page.getByRole('group', { name: /^PIN ของ/ }).getByRole('status');
const person = (page: Page, name: string) => page.getByRole('list', { name: 'ชื่อผู้ใช้เครื่องนี้' }).getByRole('button', { name });
const lockButton = (page: Page) => page.getByRole('button', { name: 'ล็อก', exact: true });
const line = (page: Page, name: string) => page.locator('#staff li').filter({ hasText: name });

async function addStaff(page: Page, name: string, role: string, pin: string): Promise<void> {
	await page.getByRole('button', { name: 'เพิ่มเจ้าหน้าที่' }).click();
	await page.getByRole('dialog').getByLabel('ชื่อ–สกุล').fill(name);
	await page.getByRole('dialog').getByRole('radio', { name: role }).check();
	await page.getByRole('dialog').getByRole('button', { name: 'เพิ่ม', exact: true }).click();
	await setPin(page, pin);
	await expect(line(page, name).getByText('มี PIN บนเครื่องนี้')).toBeVisible();
}

/** Types a wrong PIN as often as said; each time the pad says so. */
async function wrongPins(page: Page, times: number): Promise<void> {
	for (let wrong = 0; wrong < times; wrong += 1) {
		await expect(page.getByRole('button', { name: '5', exact: true })).toBeEnabled();
		await page.keyboard.type(WRONG_PIN);
		await expect(said(page)).not.toHaveText(/กำลังตรวจ|ใส่แล้ว/);
		await page.clock.fastForward('10:00');
		await page.clock.runFor(1_000);
	}
}

test.use({ whose: 'head' });

test('[U116] [U117] [U118] [U187] [U188] [A23] three of the staff share a tablet: each by their own PIN, nothing of the others in between', async ({
	server,
	centre,
	tablet,
	device
}) => {
	test.setTimeout(300_000);
	await tablet.leaveAlone();
	let { page } = tablet;
	await registerVisit(page, visitor);
	await page.getByRole('link', { name: 'ตั้งค่า' }).click();
	await addStaff(page, 'สุดา ใจดี', 'เจ้าหน้าที่เคาน์เตอร์', OTHER_PIN);
	await addStaff(page, 'มาลี รักงาน', 'หัวหน้าศูนย์', PIN);

	// Switching: names, then a PIN; another person begins at their own work, and what they record is theirs.
	await page.getByRole('button', { name: /^เปลี่ยนผู้ใช้/ }).click();
	await expect(lockScreen(page)).toBeVisible();
	await person(page, 'สุดา ใจดี').click();
	await unlock(page, OTHER_PIN);
	await page.waitForURL('**/counter');
	await expect(page.getByRole('button', { name: /สุดา ใจดี/ })).toBeVisible();
	await typeVisit(page, typed);

	// Locking in the middle of a form: nothing of it in the page, and all of it afterwards. A locked tablet goes on receiving.
	await page.keyboard.press('Alt+KeyL');
	await expect(lockScreen(page)).toBeVisible();
	for (const name of [typed.name, visitor.name]) expect(await page.content()).not.toContain(name);
	const office = await device('office');
	await office.signIn(staff.counter, 'skip');
	await registerVisit(office.page, aVisit({ name: 'อำนาจ แก้วพนา' }));
	await expectAllSent(office.page);
	await office.closeBrowser();
	const rows = () =>
		page.evaluate(
			() =>
				new Promise<number>((resolve, reject) => {
					const opening = indexedDB.open('sala-view-test');
					opening.onerror = () => reject(new Error('The read model does not open'));
					opening.onsuccess = () => {
						const asking = opening.result.transaction('visits').objectStore('visits').count();
						asking.onsuccess = () => (opening.result.close(), resolve(asking.result));
					};
				})
		);
	await expect.poll(rows, { timeout: 60_000 }).toBe(2);
	await unlock(page, OTHER_PIN);
	await expect(page.getByLabel('ชื่อ–สกุล')).toHaveValue(typed.name);
	await page.getByRole('button', { name: 'บันทึก', exact: true }).click();
	await expect(entries(page)).toHaveCount(3);
	await entries(page)
		.filter({ hasText: typed.name })
		.getByRole('button', { name: /^จัดการรายการของ/ })
		.click();
	await page.getByRole('button', { name: 'ประวัติ' }).click();
	await expect(page.getByRole('dialog').getByText('โดย สุดา ใจดี')).toBeVisible();
	await page.keyboard.press('Escape');
	await expectAllSent(page);

	// A correction that is half typed is there again too.
	const correct = async (): Promise<void> => {
		const entry = entries(page).filter({ hasText: typed.name });
		const edit = page.getByRole('button', { name: 'แก้ไข', exact: true });
		await entry.waitFor();
		if (await edit.isHidden()) await entry.getByRole('button', { name: /^จัดการรายการของ/ }).click();
		await edit.click();
	};
	const corrected = page.getByRole('dialog', { name: 'แก้ไขรายการ' });
	await correct();
	await corrected.getByLabel('ชื่อ–สกุล').fill('คำปัน แก้ครึ่งเดียว');
	await page.keyboard.press('Alt+KeyL');
	await expect(lockScreen(page)).toBeVisible();
	expect(await page.content()).not.toContain('แก้ครึ่งเดียว');
	await unlock(page, OTHER_PIN);
	await correct();
	await expect(corrected.getByText('นำสิ่งที่พิมพ์ค้างไว้ในการแก้ไขนี้กลับมาแล้ว')).toBeVisible();
	await expect(corrected.getByLabel('ชื่อ–สกุล')).toHaveValue('คำปัน แก้ครึ่งเดียว');
	await corrected.getByRole('button', { name: 'ไม่แก้ไข' }).click();

	// Nobody touches it: it locks by the clock, and wrong PINs are counted over a reload and a killed browser.
	await page.clock.install();
	await page.reload();
	await unlock(page, OTHER_PIN);
	await openCounter(page);
	await page.clock.fastForward('02:35');
	await page.getByRole('button', { name: 'ใช้งานต่อ' }).click();
	await expect(page.getByText('เครื่องจะล็อก')).toBeHidden();
	await page.clock.fastForward('03:05');
	await expect(lockScreen(page)).toBeVisible();
	await wrongPins(page, 4);
	await page.reload();
	await wrongPins(page, 2);
	await tablet.killBrowser();
	page = await tablet.open('/counter');
	await page.clock.install({ time: Date.now() + 3_600_000 });
	await page.reload();
	// Who was here last may be forgotten by a killed browser; how often they were wrong is not.
	await person(page, 'สุดา ใจดี').click();
	await wrongPins(page, 4);
	await expect(said(page)).toHaveText(/PIN นี้ถูกลบ/);
	await person(page, 'มาลี รักงาน').click();
	await unlock(page);

	// A head lets the person set a new one, and shuts out who leaves.
	await page.getByRole('link', { name: 'ตั้งค่า' }).click();
	await expect(line(page, 'สุดา ใจดี').getByText('PIN ถูกลบ')).toBeVisible();
	await line(page, 'สุดา ใจดี')
		.getByRole('button', { name: /^ตั้ง PIN/ })
		.click();
	await setPin(page, OTHER_PIN);
	await expect(line(page, 'สุดา ใจดี').getByText('มี PIN บนเครื่องนี้')).toBeVisible();
	await lockButton(page).click();
	await person(page, 'สุดา ใจดี').click();
	await unlock(page, OTHER_PIN);

	const byWhom = new Map(
		(await centre.facts('staff-added')).map(({ _id, body }) => [(body as { name: string }).name, String(_id).split(':')[1]])
	);
	const registered = (await centre.facts('visit-registered')).map(({ by }) => by);
	expect(registered.toSorted()).toEqual(['counter', 'head', byWhom.get('สุดา ใจดี')].toSorted());

	// Somebody who left is shut out here too as soon as this tablet hears of it, even in the middle of work.
	await centre.disable(String(byWhom.get('สุดา ใจดี')));
	await expect(lockScreen(page)).toBeVisible({ timeout: 60_000 });
	await expect(person(page, 'มาลี รักงาน')).toBeVisible();
	await expect(person(page, 'สุดา ใจดี')).toBeHidden();
	expect(server.log).not.toContain('uncaught');
});
