// The browser's promise to keep our storage, and how much of it is used. Old browsers know neither.
import type { StorageKeeper, StorageReport } from './ports.ts';

const storage = (): StorageManager | undefined => navigator.storage;
const PROBE = 'sala-room';

export const deviceStorage: StorageKeeper = {
	async persist() {
		try {
			return (await storage()?.persisted()) === true || (await storage()?.persist()) === true;
		} catch {
			return false;
		}
	},
	report,
	async hasRoomFor(bytes) {
		return (await probed(bytes)) ?? estimated(bytes, await report());
	}
};

async function report(): Promise<StorageReport> {
	try {
		const estimate = await storage()?.estimate();
		return { usedBytes: estimate?.usage, quotaBytes: estimate?.quota, persistent: (await storage()?.persisted()) === true };
	} catch {
		return { usedBytes: undefined, quotaBytes: undefined, persistent: false };
	}
}

const estimated = (bytes: number, { usedBytes, quotaBytes }: StorageReport): boolean =>
	usedBytes === undefined || quotaBytes === undefined || quotaBytes - usedBytes >= bytes;

/**
 * Asks for the room as a file of that size, which costs milliseconds, writes nothing and is given up at once. For Chromium's
 * estimate is the same for every disk, lest a page knew it again by that. Undefined where the browser has no such files.
 */
async function probed(bytes: number): Promise<boolean | undefined> {
	try {
		const folder = await storage()?.getDirectory();
		const file = await (await folder?.getFileHandle(PROBE, { create: true }))?.createWritable();
		if (folder === undefined || file === undefined) return undefined;
		const room = await file.truncate(bytes).then(() => true, isOtherThanFull);
		await file.abort().catch(() => undefined);
		await folder.removeEntry(PROBE).catch(() => undefined);
		return room;
	} catch (error) {
		return isOtherThanFull(error);
	}
}

/** False for a full disk; undefined for a failure that says nothing of room. */
const isOtherThanFull = (error: unknown): false | undefined =>
	error instanceof DOMException && error.name === 'QuotaExceededError' ? false : undefined;
