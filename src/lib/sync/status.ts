// What the screens may know of sync. Made by state.ts (pure) from what the shell reports; no document's meaning is known here.

/** `idle`: all sent. `syncing`: exchanging. `waiting`: will try again by itself. `offline`: no network. `signed-out`: the
 * server answered 401/403 to us; capture goes on. `stopped`: not started, or another tab syncs for us. */
export type SyncPhase = 'stopped' | 'other-tab' | 'offline' | 'first-pull' | 'syncing' | 'idle' | 'waiting' | 'signed-out';

export interface Refused {
	/** Document id. */
	id: string;
	/** CouchDB error name, e.g. `forbidden`. */
	error: string;
	reason: string;
}

export interface SyncStatus {
	phase: SyncPhase;
	/** Records (acts) acknowledged by the server since this device began. */
	sent: number;
	/** Records still only on this device. */
	unsent: number;
	refused: Refused[];
	/** Local sequence number up to which everything of this device was acknowledged or refused. */
	pushedSeq: number;
	/** Device time of the last good answer, ms; undefined before the first. */
	lastContactMs: number | undefined;
	/** When the next try is due, ms; undefined when none is planned. */
	nextTryMs: number | undefined;
	/** During the first pull: documents done and expected, and milliseconds left as far as that can be said. */
	progress: { done: number; total: number; leftMs?: number | undefined } | undefined;
	/** Last thing that went wrong, for the panel; undefined again once all is sent. */
	problem: SyncProblem | undefined;
	/** Ids of this device's facts that the server has neither acknowledged nor refused. */
	unsentFacts: ReadonlySet<string>;
	/** Local sequence number up to which `unsentFacts` is complete; undefined until the ledger was looked at. */
	knownSeq: number | undefined;
}
export type SyncProblem =
	'no-network' | 'server-unreachable' | 'server-error' | 'bad-reply' | 'not-signed-in' | 'not-permitted' | 'storage-full';

/** Before anything is known: the ledger is not open yet. */
export const unknownStatus: SyncStatus = {
	phase: 'stopped',
	sent: 0,
	unsent: 0,
	refused: [],
	pushedSeq: 0,
	lastContactMs: undefined,
	nextTryMs: undefined,
	progress: undefined,
	problem: undefined,
	unsentFacts: new Set(),
	knownSeq: undefined
};

export interface Sync {
	/** Current status; a new object each time it changes. */
	status(): SyncStatus;
	onStatus(listener: (status: SyncStatus) => void): () => void;
	start(): void;
	/** Try at once (a tap); back-off starts over. */
	nudge(): void;
	stop(): Promise<void>;
}
