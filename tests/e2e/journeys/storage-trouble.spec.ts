import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { aKnownKey } from '../../at-rest.ts';
import { aMonth, factsOfMonth } from '../../builders/month-of-facts.ts';
import { sealedRecords } from '../../builders/sealed-records.ts';
import { aDayOfVisits } from '../../builders/visits.ts';
import { diesAt, untilDead } from '../../dying-page.ts';
import { expect, staff, test } from '../../fixtures.ts';
import { dayFigures, expectAllSent, registerVisit, sendNow } from '../../hands.ts';
import { follow, PIN } from '../../pin-hands.ts';
import { chooseRescueFile, openSettings, saveBy, takeInRescueFile } from '../../rescue-hands.ts';

const OLD_MONTH = '2026-03';
const OLD_VISITS = 300;
const UNSENT = 2;
/** More than two steps of sealing anew. */
const RECORDS = 120;
const VIEW = 'sala-view-';

let folder: string;
test.beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'sala-stick-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Takes rows out of the read model behind the program's back. */
const damageView = (page: Page): Promise<void> =>
	page.evaluate(async (prefix) => {
		const name = (await indexedDB.databases()).find((database) => database.name?.startsWith(prefix))?.name ?? '';
		const db = await new Promise<IDBDatabase>((resolve, reject) => {
			const opening = indexedDB.open(name);
			opening.onsuccess = () => resolve(opening.result);
			opening.onerror = () => reject(new Error(`${name} cannot be opened`));
		});
		await new Promise<void>((resolve) => {
			const writing = db.transaction(['visits', 'days'], 'readwrite');
			for (const store of ['visits', 'days']) writing.objectStore(store).clear();
			writing.oncomplete = () => resolve();
		});
		db.close();
	}, VIEW);

/** What the overview of the old month says, without how fresh it is. */
async function oldFigures(page: Page): Promise<string> {
	await follow(page, `/supervisor?view=month&on=${OLD_MONTH}-15`);
	await expect(page.locator('main')).toContainText(String(OLD_VISITS - Math.floor(OLD_VISITS / 17)), { timeout: 30_000 });
	const text = await page.locator('main').innerText();
	await follow(page, '/counter');
	return text.slice(text.indexOf('ผู้รับบริการ\n'));
}

test('[U185] [A25, V13, A3] lists that were damaged and a browser killed while they are made anew end whole; databases that are gone say what had not been sent, and the rescue file brings it back', async ({
	server,
	centre,
	device
}) => {
	test.setTimeout(240_000);
	await centre.write(factsOfMonth(aMonth(OLD_MONTH, ['SVC1908', 'SVC1882'], OLD_VISITS, 40), centre.org));
	const tablet = await device('front');
	await tablet.signIn(staff.head);
	await tablet.readyForOffline();
	await expectAllSent(tablet.page);
	await server.kill();
	for (const visit of aDayOfVisits(UNSENT)) await registerVisit(tablet.page, visit);
	const before = await oldFigures(tablet.page);

	await damageView(tablet.page);
	// The tables were emptied by the first write after the reading of their state; two batches more are written.
	await diesAt(tablet.page, { database: VIEW, nth: 4 }, 'next loading');
	await untilDead(tablet, () => tablet.page.reload());
	await tablet.open('/counter');
	await expect.poll(() => dayFigures(tablet.page), { timeout: 60_000 }).toMatchObject({ persons: UNSENT, works: UNSENT });
	await expect.poll(() => oldFigures(tablet.page), { timeout: 30_000 }).toBe(before);

	await openSettings(tablet.page);
	// Besides the visits: that their records were opened.
	const unsent = Number(/ยังไม่ได้ส่ง (\d+)/.exec(await tablet.page.locator('#rescue').innerText())?.[1]);
	expect(unsent).toBeGreaterThanOrEqual(UNSENT);
	const file = await saveBy(tablet.page, 'บันทึกที่ยังไม่ได้ส่ง', folder);
	await tablet.closeBrowser();
	rmSync(join(tablet.profile, 'Default', 'IndexedDB'), { recursive: true });
	await tablet.open('/counter');
	const { page } = tablet;
	await expect(page.getByText(`มี ${unsent} รายการที่ยังไม่ได้ส่งก่อนข้อมูลหาย`)).toBeVisible();
	await page.getByRole('link', { name: 'ไปนำเข้าแฟ้มกู้คืน' }).click();
	await chooseRescueFile(page, file);
	await takeInRescueFile(page, unsent);
	await server.restart();
	await tablet.signIn(staff.head);
	await sendNow(page);
	await expectAllSent(page);
	expect(await centre.facts('visit-registered')).toHaveLength(OLD_VISITS + UNSENT);
	await expect.poll(() => dayFigures(page)).toMatchObject({ persons: UNSENT });
});

test('[B30] a browser killed while records are sealed anew goes on at its next start, and every record ends under the new key', async ({
	centre,
	device
}) => {
	test.setTimeout(240_000);
	const { raw, text } = await aKnownKey();
	const records = await sealedRecords(centre.org, raw, RECORDS);
	await centre.write(records);
	const tablet = await device('front');
	await tablet.signIn(staff.head, { enter: text });
	await tablet.readyForOffline();
	await expect.poll(async () => (await centre.facts('device-key-published')).length, { timeout: 60_000 }).toBe(1);
	await expectAllSent(tablet.page);

	await openSettings(tablet.page);
	await tablet.page.getByRole('button', { name: 'เปลี่ยนกุญแจ', exact: true }).click();
	await tablet.page.getByRole('radio', { name: 'เปลี่ยนตามรอบปี' }).check();
	await diesAt(tablet.page, { local: 'sala.reseal/', nth: 2 }, 'now');
	await untilDead(tablet, () => tablet.page.keyboard.type(PIN));
	const keys = async (): Promise<Set<string>> => {
		const documents = await centre.documents();
		return new Set(records.map(({ _id }) => (documents.get(_id)?.['sealed'] as { key: string }).key));
	};
	expect(await keys(), 'killed in the middle').toContain(records[0]?.sealed.key);
	await tablet.open('/counter');
	await dayFigures(tablet.page);
	await expect.poll(async () => (await centre.facts('centre-key-rotated')).length, { timeout: 60_000 }).toBe(1);
	const [rotation] = await centre.facts('centre-key-rotated');
	const { key } = rotation?.body as { key: string };
	await expect.poll(keys, { timeout: 60_000 }).toEqual(new Set([key]));
});
