// Short texts that must outlive the loss of every IndexedDB database: kept twice, in Cache Storage and in localStorage.
// The browser holds the two and IndexedDB in different files, so one torn file does not take all three (promises B2, B5).

const CACHE = 'sala-kept';
const PREFIX = 'sala.kept.';
const urlOf = (key: string): string => `/_sala/kept/${encodeURIComponent(key)}`;

/** Both copies that are there, Cache Storage's first; none, one or two. */
export async function readKept(key: string): Promise<string[]> {
	return [await fromCache(key), fromLocal(key)].filter((text) => text !== undefined);
}

/** Rejects only when neither copy could be written. */
export async function writeKept(key: string, text: string): Promise<void> {
	const local = toLocal(key, text);
	try {
		await (await caches.open(CACHE)).put(urlOf(key), new Response(text));
	} catch (error) {
		if (!local) throw error;
	}
}

/** Removes both copies. */
export async function removeKept(key: string): Promise<void> {
	localStorage.removeItem(PREFIX + key);
	await (await caches.open(CACHE)).delete(urlOf(key));
}

/** The copy that can be read at once; for noticing that another tab wrote. */
export const keptStamp = (key: string): string | undefined => fromLocal(key);

async function fromCache(key: string): Promise<string | undefined> {
	try {
		return await (await (await caches.open(CACHE)).match(urlOf(key)))?.text();
	} catch {
		return undefined;
	}
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
