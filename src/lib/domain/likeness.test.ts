import { describe, expect, it } from 'vitest';
import { canBeCompared, likenessOf, personKey, type Likeness } from './likeness.ts';
import type { Personal } from './personal.ts';

const like = (a: Personal, b: Personal): Likeness | undefined => likenessOf(personKey(a), personKey(b));
const nam = { title: 'นาง', name: 'น้ำฝน ทองดี', phone: '0800001234' };

describe('one person', () => {
	it.each([
		['without the title', { name: 'น้ำฝน ทองดี' }, 'name'],
		['with the title typed in front', { name: 'นางน้ำฝน ทองดี' }, 'name'],
		['with another title', { title: 'นางสาว', name: 'น้ำฝน ทองดี' }, 'name'],
		['ำ in two letters, the tone after it', { name: 'น\u0e4d\u0e49าฝน ทองดี' }, 'name'],
		['invisible characters between', { name: 'น้ำ\u200bฝน ทองดี' }, 'name'],
		['a blank too many', { name: 'น้ำ ฝน ทองดี' }, 'name'],
		['no blank', { name: 'น้ำฝนทองดี' }, 'name'],
		['one letter wrong', { name: 'น้ำฝน ทองตี' }, 'similar-name'],
		['a tone left out', { name: 'นำฝน ทองดี' }, 'similar-name'],
		['two letters exchanged', { name: 'น้ำฝน ทอดงี' }, 'similar-name'],
		['two slips and the same telephone', { name: 'นำฝน ทองตี', phone: '080-000-1234' }, 'name-and-phone'],
		['the given name and the same telephone', { name: 'น้ำฝน', phone: '๐๘๐๐๐๐๑๒๓๔' }, 'name-and-phone'],
		['the telephone alone', { phone: '0800001234 ต่อ 12' }, 'phone']
	] as [string, Personal, Likeness][])('[D98] %s', (_, other, expected) => {
		expect(like(nam, other)).toBe(expected);
	});

	it('[D98] the same number of a card is the surest, however it was typed', () => {
		expect(like({ name: 'ก', citizenId: '1234567890121' }, { name: 'ข', citizenId: '1-2345-67890-12-1' })).toBe('number');
		expect(like({ otherId: 'AA1234567' }, { otherId: 'aa 1234567' })).toBe('number');
	});

	it('[D98] a foreigner’s and a monk’s name too', () => {
		expect(like({ name: 'Mr. Somchai Jaidee' }, { title: 'Mr.', name: 'SOMCHAI JAIDEE' })).toBe('name');
		expect(like({ name: 'พระมหาสมชาย' }, { title: 'พระมหา', name: 'สมชาย' })).toBe('name');
	});
});

describe('two persons', () => {
	it.each([
		['of one family and telephone', { name: 'บุญมี ทองดี', phone: '0800001234' }],
		['of one surname', { name: 'น้ำผึ้ง ทองดี' }],
		['one letter apart with another telephone', { name: 'น้ำฝน ทองตี', phone: '0899999999' }],
		['nobody known', {}],
		['a hotline', { phone: '1567' }]
	] as [string, Personal][])('[D98] %s', (_, other) => {
		expect(like(nam, other)).toBeUndefined();
	});

	it('[D98] different numbers of cards, though the name is the same', () => {
		expect(like({ ...nam, citizenId: '1234567890121' }, { ...nam, citizenId: '1100000000017' })).toBeUndefined();
	});

	it('[D98] short names one letter apart are other names', () => {
		expect(like({ name: 'บุญมี' }, { name: 'บุญมา' })).toBeUndefined();
	});
});

it('[D98] a few letters are not compared with everybody', () => {
	const compared = (person: Personal): boolean => canBeCompared(personKey(person));
	expect([{}, { name: 'สม' }, { phone: '0800' }].map(compared)).toEqual([false, false, false]);
	expect([{ name: 'สมชาย' }, { phone: '0800001234' }, { citizenId: '123456' }].map(compared)).toEqual([true, true, true]);
});
