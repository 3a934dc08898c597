// How much JavaScript a device that has nothing of the app yet loads before its first screen can be used: the built app, a
// real server, a real Chromium without service worker and cache.
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { aDayOfVisits } from '../builders/visits.ts';
import { Centre, staff } from '../centre.ts';
import { chromiumLaunchOptions } from '../chromium.ts';
import { Device, TABLET } from '../device.ts';
import { handOver, registerVisit } from '../hands.ts';
import { ServerProcess } from '../server-process.ts';

export type FirstScreen = '/counter' | '/kiosk';

export interface LoadedFile {
	name: string;
	/** gzip -9, 1 kB = 1000 bytes. */
	kilobytes: number;
}

export interface FirstLoad {
	/** Scripts that had arrived when the screen could be used, without PouchDB. */
	jsKilobytes: number;
	/** Scripts that followed by themselves until the first exchange with the server, PouchDB among them. */
	laterKilobytes: number;
	/** What `jsKilobytes` is made of, largest first. */
	files: LoadedFile[];
}

/** What must be in sight and take input: the first key of the lock before the counter, whose own files have come by then. */
const usable: Record<FirstScreen, string> = { '/counter': '.pad .keys button', '/kiosk': '.begin button' };
/**
 * A slow line tells what a screen waits for from what is loaded beside it: nothing that was asked for in the last moment
 * has arrived, even where a busy machine takes long to draw. Latency is what is scarce here, not bytes.
 */
const LINE = { offline: false, latency: 1_200, downloadThroughput: 1_000_000, uploadThroughput: 1_000_000 };
const READY_MS_MAX = 120_000;
/** The name that the constructor of PouchDB gives itself. */
const POUCHDB = /PouchDB/;
/** Asked only by sync, which begins when the ledger is open. */
const DATABASES = '/db/org-';
const BYTES_PER_KILOBYTE = 1000;

/** Loads each screen as a signed-in device does that has it neither in a cache nor in a service worker. */
export async function firstLoads(): Promise<Record<FirstScreen, FirstLoad>> {
	const server = await ServerProcess.start();
	const device = new Device('first-load', server.url, { cheapPins: true });
	let browser: Browser | undefined;
	try {
		await Centre.make(server);
		const states = await statesOf(device);
		await device.closeBrowser();
		browser = await chromium.launch(await chromiumLaunchOptions());
		const loading = [
			measured(browser, states['/counter'], server.url, '/counter'),
			measured(browser, states['/kiosk'], server.url, '/kiosk')
		];
		const [counter, kiosk] = (await Promise.all(loading)) as [FirstLoad, FirstLoad];
		return { '/counter': counter, '/kiosk': kiosk };
	} finally {
		await browser?.close();
		await device.dispose();
		await server.dispose();
	}
}

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Cookies and local storage of a device on which somebody signed in, before and after it was handed over to a visitor. */
async function statesOf(device: Device): Promise<Record<FirstScreen, StorageState>> {
	const page = await device.open();
	await device.signIn(staff.head);
	const counter = await device.context.storageState();
	for (const visit of aDayOfVisits(1)) await registerVisit(page, visit);
	await handOver(page);
	return { '/counter': counter, '/kiosk': await device.context.storageState() };
}

async function measured(browser: Browser, storageState: StorageState, origin: string, route: FirstScreen): Promise<FirstLoad> {
	const context = await browser.newContext({ storageState, viewport: TABLET, locale: 'th-TH', serviceWorkers: 'block' });
	const page = await context.newPage();
	await (await context.newCDPSession(page)).send('Network.emulateNetworkConditions', LINE);
	const asked = new Set<string>();
	page.on('request', (request) => request.resourceType() === 'script' && asked.add(request.url()));
	const syncing = page.waitForRequest((request) => new URL(request.url()).pathname.startsWith(DATABASES), { timeout: READY_MS_MAX });
	await noteWhenUsable(page, usable[route]);
	await page.goto(origin + route);
	await Promise.all([page.waitForFunction(() => window.usableMs !== undefined, undefined, { timeout: READY_MS_MAX }), syncing]);
	const arrived = new Set(await arrivedBefore(page));
	const scripts = await Promise.all([...asked].map(scriptAt));
	const first = scripts.filter((script) => arrived.has(script.url) && !script.pouchdb).sort((a, b) => b.kilobytes - a.kilobytes);
	return {
		jsKilobytes: sum(first),
		laterKilobytes: sum(scripts.filter((script) => !first.includes(script))),
		files: first.map(({ name, kilobytes }) => ({ name, kilobytes }))
	};
}

interface Script extends LoadedFile {
	url: string;
	pouchdb: boolean;
}

async function scriptAt(url: string): Promise<Script> {
	const text = await (await fetch(url)).text();
	const kilobytes = gzipSync(text, { level: 9 }).length / BYTES_PER_KILOBYTE;
	return { url, name: new URL(url).pathname.replace('/_app/immutable/', ''), kilobytes, pouchdb: POUCHDB.test(text) };
}

const sum = (scripts: readonly Script[]): number => scripts.reduce((total, { kilobytes }) => total + kilobytes, 0);

declare global {
	interface Window {
		usableMs: number | undefined;
	}
}

/** Has the page itself write down when the element could first be used: what loads meanwhile is not counted. */
async function noteWhenUsable(page: Page, selector: string): Promise<void> {
	await page.addInitScript((sought) => {
		const look = (): void => {
			const element = document.querySelector(sought);
			if (window.usableMs !== undefined || element?.matches(':enabled') !== true || !element.checkVisibility()) return;
			window.usableMs = performance.now();
		};
		new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
	}, selector);
}

/** Addresses of everything that had arrived by then. */
const arrivedBefore = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
		return entries.filter(({ responseEnd }) => responseEnd <= (window.usableMs ?? 0)).map(({ name }) => name);
	});
