// Photos between tablets and the real server: sealed bytes beside a record, wherever the record goes.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeRescueFile, takeInRescueFile } from '../../src/lib/app/compose-rescue.ts';
import { factId, personalId, subjectKey } from '#ledger/ids.ts';
import type { Act } from '#ledger/ledger.ts';
import { randomFrom } from '../random.ts';
import { aVisit, DATABASE, idsOf, ORG, ulidFrom } from './captures.ts';
import { startServer, type RunningServer } from './running-server.ts';
import { Tablet } from './tablet.ts';

const NAME = 'photo';
const bytes = Uint8Array.from({ length: 90_000 }, (_, at) => (at * 31) % 256);
const sealed = { v: 1, key: 'fedcba9876543210', iv: 'AAAAAAAAAAAAAAAA', data: 'c2VhbGVk' };

let random: () => number;
let server: RunningServer;
let front: Tablet;
let back: Tablet;

beforeEach(async () => {
	random = randomFrom(65);
	server = await startServer();
	const aTablet = () => Tablet.make(random, () => server.url(), server.authorization);
	[front, back] = [await aTablet(), await aTablet()];
});
afterEach(async () => {
	await Promise.all([front.sync.stop(), back.sync.stop()]);
	await server.dispose();
});

/** An act with a photo beside it, under a ULID of its own. */
function aPhoto({ device }: Tablet): { act: Act; photo: string; id: string } {
	const [{ fact }, photo] = [aVisit(random, device), ulidFrom(random)];
	const id = personalId(photo, ulidFrom(random));
	return { act: { fact, personal: { _id: id, device, org: ORG, sealed }, attachments: [{ name: NAME, bytes }] }, photo, id };
}
const atServer = (id: string) =>
	fetch(`${server.url()}${DATABASE}/${encodeURIComponent(id)}/${NAME}`, { headers: { Authorization: server.authorization } });
const fetched = ({ network }: Tablet): number => network.requests.filter(({ path }) => path.includes(`/${NAME}`)).length;

it('[L66] reach the other tablet whole, one by one, at a first pull and live, and not again when sealed anew', async () => {
	const first = aPhoto(front);
	await front.ledger.append([first.act]);
	front.sync.start();
	await front.untilSent();
	expect(new Uint8Array(await (await atServer(first.id)).arrayBuffer())).toEqual(bytes);
	back.sync.start();
	await back.untilHas(idsOf(first.act));
	await back.untilSent();
	const second = aPhoto(front);
	await front.ledger.append([second.act]);
	await back.untilHas(idsOf(second.act));
	for (const { id } of [first, second]) expect(await back.ledger.attachment(id, NAME)).toEqual(bytes);
	expect(fetched(back)).toBe(2);
	const after = { ...sealed, key: '0000000000000000', data: 'YW5ldw==' };
	await front.ledger.reseal([first, second].map(({ id }) => ({ id, before: sealed, after })));
	await front.untilSent();
	for (const { photo, id } of [first, second]) {
		await expect.poll(async () => (await back.ledger.personalOf(photo))[0]?.sealed).toEqual(after);
		expect(await back.ledger.attachment(id, NAME)).toEqual(bytes);
	}
	expect(fetched(back)).toBe(2);
	await back.wipe();
	back.sync.start();
	await back.untilHas(idsOf(second.act));
	expect(await back.ledger.attachment(second.id, NAME)).toEqual(bytes);
});

it('[L65] [L72] are gone from server and tablets when they are erased', async () => {
	const { act, photo, id } = aPhoto(front);
	await front.ledger.append([act]);
	for (const { sync } of [front, back]) sync.start();
	await back.untilHas(idsOf(act));
	const visit = act.fact._id.split(':')[1] as string;
	// Any fact that a counter may send will do.
	const erasure = factId(subjectKey('visit', visit), 'visit-voided', ulidFrom(random));
	const fact = { ...act.fact, _id: erasure, kind: 'visit-voided', body: { reason: 'other' } };
	await front.ledger.erase([{ subject: visit, linked: [photo], fact }]);
	await front.untilSent();
	await back.untilHas([erasure]);
	for (const { ledger } of [front, back]) expect(await ledger.attachment(id, NAME)).toBeUndefined();
	expect((await atServer(id)).status).toBe(404);
});

it('[L67] [L40] are in a rescue file, sealed as they are, and reach the server by the tablet that took it in', async () => {
	const { act, id } = aPhoto(front);
	await front.ledger.append([act]);
	const { file } = await makeRescueFile({
		session: { org: ORG, device: front.device },
		scope: 'unsent',
		app: 'test',
		clock: { now: () => Date.UTC(2026, 10, 21, 2), offset: () => null, heard: () => undefined },
		openLedger: () => Promise.resolve(front.ledger),
		report: (error) => expect(error).toBeUndefined()
	});
	expect(await takeInRescueFile(back.ledger, ORG, file, false)).toMatchObject({ fault: undefined, newDocuments: 2 });
	expect(await back.ledger.attachment(id, NAME)).toEqual(bytes);
	back.sync.start();
	await back.untilSent();
	expect(new Uint8Array(await (await atServer(id)).arrayBuffer())).toEqual(bytes);
	front.sync.start();
	expect(await front.untilSent()).toMatchObject({ sent: 1, unsent: 0 });
	expect(await front.ledger.pouch.get(id)).toEqual(await back.ledger.pouch.get(id));
});
