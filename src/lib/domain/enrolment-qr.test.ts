import { webcrypto } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { toBase64Url } from './base64url.ts';
import { makeEnrolmentCode } from './enrolment-code.ts';
import {
	enrolmentQrText,
	ENROLMENT_KEYS_MAX,
	openTicket,
	readEnrolmentFragment,
	readEnrolmentQr,
	sealKeysForTicket
} from './enrolment-qr.ts';
import { keyQrText } from './key-qr.ts';
import { KEY_BYTES } from './sealing.ts';

const crypto = webcrypto as Crypto;
const ORIGIN = 'https://sala.example';
const CODE = makeEnrolmentCode(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9]));
const SECRET = toBase64Url(new Uint8Array(KEY_BYTES).fill(7));
const keysOf = (count: number): Uint8Array<ArrayBuffer>[] => Array.from({ length: count }, (_, at) => new Uint8Array(KEY_BYTES).fill(at));

describe('the QR code that lets a tablet in', () => {
	it('[D46] carries the code and the sealed keys, and nothing else', async () => {
		const box = await sealKeysForTicket(crypto, SECRET, CODE, keysOf(2));
		const text = enrolmentQrText(ORIGIN, { code: CODE, box });
		expect(text).toBe(`${ORIGIN}/enrol#${CODE}.${box}`);
		expect(readEnrolmentQr(` ${text}\n`, ORIGIN)).toEqual({ ok: true, code: CODE, box });
		expect(readEnrolmentFragment(text.split('#')[1] ?? '')).toEqual({ ok: true, code: CODE, box });
	});

	it('[D46] opens with the secret of its own code alone', async () => {
		const box = await sealKeysForTicket(crypto, SECRET, CODE, keysOf(2));
		const other = toBase64Url(new Uint8Array(KEY_BYTES).fill(8));
		expect(await openTicket(crypto, SECRET, { code: CODE, box })).toEqual(keysOf(2));
		expect(await openTicket(crypto, other, { code: CODE, box })).toBeUndefined();
		expect(await openTicket(crypto, SECRET, { code: makeEnrolmentCode(new Uint8Array(9)), box })).toBeUndefined();
		expect(await openTicket(crypto, '', { code: CODE, box })).toBeUndefined();
	});

	it('[D46] takes the newest keys when there are many, and none when there is none', async () => {
		const box = await sealKeysForTicket(crypto, SECRET, CODE, keysOf(ENROLMENT_KEYS_MAX + 3));
		expect(await openTicket(crypto, SECRET, { code: CODE, box })).toEqual(keysOf(ENROLMENT_KEYS_MAX));
		expect(await sealKeysForTicket(crypto, SECRET, CODE, [])).toBe('');
		expect(await openTicket(crypto, SECRET, { code: CODE, box: '' })).toEqual([]);
		expect(readEnrolmentQr(enrolmentQrText(ORIGIN, { code: CODE, box: '' }), ORIGIN)).toEqual({ ok: true, code: CODE, box: '' });
	});

	it('[D46] notices wherever it was cut', async () => {
		const text = enrolmentQrText(ORIGIN, { code: CODE, box: await sealKeysForTicket(crypto, SECRET, CODE, keysOf(1)) });
		const begin = text.indexOf('#');
		for (let length = begin; length < text.length; length += 1) {
			const whole = text.slice(0, length) === `${ORIGIN}/enrol#${CODE}.`;
			expect(readEnrolmentQr(text.slice(0, length), ORIGIN).ok, String(length)).toBe(whole);
		}
	});

	test.each([
		['', { fault: 'empty' }],
		['WIFI:S:office;T:WPA;P:1234;;', { fault: 'not-ours' }],
		['0812345678', { fault: 'not-ours' }],
		[`${ORIGIN}/counter#${CODE}.`, { fault: 'not-ours' }],
		[`ftp://sala.example/enrol#${CODE}.`, { fault: 'not-ours' }],
		[`https://other.example/enrol#${CODE}.`, { fault: 'other-server', origin: 'https://other.example' }],
		[keyQrText('K3F9Q-7TZ0X'), { fault: 'key' }],
		[`${ORIGIN}/enrol#${CODE.slice(0, -1)}.AAAA`, { fault: 'cut' }],
		[`${ORIGIN}/enrol#${CODE}`, { fault: 'cut' }],
		[`${ORIGIN}/enrol#${CODE}.é`, { fault: 'cut' }]
	])('[D46] says of %j what it is', (text, said) => {
		expect(readEnrolmentQr(text, ORIGIN)).toEqual({ ok: false, ...said });
	});
});
