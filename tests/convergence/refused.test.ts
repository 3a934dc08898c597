// Documents that the server will not have: listed by name, never in the others' way, never forgotten.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Act } from '#ledger/ledger.ts';
import { randomFrom } from '../random.ts';
import { aVisit } from './captures.ts';
import { startServer, type RunningServer } from './running-server.ts';
import { Tablet } from './tablet.ts';

/** Room for some tens of visits, not for the large fact below. */
const BODY_BYTES = 20_000;
let server: RunningServer;
let tablet: Tablet;
let random: () => number;

/** A fact for which the server refuses the whole body. */
const tooLarge = (device = tablet.device): Act => {
	const { fact } = aVisit(random, device);
	const kind = 'visit-drawn';
	return { fact: { ...fact, kind, _id: fact._id.replace('visit-registered', kind), body: { drawing: 'x'.repeat(2 * BODY_BYTES) } } };
};

/** A fact that the server refuses for itself, in its own row. */
const malformed = (device = tablet.device): Act => {
	const { fact } = aVisit(random, device);
	return { fact: { ...fact, _id: fact._id.split(':').slice(0, 3).join(':') } };
};

beforeEach(async () => {
	random = randomFrom(11);
	server = await startServer({ maxBodyBytes: BODY_BYTES });
	tablet = await Tablet.make(random, () => server.url(), server.authorization);
});
afterEach(async () => {
	await tablet.sync.stop();
	await server.dispose();
});

describe('refused documents', () => {
	for (const [what, make] of [
		['in its row', malformed],
		['with its whole body', tooLarge]
	] as const) {
		it(`[S11, S12] one refused ${what} is listed with the reason, and the others arrive`, async () => {
			const { fact } = make();
			await tablet.capture(5);
			await tablet.ledger.append([{ fact }]);
			await tablet.capture(5);
			tablet.sync.start();
			const status = await tablet.untilSent();
			expect(status).toMatchObject({ sent: 10, unsent: 0 });
			expect(status.refused).toMatchObject([{ id: fact._id }]);
			expect(status.refused[0]?.error).not.toBe('');
			expect(status.refused[0]?.reason).not.toBe('');
			expect(await server.documents()).toEqual(tablet.captured.toSorted());
		});

		it(`[S11] one refused ${what} while connected is listed, and what comes after it arrives`, async () => {
			tablet.sync.start();
			await tablet.untilSent();
			await tablet.ledger.append([make()]);
			await tablet.capture(1);
			expect(await tablet.untilSent()).toMatchObject({ sent: 1, unsent: 0, refused: [{}] });
		});
	}

	it('[S11] are still listed after a reload, also offline', async () => {
		const bad = malformed();
		await tablet.ledger.append([bad]);
		tablet.sync.start();
		await tablet.until(({ phase, refused }) => phase === 'idle' && refused.length === 1);
		tablet.network.cut();
		await tablet.restart();
		const status = await tablet.until(({ knownSeq, refused }) => knownSeq !== undefined && refused.length === 1);
		expect(status).toMatchObject({ sent: 0, unsent: 0, refused: [{ id: bad.fact._id }] });
	});

	it('[S11] leave the list when the server takes them after a tap', async () => {
		const large = tooLarge();
		await tablet.capture(2);
		await tablet.ledger.append([large]);
		tablet.sync.start();
		await tablet.until(({ phase, refused }) => phase === 'idle' && refused.length === 1);
		tablet.sync.nudge();
		await tablet.until(({ phase }) => phase === 'idle');
		expect(tablet.sync.status().refused).toHaveLength(1);
		await server.restart({ maxBodyBytes: 10 * BODY_BYTES });
		tablet.sync.nudge();
		tablet.impatient();
		const status = await tablet.until(({ phase, refused }) => phase === 'idle' && refused.length === 0);
		expect(status).toMatchObject({ sent: 3, unsent: 0 });
		expect(await server.documents()).toEqual([...tablet.captured, large.fact._id].toSorted());
	});

	it('[S11] a refusal whose reply is lost is found out at the next try', async () => {
		await tablet.ledger.append([tooLarge()]);
		let lost = 0;
		tablet.network.fate = ({ path }) => (path.endsWith('_bulk_docs') && lost++ < 2 ? 'lose-reply' : 'none');
		tablet.sync.start();
		tablet.impatient();
		const status = await tablet.until(({ phase, refused }) => phase === 'idle' && refused.length === 1);
		expect(status).toMatchObject({ sent: 0, unsent: 0 });
	});

	it('[S11] captured during a first pull are listed too', async () => {
		const other = await Tablet.make(random, () => server.url(), server.authorization);
		await other.ledger.append([tooLarge(other.device)]);
		await other.capture(1);
		other.sync.start();
		const status = await other.untilSent();
		expect(status.refused).toHaveLength(1);
		expect(status.sent).toBe(1);
		await other.sync.stop();
	});
});
