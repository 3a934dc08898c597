import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubtOf, formatCitizenId, maskIdentity, readIdentity } from './citizen-id.ts';

/** Made up; the check digit is right. */
const RIGHT = '1234567890121';

describe('a number of a person', () => {
	it.each([
		['1-2345-67890-12-1', RIGHT],
		['๑ ๒๓๔๕ ๖๗๘๙๐ ๑๒ ๑', RIGHT],
		['  1234567890121\u200b', RIGHT],
		['123', '123'],
		['', '']
	])('[D92] %j is the citizen id %j', (typed, citizenId) => {
		expect(readIdentity(typed)).toEqual({ citizenId, otherId: '' });
	});

	it.each(['AA1234567', 'MY-0099 (ลี้ภัย)', '12345678901234', 'G๑๒'])('[D92] %j is of another paper, kept as typed', (typed) => {
		expect(readIdentity(typed)).toEqual({ citizenId: '', otherId: typed });
	});

	it('[D92] warns of too few digits and of a wrong check digit', () => {
		expect([RIGHT, '', '123456789012', '1234567890122'].map(doubtOf)).toEqual([undefined, undefined, 'incomplete', 'check-digit']);
	});

	it('[D92] another last digit is always noticed', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 9 }), (by) => {
				expect(doubtOf(RIGHT.slice(0, -1) + String((Number(RIGHT.at(-1)) + by) % 10))).toBe('check-digit');
			})
		);
	});

	it('[D92] prints in groups, and masked shows the first five digits and the last', () => {
		expect(formatCitizenId(RIGHT)).toBe('1-2345-67890-12-1');
		expect(maskIdentity(readIdentity(RIGHT))).toBe('1-2345-xxxxx-xx-1');
		expect(maskIdentity(readIdentity('123456'))).toBe('12345x');
		expect(maskIdentity(readIdentity('AA1234567'))).toBe('xxxxxx567');
		expect(maskIdentity(readIdentity('A'))).toBe('x');
	});
});
