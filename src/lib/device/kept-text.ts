// Short texts that must outlive the loss of every IndexedDB database: kept twice, in Cache Storage and in localStorage.
// The browser holds the two and IndexedDB in different files, so one torn file does not take all three (promises B2, B5).

const CACHE = 'sala-kept';
const PREFIX = 'sala.kept.';
const ADDRESS = '/_sala/kept/';
/**
 * Two places in the cache, written in turn: Chromium takes the old entry away before the new one is on the disk, and a browser
 * killed in between would have neither.
 */
const urlsOf = (key: string): string[] => ['', '/2'].map((place) => `${ADDRESS}${encodeURIComponent(key)}${place}`);
/** Which of the two is the newer: a number that grows. */
const NUMBER = 'sala-number';

/** Both copies that are there, Cache Storage's first; none, one or two. */
export async function readKept(key: string): Promise<string[]> {
	return [await fromCache(key), fromLocal(key)].filter((text) => text !== undefined);
}

/** The copy that counts for more; one that cannot be read, and is then undefined, does not count. */
export async function readNewest<T>(
	key: string,
	read: (text: string) => T | undefined,
	rankOf: (copy: T) => number
): Promise<T | undefined> {
	const copies = (await readKept(key)).flatMap((text) => read(text) ?? []);
	return copies.toSorted((a, b) => rankOf(b) - rankOf(a))[0];
}

/** Resolves when a killed browser would find it. Rejects only when neither copy could be written. */
export async function writeKept(key: string, text: string): Promise<void> {
	const local = toLocal(key, text);
	try {
		await toCache(key, text);
	} catch (error) {
		if (!local) throw error;
	}
}

/** Removes both copies. */
export async function removeKept(key: string): Promise<void> {
	localStorage.removeItem(PREFIX + key);
	const cache = await caches.open(CACHE);
	await Promise.all(urlsOf(key).map((url) => cache.delete(url)));
}

/** Removes both copies of every text whose key is named so. */
export async function removeKeptWhere(isToGo: (key: string) => boolean): Promise<void> {
	const local = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX) && isToGo(name.slice(PREFIX.length)));
	for (const name of local) localStorage.removeItem(name);
	const cache = await caches.open(CACHE);
	for (const request of await cache.keys()) if (isToGo(keyIn(request.url))) await cache.delete(request);
}

const keyIn = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(ADDRESS.length).split('/')[0] ?? '');

/** The copy that can be read at once; for noticing that another tab wrote. */
export const keptStamp = (key: string): string | undefined => fromLocal(key);

async function fromCache(key: string): Promise<string | undefined> {
	try {
		const places = await placesOf(await caches.open(CACHE), key);
		return await places.at(-1)?.response?.text();
	} catch {
		return undefined;
	}
}

async function toCache(key: string, text: string): Promise<void> {
	const cache = await caches.open(CACHE);
	const [older, newer] = await placesOf(cache, key);
	if (older === undefined) return;
	await cache.put(older.url, new Response(text, { headers: { [NUMBER]: String((newer?.number ?? 0) + 1) } }));
	// Writing may be said to be done before it is; what is read has been written.
	await (await cache.match(older.url))?.text();
}

interface Place {
	url: string;
	response: Response | undefined;
	/** -1 where nothing is. */
	number: number;
}

/** Both places, the newer one last. */
async function placesOf(cache: Cache, key: string): Promise<Place[]> {
	const places = await Promise.all(
		urlsOf(key).map(async (url) => {
			const response = await cache.match(url);
			return { url, response, number: response === undefined ? -1 : Number(response.headers.get(NUMBER) ?? 0) };
		})
	);
	return places.sort((a, b) => a.number - b.number);
}

function fromLocal(key: string): string | undefined {
	try {
		return localStorage.getItem(PREFIX + key) ?? undefined;
	} catch {
		return undefined;
	}
}

function toLocal(key: string, text: string): boolean {
	try {
		localStorage.setItem(PREFIX + key, text);
		return true;
	} catch {
		return false;
	}
}
