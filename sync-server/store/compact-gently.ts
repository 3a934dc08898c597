// A compaction in small steps: writers and readers have their turn between any two of them.
import type { SqliteUpkeep } from './sqlite-upkeep.ts';

/** Documents whose old bodies are dropped in one transaction. */
const DOCUMENTS_AT_ONCE = 200;
/** Pages given back in one step: a megabyte and a half of 4 kB pages. */
const PAGES_AT_ONCE = 400;

/**
 * `inTransaction` runs a step among other writers; `upkeep` gives the file's, good until the next wait, or undefined when the
 * compaction is to end.
 */
export async function compactGently(inTransaction: <T>(run: () => T) => Promise<T>, upkeep: () => SqliteUpkeep | undefined): Promise<void> {
	for (let after: number | undefined = 0; after !== undefined && upkeep() !== undefined;) {
		const from: number = after;
		after = await inTransaction(() => upkeep()?.dropOldBodies(from, DOCUMENTS_AT_ONCE));
	}
	if (upkeep() !== undefined) await inTransaction(() => upkeep()?.dropOldAttachments());
	while (upkeep()?.giveBack(PAGES_AT_ONCE) === true) await new Promise((resolve) => setImmediate(resolve));
	upkeep()?.foldLog();
}

/** The same in one go, for a file that nobody serves. */
export function dropEverythingOld(upkeep: SqliteUpkeep): void {
	for (let after: number | undefined = 0; after !== undefined;) after = upkeep.dropOldBodies(after, DOCUMENTS_AT_ONCE);
	upkeep.dropOldAttachments();
}
