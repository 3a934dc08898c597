import { beforeEach, expect, it, vi } from 'vitest';
import type * as Pwa from './pwa.svelte.ts';

vi.mock('$app/environment', () => ({ dev: false }));

/** As much of workbox-window as is used; `registration.waiting` says whether a new worker waits. */
const workbox = vi.hoisted(() => ({
	listeners: new Map<string, () => void>(),
	registration: { waiting: null as object | null },
	skipped: 0
}));
vi.mock('workbox-window', () => ({
	Workbox: class {
		addEventListener = (type: string, listener: () => void) => void workbox.listeners.set(type, listener);
		register = async () => workbox.registration;
		update = async () => undefined;
		messageSkipWaiting = () => void (workbox.skipped += 1);
	}
}));

let reloads: number;
let pwa: typeof Pwa;

beforeEach(async () => {
	vi.resetModules();
	vi.useFakeTimers();
	[reloads, workbox.skipped] = [0, 0];
	workbox.listeners.clear();
	workbox.registration.waiting = null;
	vi.stubGlobal('navigator', { serviceWorker: {} });
	vi.stubGlobal('location', { reload: () => (reloads += 1) });
	pwa = await import('./pwa.svelte.ts');
	await pwa.registerWorker();
	return () => {
		vi.useRealTimers();
		vi.unstubAllGlobals();
	};
});

function newVersionWaits(): void {
	workbox.registration.waiting = {};
	workbox.listeners.get('waiting')?.();
}

it('[U5] offers nothing when no version waits', () => {
	expect(pwa.updateOffered()).toBe(false);
});

it('[U5] offers a new version only while no screen is in the middle of something', async () => {
	const { declareBusy } = await import('#ui/busy.svelte.ts');
	newVersionWaits();
	const done = declareBusy('half-typed form');
	expect(pwa.updateOffered()).toBe(false);
	done();
	expect(pwa.updateOffered()).toBe(true);
});

it('[U5] asks no more once it was put off', () => {
	newVersionWaits();
	pwa.putOffUpdate();
	expect(pwa.updateOffered()).toBe(false);
});

it('[U5] loads the page anew only where it was accepted, and only once the new version has taken over', () => {
	newVersionWaits();
	workbox.listeners.get('controlling')?.();
	expect(reloads).toBe(0);
	pwa.applyUpdate();
	expect([workbox.skipped, reloads]).toEqual([1, 0]);
	workbox.listeners.get('controlling')?.();
	expect(reloads).toBe(1);
});

it('[U5] just loads anew when another tab let the new version take over already', () => {
	newVersionWaits();
	workbox.registration.waiting = null;
	pwa.applyUpdate();
	expect([workbox.skipped, reloads]).toEqual([0, 1]);
});
