import { setTimeout as after } from 'node:timers/promises';
import { aVisit } from '../../builders/visits.ts';
import { expect, testAtWork as test } from '../../fixtures.ts';
import { closeSyncPanel, expectAllSent, registerVisit, sendNow, syncLine } from '../../hands.ts';
import { randomFrom } from '../../random.ts';

const ROUNDS = 20;
const KILLED_WITHIN_MS = 300;
const SEED = 84_20;

test(`[Promise 1, Promise 2, Promise 3] the server killed during a push, ${ROUNDS} rounds: nothing acknowledged is lost, nothing is double (seed ${SEED})`, async ({
	server,
	centre,
	tablet
}) => {
	test.setTimeout(400_000);
	const random = randomFrom(SEED);
	await expectAllSent(tablet.page);
	await server.kill();
	let acknowledged = 0;
	for (let round = 0; round < ROUNDS; round += 1) {
		await registerVisit(tablet.page, aVisit({ name: `ทองใบ รอบที่${round + 1}` }));
		await server.restart();
		expect((await centre.facts('visit-registered')).length).toBeGreaterThanOrEqual(acknowledged);
		await sendNow(tablet.page);
		// The moment of the power cut, not a wait for anything.
		await after(random() * KILLED_WITHIN_MS);
		const { unsent } = await syncLine(tablet.page);
		await server.kill();
		await closeSyncPanel(tablet.page);
		acknowledged = Math.max(acknowledged, round + 1 - unsent);
	}
	await server.restart();
	await sendNow(tablet.page);
	await expectAllSent(tablet.page);
	const names = await centre.facts('visit-registered');
	expect(names).toHaveLength(ROUNDS);
	expect([...(await centre.documents()).keys()].filter((id) => id.startsWith('personal:'))).toHaveLength(ROUNDS);
});
