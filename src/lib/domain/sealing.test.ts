import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatKeyText, KEY_TEXT_LETTERS, parseKeyText } from './key-text.ts';
import { decodePersonal, encodePersonal } from './personal-codec.ts';
import { personalFields } from './personal-entry.ts';
import { personalShape, sealedShape } from './personal.ts';
import { KEY_BYTES, keyIdOf, openBytes, sealBytes } from './sealing.ts';

const key = new Uint8Array(KEY_BYTES).map((_, at) => at);
const other = new Uint8Array(KEY_BYTES).fill(7);
const plain = encodePersonal({ title: 'นาง', name: 'สมศรี ใจดี', note: '' });
const anyKey = fc.uint8Array({ minLength: KEY_BYTES, maxLength: KEY_BYTES }).map((bytes) => new Uint8Array(bytes));

describe('sealing', () => {
	it('[D6] what was sealed opens with its key and is not in the sealed text', async () => {
		const sealed = await sealBytes(crypto, key, 'personal:a:1', plain);
		expect(sealedShape.safeParse(sealed).success).toBe(true);
		expect(sealed.key).toBe(await keyIdOf(crypto, key));
		expect(atob(sealed.data)).not.toContain('name');
		const opened = await openBytes(crypto, key, 'personal:a:1', sealed);
		expect('plain' in opened && decodePersonal(opened.plain)).toEqual({ title: 'นาง', name: 'สมศรี ใจดี' });
	});

	it('[D6] a record under another id, another key, altered, newer or without a key stays closed and says why', async () => {
		const sealed = await sealBytes(crypto, key, 'personal:a:1', plain);
		expect(await openBytes(crypto, key, 'personal:b:1', sealed)).toEqual({ unopened: 'damaged' });
		expect(await openBytes(crypto, other, 'personal:a:1', sealed)).toEqual({ unopened: 'damaged' });
		expect(await openBytes(crypto, key, 'personal:a:1', { ...sealed, data: '!' })).toEqual({ unopened: 'damaged' });
		expect(await openBytes(crypto, key, 'personal:a:1', { ...sealed, v: 2 })).toEqual({ unopened: 'newer-version' });
		expect(await openBytes(crypto, undefined, 'personal:a:1', sealed)).toEqual({ unopened: 'no-key' });
	});

	it('[D6] the same words sealed twice do not look the same', async () => {
		const [first, second] = await Promise.all([sealBytes(crypto, key, 'a', plain), sealBytes(crypto, key, 'a', plain)]);
		expect(first.data).not.toBe(second.data);
	});

	it('[D6] the length of what is sealed does not tell the length of a name', () => {
		const lengths = ['ก', 'สมมติ', 'สมมติ ใจดีมาก'].map((name) => encodePersonal({ name }).length);
		expect(new Set(lengths)).toEqual(new Set([64]));
		expect(decodePersonal(encodePersonal({ name: 'ก' }))).toEqual({ name: 'ก' });
	});

	it('[D5] fields of a newer program survive; bytes that are no record are none', () => {
		const newer = new TextEncoder().encode('{"name":"ก","nickname":"ข"}');
		expect(decodePersonal(newer)).toEqual({ name: 'ก', nickname: 'ข' });
		for (const none of ['{"name":3}', '["name"]', '"name"', 'null', '{'])
			expect(decodePersonal(new TextEncoder().encode(none)), none).toBeUndefined();
		expect(decodePersonal(Uint8Array.of(0xff, 0xfe))).toBeUndefined();
		expect([...personalFields].sort(), 'a field that is not looked at').toEqual(Object.keys(personalShape.shape).sort());
	});
});

describe('key text', () => {
	it('[D17] any key survives being written down, in lower case and with other spaces', async () => {
		await fc.assert(
			fc.asyncProperty(anyKey, async (bytes) => {
				const text = await formatKeyText(crypto, bytes);
				expect(text.replaceAll('-', '')).toHaveLength(KEY_TEXT_LETTERS);
				expect(await parseKeyText(crypto, text.toLowerCase().replaceAll('-', ' '))).toEqual({ ok: true, key: bytes });
			})
		);
	});

	it('[D17] letters that look alike are read as meant', async () => {
		const text = await formatKeyText(crypto, key);
		expect(await parseKeyText(crypto, text.replaceAll('0', 'O').replaceAll('1', 'l'))).toEqual({ ok: true, key });
	});

	it('[D17] any single wrong letter is noticed', async () => {
		const text = (await formatKeyText(crypto, key)).replaceAll('-', '');
		await fc.assert(
			fc.asyncProperty(fc.nat({ max: text.length - 1 }), fc.constantFrom(...'23456789ABCDEFGH'), async (at, letter) => {
				fc.pre(text[at] !== letter);
				expect(await parseKeyText(crypto, text.slice(0, at) + letter + text.slice(at + 1))).toEqual({ ok: false, fault: 'wrong-checksum' });
			})
		);
	});

	it('[D17] says what else is wrong with a text', async () => {
		const text = await formatKeyText(crypto, key);
		expect(await parseKeyText(crypto, ' - ')).toEqual({ ok: false, fault: 'empty' });
		expect(await parseKeyText(crypto, text.slice(3))).toEqual({ ok: false, fault: 'wrong-length' });
		expect(await parseKeyText(crypto, `${text.slice(0, -1)}U`)).toEqual({ ok: false, fault: 'wrong-character' });
	});
});
