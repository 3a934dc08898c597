// A page that dies in the middle of writing: it stops at the given write, before that is done, and its browser is killed there.
import type { Page } from '@playwright/test';
import type { Device } from './device.ts';

/** Which write is its last: the `nth` to a database whose name begins so, or to a text of localStorage whose name holds this. */
export type LastWrite = { database: string; nth: number } | { local: string; nth: number };

const DYING = 'this page dies here';

/** From now on, or from its next loading on, the page dies at that write. */
export async function diesAt(page: Page, last: LastWrite, from: 'now' | 'next loading'): Promise<void> {
	const given = { last, DYING };
	if (from === 'now') await page.evaluate(stopAt, given);
	else await page.addInitScript(stopAt, given);
}

/** Does what leads to that write; resolves when the browser was killed at it. */
export async function untilDead(device: Device, lead: () => Promise<unknown>): Promise<void> {
	const dying = device.page.waitForEvent('pageerror', { predicate: ({ message }) => message === DYING, timeout: 60_000 });
	// Whoever acts on a page that stands still is not answered any more.
	const leading = lead().catch(() => undefined);
	await dying;
	await device.killBrowser();
	await leading;
}

/** In the page: counts the writes, and stands still for ever at the last. What was not written by then never is. */
function stopAt({ last, DYING: word }: { last: LastWrite; DYING: string }): void {
	let left = last.nth;
	const written = (): void => {
		left -= 1;
		if (left > 0) return;
		reportError(new Error(word));
		for (;;);
	};
	if ('local' in last) {
		const set = Object.getOwnPropertyDescriptor(Storage.prototype, 'setItem')?.value as Storage['setItem'];
		Storage.prototype.setItem = function (this: Storage, name: string, value: string) {
			if (name.includes(last.local)) written();
			set.call(this, name, value);
		};
		return;
	}
	const begin = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction')?.value as IDBDatabase['transaction'];
	IDBDatabase.prototype.transaction = function (this: IDBDatabase, stores: string | string[], mode?: IDBTransactionMode, ...rest: never[]) {
		if (mode === 'readwrite' && this.name.startsWith(last.database)) written();
		return begin.call(this, stores, mode, ...rest);
	};
}
