// Builds the sync of one organisation on one device. One tab syncs at a time; the others follow what it wrote down.
import { SyncDriver } from './driver.ts';
import type { Sync } from './status.ts';
import type { SyncDeps } from './sync-deps.ts';
import { realTimers } from './timers.ts';

/** Makes the sync; nothing happens before `start()`. */
export function makeSync(deps: SyncDeps): Sync {
	return new SyncDriver(deps, deps.timers ?? realTimers);
}
