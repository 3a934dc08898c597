import { aVisit } from '../../builders/visits.ts';
import { expect, staff, testAtWork as test } from '../../fixtures.ts';
import { dayFigures, expectAllSent, registerVisit, sendNow } from '../../hands.ts';

const EACH = 5;

test('[Promise 1, Promise 8] two tablets without a network at once: both arrive, and each shows what the other recorded', async ({
	centre,
	tablet: front,
	device
}) => {
	const back = await device('back');
	await back.signIn(staff.second);
	const tablets = [front, back];
	for (const tablet of tablets) {
		await tablet.readyForOffline();
		await expectAllSent(tablet.page);
		await tablet.goOffline();
	}
	await Promise.all(
		tablets.map(async (tablet, at) => {
			for (let number = 0; number < EACH; number += 1) {
				await registerVisit(tablet.page, aVisit({ name: `มาลี จาก${at === 0 ? 'หน้า' : 'หลัง'}${number}` }));
			}
		})
	);
	for (const tablet of tablets) {
		await tablet.goOnline();
		await expectAllSent(tablet.page);
	}
	for (const tablet of tablets) {
		await sendNow(tablet.page);
		await expect.poll(() => dayFigures(tablet.page)).toMatchObject({ persons: 2 * EACH, works: 2 * EACH });
	}
	const facts = await centre.facts('visit-registered');
	expect(facts).toHaveLength(2 * EACH);
	expect(new Set(facts.map(({ by }) => by))).toEqual(new Set([staff.counter.user, staff.second.user]));
	expect(new Set(facts.map(({ device: by }) => by)).size).toBe(2);
});
