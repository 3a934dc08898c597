import { aVisit } from '../../builders/visits.ts';
import { aKnownKey } from '../../at-rest.ts';
import { expect, staff, test, type Device } from '../../fixtures.ts';
import { expectAllSent, registerVisit, sendNow } from '../../hands.ts';
import { PIN } from '../../pin-hands.ts';
import { openSettings } from '../../rescue-hands.ts';

const before = aVisit({ name: 'ก่อนเปลี่ยน ทองดี' });
const after = aVisit({ name: 'หลังเปลี่ยน แก้วพนา' });

interface PersonalRecord {
	sealed: { key: string };
}

/** Resolves when the tablet has shown its public key, and everything is at the server. */
async function isKnown(tablet: Device, published: () => Promise<unknown[]>, count: number): Promise<void> {
	await expect.poll(async () => (await published()).length, { timeout: 60_000 }).toBe(count);
	await expectAllSent(tablet.page);
}

test('[U100, U101] the head changes the key: another tablet gets it by itself and reads on, and old records are sealed anew', async ({
	centre,
	device
}) => {
	test.setTimeout(240_000);
	const key = { enter: (await aKnownKey()).text };
	const [front, back] = [await device('front'), await device('back')];
	const published = () => centre.facts('device-key-published');
	await front.signIn(staff.head, key);
	await registerVisit(front.page, before);
	await isKnown(front, published, 1);
	await back.signIn(staff.counter, key);
	await isKnown(back, published, 2);
	await sendNow(front.page);

	await openSettings(front.page);
	await front.page.getByRole('button', { name: 'เปลี่ยนกุญแจ', exact: true }).click();
	const dialog = front.page.getByRole('dialog', { name: 'เปลี่ยนกุญแจของศูนย์' });
	await dialog.getByRole('radio', { name: 'เปลี่ยนตามรอบปี' }).check();
	await expect(dialog.getByText('พิมพ์แผ่นใหม่ทันที')).toBeVisible();
	await front.page.keyboard.type(PIN);
	await expect(front.page.getByText('เปลี่ยนกุญแจแล้ว')).toBeVisible();
	await expect(dialog).toBeHidden();

	const records = async (): Promise<PersonalRecord[]> =>
		[...(await centre.documents())].flatMap(([id, document]) =>
			id.startsWith('personal:') ? [document as unknown as PersonalRecord] : []
		);
	const [rotation] = await centre.facts('centre-key-rotated');
	expect(rotation).toMatchObject({ body: { reason: 'yearly', boxes: [{}, {}] } });
	const newKey = (rotation?.body as { key: string }).key;
	await expect.poll(async () => (await records()).map(({ sealed }) => sealed.key), { timeout: 60_000 }).toEqual([newKey]);
	await front.page.goBack();
	await registerVisit(front.page, after);
	await expectAllSent(front.page);
	await sendNow(back.page);
	for (const { name } of [before, after]) await expect(back.page.getByRole('article').filter({ hasText: name })).toHaveCount(1);
	expect(new Set((await records()).map(({ sealed }) => sealed.key))).toEqual(new Set([newKey]));
});
