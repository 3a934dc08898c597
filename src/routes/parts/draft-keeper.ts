// Keeps what is being typed, sealed, a moment after each change (U43). One write at a time; the newest state wins.

/** Longest time that typing waits in memory before it is written. */
export const DRAFT_WAIT_MS_MAX = 250;

/** Where the draft of one form is kept over reloads, crashes and updates. */
export interface DraftStore {
	/** What was kept last; undefined when there is nothing, or nothing that can be opened. */
	read(): Promise<unknown>;
	write(draft: unknown): Promise<void>;
	remove(): Promise<void>;
}

export class DraftKeeper {
	readonly #store: DraftStore;
	/** Told after each try whether the newest state is kept. */
	readonly #kept: (kept: boolean) => void;
	#next: { draft: unknown } | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** Ends when all that was asked for so far is done; each flush goes behind the one before. */
	#running = Promise.resolve();

	constructor(store: DraftStore, kept: (kept: boolean) => void) {
		this.#store = store;
		this.#kept = kept;
	}

	/** Keeps a draft soon; undefined forgets the one that is kept. */
	keep(draft: unknown): void {
		this.#next = { draft };
		this.#timer ??= setTimeout(() => void this.flush(), DRAFT_WAIT_MS_MAX);
	}

	/** Keeps what is waiting now. Never rejects: what could not be kept is told by `kept`. */
	flush(): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#running = this.#running.then(() => this.#drain());
		return this.#running;
	}

	async #drain(): Promise<void> {
		while (this.#next !== undefined) {
			const { draft } = this.#next;
			this.#next = undefined;
			try {
				await (draft === undefined ? this.#store.remove() : this.#store.write(draft));
				this.#kept(true);
			} catch {
				this.#kept(false);
			}
		}
	}
}
