// What every command is given. All of it comes from app/compose.ts.
import type { Role } from '#domain/roles.ts';
import type { Day } from '#domain/days.ts';
import type { Sealer } from '#domain/personal.ts';
import type { Clock, Session, SharedKeys } from '#device/ports.ts';
import type { Ledger } from '#ledger/ledger.ts';
import type { CentreRow } from '#readmodel/schema.ts';

export interface CommandContext {
	session: Session;
	/** What the session's person may be at this centre. */
	roles: readonly Role[];
	clock: Clock;
	sealer: Sealer;
	keys: SharedKeys;
	/** Opens the ledger the first time. Rejects with LedgerWillNotOpenError or StorageFullError. */
	ledger(): Promise<Ledger>;
	/** The centre as the read model has it; undefined until its first fact is here. */
	centre(): Promise<CentreRow | undefined>;
	/** Resolves when what was appended is on the screen, or soon will be. Never rejects: what is stored is stored. */
	shown(): Promise<void>;
	/** Today in Bangkok by the corrected clock. */
	today(): Day;
}
