// What specs about revoked tablets need: one with a credential of its own, and a look at what it still keeps.
import type { Page } from '@playwright/test';
import type { Centre } from './centre.ts';
import type { Device } from './device.ts';

/** Gives the tablet that somebody signed in on an account of its own, as enrolling does. Answers its device id. */
export async function makeEnrolled(centre: Centre, { page }: Device, name: string): Promise<string> {
	const id = await page.evaluate(() => JSON.parse(localStorage.getItem('sala.device') ?? '""') as string);
	const account = await centre.enrol(id, name);
	await page.evaluate(
		async ({ user, password, org }) => {
			localStorage.setItem('sala.credential', JSON.stringify({ org, user, password }));
			const headers = { 'Content-Type': 'application/json' };
			await fetch('/db/_session', { method: 'POST', headers, body: JSON.stringify({ name: user, password }) });
		},
		{ ...account, org: centre.org }
	);
	return id;
}

/** Names of everything that this browser keeps for the app. */
export const keptIn = (page: Page): Promise<{ databases: string[]; local: string[]; kept: string[] }> =>
	page.evaluate(async () => {
		const databases = (await indexedDB.databases()).map(({ name }) => name ?? '');
		const kept = await (await caches.open('sala-kept')).keys();
		return { databases, local: Object.keys(localStorage), kept: kept.map(({ url }) => new URL(url).pathname) };
	});
