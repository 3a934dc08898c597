import { beforeEach, describe, expect, it, vi } from 'vitest';
import { deviceStorage } from './storage-keeper.ts';
import { askToKeep, askToKeepAgain, isRoomLow, KIOSK_FREE_BYTES_MIN, noteKeepAnswer, readKeepAnswer } from './storage-room.ts';

beforeEach(() => localStorage.clear());

const browser = (kept: boolean) => ({ persist: vi.fn(() => Promise.resolve(kept)) });

describe('room', () => {
	it('[B40] is asked for by its size, wherever the browser has files of its own', async () => {
		expect(await isRoomLow(deviceStorage)).toBe(false);
		expect(await deviceStorage.hasRoomFor(KIOSK_FREE_BYTES_MIN)).toBe(true);
		expect(await deviceStorage.hasRoomFor(Number.MAX_SAFE_INTEGER)).toBe(false);
		const folder = await navigator.storage.getDirectory();
		expect(await Array.fromAsync(folder.keys()), 'nothing is left behind').toEqual([]);
	});

	it.each([
		[{}, true],
		[{ usage: 0, quota: KIOSK_FREE_BYTES_MIN }, true],
		[{ usage: 1, quota: KIOSK_FREE_BYTES_MIN }, false]
	])('[B40] is judged by the estimate %o elsewhere, and fine where nothing is said', async (estimate, room) => {
		vi.spyOn(navigator.storage, 'getDirectory').mockRejectedValue(new DOMException('none here', 'SecurityError'));
		vi.spyOn(navigator.storage, 'estimate').mockResolvedValue(estimate);
		expect(await deviceStorage.hasRoomFor(KIOSK_FREE_BYTES_MIN)).toBe(room);
		vi.restoreAllMocks();
	});
});

describe('keeping', () => {
	it('[B41] remembers what the browser answered, and that somebody noted it, until the answer changes', async () => {
		expect(readKeepAnswer()).toBeUndefined();
		expect(await askToKeep(browser(false))).toEqual({ kept: false, noted: false });
		noteKeepAnswer();
		expect(await askToKeep(browser(false))).toEqual({ kept: false, noted: true });
		expect(await askToKeep(browser(true))).toEqual({ kept: true, noted: false });
		expect(readKeepAnswer()).toEqual({ kept: true, noted: false });
	});

	it('[B41] is asked for again by itself only where it was asked with the reason and refused', async () => {
		const [never, refused, kept] = [browser(true), browser(false), browser(true)];
		await askToKeepAgain(never);
		await askToKeep(refused);
		await askToKeepAgain(kept);
		await askToKeepAgain(kept);
		expect([never, refused, kept].map(({ persist }) => persist.mock.calls.length)).toEqual([0, 1, 1]);
		expect(readKeepAnswer()?.kept).toBe(true);
	});
});
