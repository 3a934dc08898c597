// What the sync of one organisation on one device is made of.
import type { Clock, Connectivity } from '#device/ports.ts';
import type { PouchLedger } from '#ledger/pouch-ledger.ts';
import type { Scope } from './scope.ts';
import type { Timers } from './timers.ts';

export interface SyncDeps {
	ledger: PouchLedger;
	/** From `scopeOf(session)`. */
	scope: Scope;
	/** ULID of this device: its documents are the ones to send. */
	device: string;
	/** Absolute root of the server's API with the slash, `https://host/db/`. */
	serverUrl: string;
	clock: Clock;
	connectivity: Connectivity;
	/** `navigator.locks`; undefined where there is none, then every tab syncs (which is safe, only dearer). */
	locks: Pick<LockManager, 'request'> | undefined;
	/** From 0 (included) to 1, for the jitter of back-off. */
	random: () => number;
	fetch?: typeof fetch;
	timers?: Timers;
}
