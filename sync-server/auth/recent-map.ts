/** A map of bounded size: what was not set for longest goes first. */
export class RecentMap<V> {
	readonly #entries = new Map<string, V>();
	readonly #entriesMax: number;

	constructor(entriesMax: number) {
		this.#entriesMax = entriesMax;
	}

	get(key: string): V | undefined {
		return this.#entries.get(key);
	}

	set(key: string, value: V): void {
		this.#entries.delete(key);
		this.#entries.set(key, value);
		const [oldest] = this.#entries.keys();
		if (this.#entries.size > this.#entriesMax && oldest !== undefined) this.#entries.delete(oldest);
	}

	delete(key: string): boolean {
		return this.#entries.delete(key);
	}

	/** All entries, the last set first. */
	newest(): [string, V][] {
		return [...this.#entries].reverse();
	}
}
