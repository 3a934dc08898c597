// The very first thing on every start, before any database is opened (promise B1).

const NAME = 'sala-first-thing';
/** A browser that does not answer by now will say so again when the ledger opens; starting must not hang here. */
export const FIRST_THING_MS_MAX = 5_000;

/**
 * Makes and deletes a throwaway database. A browser killed while writing can leave a torn record at the end of its
 * LevelDB log (google/leveldb #1287). Chromium goes on appending to that log as long as little is written, and the start
 * after finds the torn record in the middle, takes the file for corrupt, and drops every database of the origin. Creating
 * a database is enough to make LevelDB begin a new log. In trials 3 of 70 killed browsers lost everything without this
 * step, and none of 70 with it. Never rejects.
 */
export function firstThing(factory: IDBFactory = indexedDB): Promise<void> {
	return new Promise((resolve) => {
		const timer = setTimeout(resolve, FIRST_THING_MS_MAX);
		const done = (): void => {
			clearTimeout(timer);
			resolve();
		};
		try {
			const opening = factory.open(NAME, 1);
			opening.onupgradeneeded = () => opening.result.createObjectStore('throwaway');
			opening.onerror = done;
			opening.onsuccess = () => {
				opening.result.close();
				const deleting = factory.deleteDatabase(NAME);
				deleting.onsuccess = deleting.onerror = deleting.onblocked = done;
			};
		} catch {
			done();
		}
	});
}
