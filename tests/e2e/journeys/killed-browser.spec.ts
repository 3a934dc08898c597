import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { aVisit } from '../../builders/visits.ts';
import { expect, testAtWork as test, type Device } from '../../fixtures.ts';
import { confirmation, dayFigures, expectAllSent, registerVisit, saveVisit, sendNow, typeVisit } from '../../hands.ts';
import { randomFrom } from '../../random.ts';

const ROUNDS = 20;
const KILLED_WITHIN_MS = 250;
const SEED = 20_261_121;

test(`[Promise 2, Promise 4] the browser killed at random moments while saving, ${ROUNDS} rounds: what the screen confirmed is there, whole (seed ${SEED})`, async ({
	server,
	centre,
	tablet
}) => {
	test.setTimeout(400_000);
	const random = randomFrom(SEED);
	await tablet.readyForOffline();
	await expectAllSent(tablet.page);
	await server.kill();
	let confirmed = 0;
	let tried = 0;
	for (let round = 0; round < ROUNDS; round += 1) {
		const visit = aVisit({ name: `ดาวเรือง รอบที่${round + 1}` });
		await clearForm(tablet);
		await typeVisit(tablet.page, visit);
		tried += 1;
		await saveVisit(tablet.page);
		// The moment of the power cut, not a wait for anything.
		await after(random() * KILLED_WITHIN_MS);
		const seen = await confirmation(tablet.page, visit).isVisible();
		await tablet.killBrowser();
		await tablet.open('/counter');
		await expect(tablet.page.getByLabel('ชื่อ–สกุล')).toBeVisible();
		if (seen) {
			confirmed += 1;
			await expect(tablet.page.getByRole('article').filter({ hasText: visit.name })).toHaveCount(1);
		}
		await expectWholeDay(tablet, confirmed, tried);
	}
	await server.restart();
	await sendNow(tablet.page);
	await expectAllSent(tablet.page);
	expect(await centre.facts('visit-registered')).toHaveLength((await dayFigures(tablet.page)).persons);
	expect(confirmed, 'some rounds were killed after the screen had confirmed').toBeGreaterThan(0);
});

/** A draft that the kill left behind is dropped, so that each round types a visitor of its own. */
async function clearForm({ page }: Device): Promise<void> {
	const clear = page.getByRole('button', { name: 'ล้างแบบฟอร์ม' });
	await expect(async () => {
		if (await clear.isVisible()) await clear.click({ timeout: 1_000 });
		await expect(page.getByLabel('ชื่อ–สกุล')).toHaveValue('', { timeout: 1_000 });
		await expect(clear).toBeHidden({ timeout: 1_000 });
	}).toPass();
}

/** No more rows than were tried, no fewer than were confirmed, and each with its one work: totals agree with rows. */
async function expectWholeDay({ page }: Device, confirmed: number, tried: number): Promise<void> {
	await expect.poll(async () => (await dayFigures(page)).persons).toBeGreaterThanOrEqual(confirmed);
	const { persons, works } = await dayFigures(page);
	expect(persons).toBeLessThanOrEqual(tried);
	expect(works).toBe(persons);
}

test('[Promise 1, Promise 4] a browser that lost all its databases notices, and gets everything back from the server', async ({
	centre,
	tablet
}) => {
	const visits = Array.from({ length: 3 }, (_, at) => aVisit({ name: `ดาวเรือง คนที่${at + 1}` }));
	for (const visit of visits) await registerVisit(tablet.page, visit);
	await expectAllSent(tablet.page);
	expect(await centre.facts('visit-registered')).toHaveLength(visits.length);
	await tablet.closeBrowser();
	rmSync(join(tablet.profile, 'Default', 'IndexedDB'), { recursive: true });

	await tablet.open('/counter');
	await expect(
		tablet.page
			.getByText('ข้อมูลในเครื่องนี้หายไปจากเบราว์เซอร์')
			.or(tablet.page.getByText(visits[0]?.name ?? ''))
			.first()
	).toBeVisible();
	await expect.poll(() => dayFigures(tablet.page)).toMatchObject({ persons: visits.length });
	for (const { name } of visits) await expect(tablet.page.getByRole('article').filter({ hasText: name })).toBeVisible();
});
