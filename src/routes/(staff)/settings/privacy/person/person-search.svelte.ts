// Finds a person's entries by name or telephone, and keeps which of them were chosen. Names are held while the page is.
import type { App } from '#app/app.ts';
import type { FoundVisitors } from '#readmodel/names/visitor-search.ts';
import type { OpenedPersonal } from '#readmodel/personal-reader.ts';
import type { VisitRow } from '#readmodel/schema.ts';

export const FOUND_SHOWN_MAX = 100;
export const QUERY_LETTERS_MIN = 2;
/** How long typing rests before a search begins. */
export const FIND_WAIT_MS = 250;

export interface FoundVisit {
	visit: VisitRow;
	person: OpenedPersonal;
}

export class PersonSearch {
	query = $state('');
	/** Undefined before the first search. */
	found = $state.raw<readonly FoundVisit[]>();
	searching = $state(false);
	/** How far the search at hand is, and what it could not look into; undefined before it answered. */
	reach = $state.raw<Omit<FoundVisitors, 'rows'>>();
	failed = $state(false);
	chosen = $state.raw<readonly string[]>([]);
	readonly #app: Pick<App, 'visitors' | 'personal'>;

	/** For component set-up. */
	constructor(app: Pick<App, 'visitors' | 'personal'>) {
		this.#app = app;
		$effect(() => this.#whenTyped());
	}

	get limited(): boolean {
		return (this.found?.length ?? 0) >= FOUND_SHOWN_MAX;
	}
	get chosenVisits(): readonly FoundVisit[] {
		return (this.found ?? []).filter(({ visit }) => this.chosen.includes(visit.id));
	}

	toggle(id: string): void {
		this.chosen = this.chosen.includes(id) ? this.chosen.filter((one) => one !== id) : [...this.chosen, id];
	}
	chooseAll(): void {
		this.chosen = (this.found ?? []).map(({ visit }) => visit.id);
	}
	/** Looks again, after something was erased. */
	async again(): Promise<void> {
		this.chosen = [];
		await this.#search(this.query.trim(), new AbortController().signal);
	}

	#whenTyped(): (() => void) | undefined {
		const query = this.query.trim();
		this.chosen = [];
		const long = query.length >= QUERY_LETTERS_MIN;
		this.searching = long;
		this.reach = undefined;
		if (!long) return void (this.found = undefined);
		const stop = new AbortController();
		const timer = setTimeout(() => void this.#search(query, stop.signal), FIND_WAIT_MS);
		return () => {
			clearTimeout(timer);
			stop.abort();
		};
	}

	async #search(query: string, signal: AbortSignal): Promise<void> {
		try {
			for await (const found of this.#app.visitors.find({ query, limit: FOUND_SHOWN_MAX, signal })) {
				if (signal.aborted) return;
				await this.#show(found, signal);
			}
			this.failed = false;
		} catch {
			if (!signal.aborted) this.failed = true;
		}
		if (!signal.aborted) this.searching = false;
	}

	async #show({ rows, ...reach }: FoundVisitors, signal: AbortSignal): Promise<void> {
		const people = await this.#app.personal.read(
			rows.map(({ id }) => id),
			'search'
		);
		if (signal.aborted) return;
		this.found = rows.map((visit, nth) => ({ visit, person: people[nth] ?? { state: 'none' } }));
		this.reach = reach;
	}
}
