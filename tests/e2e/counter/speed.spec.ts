// How much a clerk who knows the counter has to do: keys and taps counted, by keyboard and on a tablet held upright.
import type { Page } from '@playwright/test';
import { aVisit, dayTyped } from '../../builders/visits.ts';
import { entries } from '../../counter-hands.ts';
import { CountingHand, type Count } from '../../counting-hand.ts';
import { expect, testAtWork as test } from '../../fixtures.ts';
import { confirmation, expectDay } from '../../hands.ts';
import { follow, lockScreen, unlock } from '../../pin-hands.ts';

const SECONDS_MAX = 15;
const TAPS_MAX = 4;
const WORKS = ['การขอใช้ไฟฟ้า', 'การขอใช้น้ำประปา'] as const;
/** As today's version of the catalogue names the first of them. */
const NEW_NAME = 'การขอใช้ไฟฟ้า (แบบใหม่)';
const UPRIGHT = { width: 800, height: 1280 };

const saved = (page: Page, who: string) => expect(confirmation(page, aVisit({ title: '', name: who }))).toBeVisible();
const samePerson = (page: Page, who: string) => page.getByRole('button', { name: `คนเดียวกัน: ${who}` });
const work = (page: Page, name: string) => page.getByRole('group', { name: 'ใช้บ่อย' }).getByRole('button', { name });
const options = (page: Page) => page.getByRole('option');

/** Chooses works in the box, whose focus it has, and saves: Enter takes the one found, Enter in the empty box saves. */
async function worksByKeyboard(page: Page, hand: CountingHand): Promise<void> {
	for (const [part, name] of [
		['ไฟฟ้า', 'การขอใช้ไฟฟ้า'],
		['ประปา', 'การขอใช้น้ำประปา']
	] as const) {
		await hand.type(part);
		await expect(options(page).first()).toContainText(name);
		await hand.press('Enter');
	}
	await hand.decide('Enter');
}

/** From the strip after saving to the case that was sent to its agency. */
async function sendOnByTaps(page: Page, hand: CountingHand): Promise<void> {
	await hand.tap(page.getByRole('link', { name: 'บันทึกการส่งต่อ' }));
	await hand.tap(page.getByRole('button', { name: 'ส่งต่อหน่วยงาน', exact: true }));
	const form = page.getByRole('dialog', { name: 'ส่งต่อหน่วยงาน' });
	await hand.tap(form.getByText('หนังสือ', { exact: true }));
	await hand.tap(form.getByRole('button', { name: 'บันทึก', exact: true }));
	await expect(form).toBeHidden();
}

/** Yesterday's line of the register. */
async function paperLineByTaps(page: Page, hand: CountingHand): Promise<void> {
	await follow(page, '/office/paper');
	await page.locator('[data-column=day]').fill(dayTyped(1));
	await page.locator('[data-column=name]').focus();
	await hand.type('นายบุญมี ใจเที่ยง');
	await hand.tap(page.locator('[data-column=works]'));
	await hand.type('ขอใช้ไฟฟ้า,ขอใช้น้ำ');
	await hand.tap(page.getByRole('button', { name: 'บันทึก 1 บรรทัด' }));
	await expect(page.getByRole('status').getByText('บันทึกแล้ว 1 บรรทัด')).toBeVisible();
}

/** A line of the table in README. */
const counted = ({ letters, keys, taps, seconds }: Count): [number, number, number, number] => [letters, keys, taps, seconds];

test('[U40] [U214] [U301] by keyboard: two works in 15 seconds, for somebody new, somebody who was here before and a line of the paper register', async ({
	centre,
	tablet
}) => {
	const { page } = tablet;
	const hand = new CountingHand(page);
	await hand.type('นางน้ำฝน ทองดี');
	await hand.press('Enter');
	await worksByKeyboard(page, hand);
	await saved(page, 'นางน้ำฝน ทองดี');
	const plain = hand.taken();
	await expect(entries(page).first()).toContainText('นางน้ำฝน ทองดี');
	await expectDay(page, { persons: 1, works: 2 });
	await expect(page.getByLabel('ชื่อ–สกุล')).toBeFocused();

	await hand.decide('Control+z');
	await expect(page.getByLabel('ชื่อ–สกุล')).toHaveValue('น้ำฝน ทองดี');
	const undo = hand.taken();
	await page.keyboard.press('Control+Enter');
	await saved(page, 'นางน้ำฝน ทองดี');

	await hand.type('น้ำฝน ทองดี');
	await samePerson(page, 'นางน้ำฝน ทองดี').waitFor();
	await hand.decide('Tab', 'Tab', 'Enter');
	await expect(page.getByRole('combobox', { name: 'ค้นหางานบริการ' })).toBeFocused();
	await worksByKeyboard(page, hand);
	await saved(page, 'นางน้ำฝน ทองดี');
	const returning = hand.taken();

	await follow(page, '/office/paper');
	await page.locator('[data-column=name]').focus();
	await hand.type('นายคำปัน แก้วพนา');
	await hand.press('Tab', 'Tab');
	await hand.type('ขอใช้ไฟฟ้า,ขอใช้น้ำ');
	await tablet.leaveAlone();
	await page.keyboard.press('Alt+l');
	await lockScreen(page).waitFor();
	await unlock(page);
	await page.locator('[data-column=works]').focus();
	await expect(page.locator('[data-column=works]')).toHaveValue('ขอใช้ไฟฟ้า,ขอใช้น้ำ');
	await hand.press('Control+Enter');
	await expect(page.getByRole('status').getByText('บันทึกแล้ว 1 บรรทัด')).toBeVisible();
	const paper = hand.taken();

	expect({ plain: counted(plain), returning: counted(returning), paper: counted(paper), undo: counted(undo) }).toEqual({
		plain: [24, 4, 0, 13.2],
		returning: [21, 6, 0, 14.3],
		paper: [35, 4, 0, 13.6],
		undo: [0, 2, 0, 1.9]
	});
	for (const { seconds } of [plain, returning, paper]) expect(seconds).toBeLessThanOrEqual(SECONDS_MAX);
	await expect.poll(async () => (await centre.facts('visit-registered')).length).toBe(4);
});

test('[U301] [U302] [D138] on a tablet held upright: at most four taps; what came from paper says so and is named as on its day', async ({
	centre,
	tablet
}) => {
	const { page } = tablet;
	await centre.publishToday({ renamed: { [WORKS[0]]: NEW_NAME }, fields: ['citizen-id'] });
	await page.setViewportSize(UPRIGHT);
	await expect(work(page, NEW_NAME)).toBeVisible();
	const hand = new CountingHand(page);
	const save = page.getByRole('button', { name: 'บันทึก', exact: true });

	await page.getByRole('textbox', { name: /^เลขประจำตัว/ }).fill('1101700230708');
	await page.getByLabel('ชื่อ–สกุล').focus();
	await hand.type('นางน้ำฝน ทองดี');
	for (const name of [NEW_NAME, WORKS[1]]) await hand.tap(work(page, name));
	await hand.tap(save);
	await saved(page, 'นางน้ำฝน ทองดี');
	const plain = hand.taken();

	await hand.type('น้ำฝน ทองดี');
	await hand.tap(samePerson(page, 'นางน้ำฝน ทองดี'));
	for (const name of [NEW_NAME, WORKS[1]]) await hand.tap(work(page, name));
	await expect(page.getByText('1-1017-xxxxx-xx-8')).toBeVisible();
	await page.getByRole('button', { name: 'แสดงเลข' }).click();
	await expect(page.getByRole('textbox', { name: /^เลขประจำตัว/ })).toHaveValue('1101700230708');
	await expect.poll(() => page.evaluate(() => JSON.stringify({ ...localStorage }))).toContain('identity');
	await hand.tap(save);
	await saved(page, 'นางน้ำฝน ทองดี');
	const returning = hand.taken();

	await hand.tap(page.getByRole('button', { name: 'เลิกทำ' }));
	await expect(page.getByLabel('ชื่อ–สกุล')).toHaveValue('น้ำฝน ทองดี');
	const undo = hand.taken();
	await page.getByRole('button', { name: 'ล้างแบบฟอร์ม' }).click();

	await hand.type('นายคำปัน แก้วพนา');
	for (const name of [NEW_NAME, WORKS[1]]) await hand.tap(work(page, name));
	await hand.tap(save);
	await sendOnByTaps(page, hand);
	const forwarded = hand.taken();

	await paperLineByTaps(page, hand);
	const paper = hand.taken();

	expect({
		plain: counted(plain),
		returning: counted(returning),
		forwarded: counted(forwarded),
		paper: counted(paper),
		undo: counted(undo)
	}).toEqual({
		plain: [14, 0, 3, 12.9],
		returning: [11, 0, 4, 14.6],
		forwarded: [16, 0, 7, 23.7],
		paper: [36, 0, 2, 17.9],
		undo: [0, 0, 1, 2.6]
	});
	for (const { taps } of [plain, returning]) expect(taps).toBeLessThanOrEqual(TAPS_MAX);

	await follow(page, '/counter');
	await page.getByRole('button', { name: 'วันก่อนหน้า' }).click();
	const row = entries(page).filter({ hasText: 'บุญมี' });
	await expect(row).toContainText('ลงจากทะเบียนกระดาษ');
	await expect(row).toContainText(WORKS[0]);
	await expect(row).not.toContainText(NEW_NAME);
});
