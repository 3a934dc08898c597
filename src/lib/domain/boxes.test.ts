import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeBoxKeys, openBox, sealBox } from './boxes.ts';
import { makeDeposit, openSeal, sealInto } from './deposits.ts';
import { SEALED_BOX_CHARACTERS_MAX } from './limits.ts';
import { sealedShape } from './personal.ts';
import { KEY_BYTES, keyIdOf, sealBytes } from './sealing.ts';

const key = new Uint8Array(KEY_BYTES).map((_, at) => at);
const other = new Uint8Array(KEY_BYTES).fill(7);
const bytes = fc.uint8Array({ maxLength: 300 }).map((some) => new Uint8Array(some));

describe('a box', () => {
	it('[D51] opens for the owner of the key and for what it is about, and is different each time', async () => {
		const owner = await makeBoxKeys(crypto);
		await fc.assert(
			fc.asyncProperty(bytes, fc.string(), async (plain, about) => {
				const [one, two] = await Promise.all([1, 2].map(() => sealBox(crypto, owner.publicKey, about, plain)));
				expect(one).not.toBe(two);
				expect(await openBox(crypto, owner.privateKey, about, one as string)).toEqual(plain);
				expect(await openBox(crypto, owner.privateKey, `${about}!`, one as string)).toBeUndefined();
			}),
			{ numRuns: 30 }
		);
	});

	it('[D51] stays closed for another key, altered anywhere or cut short, and a key in one fits into a fact', async () => {
		const [owner, stranger] = await Promise.all([makeBoxKeys(crypto), makeBoxKeys(crypto)]);
		const box = await sealBox(crypto, owner.publicKey, 'a', key);
		expect(box.length).toBeLessThanOrEqual(SEALED_BOX_CHARACTERS_MAX);
		expect(await openBox(crypto, stranger.privateKey, 'a', box)).toBeUndefined();
		expect(await openBox(crypto, owner.privateKey, 'a', box.slice(0, 80))).toBeUndefined();
		expect(await openBox(crypto, owner.privateKey, 'a', '?')).toBeUndefined();
		await fc.assert(
			fc.asyncProperty(fc.nat({ max: box.length - 3 }), async (at) => {
				const letter = box[at] === 'A' ? 'B' : 'A';
				expect(await openBox(crypto, owner.privateKey, 'a', box.slice(0, at) + letter + box.slice(at + 1))).toBeUndefined();
			}),
			{ numRuns: 40 }
		);
		await expect(sealBox(crypto, 'AAAA', 'a', key)).rejects.toThrow();
	});
});

describe('a deposit', () => {
	it('[D52] takes what whoever has the centre key opens, under its own id alone', async () => {
		const deposit = await makeDeposit(crypto, key);
		const plain = new TextEncoder().encode('สมชาย ใจดี');
		const sealed = await sealInto(crypto, deposit, 'personal:s:1', plain);
		expect(sealedShape.parse(JSON.parse(JSON.stringify(sealed)))).toEqual(sealed);
		expect([sealed.v, sealed.key]).toEqual([2, await keyIdOf(crypto, key)]);
		expect(await openSeal(crypto, key, 'personal:s:1', sealed)).toEqual({ plain });
		expect(await openSeal(crypto, key, 'personal:x:1', sealed)).toEqual({ unopened: 'damaged' });
		expect(await openSeal(crypto, other, 'personal:s:1', sealed)).toEqual({ unopened: 'damaged' });
		expect(await openSeal(crypto, undefined, 'personal:s:1', sealed)).toEqual({ unopened: 'no-key' });
		expect(await openSeal(crypto, key, 'personal:s:1', { ...sealed, v: 3 })).toEqual({ unopened: 'newer-version' });
		const { deposit: _, ...without } = sealed;
		expect(await openSeal(crypto, key, 'personal:s:1', without)).toEqual({ unopened: 'damaged' });
	});

	it('[D52] seals made in the ordinary way open as before', async () => {
		const plain = Uint8Array.of(1, 2, 3);
		expect(await openSeal(crypto, key, 'id', await sealBytes(crypto, key, 'id', plain))).toEqual({ plain });
	});

	it('[D52] what lies open of a deposit does not open what was put in', async () => {
		const [deposit, stranger] = await Promise.all([makeDeposit(crypto, key), makeBoxKeys(crypto)]);
		const sealed = await sealInto(crypto, deposit, 'id', Uint8Array.of(1));
		for (const half of [stranger.privateKey, deposit.publicKey, deposit.sealed])
			expect(await openBox(crypto, half, 'id', sealed.data)).toBeUndefined();
	});
});
