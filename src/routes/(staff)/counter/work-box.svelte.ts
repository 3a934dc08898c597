// The box by which works are found and chosen: what is listed, which line is marked, and what each key does (U46).
import type { CatalogueWork, VisitWork } from '#domain/facts.ts';
import { findWorks, WORKS_LISTED_MAX } from './find-works.ts';
import type { VisitForm } from './visit-form.svelte.ts';

export interface WorkBoxDoors {
	form: VisitForm;
	catalogue: readonly CatalogueWork[];
	/** Codes, most used first. */
	mostUsed: readonly string[];
	/** Enter in the empty box, with works chosen: the clerk is done. */
	done(): void;
}
/** What the last key or tap did, for telling it aloud. */
export type Told = { told: 'added' | 'already' | 'removed'; service: string } | undefined;

export class WorkBox {
	query = $state('');
	/** The list is open without a query: arrow down in the empty box shows all. */
	browsing = $state(false);
	/** Place of the marked line in `listed`. */
	marked = $state(0);
	told = $state.raw<Told>();

	readonly #doors: () => WorkBoxDoors;

	/** @param doors read anew each time, so that a new catalogue shows at once */
	constructor(doors: () => WorkBoxDoors) {
		this.#doors = doors;
	}

	get open(): boolean {
		return this.browsing || this.query.trim() !== '';
	}
	get found(): CatalogueWork[] {
		const { catalogue, mostUsed } = this.#doors();
		return this.open ? findWorks(this.query, catalogue, mostUsed) : [];
	}
	get listed(): CatalogueWork[] {
		return this.found.slice(0, WORKS_LISTED_MAX);
	}

	typed(query: string): void {
		this.query = query;
		this.browsing = false;
		this.marked = 0;
	}

	close(): void {
		this.typed('');
	}

	add(entry: CatalogueWork): void {
		const added = this.#doors().form.addWork(entry);
		this.told = { told: added ? 'added' : 'already', service: entry.code };
		this.close();
	}

	remove(id: string | undefined): VisitWork | undefined {
		const removed = this.#doors().form.removeWork(id);
		if (removed !== undefined) this.told = { told: 'removed', service: removed.service };
		return removed;
	}

	/** Does what a key asks for; true when the key was used up. */
	key(key: string): boolean {
		if (key === 'ArrowDown') return this.#move(1);
		if (key === 'ArrowUp') return this.#move(-1);
		if (key === 'Enter') return this.#enter();
		if (key === 'Backspace') return this.query === '' && this.remove(this.#doors().form.fields.works.at(-1)?.work) !== undefined;
		if (key !== 'Escape' || !this.open) return false;
		this.close();
		return true;
	}

	#move(step: number): boolean {
		if (!this.open) {
			this.browsing = step > 0;
			return this.browsing;
		}
		const lines = this.listed.length;
		if (lines > 0) this.marked = (this.marked + step + lines) % lines;
		return true;
	}

	#enter(): boolean {
		const entry = this.listed[this.marked];
		if (entry !== undefined) this.add(entry);
		else if (!this.open && this.#doors().form.fields.works.length > 0) this.#doors().done();
		return true;
	}
}
