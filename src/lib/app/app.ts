// What the screens get. Built by compose.ts, handed down by context.ts.
import type { Draft } from '#device/drafts.ts';
import type { Clock, Connectivity, Ids, Session, StorageKeeper } from '#device/ports.ts';
import type { Commands } from '#commands/commands.ts';
import type { Role } from '#domain/roles.ts';
import type { PersonalReader } from '#readmodel/personal-reader.ts';
import type { HistoryEntry } from '#readmodel/queries/visit-history.ts';
import type { ReadModelDatabase } from '#readmodel/schema.ts';
import type { Sync } from '#sync/status.ts';
import type { KeyStatus } from '../upkeep/key-upkeep.ts';
import type { TakenIn } from './rescue.ts';

export interface App {
	session: Session;
	/** What the session's person may be at this centre. */
	roles: readonly Role[];
	clock: Clock;
	ids: Ids;
	connectivity: Connectivity;
	storage: StorageKeeper;
	/** Open at once; screens show lists from it before the ledger is open. */
	readModel: ReadModelDatabase;
	/** Opens sealed personal records for showing; keeps nothing. */
	personal: PersonalReader;
	/** Every fact of a visit, oldest first. */
	history(visit: string): Promise<HistoryEntry[]>;
	/** The sealed draft of a form, e.g. `new-visit`. */
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
	| { state: 'failed'; reason: 'ledger-will-not-open' | 'storage-full' };
