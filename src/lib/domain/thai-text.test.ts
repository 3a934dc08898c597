import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNames, joinName, splitTitle } from './names.ts';
import { arabicDigits, cleanLine, cleanText, compareThai, matches, normaliseForSearch, thaiDigits } from './thai-text.ts';

const SPLIT_AM = '\u0e4d\u0e32';

describe('searching', () => {
	it.each([
		['น้ำ', `น้${SPLIT_AM}`],
		['น้ำ', `น${'\u0e4d\u0e49\u0e32'}`],
		['กำนัน', `ก${SPLIT_AM}นัน`],
		['ที่', 'ท\u0e48\u0e35'],
		['แม่', 'เเม่'],
		['ปู่', 'ป\u0e48\u0e39'],
		['หมู่ ๑๒', 'หมู่ 12'],
		['Café', 'cafe'],
		['สม\u200bศรี', 'สมศรี']
	])('[D11] %s and %j are the same to search', (written, otherwise) => {
		expect(normaliseForSearch(written)).toBe(normaliseForSearch(otherwise));
		expect(matches(otherwise, `ก่อน ${written} หลัง`)).toBe(true);
	});

	it('[D11] every word of the query has to be there, in any order', () => {
		expect(matches('ใจดี สม', 'นางสมศรี ใจดี')).toBe(true);
		expect(matches('ใจร้าย สม', 'นางสมศรี ใจดี')).toBe(false);
		expect(matches('', 'อะไรก็ได้')).toBe(true);
	});

	it('[D11] normalising twice is normalising once', () => {
		const thai = fc.string({ unit: fc.constantFrom(...'กขคงนมยรลวอเแโใไาำิีึืุู่้๊๋็์ํ๎ๆฯ๑๒ 12aZ\u200b\u200d\u0000é😀'), maxLength: 30 });
		fc.assert(
			fc.property(fc.oneof(thai, fc.string({ unit: 'binary' })), (text) => {
				expect(normaliseForSearch(normaliseForSearch(text))).toBe(normaliseForSearch(text));
				expect(cleanLine(cleanLine(text))).toBe(cleanLine(text));
				expect(cleanText(cleanText(text))).toBe(cleanText(text));
			})
		);
	});
});

describe('storing', () => {
	it('[D12] control and zero-width characters go, emoji stay whole', () => {
		expect(cleanLine('สม\u0000ศรี\u200b \t ใจดี\n')).toBe('สมศรี ใจดี');
		expect(cleanLine('👩‍👩‍👧 😀')).toBe('👩‍👩‍👧 😀');
		expect(cleanText('บรรทัดหนึ่ง\r\n\r\n\r\n\r\n  บรรทัดสอง\u0007 ')).toBe('บรรทัดหนึ่ง\n\nบรรทัดสอง');
	});

	it('[D11] Thai and Arabic digits become each other', () => {
		expect(arabicDigits('โทร ๐๘๑')).toBe('โทร 081');
		expect(thaiDigits('2569')).toBe('๒๕๖๙');
	});
});

describe('sorting and names', () => {
	it('[D11] sorts as a Thai dictionary does, leading vowels after their consonant', () => {
		expect(['แก้ว', 'ขวัญ', 'เกษม', 'กมล', 'ไก่', 'โกวิท', 'กานดา'].sort(compareThai)).toEqual([
			'กมล',
			'กานดา',
			'เกษม',
			'แก้ว',
			'โกวิท',
			'ไก่',
			'ขวัญ'
		]);
	});

	it('[D11] names sort without their titles', () => {
		const names = ['นายขวัญ ดี', 'นางสาวกมล ดี', 'นางเกษม ดี'].map(splitTitle);
		expect(names.sort(compareNames).map(joinName)).toEqual(['นางสาวกมล ดี', 'นางเกษม ดี', 'นายขวัญ ดี']);
	});

	it.each([
		['น.ส.มาลี สวยงาม', { title: 'นางสาว', name: 'มาลี สวยงาม' }],
		['นายสมชาย', { title: 'นาย', name: 'สมชาย' }],
		['ว่าที่ร้อยตรีหญิงแก้ว ดี', { title: 'ว่าที่ร้อยตรีหญิง', name: 'แก้ว ดี' }],
		['สมชาย ใจดี', { title: '', name: 'สมชาย ใจดี' }],
		['นาย', { title: '', name: 'นาย' }]
	])('[D11] %s is a title and a name', (typed, parts) => {
		expect(splitTitle(typed)).toEqual(parts);
	});
});
