// What the screens get. Built by compose.ts, handed down by context.ts.
import type { Draft } from '#device/drafts.ts';
import type { Clock, Connectivity, Ids, Session, StorageKeeper } from '#device/ports.ts';
import type { Vault } from '#device/vault.ts';
import type { Commands } from '#commands/commands.ts';
import type { Role } from '#domain/roles.ts';
import type { OpeningPurpose } from '#domain/words.ts';
import type { VisitorSearch } from '#readmodel/names/visitor-search.ts';
import type { PersonalReader } from '#readmodel/personal-reader.ts';
import type { HistoryEntry } from '#readmodel/queries/visit-history.ts';
import type { ReadModelDatabase } from '#readmodel/schema.ts';
import type { Sync } from '#sync/status.ts';
import type { KeyStatus } from '../upkeep/key-upkeep.ts';
import type { TakenIn } from './rescue.ts';

/** The person at the device. */
export interface Who {
	/** ULID of a staff member, or the user name of an account. */
	staff: string;
	displayName: string;
	roles: readonly Role[];
}

export interface App {
	/** The credential this device signs in with; who is at it is `who`. */
	session: Session;
	/** Whoever unlocked this device; undefined while it is locked. Reactive. */
	readonly who: Who | undefined;
	/** What that person may be at this centre; none while locked. Reactive. */
	readonly roles: readonly Role[];
	/** The PINs of this device and what they open. */
	vault: Vault;
	/** As `vault.state`, reactive. */
	readonly vaultState: Vault['state'];
	/** Screens go at once, the keys as soon as what was begun is written down. */
	lock(): Promise<void>;
	/** Something to be finished before the keys are forgotten; `who` still holds then. Returns how to take it back. */
	beforeLock(hook: () => Promise<unknown>): () => void;
	clock: Clock;
	ids: Ids;
	connectivity: Connectivity;
	storage: StorageKeeper;
	/** Open at once; screens show lists from it before the ledger is open. */
	readModel: ReadModelDatabase;
	/** Opens sealed personal records for showing; keeps nothing. */
	personal: PersonalReader;
	/** Finds visits by name, phone or work. What it knows of names is gone when somebody locks. */
	visitors: VisitorSearch;
	/** Every fact of a visit, oldest first, with all that was said of the person: an opening of its records. */
	history(visit: string, purpose?: OpeningPurpose): Promise<HistoryEntry[]>;
	/** Photos of a request by their ULIDs, JPEG; undefined for one that will not open. Whoever shows them notes that as an opening of the request. */
	photos(photos: readonly string[]): Promise<(Uint8Array<ArrayBuffer> | undefined)[]>;
	/** The sealed draft of a form, e.g. `new-visit`, of whoever is at the device. */
	draft(form: string): Draft;
	/** Each opens the ledger when first needed; none waits for the network. */
	commands: Commands;
	sync: Sync;
	/** What went wrong or goes on while starting, for one banner. */
	readonly startup: StartupState;
	/** How the centre's keys stand on this device. */
	readonly keys: KeyStatus;
	/** Makes the read model anew from the ledger. Rejects when that failed. */
	rebuild(): Promise<void>;
	/**
	 * Takes a rescue file into the ledger; one that is not whole only with `intactOnly`. The answer says what became of it.
	 * Rejects with StorageFullError, or when the ledger will not open.
	 */
	takeIn(file: Blob, intactOnly: boolean): Promise<TakenIn>;
	/** Closes everything; a new compose() may follow. */
	close(): Promise<void>;
}

export type StartupState =
	| { state: 'opening' }
	| { state: 'ready' }
	/** The read model is being made anew from the ledger. */
	| { state: 'rebuilding'; done: number; total: number }
	/** The origin's databases were gone: `lost` records had not been sent; the rest comes back from the server. */
	| { state: 'restoring'; known: number; lost: number }
	| { state: 'failed'; reason: 'ledger-will-not-open' | 'ledger-damaged' | 'storage-full' };
