import { describe, expect, it } from 'vitest';
import { formatBytes, formatDay, formatInstant, formatMonth, formatNumber, formatRelative, formatTime } from './format.ts';

describe('days', () => {
	it.each([
		['th', 'long', 'วันเสาร์ที่ 21 พฤศจิกายน พ.ศ. 2569'],
		['th', 'medium', '21 พ.ย. 2569'],
		['th', 'short', '21/11/2569'],
		['en', 'long', 'Saturday 21 November 2569 BE'],
		['en', 'medium', '21 Nov 2569 BE'],
		['en', 'short', '21/11/2569']
	] as const)('[U13] are written in %s, %s, with the year of the Buddhist era', (language, style, written) => {
		expect(formatDay('2026-11-21', language, style)).toBe(written);
	});

	it('[U13] have their month by itself', () => {
		expect(formatMonth('2024-02-29', 'th')).toBe('กุมภาพันธ์ พ.ศ. 2567');
		expect(formatMonth('2024-02-29', 'en')).toBe('February 2567 BE');
	});
});

describe('instants', () => {
	it('[U13] are told by Bangkok’s clock, over midnight too', () => {
		expect(formatTime('2026-11-21T02:05:00.000Z', 'th')).toBe('09.05 น.');
		expect(formatTime('2026-11-21T17:00:00.000Z', 'en')).toBe('00:00');
		expect(formatInstant('2026-12-31T17:30:00.000Z', 'th')).toBe('1 ม.ค. 2570 เวลา 00.30 น.');
	});

	const now = Date.parse('2026-11-21T05:00:00Z');
	it.each([
		[-10_000, 'เมื่อครู่นี้', 'just now'],
		[-60_000, 'เมื่อ 1 นาทีก่อน', '1 minute ago'],
		[-59 * 60_000, 'เมื่อ 59 นาทีก่อน', '59 minutes ago'],
		[-3 * 3_600_000, 'เมื่อ 3 ชั่วโมงก่อน', '3 hours ago'],
		[-2 * 86_400_000, 'เมื่อ 2 วันก่อน', '2 days ago'],
		[-30 * 86_400_000, '22 ต.ค. 2569', '22 Oct 2569 BE'],
		[60_000, 'ในอีก 1 นาที', 'in 1 minute']
	])('[U13] %i ms away are %s', (awayMs, th, en) => {
		expect(formatRelative(now + awayMs, now, 'th')).toBe(th);
		expect(formatRelative(now + awayMs, now, 'en')).toBe(en);
	});
});

describe('numbers', () => {
	it('[U13] keep thousands apart and decimals as asked', () => {
		expect(formatNumber(1671, 'th')).toBe('1,671');
		expect(formatNumber(9.173, 'th', 2)).toBe('9.17');
		expect(formatNumber(5, 'en', 2)).toBe('5.00');
	});

	it.each([
		[0, '0 ไบต์', '0 bytes'],
		[999, '999 ไบต์', '999 bytes'],
		[12_340_000, '12.3 เมกะไบต์', '12.3 MB'],
		[250_000_000_000, '250 กิกะไบต์', '250 GB'],
		[5e15, '5,000,000 กิกะไบต์', '5,000,000 GB']
	])('[U13] %i bytes are %s', (bytes, th, en) => {
		expect(formatBytes(bytes, 'th')).toBe(th);
		expect(formatBytes(bytes, 'en')).toBe(en);
	});
});
