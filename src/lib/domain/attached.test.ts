import { expect, it } from 'vitest';
import { openAttached, sealAttached } from './attached.ts';

const picture = Uint8Array.from({ length: 5_000 }, (_, at) => at % 251);
const aKey = (fill: number) => new Uint8Array(32).fill(fill);
const attached = { name: 'photo', plain: picture, key: aKey(1) };

it('[D130] what is attached opens with the key in its record, and nothing of it is to be read without', async () => {
	const sealed = await sealAttached(crypto, 'personal:F:A', attached);
	expect(await openAttached(crypto, 'personal:F:A', attached, sealed)).toEqual(picture);
	expect(Buffer.from(sealed).includes(Buffer.from(picture.slice(0, 16)))).toBe(false);
	expect(Buffer.from(await sealAttached(crypto, 'personal:F:A', attached)).equals(Buffer.from(sealed)), 'sealed twice').toBe(false);
});

it.each([
	['another key', 'personal:F:A', { name: 'photo', key: aKey(2) }, 0],
	['another record', 'personal:G:A', attached, 0],
	['another name', 'personal:F:A', { ...attached, name: 'paper' }, 0],
	['a changed byte', 'personal:F:A', attached, 1]
])('[D130] it does not open with %s', async (_, id, asked, flipped) => {
	const sealed = await sealAttached(crypto, 'personal:F:A', attached);
	sealed[100] = (sealed[100] ?? 0) ^ flipped;
	expect(await openAttached(crypto, id, asked, sealed)).toBeUndefined();
	expect(await openAttached(crypto, id, asked, new Uint8Array())).toBeUndefined();
});
