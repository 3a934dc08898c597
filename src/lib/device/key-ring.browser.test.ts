import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toBase64 } from '#domain/base64.ts';
import { formatKeyText } from '#domain/key-text.ts';
import { KEY_BYTES } from '#domain/sealing.ts';
import { clearRingName } from './clear-ring.ts';
import { addKeyText, hasKey, keyTexts, makeKey } from './key-ring.ts';
import { writeKept } from './kept-text.ts';
import { LockedError } from './vault-answers.ts';
import { vaultOf } from './vault.ts';
import { webCryptoSealer } from './web-crypto-sealer.ts';

const ORG = '10470101';
/** A device that has no PIN yet, with the keys that an older program left it. */
const OTHER = 'other';
const [STAFF, PIN] = ['01ARZ3NDEKTSV4RRFFQ69G5FAV', '482915'];
const plain = new TextEncoder().encode('สมชาย ใจดี');
const rawOf = (fill: number): Uint8Array<ArrayBuffer> => new Uint8Array(KEY_BYTES).fill(fill);
const textOf = (fill: number): Promise<string> => formatKeyText(crypto, rawOf(fill));
const first = async (): Promise<string> => (await keyTexts(ORG))[0] as string;

const forget = async (): Promise<void> => {
	for (const org of [ORG, OTHER]) await vaultOf(org).erase();
};
const leaveInTheClear = (...fills: number[]): Promise<void> =>
	writeKept(clearRingName(OTHER), JSON.stringify({ keys: fills.map((fill) => toBase64(rawOf(fill))) }));

beforeEach(async () => {
	await forget();
	await vaultOf(ORG).make(STAFF, PIN, []);
});
afterEach(forget);

describe('the key ring', () => {
	it('[B5] makes one key and keeps it', async () => {
		expect(await hasKey(ORG)).toBe(false);
		const [key, same] = await Promise.all([makeKey(ORG), makeKey(ORG)]);
		expect(same).toEqual(key);
		expect(await makeKey(ORG)).toEqual(key);
		expect(await keyTexts(ORG)).toHaveLength(1);
		expect(await hasKey(OTHER)).toBe(false);
	});

	it('[B5] outlives the loss of every database and of either of its two places', async () => {
		await makeKey(ORG);
		const texts = await keyTexts(ORG);
		for (const { name } of await indexedDB.databases()) if (name !== undefined) indexedDB.deleteDatabase(name);
		await caches.delete('sala-kept');
		vaultOf(ORG).lock();
		expect(await vaultOf(ORG).unlock(STAFF, PIN)).toEqual({ answer: 'right' });
		expect(await keyTexts(ORG)).toEqual(texts);
		await addKeyText(ORG, texts[0] as string);
		localStorage.clear();
		expect(await vaultOf(ORG).check(STAFF, PIN)).toEqual({ answer: 'right' });
	});

	it('[B5] seals with the key that was added last, and keeps the ones before', async () => {
		await makeKey(ORG);
		const [own, brought] = [await first(), await textOf(1)];
		expect(await addKeyText(ORG, brought.toLowerCase())).toBeUndefined();
		expect(await keyTexts(ORG)).toEqual([brought, own]);
		await addKeyText(ORG, own);
		expect(await keyTexts(ORG)).toEqual([own, brought]);
	});

	it('[B5] loses no key when many are added at once', async () => {
		const texts = await Promise.all([1, 2, 3, 4, 5].map(textOf));
		await Promise.all(texts.map((text) => addKeyText(ORG, text)));
		expect((await keyTexts(ORG)).toSorted()).toEqual(texts.toSorted());
	});

	it('[B6] says what is wrong with a key text, and changes nothing then', async () => {
		await makeKey(ORG);
		const text = await first();
		const swapped = text.startsWith('0') ? `1${text.slice(1)}` : `0${text.slice(1)}`;
		expect(await addKeyText(ORG, swapped)).toBe('wrong-checksum');
		expect(await addKeyText(ORG, text.slice(0, 9))).toBe('wrong-length');
		expect(await addKeyText(ORG, `${text}!`)).toBe('wrong-character');
		expect(await addKeyText(ORG, '  ')).toBe('empty');
		expect(await keyTexts(ORG)).toEqual([text]);
	});

	it('[B24] reads what an older program left in the clear until there is a PIN, and puts nothing there', async () => {
		const sealed = await webCryptoSealer(OTHER)
			.seal('id', plain)
			.catch((error: unknown) => error);
		expect(sealed).toBeInstanceOf(LockedError);
		await expect(addKeyText(OTHER, await textOf(1))).rejects.toThrow(LockedError);
		await leaveInTheClear(1, 2);
		expect([await hasKey(OTHER), await keyTexts(OTHER)]).toEqual([true, [await textOf(1), await textOf(2)]]);
		expect((await webCryptoSealer(OTHER).seal('id', plain)).v).toBe(1);
	});
});

/** Another device, played by another organisation's ring, gets the keys of this one. */
const giveTheKeys = (from: string, to: string): Promise<void> => {
	const keys = vaultOf(from).keys();
	return writeKept(clearRingName(to), JSON.stringify({ keys: keys.map(({ raw }) => toBase64(raw)) }));
};

describe('the sealer', () => {
	it('[B7] opens on another device with the key, under its own id alone', async () => {
		const sealed = await webCryptoSealer(ORG).seal('personal:V:A', plain);
		expect(JSON.stringify(sealed)).not.toContain('สมชาย');
		const another = webCryptoSealer(OTHER);
		expect(await another.open('personal:V:A', sealed)).toEqual({ unopened: 'no-key' });
		await giveTheKeys(ORG, OTHER);
		expect(await another.open('personal:V:A', sealed)).toEqual({ plain });
		expect(await another.open('personal:X:A', sealed)).toEqual({ unopened: 'damaged' });
		expect(await another.open('personal:V:A', { ...sealed, v: 3 })).toEqual({ unopened: 'newer-version' });
	});

	it('[B8] makes a key of its own at the first sealing, the same for all that seal at once', async () => {
		const sealer = webCryptoSealer(ORG);
		const sealed = await Promise.all(['a', 'b', 'c'].map((id) => sealer.seal(id, plain)));
		expect(new Set(sealed.map(({ key }) => key)).size).toBe(1);
		expect(await keyTexts(ORG)).toHaveLength(1);
	});

	it('[B7] seals with a key that was brought meanwhile, and still opens what the one before sealed', async () => {
		const sealer = webCryptoSealer(ORG);
		const before = await sealer.seal('id', plain);
		await addKeyText(ORG, await textOf(1));
		await leaveInTheClear(1);
		const after = await sealer.seal('id', plain);
		expect(after.key).not.toBe(before.key);
		expect(await sealer.open('id', before)).toEqual({ plain });
		expect(await webCryptoSealer(OTHER).open('id', after)).toEqual({ plain });
	});

	it('[B25] seals while locked, with or without a key, and what it sealed opens once unlocked and on other devices', async () => {
		const sealer = webCryptoSealer(ORG);
		const lockAndSeal = (id: string) => (vaultOf(ORG).lock(), sealer.seal(id, plain));
		const sealed = await lockAndSeal('personal:V:A');
		expect(sealed.v).toBe(2);
		expect(await sealer.open('personal:V:A', sealed)).toEqual({ unopened: 'locked' });
		expect([await hasKey(ORG), await keyTexts(ORG)]).toEqual([true, []]);
		await expect(makeKey(ORG)).rejects.toThrow(LockedError);
		await vaultOf(ORG).unlock(STAFF, PIN);
		expect(await sealer.open('personal:V:A', sealed)).toEqual({ plain });
		const open = await sealer.seal('personal:V:B', plain);
		expect([open.v, open.key]).toEqual([1, sealed.key]);
		expect((await lockAndSeal('personal:V:C')).key).toBe(open.key);
		await vaultOf(ORG).unlock(STAFF, PIN);
		await giveTheKeys(ORG, OTHER);
		expect(await webCryptoSealer(OTHER).open('personal:V:A', sealed)).toEqual({ plain });
	});
});
