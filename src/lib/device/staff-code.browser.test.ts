import { beforeEach, describe, expect, it } from 'vitest';
import { FIRST_WAIT_MS, hasStaffCode, isStaffCode, setStaffCode, staffCodeWaitMs, tryStaffCode, WAIT_MS_MAX } from './staff-code.ts';

beforeEach(() => localStorage.clear());

describe('the staff code', () => {
	it('[B11] is right or wrong, in Arabic or Thai digits, and stored only as a hash', async () => {
		expect(hasStaffCode()).toBe(false);
		expect(await tryStaffCode('1234')).toEqual({ answer: 'none-set' });
		await setStaffCode('๑๒๓๔');
		expect(hasStaffCode()).toBe(true);
		expect(await tryStaffCode('1234')).toEqual({ answer: 'right' });
		expect(await tryStaffCode('1 2 3 4')).toEqual({ answer: 'right' });
		expect(await tryStaffCode('4321')).toEqual({ answer: 'wrong', waitMs: 0 });
		expect(JSON.stringify({ ...localStorage })).not.toMatch(/1234|๑๒๓๔/);
	});

	it('[B11] the same code is stored differently each time', async () => {
		await setStaffCode('1234');
		const first = localStorage.getItem('sala.staff-code');
		await setStaffCode('1234');
		expect(localStorage.getItem('sala.staff-code')).not.toBe(first);
	});

	it('[B11] wrong tries cost growing waits, during which even the right code does not count', async () => {
		await setStaffCode('1234');
		const wrong = async (nowMs: number) => tryStaffCode('0000', nowMs);
		expect(await wrong(0)).toEqual({ answer: 'wrong', waitMs: 0 });
		expect(await wrong(0)).toEqual({ answer: 'wrong', waitMs: 0 });
		expect(await wrong(0)).toEqual({ answer: 'wrong', waitMs: FIRST_WAIT_MS });
		expect(await tryStaffCode('1234', FIRST_WAIT_MS - 1)).toEqual({ answer: 'wait', waitMs: 1 });
		expect(await wrong(FIRST_WAIT_MS)).toEqual({ answer: 'wrong', waitMs: 2 * FIRST_WAIT_MS });
		expect(staffCodeWaitMs(FIRST_WAIT_MS), 'a reload asks storage, and gets the same').toBe(2 * FIRST_WAIT_MS);
		expect(await tryStaffCode('1234', 3 * FIRST_WAIT_MS)).toEqual({ answer: 'right' });
		expect(staffCodeWaitMs(3 * FIRST_WAIT_MS)).toBe(0);
	});

	it('[B11] a clock that was set back locks nobody out for longer than the longest wait', () => {
		localStorage.setItem('sala.staff-code-tries', JSON.stringify({ wrong: 9, untilMs: 10 ** 15 }));
		expect(staffCodeWaitMs(0)).toBe(WAIT_MS_MAX);
	});

	it('[B11] has 4 to 12 digits', async () => {
		for (const good of ['1234', '๑๒๓๔๕๖', '123456789012']) expect(isStaffCode(good), good).toBe(true);
		for (const bad of ['', '123', 'abcd', '12 ab', '1234567890123']) expect(isStaffCode(bad), bad).toBe(false);
		await expect(setStaffCode('12')).rejects.toThrow(RangeError);
	});
});
