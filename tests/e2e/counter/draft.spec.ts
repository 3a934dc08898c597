import type { Page } from '@playwright/test';
import { aVisit } from '../../builders/visits.ts';
import { entries } from '../../counter-hands.ts';
import { expect, testAtWork as test } from '../../fixtures.ts';
import { registerVisit, typeVisit } from '../../hands.ts';

/** Length of the sealed draft that the browser holds, base64; 0 for none. A seal is as long as what is in it. */
const keptLength = (page: Page): Promise<number> =>
	page.evaluate(
		() =>
			new Promise<number>((resolve, reject) => {
				const opening = indexedDB.open('sala-drafts-test');
				opening.onerror = () => reject(new Error('The drafts cannot be opened'));
				opening.onsuccess = () => {
					const reading = opening.result.transaction('drafts').objectStore('drafts').getAll();
					reading.onsuccess = () => {
						opening.result.close();
						resolve((reading.result as { data: string }[])[0]?.data.length ?? 0);
					};
				};
			})
	);

const NOTE = 'รอบัตรประชาชนและทะเบียนบ้านจากญาติซึ่งกำลังเดินทางมา';

/** Longer than the form waits before it keeps what was typed. */
const LOOK_EVERY_MS = 500;

/** Resolves when all that was typed so far is kept: two looks in a row find the same. */
async function allKept(page: Page): Promise<void> {
	let last = 0;
	const unchanged = async (): Promise<boolean> => {
		const [before, now] = [last, await keptLength(page)];
		last = now;
		return now > 0 && now === before;
	};
	await expect.poll(unchanged, { intervals: [LOOK_EVERY_MS] }).toBe(true);
}

/** Types more, and resolves when the browser has kept it. */
async function keptAfter(page: Page, typing: () => Promise<void>): Promise<void> {
	await allKept(page);
	const before = await keptLength(page);
	await typing();
	await expect.poll(() => keptLength(page)).toBeGreaterThan(before);
}

test('[U43] a half-typed entry survives a reload and a killed browser, and is recorded once', async ({ centre, tablet }) => {
	let { page } = tablet;
	const visit = aVisit({ works: ['การขอใช้ไฟฟ้า', 'การขอใช้น้ำประปา'] });
	await typeVisit(page, visit);
	await keptAfter(page, () => page.getByLabel('หมายเหตุ').fill(NOTE));

	await page.reload();
	await expect(page.getByText('กู้คืนร่างที่พิมพ์ค้างไว้แล้ว')).toBeVisible();
	await expect(page.getByLabel('ชื่อ–สกุล')).toHaveValue(visit.name);
	await expect(page.getByLabel('หมายเหตุ')).toHaveValue(NOTE);
	await keptAfter(page, () => page.getByLabel('ตำบล/แขวง').fill('ทุ่งตะวันออกเฉียงเหนือ'));

	await tablet.killBrowser();
	page = await tablet.open('/counter');
	await expect(page.getByLabel('ชื่อ–สกุล')).toHaveValue(visit.name);
	await expect(page.getByLabel('ตำบล/แขวง')).toHaveValue('ทุ่งตะวันออกเฉียงเหนือ');
	await expect(page.getByRole('radio', { name: visit.title, exact: true })).toBeChecked();
	await expect(page.getByRole('list', { name: 'งานที่เลือก' }).getByRole('listitem')).toHaveCount(2);
	await page.getByRole('button', { name: 'บันทึก', exact: true }).click();
	await expect(page.getByText(`บันทึกแล้ว: ${visit.title}${visit.name}`)).toBeVisible();
	await expect.poll(() => keptLength(page)).toBe(0);

	await page.reload();
	await expect(entries(page)).toHaveCount(1);
	await expect(page.getByLabel('ชื่อ–สกุล')).toHaveValue('');
	await expect.poll(async () => (await centre.facts('visit-registered')).length).toBe(1);
});

test('[U44] undo takes an entry back and gives what was typed back; the history shows both', async ({ centre, tablet }) => {
	const { page } = tablet;
	await registerVisit(page, aVisit());
	await page.getByRole('button', { name: 'เลิกทำ' }).click();
	await expect(page.getByText('ข้อมูลกลับมาอยู่ในแบบฟอร์ม')).toBeVisible();
	await expect(page.getByLabel('ชื่อ–สกุล')).toHaveValue(aVisit().name);
	await expect(entries(page).first()).toContainText('ยกเลิกแล้ว');
	await page.getByRole('button', { name: 'บันทึก', exact: true }).click();
	await expect(entries(page)).toHaveCount(2);
	await expect.poll(async () => (await centre.facts('visit-voided')).length).toBe(1);
	await expect.poll(async () => new Set((await centre.facts('visit-registered')).map(({ _id }) => _id)).size).toBe(2);
});
