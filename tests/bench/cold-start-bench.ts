// Cold start without a network: the real built app on a tablet that holds a quarter, beside one that holds a catalogue only.
import { rmSync } from 'node:fs';
import { chromium } from 'playwright';
import { chromiumLaunchOptions } from '../chromium.ts';
import { Device, TABLET } from '../device.ts';
import { unlock } from '../pin-hands.ts';
import { clerkOf, startBenchServer } from './bench-server.ts';
import { BENCH_ORG } from './facts.ts';
import { percentile, type Measure } from './table.ts';

const STORED = 100_000;
const EMPTY_ORG = 'empty';
const STARTS = 5;
const RATIO_MAX = 1.5;
/** Filling a tablet with a quarter on a busy machine. */
const SYNC_MS_MAX = 1_200_000;
const POLL_MS = 1_000;
const NAME_FIELD = '#new-name';

/** What a page tells of its own start. */
declare const started: Started;
interface Started {
	/** The first key of the lock could be pressed; the lock was gone; the counter could be used. Page time, ms. */
	lockMs: number | undefined;
	openMs: number | undefined;
	usableMs: number | undefined;
}

export async function benchColdStart(): Promise<Measure[]> {
	const server = await startBenchServer([
		{ org: BENCH_ORG, facts: STORED },
		{ org: EMPTY_ORG, facts: 0 }
	]);
	const full = new Device('full', server.url);
	const empty = new Device('empty', server.url);
	try {
		await enrol(full, BENCH_ORG, STORED);
		await enrol(empty, EMPTY_ORG, 1);
		await server.kill();
		const times = { full: [] as number[], empty: [] as number[] };
		for (let start = 0; start < STARTS; start += 1) {
			times.empty.push(await startCold(empty, server.url));
			times.full.push(await startCold(full, server.url));
		}
		return [
			{
				what: 'Cold start to a usable counter, no network, p50',
				at: STORED.toLocaleString('en'),
				value: percentile(times.full, 50),
				baseline: percentile(times.empty, 50),
				baselineIs: 'empty store',
				unit: 'ms',
				budget: { atMost: RATIO_MAX }
			}
		];
	} finally {
		await full.dispose();
		await empty.dispose();
		await server.dispose();
		rmSync(server.dataDir, { recursive: true, force: true });
	}
}

/** Signs a tablet in for an organisation and waits until its read model has so many subjects. */
async function enrol(device: Device, org: string, subjects: number): Promise<void> {
	await device.open();
	await device.signIn(clerkOf(org));
	const { page } = device;
	await page.locator(NAME_FIELD).waitFor();
	await device.readyForOffline();
	await page.waitForFunction(subjectsStored, { org, subjects }, { timeout: SYNC_MS_MAX, polling: POLL_MS });
	await device.closeBrowser();
}

/** Whether the read model, which is there since the form was shown, has so many visits, surveys and centres. */
async function subjectsStored({ org, subjects }: { org: string; subjects: number }): Promise<boolean> {
	const db = await new Promise<IDBDatabase>((resolve, reject) => {
		const opening = indexedDB.open(`sala-view-${org}`);
		opening.onerror = () => reject(opening.error ?? new Error('The read model does not open'));
		opening.onsuccess = () => resolve(opening.result);
	});
	const reading = db.transaction(['visits', 'surveys', 'centre']);
	const counting = ['visits', 'surveys', 'centre'].map((table) => reading.objectStore(table).count());
	db.close();
	await new Promise((resolve) => (reading.oncomplete = resolve));
	return counting.reduce((sum, { result }) => sum + result, 0) >= subjects;
}

/**
 * Milliseconds from asking for the counter, in a browser started for it, until a name can be typed and the day is shown,
 * without the time that the person and the hash of their PIN take.
 */
async function startCold(device: Device, url: string): Promise<number> {
	const context = await chromium.launchPersistentContext(device.profile, {
		...(await chromiumLaunchOptions()),
		viewport: TABLET,
		locale: 'th-TH'
	});
	try {
		const page = context.pages()[0] ?? (await context.newPage());
		await page.addInitScript(noteWhenUsable, NAME_FIELD);
		await page.goto(`${url}/counter`);
		await unlock(page);
		await page.waitForFunction(() => started.usableMs !== undefined);
		const { lockMs = Number.NaN, openMs = Number.NaN, usableMs = Number.NaN } = await page.evaluate(() => started);
		return lockMs + usableMs - openMs;
	} finally {
		await context.close();
	}
}

function noteWhenUsable(nameField: string): void {
	const note: Started = { lockMs: undefined, openMs: undefined, usableMs: undefined };
	Object.assign(globalThis, { started: note });
	const isUsable = (): boolean => {
		const name = document.querySelector<HTMLInputElement>(nameField);
		const day = document.querySelector('section[aria-labelledby="day-heading"] :is(.rows, .empty)');
		return name !== null && !name.disabled && day !== null;
	};
	const observer = new MutationObserver(() => {
		const isLocked = document.querySelector('.pad .keys button:enabled') !== null;
		if (isLocked) note.lockMs ??= performance.now();
		else if (note.lockMs !== undefined && document.querySelector('.pad') === null) note.openMs ??= performance.now();
		if (!isUsable()) return;
		note.usableMs = performance.now();
		observer.disconnect();
	});
	observer.observe(document, { childList: true, subtree: true, attributes: true });
}
