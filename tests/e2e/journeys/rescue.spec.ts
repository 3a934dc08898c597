import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aDayOfVisits } from '../../builders/visits.ts';
import { expect, staff, testAtWork as test, type Device } from '../../fixtures.ts';
import { dayFigures, expectAllSent, registerVisit, syncLine } from '../../hands.ts';
import { chooseRescueFile, openSettings, rescueDialog, saveBy, takeInRescueFile } from '../../rescue-hands.ts';

const VISITS = 4;
let folder: string;
test.beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'sala-stick-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** From now on the tablet has no network. */
async function aTabletWithoutNetwork(tablet: Device): Promise<void> {
	await tablet.readyForOffline();
	await expectAllSent(tablet.page);
	await tablet.goOffline();
}

test('[Promise 1, U80, U82, U85] a tablet without a network sends its days on a stick, twice, and the server has everything once', async ({
	centre,
	tablet: front,
	device
}) => {
	test.setTimeout(240_000);
	const back = await device('back');
	const visits = aDayOfVisits(VISITS);
	await aTabletWithoutNetwork(front);
	for (const visit of visits) await registerVisit(front.page, visit);

	expect((await syncLine(front.page)).unsent).toBe(VISITS);
	const fromPanel = await saveBy(front.page, 'บันทึกแฟ้มกู้คืน', folder);
	await front.page.keyboard.press('Escape');
	await openSettings(front.page);
	await expect(front.page.locator('#rescue').getByText(`ยังไม่ได้ส่ง ${VISITS} รายการ`)).toBeVisible();
	const file = await saveBy(front.page, 'บันทึกที่ยังไม่ได้ส่ง', folder);
	await expect(front.page.locator('#rescue').getByText(`ทำแฟ้มแล้ว มี ${VISITS} รายการ`)).toBeVisible();
	const everything = await saveBy(front.page, 'บันทึกทั้งหมด', folder);
	const report = await saveBy(front.page, 'บันทึกแฟ้มสภาพเครื่อง', folder);
	for (const path of [fromPanel, file, everything, report]) {
		const text = readFileSync(path, 'utf8');
		for (const { name, phone } of visits) for (const known of [name, phone]) expect(text).not.toContain(known);
	}
	const { roles, ...said } = JSON.parse(readFileSync(report, 'utf8')) as Record<string, unknown>;
	expect({ roles, ...said }).toMatchObject({ roles: ['counter'], org: centre.org, sync: { unsent: VISITS } });
	expect(JSON.stringify(said)).not.toContain(staff.counter.user);

	await back.signIn(staff.second);
	await aTabletWithoutNetwork(back);
	await openSettings(back.page);
	await chooseRescueFile(back.page, file);
	await expect(rescueDialog(back.page).getByText(`แฟ้มครบถ้วน มี ${VISITS} รายการ`)).toBeVisible();
	expect(await takeInRescueFile(back.page, VISITS)).toContain(`รายการใหม่ ${VISITS} รายการ`);
	await expect(back.page.locator('#rescue').getByText(`ยังไม่ได้ส่ง ${VISITS} รายการ`)).toBeVisible();
	await chooseRescueFile(back.page, file);
	expect(await takeInRescueFile(back.page, VISITS)).toContain('มีอยู่ในเครื่องแล้ว');
	expect(await centre.facts('visit-registered')).toHaveLength(0);

	await back.goOnline();
	await expectAllSent(back.page);
	expect(await centre.facts('visit-registered')).toHaveLength(VISITS);
	await back.page.getByRole('link', { name: 'เคาน์เตอร์' }).first().click();
	await expect.poll(() => dayFigures(back.page)).toMatchObject({ persons: VISITS });
	await front.goOnline();
	await expectAllSent(front.page);
	const facts = await centre.facts('visit-registered');
	expect(facts).toHaveLength(VISITS);
	expect(new Set(facts.map(({ by }) => by))).toEqual(new Set([staff.counter.user]));
});

test('[U83] a damaged file and one of another centre are refused with the reason, and what can be read only when asked for', async ({
	centre,
	tablet: front
}) => {
	const { page } = front;
	await aTabletWithoutNetwork(front);
	for (const visit of aDayOfVisits(2)) await registerVisit(page, visit);
	await openSettings(page);
	const file = await saveBy(page, 'บันทึกที่ยังไม่ได้ส่ง', folder);
	const lines = readFileSync(file, 'utf8').split(/(?<=\n)/);
	const [cut, other] = [join(folder, 'cut'), join(folder, 'other')];
	writeFileSync(cut, lines.slice(0, 3).join(''));
	writeFileSync(other, 'ชื่อ,โทรศัพท์\n');
	await chooseRescueFile(page, cut);
	await expect(rescueDialog(page).getByText(/อ่านได้ครบ 2 จาก \d+ ชิ้น/)).toBeVisible();
	await expect(rescueDialog(page).getByRole('button', { name: /นำเข้าเฉพาะ \d+ รายการที่อ่านได้/ })).toBeVisible();
	await rescueDialog(page).getByRole('button', { name: 'ยกเลิก' }).click();
	await chooseRescueFile(page, other);
	await expect(rescueDialog(page).getByText('ไม่ใช่แฟ้มกู้คืน')).toBeVisible();
	await expect(rescueDialog(page).getByRole('button', { name: /^นำเข้า/ })).toHaveCount(0);
	expect(await centre.facts('visit-registered')).toHaveLength(0);
});

test.describe('a database that will not open', () => {
	// The browser says so in its own words.
	test.use({ provoked: /./ });

	test('[U80, L47] a read model that will not open leaves the rescue file one tap away', async ({ centre, tablet: front }) => {
		await aTabletWithoutNetwork(front);
		for (const visit of aDayOfVisits(2)) await registerVisit(front.page, visit);
		await front.page.addInitScript(() => {
			const open = Object.getOwnPropertyDescriptor(IDBFactory.prototype, 'open')?.value as IDBFactory['open'];
			IDBFactory.prototype.open = function (this: IDBFactory, name: string, ...rest: number[]) {
				if (name.startsWith('sala-view-')) throw new DOMException('torn', 'UnknownError');
				return open.call(this, name, ...rest);
			};
		});
		await front.page.reload();
		await expect(front.page.getByRole('heading', { name: 'เปิดโปรแกรมไม่ได้' })).toBeVisible();
		const file = await saveBy(front.page, 'บันทึกแฟ้มกู้คืน', folder);
		expect(JSON.parse(readFileSync(file, 'utf8').split('\n')[0]?.slice(65) ?? '')).toMatchObject({ header: { org: centre.org, facts: 2 } });
	});

	test('[U80, L47] a ledger that will not open says so, and the rescue file is read past it', async ({ centre, tablet: front }) => {
		await aTabletWithoutNetwork(front);
		for (const visit of aDayOfVisits(2)) await registerVisit(front.page, visit);
		// As on a device whose browser was put back to an older version: PouchDB asks for its own version, and is refused.
		await front.page.addInitScript(() => {
			const open = Object.getOwnPropertyDescriptor(IDBFactory.prototype, 'open')?.value as IDBFactory['open'];
			IDBFactory.prototype.open = function (this: IDBFactory, name: string, version?: number) {
				return name.startsWith('_pouch_sala-ledger-') && version !== undefined ? open.call(this, name, 1) : open.call(this, name, version);
			};
		});
		await front.page.reload();
		await expect(front.page.getByText('เปิดที่เก็บข้อมูลในเครื่องไม่ได้')).toBeVisible();
		const file = await saveBy(front.page, 'บันทึกแฟ้มกู้คืน', folder);
		await expect(front.page.getByText('เปิดที่เก็บข้อมูลตามปกติไม่ได้')).toBeVisible();
		const header = JSON.parse(readFileSync(file, 'utf8').split('\n')[0]?.slice(65) ?? '') as { header: { facts: number } };
		expect(header).toMatchObject({ header: { org: centre.org, scope: 'all', unreadable: 0 } });
		expect(header.header.facts).toBeGreaterThan(2);
	});
});
