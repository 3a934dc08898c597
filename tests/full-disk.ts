// A disk without room, as far as a page can tell.
import type { CDPSession, Page } from '@playwright/test';

/** A disk that holds the app and a few entries. */
const SMALL_DISK_BYTES = 30_000_000;

/** Gives the origin little room. Before anything is stored, as Chromium remembers what it had left. */
export const giveSmallDisk = (browser: CDPSession, origin: string): Promise<unknown> =>
	browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: SMALL_DISK_BYTES });

/** Gives the origin all the room there is. */
export const giveWholeDisk = (browser: CDPSession, origin: string): Promise<unknown> =>
	browser.send('Storage.overrideQuotaForOrigin', { origin });

/** Leaves the origin room for some entries, and less than a survey may begin with. */
export const leaveLittleRoom = async (browser: CDPSession, page: Page): Promise<void> => {
	const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
	await browser.send('Storage.overrideQuotaForOrigin', { origin: new URL(page.url()).origin, quotaSize: used + LITTLE_ROOM_BYTES });
};
const LITTLE_ROOM_BYTES = 5_000_000;

/** Lets the browser promise to keep what the origin stored, as it does for an installed app. */
export const allowKeeping = (browser: CDPSession, origin: string): Promise<unknown> =>
	browser.send('Browser.setPermission', { permission: { name: 'persistent-storage' }, setting: 'granted', origin });

/** Fills what the origin may still store, down to less than an entry needs. */
export const fillDisk = (page: Page): Promise<void> =>
	page.evaluate(async () => {
		const filler = await new Promise<IDBDatabase>((resolve, reject) => {
			const opening = indexedDB.open('filler');
			opening.onupgradeneeded = () => opening.result.createObjectStore('filler', { autoIncrement: true });
			opening.onsuccess = () => resolve(opening.result);
			opening.onerror = () => reject(new Error('The filler cannot be opened'));
		});
		const added = (bytes: number): Promise<boolean> =>
			new Promise((resolve) => {
				const adding = filler.transaction('filler', 'readwrite');
				adding.objectStore('filler').add(crypto.getRandomValues(new Uint8Array(bytes)));
				adding.oncomplete = () => resolve(true);
				adding.onabort = () => resolve(false);
			});
		for (let bytes = 65_536; bytes >= 64; bytes /= 2) {
			let room = true;
			while (room) room = await added(bytes);
		}
	});
