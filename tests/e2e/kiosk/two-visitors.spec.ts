import type { Page } from '@playwright/test';
import { aVisit } from '../../builders/visits.ts';
import { expect, testAtWork as test } from '../../fixtures.ts';
import { answerSurvey, handOver, registerVisit, takeBack } from '../../hands.ts';

const UNFINISHED = 'ความเห็นที่ยังไม่ได้ส่ง';
const FINISHED = 'ความเห็นที่ส่งแล้ว';

/** Everything that a browser holds of this origin and of the page, as one text. */
const heldBy = (page: Page): Promise<string> =>
	page.evaluate(async () => {
		const held: unknown[] = [
			document.documentElement.outerHTML,
			location.href,
			document.title,
			history.state,
			{ ...localStorage },
			{ ...sessionStorage }
		];
		for (const { name } of await indexedDB.databases()) {
			const db = await new Promise<IDBDatabase>((resolve, reject) => {
				const opening = indexedDB.open(name ?? '');
				opening.onsuccess = () => resolve(opening.result);
				opening.onerror = () => reject(new Error(`Cannot open ${name ?? ''}`));
			});
			for (const store of db.objectStoreNames) {
				held.push(
					await new Promise((resolve, reject) => {
						const reading = db.transaction(store).objectStore(store).getAll();
						reading.onsuccess = () => resolve(reading.result);
						reading.onerror = () => reject(new Error(`Cannot read ${store}`));
					})
				);
			}
			db.close();
		}
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys())
				if (!/\.(woff2|png)$/.test(request.url)) held.push(await (await cache.match(request))?.text());
		}
		return JSON.stringify(held);
	});

const fields = (page: Page): Promise<string[]> =>
	page.locator('input, textarea').evaluateAll((all) => all.map((field) => (field as HTMLInputElement | HTMLTextAreaElement).value));

test('[Promise 7] [U24] nothing of one visitor is there for the next: not on the screen, not in any storage, not on the way back', async ({
	centre,
	tablet
}) => {
	const { page } = tablet;

	await test.step('the first visitor leaves in the middle, the last question half written', async () => {
		await registerVisit(page, aVisit());
		await handOver(page);
		await page.getByRole('button', { name: 'เริ่ม', exact: true }).click();
		for (const score of [1, 2, 3, 4, 5]) await page.getByRole('button', { name: `${String(score)} คะแนน จาก 10` }).click();
		await page.getByRole('textbox').fill(UNFINISHED);
		await page.getByRole('button', { name: 'ย้อนกลับ' }).click();
		await expect(page.getByRole('button', { name: '5 คะแนน จาก 10' })).toHaveAttribute('aria-pressed', 'true');
		await takeBack(page);
		expect(await heldBy(page)).not.toContain(UNFINISHED);
	});

	await test.step('the second starts from nothing and finishes', async () => {
		await registerVisit(page, aVisit({ name: 'คำปัน ใจเที่ยง' }));
		await handOver(page);
		await page.getByRole('button', { name: 'เริ่ม', exact: true }).click();
		for (const score of [10, 9, 10, 9, 10]) {
			await expect(page.locator('[aria-pressed=true]')).toHaveCount(0);
			await page.getByRole('button', { name: `${String(score)} คะแนน จาก 10` }).click();
		}
		expect(await fields(page)).toEqual(['']);
		await page.getByRole('textbox').fill(FINISHED);
		await page.getByRole('button', { name: 'ส่งคำตอบ' }).click();
		await expect(page.getByRole('heading', { name: 'ขอบคุณ' })).toBeVisible();
		expect(await heldBy(page)).not.toContain(FINISHED);
	});

	await test.step('neither a reload nor the way back shows anything of either', async () => {
		await page.reload();
		await expect(page.getByRole('heading', { name: 'โปรดส่งเครื่องคืนเจ้าหน้าที่' })).toBeVisible();
		await page.goBack();
		await expect(page.getByRole('heading', { name: 'โปรดส่งเครื่องคืนเจ้าหน้าที่' })).toBeVisible();
		expect(await heldBy(page)).not.toMatch(new RegExp(`${UNFINISHED}|${FINISHED}`));
		await takeBack(page);
	});

	await test.step('the third starts from nothing, in the language of the office', async () => {
		await registerVisit(page, aVisit({ name: 'มาลี แก้วพนา' }));
		await handOver(page);
		await page.getByRole('button', { name: 'English' }).click();
		await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
		await page.reload();
		await answerSurvey(page, [8, 8, 8, 8, 8]);
		await takeBack(page);
	});

	await expect
		.poll(async () => (await centre.facts('survey-answered')).map(({ body }) => (body as { commented: boolean }).commented).sort())
		.toEqual([false, true]);
	await expect
		.poll(async () => (await centre.facts('survey-abandoned')).map(({ body }) => (body as { answered: number }).answered))
		.toEqual([6]);
	expect(JSON.stringify([...(await centre.documents()).values()])).not.toMatch(new RegExp(`${UNFINISHED}|${FINISHED}`));
});
