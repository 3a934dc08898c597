import { expect, it } from 'vitest';
import { readPhone } from './phones.ts';

it.each([
	['081-234-5678', '0812345678', ''],
	['๐ ๔๒๗๑ ๑๕๖๑ ต่อ ๑๒๕๑-๒', '042711561', '1251-2'],
	['+66 81 234 5678', '0812345678', ''],
	['1567', '1567', ''],
	['', '', '']
])('[D12] %j is the number %j with the extension %j', (typed, digits, extension) => {
	expect(readPhone(typed)).toEqual({ ok: true, phone: { digits, extension } });
});

it('[D12] words and endless digits are refused, each with its reason', () => {
	expect(readPhone('เบอร์บ้าน')).toMatchObject({ refusal: { code: 'phone-not-a-number', field: 'phone' } });
	expect(readPhone('0'.repeat(40))).toMatchObject({ refusal: { code: 'phone-too-long' } });
});
