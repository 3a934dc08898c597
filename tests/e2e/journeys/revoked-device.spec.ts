import { aVisit } from '../../builders/visits.ts';
import { expect, testAtWork as test } from '../../fixtures.ts';
import { expectAllSent, registerVisit } from '../../hands.ts';
import { keptIn, makeEnrolled } from '../../revoked-hands.ts';

test('[S35] [S34] [S30] a tablet that is revoked while it has unsent visits sends them all, is killed in the middle, and forgets the centre', async ({
	centre,
	tablet
}) => {
	const id = await makeEnrolled(centre, tablet, 'โต๊ะหน้า');
	await tablet.readyForOffline();
	await expectAllSent(tablet.page);
	await expect.poll(async () => (await centre.devices())[0]).toMatchObject({ device: id });

	await tablet.goOffline();
	for (const name of ['มาลี หนึ่ง', 'มาลี สอง']) await registerVisit(tablet.page, aVisit({ name }));
	await centre.revokeDevice(id);
	// Documents do not get through yet, so that the browser is killed before anything was sent.
	await tablet.context.route('**/_bulk_docs', (route) => route.abort());
	await tablet.goOnline();
	await tablet.page.waitForURL('**/revoked');
	await expect(tablet.page.getByText('เหลือ 2 รายการ')).toBeVisible();
	expect(await centre.facts('visit-registered')).toHaveLength(0);
	await tablet.killBrowser();

	const page = await tablet.open('/counter');
	await page.waitForURL('**/revoked');
	await expect(page.getByText('ลบข้อมูลของศูนย์ออกจากเครื่องนี้หมดแล้ว')).toBeVisible();
	expect(await centre.facts('visit-registered')).toHaveLength(2);
	expect(await centre.devices()).toMatchObject([{ device: id, revoked: { reason: 'stolen', erasedAt: expect.any(Number) as unknown } }]);
	const { databases, local, kept } = await keptIn(page);
	expect(databases.filter((name) => name.includes(centre.org))).toEqual([]);
	expect(local.filter((key) => !['sala.farewell', 'sala.kept.farewell', 'sala.settings'].includes(key))).toEqual([]);
	expect(kept.filter((path) => !path.startsWith('/_sala/kept/farewell'))).toEqual([]);

	await page.goto(new URL('/kiosk', page.url()).href);
	await page.waitForURL('**/revoked');
	await page.getByRole('button', { name: 'เริ่มใช้เครื่องนี้ใหม่' }).click();
	await page.waitForURL('**/sign-in');
	expect((await keptIn(page)).local.filter((key) => key.includes('farewell'))).toEqual([]);
});
