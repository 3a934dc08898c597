// Caches the shell, so that the app starts on every route with no network and no server. Knows no data (U3, U4).
import { build, files, prerendered, version } from '$service-worker';

const worker = self as unknown as ServiceWorkerGlobalScope;

/** Every cache of this file begins so; other caches of the origin (the ledger's marker, the key ring) are not ours to touch. */
const PREFIX = 'sala-shell-';
const CACHE = `${PREFIX}${version}`;
/** An old tab may still ask for chunks of the version it runs. */
const OLD_VERSIONS_KEPT_MAX = 1;
/** The page that answers every navigation. Made after the worker is built, so it is in none of the lists. */
const SHELL = '/200.html';
/** Paths that belong to the server: never answered from here. */
const SERVER_PATHS = ['/db', '/_sala'];

/** Pictures for the browser's installation dialog: never shown by the app. */
const SCREENSHOTS = '/screenshots/';

const precached = [SHELL, ...new Set([...build, ...files, ...prerendered])].filter((path) => !path.startsWith(SCREENSHOTS));

worker.addEventListener('install', (event) => event.waitUntil(precache()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));
worker.addEventListener('message', (event) => {
	if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void worker.skipWaiting();
});
worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
	if (SERVER_PATHS.some((path) => url.pathname === path || url.pathname.startsWith(`${path}/`))) return;
	if (request.mode === 'navigate') event.respondWith(shell(request));
	else if (!request.headers.has('range')) event.respondWith(asset(request));
});

/** All or nothing: a version that could not be fetched whole is never installed. */
async function precache(): Promise<void> {
	const cache = await caches.open(CACHE);
	await cache.addAll(precached.map((path) => new Request(path, { cache: 'reload' })));
}

async function takeOver(): Promise<void> {
	const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
	await Promise.all(old.slice(0, Math.max(0, old.length - OLD_VERSIONS_KEPT_MAX)).map((name) => caches.delete(name)));
	await worker.clients.claim();
}

async function shell(request: Request): Promise<Response> {
	const cached = await (await caches.open(CACHE)).match(SHELL);
	return cached ?? fetch(request);
}

/** From this version's cache, else an older one's, else the network. */
async function asset(request: Request): Promise<Response> {
	const own = await (await caches.open(CACHE)).match(request);
	if (own !== undefined) return own;
	for (const name of (await caches.keys()).filter((name) => name.startsWith(PREFIX))) {
		const older = await (await caches.open(name)).match(request);
		if (older !== undefined) return older;
	}
	return fetch(request);
}
