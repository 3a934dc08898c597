import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { pack } from './pack.ts';
import { digestOf } from './received-file.ts';

it('[P83] packs text into the bytes, and so the digest, that CouchDB makes of it', async () => {
	const packed = await pack(Buffer.from('This is a base64 encoded text'));
	expect(digestOf(packed)).toBe('md5-qUUYqS41RhwF0TrCsTAxFg==');
});

it.each([0, 1, 32 * 1024, 32 * 1024 + 1, 200_000])('[P83] packs %i bytes whole', async (length) => {
	const bytes = Buffer.from(Array.from({ length }, (_, index) => (index * 7919) % 251));
	expect(gunzipSync(await pack(bytes)).equals(bytes)).toBe(true);
});
