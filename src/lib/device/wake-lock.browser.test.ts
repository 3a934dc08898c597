import { expect, it, vi } from 'vitest';
import { keepAwake } from './wake-lock.ts';

it('[B44] keeps the screen on, takes it anew when the page is seen again, and lets go when told', async () => {
	const sentinels: { released: boolean; release: () => Promise<void> }[] = [];
	const request = vi.fn(() => {
		const sentinel = { released: false, release: () => Promise.resolve(void (sentinel.released = true)) };
		sentinels.push(sentinel);
		return Promise.resolve(sentinel as unknown as WakeLockSentinel);
	});
	const stop = keepAwake({ request });
	await vi.waitFor(() => expect(sentinels).toHaveLength(1));
	document.dispatchEvent(new Event('visibilitychange'));
	await Promise.resolve();
	expect(request).toHaveBeenCalledTimes(1);
	if (sentinels[0]) sentinels[0].released = true;
	await vi.waitFor(() => {
		document.dispatchEvent(new Event('visibilitychange'));
		expect(sentinels).toHaveLength(2);
	});
	stop();
	await vi.waitFor(() => expect(sentinels[1]?.released).toBe(true));
	document.dispatchEvent(new Event('visibilitychange'));
	expect(request).toHaveBeenCalledTimes(2);
});

it('[B44] a browser that cannot, or will not, changes nothing', async () => {
	keepAwake(undefined)();
	const refused = vi.fn(() => Promise.reject(new DOMException('battery', 'NotAllowedError')));
	const stop = keepAwake({ request: refused });
	await vi.waitFor(() => expect(refused).toHaveBeenCalledOnce());
	stop();
});
