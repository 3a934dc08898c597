// The worker in a world of its own: caches that are Maps, a network that can be cut. What a real browser does with it is
// shown end to end; here are the promises that a run through the app would not notice broken.
import { beforeEach, describe, expect, it, vi } from 'vitest';

vi.mock('$service-worker', () => ({
	build: ['/_app/a.js', '/_app/b.js'],
	files: ['/icons/icon.svg', '/screenshots/wide.png'],
	prerendered: [],
	version: 'two'
}));

const ORIGIN = 'http://sala.test';
const absolute = (path: string): string => new URL(path, ORIGIN).href;

/** As much of Cache Storage as the worker uses. */
class FakeCache {
	entries = new Map<string, string>();
	async match(request: string | Request): Promise<Response | undefined> {
		const body = this.entries.get(absolute(typeof request === 'string' ? request : request.url));
		return body === undefined ? undefined : new Response(body);
	}
	async addAll(requests: Request[]): Promise<void> {
		const answers = await Promise.all(requests.map((request) => fetch(request)));
		if (answers.some(({ ok }) => !ok)) throw new TypeError('Request failed');
		for (const [index, request] of requests.entries()) this.entries.set(request.url, (await answers[index]?.text()) ?? '');
	}
}

let stored: Map<string, FakeCache>;
let served: (path: string) => Response;
let listeners: Map<string, (event: unknown) => void>;
let skipped: number;

/** Runs the worker's code anew and keeps what it listens to. */
async function startWorker(): Promise<void> {
	vi.resetModules();
	await import('./service-worker.ts');
}

async function told(type: string, event: object = {}): Promise<void> {
	const waited: Promise<unknown>[] = [];
	listeners.get(type)?.({ ...event, waitUntil: (work: Promise<unknown>) => waited.push(work) });
	await Promise.all(waited);
}

/** What the worker answers, or undefined where it leaves the request to the browser. */
async function answered(path: string, init: { mode?: string; method?: string } = {}): Promise<string | undefined> {
	let answer: Promise<Response> | undefined;
	const request = { url: absolute(path), method: init.method ?? 'GET', mode: init.mode ?? 'cors', headers: new Headers() };
	listeners.get('fetch')?.({ request, respondWith: (response: Promise<Response>) => (answer = response) });
	return answer === undefined ? undefined : (await answer).text();
}

beforeEach(async () => {
	stored = new Map();
	listeners = new Map();
	skipped = 0;
	served = (path) => new Response(`network ${path}`);
	vi.stubGlobal('self', {
		addEventListener: (type: string, listener: (event: unknown) => void) => listeners.set(type, listener),
		location: new URL(ORIGIN),
		clients: { claim: async () => undefined },
		skipWaiting: async () => void (skipped += 1)
	});
	vi.stubGlobal('caches', {
		open: async (name: string) => stored.get(name) ?? stored.set(name, new FakeCache()).get(name),
		keys: async () => [...stored.keys()],
		delete: async (name: string) => stored.delete(name)
	});
	vi.stubGlobal('fetch', async (request: Request | string) =>
		served(new URL(typeof request === 'string' ? request : request.url, ORIGIN).pathname)
	);
	vi.stubGlobal(
		'Request',
		class extends Request {
			constructor(input: string | URL | globalThis.Request, init?: RequestInit) {
				super(typeof input === 'string' ? absolute(input) : input, init);
			}
		}
	);
	await startWorker();
	return () => vi.unstubAllGlobals();
});

const cutNetwork = (): void => {
	served = () => {
		throw new TypeError('Failed to fetch');
	};
};

describe('the service worker', () => {
	it('[U3] answers every address with the shell, and every file of the app, with the network cut', async () => {
		await told('install');
		cutNetwork();
		for (const path of ['/', '/counter', '/supervisor/list?on=2026-11-21', '/nowhere']) {
			expect(await answered(path, { mode: 'navigate' }), path).toBe('network /200.html');
		}
		expect(await answered('/_app/b.js')).toBe('network /_app/b.js');
		expect(await answered('/icons/icon.svg')).toBe('network /icons/icon.svg');
		expect([...(stored.get('sala-shell-two')?.entries.keys() ?? [])]).not.toContain(absolute('/screenshots/wide.png'));
	});

	it('[U3] leaves the server’s own addresses and everything but reading to the network', async () => {
		await told('install');
		expect(await answered('/db/org-demo/_changes')).toBeUndefined();
		expect(await answered('/_sala/setup')).toBeUndefined();
		expect(await answered('/db', { mode: 'navigate' })).toBeUndefined();
		expect(await answered('/counter', { method: 'POST' })).toBeUndefined();
		expect(await answered('/database', { mode: 'navigate' })).toBe('network /200.html');
	});

	it('[U4] is not installed when one file is missing', async () => {
		served = (path) => (path === '/_app/b.js' ? new Response('gone', { status: 404 }) : new Response(path));
		await expect(told('install')).rejects.toThrow('Request failed');
		expect(stored.get('sala-shell-two')?.entries.size).toBe(0);
	});

	it('[U4] takes over without touching caches that are not its own, and keeps one older version for old tabs', async () => {
		for (const name of ['sala-kept', 'sala-shell-zero', 'sala-shell-one']) stored.set(name, new FakeCache());
		stored.get('sala-shell-one')?.entries.set(absolute('/_app/old.js'), 'old chunk');
		await told('install');
		await told('activate');
		expect([...stored.keys()]).toEqual(['sala-kept', 'sala-shell-one', 'sala-shell-two']);
		cutNetwork();
		expect(await answered('/_app/old.js')).toBe('old chunk');
	});

	it('[U4] never answers from a cache that is not its own', async () => {
		const kept = new FakeCache();
		kept.entries.set(absolute('/_sala-kept.txt'), 'secret');
		stored.set('sala-kept', kept);
		expect(await answered('/_sala-kept.txt')).toBe('network /_sala-kept.txt');
	});

	it('[U5] takes over early only when told to', async () => {
		await told('install');
		expect(skipped).toBe(0);
		await told('message', { data: { type: 'anything' } });
		expect(skipped).toBe(0);
		await told('message', { data: { type: 'SKIP_WAITING' } });
		expect(skipped).toBe(1);
	});
});
