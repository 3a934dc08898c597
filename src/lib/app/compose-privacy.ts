// What is done for the persons recorded while nobody asks: openings go into the ledger, and what came late of an erased person is
// erased again (A60, A61).
import { readOpenings, writeOpenings } from '#device/openings-kept.ts';
import type { Clock, Ids } from '#device/ports.ts';
import type { Commands } from '#commands/commands.ts';
import { erasedAgain } from '#readmodel/queries/erased-again.ts';
import type { ReadModelDatabase } from '#readmodel/schema.ts';
import { OpeningLog } from './compose-openings.ts';

/** How often is looked whether openings are due. */
const LOOK_EVERY_MS = 60_000;
/** How often is looked for late records of erased persons. */
const ERASE_AGAIN_EVERY_MS = 10 * 60_000;

export interface PrivacyDeps {
	org: string;
	clock: Clock;
	ids: Ids;
	db: ReadModelDatabase;
	commands: Commands;
	report: (error: unknown) => void;
}

export class PrivacyKeeper {
	readonly openings: OpeningLog;
	readonly #deps: PrivacyDeps;
	#timers: ReturnType<typeof setInterval>[] = [];

	constructor(deps: PrivacyDeps) {
		this.#deps = deps;
		const { org, clock, ids, commands } = deps;
		const kept = { read: () => readOpenings(org), write: (all: Parameters<typeof writeOpenings>[1]) => void writeOpenings(org, all) };
		this.openings = new OpeningLog({ clock, ids, kept, store: (due) => commands.logOpenings(due) });
	}

	/** Call when ledger and read model stand: what an earlier page left is stored now. */
	start(): void {
		const { report } = this.#deps;
		void this.openings.flush(true).catch(report);
		void this.eraseAgain().catch(report);
		this.#timers = [
			setInterval(() => void this.openings.flush().catch(report), LOOK_EVERY_MS),
			setInterval(() => void this.eraseAgain().catch(report), ERASE_AGAIN_EVERY_MS)
		];
	}

	/** Deletes what other devices wrote of erased persons before they knew. */
	async eraseAgain(): Promise<void> {
		const late = await erasedAgain(this.#deps.db);
		if (late.length > 0) await this.#deps.commands.eraseAgain(late);
	}

	stop(): void {
		for (const timer of this.#timers) clearInterval(timer);
	}
}
