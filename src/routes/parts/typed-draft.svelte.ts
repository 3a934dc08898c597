// What stands in a small form, kept sealed as it is typed (U293): over a lock, a reload or a crash it stands there again, until it is
// saved or stands as it began. Ids that were made for its act come back with it, so that saving twice is saving once.
import { DraftKeeper, type DraftStore } from './draft-keeper.ts';

interface Kept<F, I> {
	ids: I;
	fields: F;
}

export class TypedDraft<F extends object, I extends object> {
	fields = $state() as F;
	/** Whether something typed earlier was brought back. */
	restored = $state(false);
	/** False when what is typed cannot be kept just now. */
	kept = $state(true);
	ids: I;
	readonly #store: DraftStore;
	readonly #keeper: DraftKeeper;
	readonly #untouched: string;
	#open = false;

	constructor(store: DraftStore, first: F, ids: I) {
		this.#store = store;
		this.#keeper = new DraftKeeper(store, (kept) => (this.kept = kept));
		this.#untouched = JSON.stringify(first);
		this.fields = first;
		this.ids = ids;
	}

	get isTouched(): boolean {
		return JSON.stringify(this.fields) !== this.#untouched;
	}

	/** Brings back what was being typed when the form was last left; what somebody typed meanwhile stands. */
	async restore(): Promise<void> {
		const draft = (await this.#store.read().catch(() => undefined)) as Partial<Kept<F, I>> | undefined;
		if (!this.isTouched && typeof draft?.fields === 'object' && typeof draft.ids === 'object') {
			this.ids = draft.ids;
			this.fields = { ...this.fields, ...draft.fields };
			this.restored = true;
		}
		this.#open = true;
		if (this.isTouched) this.changed(this.fields);
	}

	/** To be told of every change. */
	changed(fields: F): void {
		if (!this.#open) return;
		this.#keeper.keep(JSON.stringify(fields) === this.#untouched ? undefined : { ids: this.ids, fields });
	}

	/** Keeps what is waiting now: the page may be about to end. Never rejects. */
	flush(): Promise<void> {
		return this.#keeper.flush();
	}

	/** Throws away what was typed: the form stands as it began. */
	drop(): void {
		this.fields = JSON.parse(this.#untouched) as F;
		this.restored = false;
	}

	/** Saved: nothing is to be brought back, whatever is told of later. */
	end(): Promise<void> {
		this.#open = false;
		this.#keeper.keep(undefined);
		return this.#keeper.flush();
	}
}
