// The browser as ports. Rules and data rooms get these handed in; only this room touches Date.now, crypto and navigator.

export interface Clock {
	/** Device time in milliseconds since 1970, as the device believes it. */
	now(): number;
	/** Milliseconds to add to device time to get server time; null before the first contact. */
	offset(): number | null;
	/** False while the clock was set and the server was not heard since. Clocks that nobody can set need not say. */
	sure?(): boolean;
	/** Calls back when the device's time moved by more than went by (it was set, or the device slept), or the server corrected it by as much. Returns how to stop. */
	onLeap?(listener: () => void): () => void;
	/** Tells the clock what a server's Date header said; keeps the offset over restarts. */
	heard(serverMs: number, deviceMs: number): void;
}

export interface Ids {
	/** A new ULID for the given time (milliseconds); random part from crypto. */
	ulid(timeMs: number): string;
}

export interface Connectivity {
	online(): boolean;
	/** Calls back on `online`, on `offline` and on return to the tab; returns how to stop. */
	onChange(listener: () => void): () => void;
}

export interface StorageReport {
	usedBytes: number | undefined;
	quotaBytes: number | undefined;
	persistent: boolean;
}
export interface StorageKeeper {
	/** Asks the browser to keep our storage; true when it promised to. */
	persist(): Promise<boolean>;
	/** What the browser says; some say the same of every disk, so that room is asked for with `hasRoomFor`. */
	report(): Promise<StorageReport>;
	/** Whether so much may still be stored; true where the browser does not say. */
	hasRoomFor(bytes: number): Promise<boolean>;
}

/** What the marker outside IndexedDB says of this device's ledger, so that a wiped origin is noticed. */
export interface LedgerMarker {
	org: string;
	/** Documents stored when last noted. */
	documents: number;
	/** Documents not yet sent when last noted. */
	unsent: number;
	lastSeq: number;
	/** Device time, ISO. */
	notedAt: string;
	/** The databases were found gone, and what the server has is not all back yet. */
	restoring?: boolean;
}

/** The credential by which this device signs in to the server, and which organisation it works for. Who is at the device is another matter. */
export interface Session {
	/** `account`: somebody's own; `device`: of the tablet, made when it was enrolled. */
	kind: 'account' | 'device';
	user: string;
	/** Display name of the account's owner, or the device's. */
	displayName: string;
	/** Role strings as the server knows them, `<database>:<role>` or `_admin`. */
	roles: string[];
	/** Organisation code; its database is `org-<code>`. */
	org: string;
	/** ULID of this device, made at the first sign-in and kept for ever. */
	device: string;
}

/** The centre's keys and the device's own pair, as far as somebody is inside; while locked there are none. */
export interface SharedKeys {
	crypto: Crypto;
	/** The one that seals first. */
	ring(): readonly { id: string; raw: Uint8Array<ArrayBuffer> }[];
	/** base64. */
	pair(): { publicKey: string; privateKey: string } | undefined;
	/** Thirty-two bytes that are no key yet. */
	makeRaw(): Uint8Array<ArrayBuffer>;
	/** From now on this device seals with it. Rejects with LockedError. */
	add(raw: Uint8Array<ArrayBuffer>): Promise<void>;
	/** Calls back when somebody unlocked, locked, or the ring changed; returns how to stop. */
	onChange(listener: () => void): () => void;
}
