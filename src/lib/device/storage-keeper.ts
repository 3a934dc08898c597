// The browser's promise to keep our storage, and how much of it is used. Old browsers know neither.
import type { StorageKeeper } from './ports.ts';

const storage = (): StorageManager | undefined => navigator.storage;

export const deviceStorage: StorageKeeper = {
	async persist() {
		try {
			return (await storage()?.persisted()) === true || (await storage()?.persist()) === true;
		} catch {
			return false;
		}
	},
	async report() {
		try {
			const estimate = await storage()?.estimate();
			return { usedBytes: estimate?.usage, quotaBytes: estimate?.quota, persistent: (await storage()?.persisted()) === true };
		} catch {
			return { usedBytes: undefined, quotaBytes: undefined, persistent: false };
		}
	}
};
