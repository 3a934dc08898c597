// What staff do beyond the counter, with the keyboard or by taps: steps of a case, steps of a request, and reading figures off the screens.
import { expect, type Locator, type Page } from '@playwright/test';
import { follow } from './pin-hands.ts';

/** More than any screen has between two things that follow each other. */
const TABS_MAX = 120;

/** Presses Tab until this has the focus; fails where the keyboard does not get there. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
	await target.first().waitFor();
	const focused = target.and(page.locator(':focus'));
	for (let presses = 0; presses < TABS_MAX; presses += 1) {
		if ((await focused.count()) > 0) return;
		await page.keyboard.press(key);
	}
	throw new Error(`The keyboard does not reach ${String(target)}`);
}

/** Tabs to a button or link and presses it. */
export async function pressByKey(page: Page, target: Locator): Promise<void> {
	await tabTo(page, target);
	await page.keyboard.press('Enter');
}

/** Tabs to a field and types into it, in place of what it has. */
export async function typeByKey(page: Page, field: Locator, text: string): Promise<void> {
	await tabTo(page, field);
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.insertText(text);
}

/** Tabs into a group of choices and takes one with the arrows. */
export async function chooseByKey(page: Page, group: Locator, name: string): Promise<void> {
	const choice = group.getByRole('radio', { name, exact: true });
	await tabTo(page, group.getByRole('radio'));
	for (let presses = 0; presses < TABS_MAX && (await choice.and(page.locator(':focus')).count()) === 0; presses += 1) {
		await page.keyboard.press('ArrowDown');
	}
	await page.keyboard.press('Space');
	await expect(choice).toBeChecked();
}

/** The same, unless it is taken already. */
export async function takeByKey(page: Page, group: Locator, name: string): Promise<void> {
	if (!(await group.getByRole('radio', { name, exact: true }).isChecked())) await chooseByKey(page, group, name);
}

/** Opens a step of a case, fills its form and saves it, all by keyboard; resolves when it is recorded. */
export async function caseStepByKey(page: Page, name: string, fill: (form: Locator) => Promise<void>): Promise<void> {
	await pressByKey(page, page.getByRole('button', { name, exact: true }));
	const form = page.getByRole('dialog', { name });
	await fill(form);
	await pressByKey(page, form.getByRole('button', { name: 'บันทึก', exact: true }));
	await expect(form).toBeHidden();
}

/** Takes a request for help, by keyboard alone; resolves where it is shown. */
export async function takeRequest(page: Page, name: string, kind: string): Promise<void> {
	await follow(page, '/help');
	await pressByKey(page, page.getByRole('link', { name: 'รับคำร้อง' }));
	await chooseByKey(page, page.getByRole('radiogroup', { name: /^ประเภทการช่วยเหลือ/ }), kind);
	await typeByKey(page, page.getByRole('textbox', { name: 'ชื่อ–สกุล', exact: true }), name);
	await typeByKey(page, page.getByRole('textbox', { name: /^ปัญหาความเดือดร้อน/ }), 'น้ำท่วมบ้าน');
	await page.keyboard.press('ControlOrMeta+Enter');
	await expect(page.getByRole('heading', { name })).toBeVisible();
}

/** Moves a request one step on; the note is sealed. */
export async function moveRequest(page: Page, step: string, note = ''): Promise<void> {
	await page.getByRole('button', { name: step, exact: true }).click();
	const dialog = page.getByRole('dialog', { name: step });
	if (note !== '') await dialog.getByRole('textbox', { name: /^บันทึก/ }).fill(note);
	await dialog.getByRole('button', { name: 'บันทึกขั้นนี้' }).click();
	await expect(dialog).toBeHidden();
}

/** How many each list of a screen has, as its chips say: `{ รอส่งต่อ: 1 }`. */
export async function chipCounts(page: Page, path: string, group: string): Promise<Record<string, number>> {
	await follow(page, path);
	const chips = page.getByRole('radiogroup', { name: group }).locator('label');
	await chips.first().waitFor();
	const texts = (await chips.allInnerTexts()).map((text) => text.trim());
	return Object.fromEntries(texts.map((text) => [text.replace(/ [\d,]+$/, ''), Number(/[\d,]+$/.exec(text)?.[0])]));
}

/** The rows of a table of figures with something in them: `{ เคาน์เตอร์: 3 }`. */
export async function tableCounts(page: Page, caption: string): Promise<Record<string, number>> {
	const rows = await page
		.getByRole('table', { name: caption, exact: true })
		.locator('tbody tr')
		.evaluateAll((lines) =>
			lines.map((line) => [line.querySelector('th')?.firstChild?.textContent?.trim() ?? '', Number(line.querySelector('td')?.textContent)])
		);
	return Object.fromEntries(rows.filter(([, count]) => count !== 0)) as Record<string, number>;
}
