// A tablet without a network sends its days on a stick: made here, taken in there, once at the server in the end.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeRescueFile, takeInRescueFile } from '../../src/lib/app/compose-rescue.ts';
import type { RescueScope } from '#domain/rescue-file.ts';
import type { PouchLedger } from '#ledger/pouch-ledger.ts';
import { randomFrom } from '../random.ts';
import { aVisit, idsOf, ORG } from './captures.ts';
import { startServer, type RunningServer } from './running-server.ts';
import { Tablet } from './tablet.ts';

let server: RunningServer;
let front: Tablet;
let back: Tablet;

beforeEach(async () => {
	const random = randomFrom(44);
	server = await startServer();
	[front, back] = [
		await Tablet.make(random, () => server.url(), server.authorization),
		await Tablet.make(random, () => server.url(), server.authorization)
	];
});
afterEach(async () => {
	await Promise.all([front.sync.stop(), back.sync.stop()]);
	await server.dispose();
});

const fileOf = (tablet: Tablet, scope: RescueScope = 'unsent') =>
	makeRescueFile({
		session: { org: ORG, device: tablet.device },
		scope,
		app: 'test',
		clock: { now: () => Date.UTC(2026, 10, 21, 2), offset: () => null, heard: () => undefined },
		openLedger: () => Promise.resolve(tablet.ledger),
		report: (error) => {
			throw error;
		}
	});
const takeIn = (ledger: PouchLedger, file: Blob, intactOnly = false) => takeInRescueFile(ledger, ORG, file, intactOnly);
const revisionsOf = async ({ ledger }: Tablet) =>
	(await ledger.pouch.allDocs({ include_docs: true })).rows
		.map(({ doc }) => doc)
		.toSorted((a, b) => ((a?._id ?? '') < (b?._id ?? '') ? -1 : 1));

describe('a rescue file', () => {
	it('[L40, L44, L45] of a tablet that never had a network has all it recorded, and the second time changes nothing', async () => {
		const ids = await front.capture(7);
		const { file, facts, documents, unreadable, from } = await fileOf(front);
		expect({ facts, documents, unreadable, from }).toEqual({ facts: 7, documents: ids.length, unreadable: 0, from: 'ledger' });
		expect(await takeIn(back.ledger, file)).toMatchObject({ fault: undefined, newFacts: 7, newDocuments: ids.length });
		expect(await revisionsOf(back)).toEqual(await revisionsOf(front));
		const { updateSeq } = await back.ledger.info();
		expect(await takeIn(back.ledger, file)).toMatchObject({ fault: undefined, newFacts: 0, newDocuments: 0 });
		expect((await back.ledger.info()).updateSeq).toBe(updateSeq);
	});

	it.each(['before the first contact', 'while connected'])(
		'[L46] taken in %s counts as unsent until the server has it, once',
		async (when) => {
			const ids = [...(await front.capture(6)), ...(await back.capture(2))];
			const { file } = await fileOf(front);
			const works = back.network.fate;
			if (when === 'while connected') {
				back.sync.start();
				await back.untilSent();
				back.network.fate = () => 'lose-request';
				back.network.breakConnections();
			}
			await takeIn(back.ledger, file);
			back.sync.start();
			const sent = when === 'while connected' ? 2 : 0;
			expect(await back.until(({ unsent }) => unsent >= 6)).toMatchObject({ sent, unsent: 8 - sent });
			back.network.fate = works;
			back.sync.nudge();
			expect(await back.untilSent()).toMatchObject({ sent: 8, unsent: 0 });
			expect(await server.documents()).toEqual(ids.toSorted());
			front.sync.start();
			expect(await front.untilSent()).toMatchObject({ sent: 6, unsent: 0 });
			expect(await server.documents()).toEqual(ids.toSorted());
		}
	);

	it('[L46] is still unsent after a reload, and for another tab', async () => {
		await front.capture(3);
		await takeIn(back.ledger, (await fileOf(front)).file);
		back.network.fate = () => 'lose-request';
		back.sync.start();
		expect((await back.until(({ unsent }) => unsent > 0)).unsent).toBe(3);
		await back.restart();
		expect((await back.until(({ knownSeq }) => knownSeq !== undefined)).unsent).toBe(3);
		const tab = back.makeSync(back.ledger);
		tab.start();
		await expect.poll(() => tab.status().unsent).toBe(3);
		await tab.stop();
	});

	it('[L44] "unsent" leaves out what the server has, and keeps what it refused and what came by file', async () => {
		await front.capture(4);
		front.sync.start();
		await front.untilSent();
		const { fact } = aVisit(randomFrom(5), front.device);
		const refused = { ...fact, _id: fact._id.split(':').slice(0, 3).join(':') };
		await front.ledger.append([{ fact: refused }]);
		await front.until((status) => status.refused.length === 1);
		await front.untilSent();
		await front.sync.stop();
		const fresh = await front.capture(2);
		await back.capture(3);
		await takeIn(front.ledger, (await fileOf(back)).file);
		const third = await Tablet.make(randomFrom(6), () => server.url());
		await takeIn(third.ledger, (await fileOf(front)).file);
		expect(await third.ids()).toEqual([refused._id, ...fresh, ...back.captured].toSorted());
	});

	it('[L44, L45] "everything" carries erasures, and what was erased here stays erased', async () => {
		const act = [1, 2, 3, 4].map((seed) => aVisit(randomFrom(seed), front.device)).find(({ personal }) => personal !== undefined);
		if (act?.personal === undefined) throw new Error('no visit with a personal record among these');
		await front.ledger.append([act]);
		const before = await fileOf(front);
		const { _rev = '' } = await front.ledger.pouch.get(act.personal._id);
		await front.ledger.pouch.remove({ _id: act.personal._id, _rev });
		await takeIn(back.ledger, before.file);
		expect(await back.ids()).toEqual(idsOf(act).toSorted());
		await takeIn(back.ledger, (await fileOf(front, 'all')).file);
		expect(await back.ids()).toEqual([act.fact._id]);
		expect(await takeIn(back.ledger, before.file)).toMatchObject({ newDocuments: 0 });
		expect(await back.ids()).toEqual([act.fact._id]);
	});

	it('[L41, L42] nothing is stored of a damaged file unless the person wants what is intact, and never of another centre’s', async () => {
		const ids = await front.capture(9);
		const { file } = await fileOf(front);
		const cut = file.slice(0, Math.floor(file.size * 0.7));
		expect(await takeIn(back.ledger, cut)).toMatchObject({ fault: 'cut-short', total: ids.length, newDocuments: 0 });
		expect(await back.ids()).toEqual([]);
		const { intact, newDocuments } = await takeIn(back.ledger, cut, true);
		expect(intact).toBeGreaterThan(0);
		expect(newDocuments).toBe(intact);
		expect(await back.ids()).toHaveLength(intact);
		expect(await takeInRescueFile(back.ledger, 'another', file, true)).toMatchObject({ fault: 'other-centre', newDocuments: 0 });
	});

	it('[L48] is filled and taken in by pages', async () => {
		await front.capture(600);
		const { file, facts } = await fileOf(front);
		expect(facts).toBe(600);
		const sizes: number[] = [];
		const { pouch } = back.ledger;
		const write = pouch.bulkDocs.bind(pouch);
		pouch.bulkDocs = (documents, options) => {
			if ('docs' in documents) sizes.push(documents.docs.length);
			return write(documents, options);
		};
		await takeIn(back.ledger, file);
		expect(sizes.length).toBeGreaterThan(2);
		expect(Math.max(...sizes)).toBeLessThanOrEqual(250);
	});
});
