// What was erased or sealed anew is taken off the disk soon after, by the server itself (P160–P163). A ledger's erasure is a
// tombstone over the record; the record's body lies in the database until somebody drops it.
import { isLedger, isPersonal } from './admission/admit.ts';
import type { Log } from './ports.ts';
import { generationOf } from './revisions/rev-id.ts';
import type { Database, Seq, Store } from './store/store.ts';

/** How long further erasures are waited for, so that many of them are one piece of work. */
export const FORGET_WAIT_MS = 10_000;
/** And how long until the next try where a backup was reading the file. */
const RETRY_WAIT_MS = 60_000;
/** Changes looked at in one step; others have their turn between two. */
const CHANGES_AT_ONCE = 500;
/** Up to where a ledger has been gone through. Moved only after the bodies are gone, so a server that is killed does it again. */
const FORGOTTEN_KEY = 'forgotten-up-to';

export interface ForgettingOptions {
	store: Store;
	log: Pick<Log, 'error'>;
	/** Default: FORGET_WAIT_MS. */
	waitMs?: number | undefined;
}

export class Forgetting {
	readonly #options: ForgettingOptions;
	readonly #noted = new Set<string>();
	#timer: NodeJS.Timeout | undefined;
	#working: Promise<void> = Promise.resolve();
	#closed = false;

	constructor(options: ForgettingOptions) {
		this.#options = options;
	}

	/** Goes through every ledger: what the last run did not come to, or was brought in while no server ran. */
	async start(): Promise<void> {
		for (const name of await this.#options.store.names()) if (isLedger(name)) this.note(name);
	}

	/** A personal record of this ledger was deleted or replaced. */
	note(name: string, waitMs = this.#options.waitMs ?? FORGET_WAIT_MS): void {
		if (this.#closed) return;
		this.#noted.add(name);
		this.#timer ??= setTimeout(() => this.#begin(), waitMs).unref();
	}

	/** Does what is waiting now; resolves when it is done. */
	async settle(): Promise<void> {
		if (this.#timer !== undefined) this.#begin();
		await this.#working;
	}

	/** Ends after the present step; the rest is done after the next start. */
	async close(): Promise<void> {
		this.#closed = true;
		clearTimeout(this.#timer);
		await this.#working;
	}

	#begin(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const names = [...this.#noted];
		this.#noted.clear();
		this.#working = this.#working.then(async () => {
			for (const name of names) await this.#forgetIn(name);
		});
	}

	async #forgetIn(name: string): Promise<void> {
		try {
			const database = await this.#options.store.open(name);
			if (database !== undefined) await this.#goThrough(database);
		} catch (error) {
			if (this.#closed) return;
			this.#options.log.error({ error: String(error), name }, 'What was erased could not be taken off the disk yet');
			this.note(name, RETRY_WAIT_MS);
		}
	}

	async #goThrough(database: Database): Promise<void> {
		let since = JSON.parse((await database.readMeta(FORGOTTEN_KEY)) ?? '0') as Seq;
		while (!this.#closed) {
			const page = await database.changes({ since, limit: CHANGES_AT_ONCE, descending: false, bodies: false });
			const replaced = page.rows.filter(({ id, leaves }) => isPersonal(id) && leaves.some(({ rev }) => generationOf(rev) > 1));
			if (replaced.length > 0) await database.dropOld(replaced.map(({ id }) => id));
			if (page.rows.length > 0) await database.writeMeta(FORGOTTEN_KEY, JSON.stringify(page.lastSeq));
			if (page.rows.length < CHANGES_AT_ONCE) return;
			since = page.lastSeq;
		}
	}
}
