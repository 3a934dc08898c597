// What every command is given. All of it comes from app/compose.ts; who acts is asked when the act begins.
import type { Role } from '#domain/roles.ts';
import type { Day } from '#domain/days.ts';
import type { Sealer } from '#domain/personal.ts';
import type { Clock, Session, SharedKeys } from '#device/ports.ts';
import type { Ledger } from '#ledger/ledger.ts';
import type { CentreRow, StaffRow } from '#readmodel/schema.ts';

/** Whoever does an act, as they are at that moment. */
export interface Actor {
	/** Staff id, for the fact's `by`. */
	staff: string;
	/** What they may be at this centre; none while the device is locked. */
	roles: readonly Role[];
}

/** What the commands of an app have in common. */
export interface CommandWorld {
	session: Pick<Session, 'org' | 'device'>;
	/** Who acts now. */
	actor: () => Promise<Actor>;
	clock: Clock;
	sealer: Sealer;
	keys: SharedKeys;
	/** Opens the ledger the first time. Rejects with LedgerWillNotOpenError or StorageFullError. */
	ledger(): Promise<Ledger>;
	/** The centre as the read model has it; undefined until its first fact is here. */
	centre(): Promise<CentreRow | undefined>;
	/** Resolves when what was appended is on the screen, or soon will be. Never rejects: what is stored is stored. */
	shown(): Promise<void>;
	/** Everybody who was ever added to the staff. */
	staff(): Promise<StaffRow[]>;
	/** Today in Bangkok by the corrected clock. */
	today(): Day;
}

/** The same for one act, by one person from its beginning to its end, even when the device is locked meanwhile. */
export interface CommandContext extends Omit<CommandWorld, 'actor'> {
	by: string;
	roles: readonly Role[];
}
