// The installed app and its updates (U4, U5): a new version waits until nobody is in the middle of anything, then asks.
import { dev } from '$app/environment';
import { isBusy } from '#ui/busy.svelte.ts';

const WORKER = '/service-worker.js';
/** How often a tab that stays open for days asks whether there is a new version. */
const UPDATE_CHECK_EVERY_MS = 60 * 60_000;

const update = $state({ waiting: false, putOff: false });
let apply: (() => void) | undefined;

/** Whether to ask now: a new version waits, was not put off, and no screen holds anything unfinished. */
export const updateOffered = (): boolean => update.waiting && !update.putOff && !isBusy();

/** Takes the new version into use and loads the page anew; does nothing when there is none. */
export const applyUpdate = (): void => apply?.();

/** Asks no more until the next start. */
export const putOffUpdate = (): void => void (update.putOff = true);

/** Registers the worker. Never rejects: without a worker everything but the cold start without network still works. */
export async function registerWorker(): Promise<void> {
	if (dev || !('serviceWorker' in navigator)) return;
	try {
		const { Workbox } = await import('workbox-window');
		const workbox = new Workbox(WORKER, { updateViaCache: 'none' });
		workbox.addEventListener('waiting', () => (update.waiting = true));
		const registration = await workbox.register();
		apply = () => {
			// Another tab may have let the new worker take over already: then loading anew is all there is to do.
			if (!registration?.waiting) return location.reload();
			// Only the tab where it was asked for loads anew: another may hold a half-typed form.
			workbox.addEventListener('controlling', () => location.reload());
			workbox.messageSkipWaiting();
		};
		setInterval(() => void workbox.update().catch(() => undefined), UPDATE_CHECK_EVERY_MS);
	} catch (error) {
		reportError(error);
	}
}
