import { aDayOfVisits } from '../../builders/visits.ts';
import { expect, staff, testAtWork as test } from '../../fixtures.ts';
import { answerSurvey, dayFigures, expectAllSent, handOver, registerVisit, syncLine, takeBack } from '../../hands.ts';

const VISITS = 40;
const SURVEYS = 30;
const BROWSER_CLOSED_AFTER = 20;
const TYPING_AND_TAPPING_MS = 420_000;

test('[Promise 1, Promise 3, Promise 6] a day without a network or a server arrives once, and a second device shows the same figures', async ({
	server,
	centre,
	tablet,
	device
}) => {
	test.setTimeout(TYPING_AND_TAPPING_MS);
	await tablet.readyForOffline();
	await expectAllSent(tablet.page);
	await tablet.goOffline();
	await server.kill();

	const visits = aDayOfVisits(VISITS);
	for (const [at, visit] of visits.entries()) {
		if (at === BROWSER_CLOSED_AFTER) {
			await tablet.closeBrowser();
			await tablet.open('/counter');
			await tablet.goOffline();
		}
		await registerVisit(tablet.page, visit);
		if (at >= SURVEYS) continue;
		await handOver(tablet.page);
		await answerSurvey(tablet.page, [9, 8, 10, 9, 1 + (at % 10)], at === 0 ? 'บริการดีมาก' : '');
		await takeBack(tablet.page);
	}
	const works = visits.reduce((sum, visit) => sum + visit.works.length, 0);
	const expected = { persons: VISITS, works, surveys: SURVEYS };
	await expect.poll(() => dayFigures(tablet.page)).toEqual(expected);
	// And who looked at names, which is recorded too.
	expect((await syncLine(tablet.page)).unsent).toBeGreaterThanOrEqual(VISITS + SURVEYS);
	await tablet.page.keyboard.press('Escape');

	await server.restart();
	await tablet.goOnline();
	await expectAllSent(tablet.page);

	expect(await centre.facts('visit-registered')).toHaveLength(VISITS);
	expect(await centre.facts('survey-answered')).toHaveLength(SURVEYS);
	const names = visits.map(({ name }) => name);
	const onServer = JSON.stringify([...(await centre.documents()).values()]);
	expect(names.filter((name) => onServer.includes(name))).toEqual([]);

	const office = await device('office');
	await office.signIn(staff.second, 'skip');
	await expect.poll(() => dayFigures(office.page), { timeout: 30_000 }).toEqual(expected);
});
