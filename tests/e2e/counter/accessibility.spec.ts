import type { Page } from '@playwright/test';
import { axeOn } from '../../axe.ts';
import { aVisit } from '../../builders/visits.ts';
import { entries } from '../../counter-hands.ts';
import { expect, testAtWork as test } from '../../fixtures.ts';
import { registerVisit } from '../../hands.ts';

/** What the checker finds, in a form that a failing test shows well. */
async function findings(page: Page, part = 'body'): Promise<string[]> {
	const { violations } = await (await axeOn(page)).include(part).analyze();
	return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

test.use({ whose: 'head' });

for (const language of ['th', 'en'] as const) {
	test(`[U51] nothing is found on the counter and its dialogs in ${language}`, async ({ centre, tablet }) => {
		const { page } = tablet;
		await registerVisit(page, aVisit({ works: ['การขอใช้ไฟฟ้า', 'การขอใช้น้ำประปา'] }));
		if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
		await expect(page.locator('html')).toHaveAttribute('lang', language);
		expect(await findings(page), 'after saving').toEqual([]);

		await page.locator('#new-works').fill('การ');
		expect(await findings(page, '.find'), 'works listed').toEqual([]);
		await page.locator('#new-works').press('Enter');
		await page.locator('#new-on').fill('31/2/2569');
		await page.locator('#new-name').fill('ก'.repeat(201));
		await page.locator('#new-tambon').fill('ที่อื่น');
		await page.keyboard.press('Control+Enter');
		await expect(page.getByRole('alert')).toBeVisible();
		expect(await findings(page), 'with errors').toEqual([]);

		const doors = entries(page).first().locator('.doors button');
		await doors.last().click();
		const acts = entries(page).first().locator('.acts button');
		await expect(acts).toHaveCount(4);
		expect(await findings(page, 'article'), 'with the acts of an entry').toEqual([]);
		for (const act of await acts.all()) {
			await act.click();
			await expect(page.getByRole('dialog')).toBeVisible();
			expect(await findings(page, 'dialog[open]'), await page.getByRole('dialog').getByRole('heading').first().innerText()).toEqual([]);
			await page.keyboard.press('Escape');
			await expect(page.getByRole('dialog')).toHaveCount(0);
		}
		await page.locator('#find').fill('ไม่มีใคร');
		await expect(entries(page)).toHaveCount(0);
		expect(await findings(page, '.day'), 'nothing found').toEqual([]);
		expect((await centre.documents()).size).toBeGreaterThan(0);
	});
}
