import type { Page } from '@playwright/test';
import { axeOn } from '../../axe.ts';
import { aVisit } from '../../builders/visits.ts';
import { expect, testAtWork as test } from '../../fixtures.ts';
import { registerVisit } from '../../hands.ts';
import { follow } from '../../pin-hands.ts';

const TARGET_PX_MIN = 48;
const OPEN = 'dialog[open]';
const COLLEAGUE = 'นางสาวกาญจนา ศรีสุวรรณรัตนโกสินทร์';
const visit = aVisit();

/** Presses a button of the page, by the beginning of its name in Thai. */
const press = (name: string) => (page: Page) =>
	page
		.getByRole('button', { name: new RegExp(`^${name}`) })
		.first()
		.click();

/** What is pressed, on which screen, for a dialog to open. Those of the counter and the kiosk have specs of their own. */
const dialogs: Record<string, [dialog: string, open: (page: Page) => Promise<unknown>][]> = {
	'/settings': [
		['the sending of data', press('การส่งข้อมูล')],
		[
			'a new person, with what is missing',
			async (page) => (await press('เพิ่มเจ้าหน้าที่')(page), page.locator(`${OPEN} [type=submit]`).click())
		],
		['a person’s name and role', press('แก้ไข')],
		['somebody leaves', press('เลิกปฏิบัติงาน')],
		['a PIN for somebody, too easy', async (page) => (await press('ตั้ง PIN')(page), page.keyboard.type('111111'))],
		['one’s own PIN', press('เปลี่ยน PIN')],
		['a new device', press('เพิ่มเครื่อง')],
		['another key', press('เปลี่ยนกุญแจ')],
		['signing out', press('ออกจากระบบ')]
	],
	'/settings/devices': [
		['a device’s name', press('เปลี่ยนชื่อ')],
		[
			'revoking a device, without a reason',
			async (page) => (await press('ยกเลิกเครื่องนี้')(page), page.locator(`${OPEN} [type=submit]`).click())
		]
	],
	'/settings/privacy/person': [
		[
			'erasing a person',
			async (page) => {
				await page.getByRole('textbox', { name: 'ชื่อหรือโทรศัพท์ของเจ้าของข้อมูล' }).fill(visit.name);
				await page.getByRole('checkbox', { name: new RegExp(visit.name) }).check();
				await press('ลบข้อมูลบุคคล')(page);
			}
		]
	]
};

/** What axe finds in a part of the page, and what is too small for a finger there. */
async function findings(page: Page, part: string): Promise<string[]> {
	const { violations } = await (await axeOn(page)).include(part).analyze();
	const small = await page.locator(`${part} button:visible, ${part} a:visible`).evaluateAll((controls, least) => {
		const boxes = controls.map((control) => ({ text: control.textContent, box: control.getBoundingClientRect() }));
		return boxes.filter(({ box }) => Math.min(box.width, box.height) < least).map(({ text }) => `too small: ${text}`);
	}, TARGET_PX_MIN);
	return [...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`), ...small];
}

/** Looks in both languages; the button that changes them lies below a dialog, out of reach of a person. */
async function lookInBoth(page: Page, part: string): Promise<string[]> {
	const found: string[] = [];
	for (const next of ['en', 'th']) {
		found.push(...(await findings(page, part)));
		await page.locator(`header button[lang=${next}]`).dispatchEvent('click');
		await expect(page.locator('html')).toHaveAttribute('lang', next);
	}
	return found;
}

test.use({ whose: 'head' });

test('[U285] axe finds nothing in the dialogs of settings, devices and personal data, nor in the announcement of the lock, and their buttons are large enough', async ({
	tablet
}) => {
	const { page } = tablet;
	const found: Record<string, string[]> = {};
	await registerVisit(page, visit);
	await follow(page, '/settings');
	await press('เพิ่มเจ้าหน้าที่')(page);
	await page.locator('#staff-name').fill(COLLEAGUE);
	await page.locator(`${OPEN} [type=submit]`).click();
	await page.getByRole('group', { name: 'ใส่ PIN ใหม่ 6 หลัก' }).waitFor();
	await page.keyboard.press('Escape');
	for (const [path, opened] of Object.entries(dialogs)) {
		await follow(page, path);
		await page.locator('h1').waitFor();
		for (const [name, open] of opened) {
			await open(page);
			await expect(page.locator(OPEN)).toBeVisible();
			const problems = await lookInBoth(page, OPEN);
			if (problems.length > 0) found[name] = problems;
			await page.keyboard.press('Escape');
			await expect(page.locator(OPEN)).toHaveCount(0);
		}
	}
	await page.clock.setFixedTime((await page.evaluate(() => Date.now())) + 160_000);
	await expect(page.getByRole('alert').filter({ hasText: 'เครื่องจะล็อก' })).toBeVisible();
	found['the lock is announced'] = await lookInBoth(page, '.soon');
	expect(found).toEqual({ 'the lock is announced': [] });
});
