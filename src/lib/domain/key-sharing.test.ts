import { describe, expect, it } from 'vitest';
import { makeBoxKeys } from './boxes.ts';
import { makeDeposit, openSeal, sealInto } from './deposits.ts';
import { makeFact } from './fact-maker.ts';
import type { FactBody } from './facts.ts';
import {
	boxesFor,
	decideRotateKey,
	isProven,
	keyFrom,
	publicationOf,
	sealingKeyOf,
	trustedDevices,
	type CentreKey,
	type DeviceKeyFact,
	type Rotation
} from './key-sharing.ts';
import { resealed } from './resealing.ts';
import { KEY_BYTES, keyIdOf, sealBytes } from './sealing.ts';

const ulid = (name: string): string => `01J${name.padStart(23, '0')}`;
const [A, B, C] = [ulid('A'), ulid('B'), ulid('C')] as const;
const centreKey = async (fill: number): Promise<CentreKey> => {
	const raw = new Uint8Array(KEY_BYTES).fill(fill);
	return { id: await keyIdOf(crypto, raw), raw };
};
const [OLD, NEW, NEWER, FOREIGN] = (await Promise.all([1, 2, 3, 9].map(centreKey))) as [CentreKey, CentreKey, CentreKey, CentreKey];

type RotationBody = FactBody<'centre-key-rotated'>;
let minutes = 0;
const envelope = (device: string) => ({
	at: new Date(Date.UTC(2026, 10, 21, 3, (minutes += 1))).toISOString(),
	offset: 0,
	by: 'head',
	device,
	org: '10470101'
});
const published = (device: string, body: FactBody<'device-key-published'>): DeviceKeyFact =>
	makeFact('device-key-published', device, ulid(String(minutes)), envelope(device), body);
const revoked = (device: string): DeviceKeyFact =>
	makeFact('device-revoked', device, ulid(String(minutes)), envelope(A), { reason: 'stolen' });
const rotation = (key: CentreKey, replaces: readonly CentreKey[]): Rotation =>
	makeFact('centre-key-rotated', '10470101', ulid(String(minutes)), envelope(A), {
		key: key.id,
		replaces: replaces.map(({ id }) => id),
		reason: 'device-revoked',
		boxes: []
	});

/** A device with its key pair, and what it publishes by a centre key. */
async function device(id: string, by: CentreKey) {
	const pair = await makeBoxKeys(crypto);
	return { id, pair, fact: published(id, await publicationOf(crypto, by, id, pair.publicKey)) };
}

describe('whom a key is shared with', () => {
	it('[D53] whoever proves a key of the ring, by the newest publication; not who is revoked or left out', async () => {
		const [a, b, c] = await Promise.all([device(A, OLD), device(B, NEW), device(C, OLD)]);
		const again = await device(A, NEW);
		const facts = [again.fact, a.fact, b.fact, c.fact];
		facts.push(published(A, await publicationOf(crypto, NEW, A, again.pair.publicKey)));
		const trusted = await trustedDevices(crypto, [NEW, OLD], [...facts, revoked(B)], [C]);
		expect(trusted).toEqual([{ device: A, publicKey: again.pair.publicKey, provenBy: NEW }]);
		expect((await trustedDevices(crypto, [NEW, OLD], facts, [])).map((one) => one.device).sort()).toEqual([A, B, C]);
		expect(await trustedDevices(crypto, [NEWER], facts, [])).toEqual([]);
	});

	it('[D53] nobody without the key proves one, for another device, or with another public key', async () => {
		const [a, stranger] = await Promise.all([device(A, OLD), makeBoxKeys(crypto)]);
		const body = a.fact.body as FactBody<'device-key-published'>;
		expect(await isProven(crypto, [OLD], A, body)).toBe(true);
		expect(await isProven(crypto, [OLD], B, body)).toBe(false);
		expect(await isProven(crypto, [OLD], A, { ...body, publicKey: stranger.publicKey })).toBe(false);
		expect(await isProven(crypto, [OLD], A, await publicationOf(crypto, { ...FOREIGN, id: OLD.id }, A, stranger.publicKey))).toBe(false);
		expect(await isProven(crypto, [OLD], A, { ...body, proof: '' })).toBe(false);
	});
});

describe('a rotation', () => {
	it('[D54] brings its key to each device it was boxed for, and to nobody else', async () => {
		const [a, b] = await Promise.all([device(A, OLD), device(B, OLD)]);
		const boxes = await boxesFor(crypto, NEW.raw, await trustedDevices(crypto, [OLD], [a.fact, b.fact], []));
		const body: RotationBody = { key: NEW.id, replaces: [OLD.id], reason: 'device-revoked', boxes };
		const mine = (one: typeof a, of: RotationBody = body, ring = [OLD]) =>
			keyFrom(crypto, ring, { device: one.id, privateKey: one.pair.privateKey }, of);
		expect([await mine(a), await mine(b)]).toEqual([NEW.raw, NEW.raw]);
		expect(await mine({ ...a, id: B }), "another's box").toBeUndefined();
		expect(await mine(a, { ...body, boxes: boxes.filter((one) => one.device === B) }), 'left out').toBeUndefined();
		expect(await mine(a, { ...body, key: NEWER.id }), 'another key than it says').toBeUndefined();
		expect(await mine(a, body, [FOREIGN]), 'nothing to check its origin by').toBeUndefined();
	});

	it('[D54] that somebody made who has not the key of the centre is not taken, though every public key is known', async () => {
		const a = await device(A, OLD);
		const boxes = await boxesFor(crypto, FOREIGN.raw, [{ device: A, publicKey: a.pair.publicKey, provenBy: FOREIGN }]);
		const forged: RotationBody = { key: FOREIGN.id, replaces: [OLD.id], reason: 'other', boxes };
		expect(await keyFrom(crypto, [OLD], { device: A, privateKey: a.pair.privateKey }, forged)).toBeUndefined();
	});

	it('[D55] is for who may manage devices and has the key at hand', () => {
		const asked = { key: NEW.id, reason: 'yearly' as const, boxes: [] };
		expect(decideRotateKey({ roles: ['counter'], ring: [OLD] }, asked)).toMatchObject({ refusal: { code: 'not-permitted' } });
		expect(decideRotateKey({ roles: ['head'], ring: [] }, asked)).toMatchObject({ refusal: { code: 'no-sealing-key' } });
		expect(decideRotateKey({ roles: ['administrator'], ring: [OLD, FOREIGN] }, asked)).toEqual({
			ok: true,
			body: { ...asked, replaces: [OLD.id, FOREIGN.id] }
		});
	});

	it('[D56] two at once leave every device with the same key to seal with', () => {
		const [first, second] = [rotation(NEW, [OLD]), rotation(NEWER, [OLD])];
		for (const ring of [
			[OLD, NEW, NEWER],
			[NEW, NEWER, OLD]
		])
			expect(sealingKeyOf(ring, [second, first])?.id).toBe(NEWER.id);
		expect(sealingKeyOf([NEWER, NEW, OLD], [first, second]), 'it is first already').toBeUndefined();
		expect(sealingKeyOf([OLD, NEW], [first, second])?.id, 'the newest that is held').toBe(NEW.id);
		expect(sealingKeyOf([FOREIGN, NEWER], [first, second]), 'one that was brought since and not replaced').toBeUndefined();
		expect(sealingKeyOf([OLD], [first, second]), 'none is held').toBeUndefined();
	});
});

describe('sealing anew', () => {
	const plain = new TextEncoder().encode('สมชาย ใจดี');

	it('[D57] says the same under the new key alone, the same on every device, whatever it was sealed by', async () => {
		const deposit = await makeDeposit(crypto, OLD.raw);
		for (const before of [await sealBytes(crypto, OLD.raw, 'id', plain), await sealInto(crypto, deposit, 'id', plain)]) {
			const [one, two] = await Promise.all([1, 2].map(() => resealed(crypto, [NEW, OLD], 'id', before)));
			if (one === undefined) throw new Error('not sealed anew');
			expect(two).toEqual(one);
			expect([one.v, one.key]).toEqual([1, NEW.id]);
			expect(await openSeal(crypto, NEW.raw, 'id', one)).toEqual({ plain });
			expect(await openSeal(crypto, OLD.raw, 'id', one)).toEqual({ unopened: 'damaged' });
			expect(await resealed(crypto, [NEW, OLD], 'id', one), 'already').toBeUndefined();
		}
	});

	it('[D57] leaves what it cannot open, and never uses an iv for two plaintexts', async () => {
		const [one, two] = [await sealBytes(crypto, OLD.raw, 'id', plain), await sealBytes(crypto, OLD.raw, 'id', plain)];
		expect(await resealed(crypto, [NEW], 'id', one)).toBeUndefined();
		expect(await resealed(crypto, [], 'id', one)).toBeUndefined();
		expect(await resealed(crypto, [NEW, OLD], 'other', one)).toBeUndefined();
		const ivs = await Promise.all([one, two].map(async (before) => (await resealed(crypto, [NEW, OLD], 'id', before))?.iv));
		expect(new Set(ivs).size).toBe(2);
	});
});
