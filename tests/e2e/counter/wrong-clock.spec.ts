import { aVisit } from '../../builders/visits.ts';
import { expect, staff, test } from '../../fixtures.ts';
import { expectAllSent, expectDay, registerVisit } from '../../hands.ts';

const day = (ms: number): string => new Date(ms + 7 * 3_600_000).toISOString().slice(0, 10);

test('[U183] [Promise 14] a tablet in the year 2569 CE, and one that wakes in 1970, works on the right day and says the right time', async ({
	centre,
	device
}) => {
	const tablet = await device('front');
	const { page } = tablet;
	const today = new Date();
	const buddhist = new Date(today);
	// Not even the day is right: only the server tells it.
	buddhist.setUTCFullYear(today.getUTCFullYear() + 543, today.getUTCMonth(), today.getUTCDate() - 3);
	await page.clock.install({ time: buddhist });
	await tablet.signIn(staff.counter);
	await expect(page.getByText('นาฬิกาของเครื่องนี้ไม่ตรง')).toBeVisible();
	await expect(page.getByText(`พ.ศ. ${today.getUTCFullYear() + 543}`).first()).toBeVisible();
	await expect(page.getByText('เวลาที่ถูกต้องคือ')).toBeVisible();
	await registerVisit(page, aVisit());
	await expectDay(page, { persons: 1 });

	await page.clock.setSystemTime(0);
	// Until the server is heard again it was changed; from then on it is known to be wrong.
	await expect(page.getByText(/นาฬิกาของเครื่องนี้(ถูกเปลี่ยน|ไม่ตรง)/)).toBeVisible();
	await registerVisit(page, aVisit({ name: 'คำปัน ใจเที่ยง' }));
	await expect(page.getByText('เวลาที่ถูกต้องคือ')).toBeVisible();
	await page.reload();
	await registerVisit(page, aVisit({ name: 'มาลี แก้วพนา' }));
	await expectDay(page, { persons: 3 });
	await expectAllSent(page);

	const registered = await centre.facts('visit-registered');
	expect(registered.map(({ body }) => (body as { on: string }).on)).toEqual(Array.from({ length: 3 }, () => day(today.getTime())));
	expect(registered.map(({ at }) => String(at).slice(0, 4)).sort()).toEqual(['1970', '1970', String(buddhist.getUTCFullYear())]);

	await page.clock.setSystemTime(today);
	await page.reload();
	await expect(page.getByText('นาฬิกาของเครื่องนี้')).toBeHidden();
});
