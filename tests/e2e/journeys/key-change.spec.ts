import { aKnownKey, findIn, keySecret, textSecret } from '../../at-rest.ts';
import { aVisit } from '../../builders/visits.ts';
import type { Centre } from '../../centre.ts';
import { expect, profile, staff, test, type Device } from '../../fixtures.ts';
import { expectAllSent, registerVisit, sendNow } from '../../hands.ts';
import { lockScreen, unlock } from '../../pin-hands.ts';
import { keptIn, makeEnrolled } from '../../revoked-hands.ts';
import { openSettings } from '../../rescue-hands.ts';

const before = aVisit({ name: 'ฆฤณพฐ ฌฏฎญ', phone: '0861735942' });
const unsent = aVisit({ name: 'ฒฬภฑ ฏฌฆณ', phone: '0847291635' });
const meanwhile = aVisit({ name: 'ฎฐฤฆ ญฒฬฌ', phone: '0893516274' });
const after = aVisit({ name: 'ณฑฬฤ ฆฐฏพ', phone: '0815269437' });
const visits = [before, unsent, meanwhile, after];

/** Under which keys the personal records at the server are sealed, and how many they are. */
async function sealedAtServer(centre: Centre): Promise<{ records: number; keys: string[] }> {
	const documents = [...(await centre.documents())].filter(([id]) => id.startsWith('personal:'));
	const keys = documents.map(([, document]) => (document['sealed'] as { key: string }).key);
	return { records: keys.length, keys: [...new Set(keys)] };
}

/** Takes a device's place away on the head's screen, with the change of key that it proposes. */
async function revokeOnScreen({ page }: Device, name: string): Promise<void> {
	await openSettings(page);
	await page.getByRole('link', { name: 'ดูเครื่องทั้งหมด' }).click();
	const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });
	await card.getByRole('button', { name: 'ยกเลิกเครื่องนี้' }).click();
	const dialog = page.getByRole('dialog', { name: `ยกเลิกเครื่อง “${name}”` });
	await dialog.getByRole('radio', { name: 'ถูกขโมย' }).check();
	await expect(dialog.getByRole('checkbox', { name: 'เปลี่ยนกุญแจของศูนย์ด้วย' })).toBeChecked();
	await dialog.getByRole('button', { name: 'ยกเลิกเครื่อง', exact: true }).click();
	await expect(dialog.getByText('เปลี่ยนกุญแจของศูนย์แล้ว')).toBeVisible();
	await dialog.getByRole('button', { name: 'ปิด', exact: true }).last().click();
}

test('[U100, U101] [V69] [U135] a stolen tablet is revoked while it has unsent work: the others get a new key and read on, it sends, forgets, and nothing of anybody lies in the clear', async ({
	server,
	centre,
	device
}) => {
	test.setTimeout(240_000);
	const { raw, text: keyText } = await aKnownKey();
	const key = { enter: keyText };
	const [head, stolen, other] = [await device('head'), await device('stolen'), await device('other')];
	await Promise.all([head.signIn(staff.head, key), stolen.signIn(staff.counter, key), other.signIn(staff.second, key)]);
	await makeEnrolled(centre, stolen, staff.counter.user);
	await registerVisit(stolen.page, before);
	await expect.poll(async () => (await centre.facts('device-key-published')).length, { timeout: 60_000 }).toBe(3);
	for (const tablet of [stolen, other, head]) {
		await sendNow(tablet.page);
		await expectAllSent(tablet.page);
	}
	const [oldKey] = (await sealedAtServer(centre)).keys;

	await stolen.goOffline();
	await registerVisit(stolen.page, unsent);
	await other.goOffline();
	await registerVisit(other.page, meanwhile);
	await revokeOnScreen(head, staff.counter.user);
	await expect.poll(async () => (await centre.facts('centre-key-rotated')).length, { timeout: 60_000 }).toBe(1);
	const [rotation] = await centre.facts('centre-key-rotated');
	expect(rotation).toMatchObject({ body: { reason: 'device-revoked', boxes: [{}, {}] } });
	const { key: newKey } = rotation?.body as { key: string };
	expect(newKey).not.toBe(oldKey);

	// It is locked when the new key comes, and takes it when somebody unlocks.
	await other.leaveAlone();
	await other.page.keyboard.press('Alt+l');
	await lockScreen(other.page).waitFor();
	await other.goOnline();
	await expect.poll(async () => (await centre.facts('visit-registered')).length, { timeout: 60_000 }).toBe(2);
	await unlock(other.page);
	await sendNow(other.page);
	for (const { name } of [before, meanwhile]) await expect(other.page.getByRole('article').filter({ hasText: name })).toHaveCount(1);

	await stolen.goOnline();
	await stolen.page.waitForURL('**/revoked', { timeout: 60_000 });
	await expect(stolen.page.getByText('ลบข้อมูลของศูนย์ออกจากเครื่องนี้หมดแล้ว')).toBeVisible();
	expect(await centre.facts('visit-registered')).toHaveLength(3);
	expect(await centre.devices()).toContainEqual(
		expect.objectContaining({ revoked: expect.objectContaining({ reason: 'stolen', erasedAt: expect.any(Number) }) })
	);
	const left = await keptIn(stolen.page);
	expect([...left.databases, ...left.local, ...left.kept].filter((name) => !/farewell|settings/.test(name))).toEqual([]);

	await sendNow(other.page);
	await expect(other.page.getByRole('article').filter({ hasText: unsent.name })).toHaveCount(1);
	await registerVisit(other.page, after);
	await expectAllSent(other.page);
	await expect.poll(() => sealedAtServer(centre), { timeout: 60_000 }).toEqual({ records: visits.length, keys: [newKey] });

	const secrets = visits.flatMap(({ name, phone }) => [...name.split(' '), phone]).map((secret) => textSecret(secret, secret));
	secrets.push(keySecret('the old key', raw, [keyText, keyText.replaceAll('-', ''), keyText.toLowerCase()]));
	const places = [server.dataDir, ...[head, stolen, other].map(({ profile }) => profile)];
	for (const tablet of [head, stolen, other]) await tablet.closeBrowser();
	expect(findIn(places, secrets)).toEqual([]);
	expect(findIn([server.dataDir], [textSecret('the centre', profile.name)])).not.toEqual([]);
});
