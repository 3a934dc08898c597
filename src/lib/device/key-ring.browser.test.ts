import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addKeyText, hasKey, keyTexts, makeKey } from './key-ring.ts';
import { LockedError } from './vault-answers.ts';
import { vaultOf } from './vault.ts';
import { webCryptoSealer } from './web-crypto-sealer.ts';

const ORG = '10470101';
const OTHER = 'other';
const [STAFF, PIN] = ['01ARZ3NDEKTSV4RRFFQ69G5FAV', '482915'];
const plain = new TextEncoder().encode('สมชาย ใจดี');

const forget = async (): Promise<void> => {
	for (const org of [ORG, OTHER]) await vaultOf(org).erase();
};
beforeEach(forget);
afterEach(forget);

describe('the key ring', () => {
	it('[B5] makes one key and keeps it', async () => {
		expect(await hasKey(ORG)).toBe(false);
		const key = await makeKey(ORG);
		expect(await makeKey(ORG)).toEqual(key);
		expect(await keyTexts(ORG)).toHaveLength(1);
		expect(await hasKey(OTHER)).toBe(false);
	});

	it('[B5] outlives the loss of every database and of either of its two places', async () => {
		await makeKey(ORG);
		const texts = await keyTexts(ORG);
		for (const { name } of await indexedDB.databases()) if (name !== undefined) indexedDB.deleteDatabase(name);
		localStorage.clear();
		expect(await keyTexts(ORG)).toEqual(texts);
		await addKeyText(ORG, texts[0] as string);
		await caches.delete('sala-kept');
		expect(await keyTexts(ORG)).toEqual(texts);
	});

	it('[B5] seals with the key that was added last, and keeps the ones before', async () => {
		await makeKey(ORG);
		await makeKey(OTHER);
		const [own, brought] = [(await keyTexts(ORG))[0] as string, (await keyTexts(OTHER))[0] as string];
		expect(await addKeyText(ORG, brought.toLowerCase())).toBeUndefined();
		expect(await keyTexts(ORG)).toEqual([brought, own]);
		await addKeyText(ORG, own);
		expect(await keyTexts(ORG)).toEqual([own, brought]);
	});

	it('[B5] loses no key when many are added at once', async () => {
		const orgs = Array.from({ length: 5 }, (_, n) => `many-${n}`);
		for (const org of orgs) await makeKey(org);
		const texts = (await Promise.all(orgs.map(keyTexts))).flat();
		await Promise.all(texts.map((text) => addKeyText(ORG, text)));
		expect((await keyTexts(ORG)).toSorted()).toEqual(texts.toSorted());
		for (const org of orgs) await vaultOf(org).erase();
	});

	it('[B6] says what is wrong with a key text, and changes nothing then', async () => {
		const text = await makeKey(ORG).then(async () => (await keyTexts(ORG))[0] as string);
		const swapped = text.startsWith('0') ? `1${text.slice(1)}` : `0${text.slice(1)}`;
		expect(await addKeyText(ORG, swapped)).toBe('wrong-checksum');
		expect(await addKeyText(ORG, text.slice(0, 9))).toBe('wrong-length');
		expect(await addKeyText(ORG, `${text}!`)).toBe('wrong-character');
		expect(await addKeyText(ORG, '  ')).toBe('empty');
		expect(await keyTexts(ORG)).toEqual([text]);
	});
});

describe('the sealer', () => {
	it('[B7] opens on another device with the key, under its own id alone', async () => {
		const sealed = await webCryptoSealer(ORG).seal('personal:V:A', plain);
		expect(JSON.stringify(sealed)).not.toContain('สมชาย');
		const another = webCryptoSealer(OTHER);
		expect(await another.open('personal:V:A', sealed)).toEqual({ unopened: 'no-key' });
		await addKeyText(OTHER, (await keyTexts(ORG))[0] as string);
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
		await makeKey(OTHER);
		await addKeyText(ORG, (await keyTexts(OTHER))[0] as string);
		const after = await sealer.seal('id', plain);
		expect(after.key).not.toBe(before.key);
		expect(await sealer.open('id', before)).toEqual({ plain });
		expect(await webCryptoSealer(OTHER).open('id', after)).toEqual({ plain });
	});

	it('[B25] seals while locked, with or without a key, and what it sealed opens once unlocked and on other devices', async () => {
		const sealer = webCryptoSealer(ORG);
		for (const keys of ['none', 'one'] as const) {
			await vaultOf(ORG).erase();
			if (keys === 'one') await makeKey(ORG);
			await vaultOf(ORG).make(STAFF, PIN, []);
			const before = await sealer.seal('personal:V:A', plain);
			vaultOf(ORG).lock();
			const sealed = await sealer.seal('personal:V:B', plain);
			expect([before.v, sealed.v, sealed.key === before.key]).toEqual([1, 2, true]);
			expect(await sealer.open('personal:V:B', sealed)).toEqual({ unopened: 'locked' });
			expect([await hasKey(ORG), await keyTexts(ORG)]).toEqual([true, []]);
			await expect(makeKey(ORG)).rejects.toThrow(LockedError);
			await vaultOf(ORG).unlock(STAFF, PIN);
			expect(await sealer.open('personal:V:B', sealed)).toEqual({ plain });
			expect(await sealer.open('personal:V:A', before)).toEqual({ plain });
			await addKeyText(OTHER, (await keyTexts(ORG))[0] as string);
			expect(await webCryptoSealer(OTHER).open('personal:V:B', sealed)).toEqual({ plain });
		}
	});
});
