import { expect, it, vi } from 'vitest';
import { LoadedLater } from './compose-loaded-later.ts';

it('[A11] is loaded once, when somebody first asks', async () => {
	const load = vi.fn(() => Promise.resolve('part'));
	const later = new LoadedLater(load, () => undefined);
	expect(await later.loaded()).toBeUndefined();
	expect(load).not.toHaveBeenCalled();
	expect(await Promise.all([later.get(), later.get(), later.loaded()])).toEqual(['part', 'part', 'part']);
	expect(load).toHaveBeenCalledOnce();
});

it('[A11] a loading that failed is said, and tried again at the next call', async () => {
	const load = vi.fn(() => Promise.resolve('part')).mockRejectedValueOnce(new TypeError('cut off'));
	const failed = vi.fn();
	const later = new LoadedLater(load, failed);
	await expect(later.get()).rejects.toThrow('cut off');
	expect(failed).toHaveBeenCalledOnce();
	expect(await later.loaded()).toBeUndefined();
	expect(await later.get()).toBe('part');
	expect(failed).toHaveBeenCalledOnce();
});
