// What staff and visitors do on a screen, in the words that the screen shows them. Specs say who does what; the taps are here.
import { expect, type Locator, type Page } from '@playwright/test';
import type { TypedVisit } from './builders/visits.ts';
import { PIN } from './pin-hands.ts';

/** Types a visitor into the counter form and saves; resolves when the screen has confirmed it. */
export async function registerVisit(page: Page, visit: TypedVisit): Promise<void> {
	await typeVisit(page, visit);
	await saveVisit(page);
	await expect(confirmation(page, visit)).toBeVisible();
}

/** Fills the counter form and leaves it unsaved. */
export async function typeVisit(page: Page, visit: TypedVisit): Promise<void> {
	await page.getByRole('textbox', { name: 'ชื่อ–สกุล' }).fill(visit.title + visit.name);
	await page.getByRole('textbox', { name: 'โทรศัพท์' }).fill(visit.phone);
	await page.getByRole('textbox', { name: 'หมู่ที่' }).fill(visit.moo);
	const box = page.getByRole('combobox', { name: 'ค้นหางานบริการ' });
	for (const work of visit.works) {
		await box.fill(work);
		await page.getByRole('option', { name: work }).first().waitFor();
		await box.press('Enter');
		await expect(page.getByRole('list', { name: 'งานที่เลือก' }).getByText(work, { exact: true })).toBeVisible();
	}
}

export const saveVisit = (page: Page): Promise<void> => page.getByRole('button', { name: 'บันทึก', exact: true }).click();

/** What the screen says once a visit is durably saved. */
export const confirmation = (page: Page, visit: TypedVisit) => page.getByText(`บันทึกแล้ว: ${visit.title}${visit.name}`);

/** The figures of the day as the counter shows them. */
export async function expectDay(page: Page, figures: { persons: number; works?: number; surveys?: number }): Promise<void> {
	await expect.poll(() => dayFigures(page)).toMatchObject(figures);
}

/** Reads the counter's figures: the number behind each label. */
export async function dayFigures(page: Page): Promise<{ persons: number; works: number; surveys: number }> {
	const figures = page.locator('dl[aria-label="ตัวเลขของวัน"]');
	// A tablet that was restarted is unlocked first, which a busy machine takes its time for.
	await expect(figures).toBeVisible({ timeout: 45_000 });
	const text = await figures.innerText();
	const after = (label: string): number => Number(new RegExp(`${label}\\s*([\\d,]+)`).exec(text)?.[1]?.replaceAll(',', '') ?? Number.NaN);
	return { persons: after('ผู้รับบริการ'), works: after('งานบริการ'), surveys: after('แบบสำรวจ') };
}

/** Hands the tablet over after a save; resolves when the visitor sees the survey's first screen. */
export async function handOver(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'ส่งให้ผู้รับบริการประเมิน' }).click();
	await page.waitForURL('**/kiosk');
	await expect(page.getByRole('button', { name: 'เริ่ม', exact: true })).toBeVisible();
}

/** Answers every question of the shipped survey with these scores, in order, then the comment. */
export async function answerSurvey(page: Page, scores: readonly number[], comment = ''): Promise<void> {
	await page.getByRole('button', { name: 'เริ่ม', exact: true }).click();
	for (const [at, score] of scores.entries()) {
		await expect(page.getByText(`ข้อ ${at + 1} จาก ${scores.length + 1}`)).toBeVisible();
		await page.getByRole('button', { name: `${score} คะแนน จาก 10` }).click();
	}
	await expect(page.getByText(`ข้อ ${scores.length + 1} จาก ${scores.length + 1}`)).toBeVisible();
	if (comment !== '') await page.getByRole('textbox').fill(comment);
	await page.getByRole('button', { name: 'ส่งคำตอบ' }).click();
	await expect(page.getByText('โปรดส่งเครื่องคืนเจ้าหน้าที่')).toBeVisible();
}

/** Whoever handed over takes the tablet back with their PIN. */
export async function takeBack(page: Page, pin = PIN): Promise<void> {
	await page.getByRole('button', { name: 'สำหรับเจ้าหน้าที่' }).last().click();
	await page.getByRole('dialog').getByRole('button', { name: '5', exact: true }).waitFor();
	await page.keyboard.type(pin);
	await page.waitForURL('**/counter');
}

const syncPanel = (page: Page): Locator => page.getByRole('dialog', { name: 'การส่งข้อมูล' });

/** Closes the panel about sending; resolves when it is gone, or the next look would take it for open. */
export async function closeSyncPanel(page: Page): Promise<void> {
	await page.keyboard.press('Escape');
	await expect(syncPanel(page)).toBeHidden();
}

/** Opens the panel about sending and reads its one honest line. */
export async function syncLine(page: Page): Promise<{ sent: number; refused: number; unsent: number }> {
	const panel = syncPanel(page);
	if (!(await panel.isVisible())) await page.getByRole('button', { name: /^การส่งข้อมูล:/ }).click();
	const line = await panel.getByText(/ส่งแล้ว [\d,]+ · ถูกปฏิเสธ [\d,]+ · ยังอยู่ในเครื่อง [\d,]+/).innerText();
	const [sent = 0, refused = 0, unsent = 0] = [...line.matchAll(/[\d,]+/g)].map(([number]) => Number(number.replaceAll(',', '')));
	return { sent, refused, unsent };
}

/** Resolves when the panel says that this device and the server have the same, and nothing is left to send. */
export async function expectAllSent(page: Page): Promise<void> {
	await expect.poll(async () => (await syncLine(page)).unsent, { timeout: 60_000 }).toBe(0);
	await expect(syncPanel(page).getByText('ข้อมูลตรงกับเครื่องแม่ข่ายแล้ว')).toBeVisible();
	await closeSyncPanel(page);
}

/** Taps "send now" in the panel about sending, and closes it. */
export async function sendNow(page: Page): Promise<void> {
	await page.getByRole('button', { name: /^การส่งข้อมูล:/ }).click();
	await syncPanel(page).getByRole('button', { name: 'ส่งข้อมูลเดี๋ยวนี้' }).click();
	await closeSyncPanel(page);
}
