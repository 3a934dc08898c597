// Two tablets of one centre without a network: what they said of a request meets later, in whatever order, and is the same on both.
import { expect, it } from 'vitest';
import { readPhotos } from '#readmodel/photo-reader.ts';
import { anOffice, sealer, ulid } from './testing/an-office.ts';

type Office = Awaited<ReturnType<typeof anOffice>>;
const REQUEST = ulid('R');
const asked = {
	request: REQUEST,
	act: ulid('A1'),
	on: '2026-11-20',
	origin: 'self',
	kind: 'disaster',
	urgent: false,
	affected: 4,
	officer: null,
	personal: { name: 'สมศรี มีสุข', trouble: 'น้ำท่วม' }
} as const;
const aPicture = (fill: number) => new Uint8Array(2_000).fill(fill).map((byte, at) => [0xff, 0xd8, 0xff][at] ?? byte);

/** All that one has goes to the other, photos with their records, as sync brings it. */
async function bring(from: Office, to: Office, newestFirst: boolean): Promise<void> {
	const { documents } = await from.ledger.since(0, 1_000);
	const all = documents.map(({ document }) => document);
	await to.ledger.receive(newestFirst ? all.toReversed() : all);
	await to.ledger.receiveAttached(from.ledger);
	await to.projected();
}
const shownOf = async ({ db }: Office) => {
	const [rows, personal] = [await db.requests.toArray(), await db.personal.toArray()];
	return { rows: rows.map(({ seq: _, ...row }) => row), personal };
};

it.each([false, true])(
	'[D131] a request moved and photographed on two tablets at once is equal on both, newest first: %s',
	async (newestFirst) => {
		const [front, back] = [await anOffice(), await anOffice()];
		await front.commands.requestHelp(asked);
		await bring(front, back, newestFirst);
		const pictures = { front: aPicture(1), back: aPicture(2) };
		await front.commands.moveHelp({ request: REQUEST, act: ulid('M1'), to: 'checking', on: '2026-11-21', noteId: ulid('N1'), note: 'หน้า' });
		await back.commands.moveHelp({
			request: REQUEST,
			act: ulid('M2'),
			to: 'to-committee',
			on: '2026-11-21',
			noteId: ulid('N2'),
			note: 'หลัง'
		});
		await front.commands.addHelpPhoto({ request: REQUEST, act: ulid('P1'), photo: ulid('F1'), bytes: pictures.front });
		await back.commands.addHelpPhoto({ request: REQUEST, act: ulid('P2'), photo: ulid('F2'), bytes: pictures.back });
		await back.commands.requestHelp({ ...asked, request: ulid('R2'), act: ulid('A2') });
		await bring(front, back, newestFirst);
		await bring(back, front, newestFirst);
		expect(await shownOf(front)).toEqual(await shownOf(back));
		expect(await front.db.requests.get(REQUEST)).toMatchObject({ state: 'to-committee', photos: [ulid('F1'), ulid('F2')] });
		expect(await front.db.requests.count()).toBe(2);
		for (const { db, ledger } of [front, back]) {
			const read = await readPhotos({ db, ledger, sealer, crypto }, [ulid('F1'), ulid('F2')]);
			expect(read).toEqual([pictures.front, pictures.back]);
		}
	}
);
