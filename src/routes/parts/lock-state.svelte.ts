// What this page remembers over a lock: who was here, and whether another person is to be chosen.
import type { App } from '#app/app.ts';
import { clearToasts } from '#ui/toasts.svelte.ts';

let lastHere: string | undefined;
let choosing = false;

/** Locks. What the last messages said of visitors goes too. */
export async function lockNow(app: Pick<App, 'lock' | 'who'>): Promise<void> {
	lastHere = app.who?.staff;
	clearToasts();
	await app.lock();
}

/** Locks, so that another person can choose themself. */
export function switchStaff(app: Pick<App, 'lock' | 'who'>): Promise<void> {
	choosing = true;
	return lockNow(app);
}

/** Whether the lock screen was reached to change person; asked once. */
export function takeChoosing(): boolean {
	const asked = choosing;
	choosing = false;
	return asked;
}

/** Whether somebody else was here before in this page: they go on where they work, not where the other one was. */
export function isAnother(staff: string): boolean {
	return lastHere !== undefined && lastHere !== staff;
}
