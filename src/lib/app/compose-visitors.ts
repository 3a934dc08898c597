// The search for visitors as the screens have it: its index is loaded and made after somebody who may read names unlocked, and let go
// when they lock (promise A50).
import type { Vault } from '#device/vault.ts';
import type { BatchOpener } from '#domain/personal.ts';
import { may } from '#domain/roles.ts';
import { askAnew } from '#readmodel/live.svelte.ts';
import type { NameSearch } from '#readmodel/names/name-search.ts';
import type { PersonKey } from '#domain/likeness.ts';
import type { AlikeVisit, FindVisitors, FoundVisitors, VisitorSearch } from '#readmodel/names/visitor-search.ts';
import type { ReadModelDatabase } from '#readmodel/schema.ts';
import type { Who } from './app.ts';
import { LoadedLater } from './compose-loaded-later.ts';

/** The first screen after unlocking is not kept waiting for what nobody asked yet. */
export const PREPARE_AFTER_MS = 3_000;

export interface VisitorsDeps {
	db: ReadModelDatabase;
	sealer: BatchOpener;
	who: () => Who | undefined;
	vault: Pick<Vault, 'keys' | 'onChange'>;
	report: (error: unknown) => void;
}

export class Visitors implements VisitorSearch {
	private readonly deps: VisitorsDeps;
	private readonly late: LoadedLater<NameSearch>;
	private readonly stopListening: () => void;
	private timer: ReturnType<typeof setTimeout> | undefined;
	private ring = '';

	constructor(deps: VisitorsDeps) {
		this.deps = deps;
		this.late = new LoadedLater(
			() => this.load(),
			() => undefined
		);
		this.stopListening = deps.vault.onChange(() => this.keysChanged());
	}

	async *find(asked: FindVisitors): AsyncGenerator<FoundVisitors, void, undefined> {
		yield* (await this.late.get()).find(asked);
	}

	async alike(person: PersonKey, limit: number): Promise<AlikeVisit[]> {
		return this.mayRead() ? (await this.late.get()).alike(person, limit) : [];
	}

	/** What was known of names goes; for somebody who may read them it is made anew before long. */
	whoChanged(): void {
		this.drop();
		if (this.mayRead()) this.timer = setTimeout(() => void this.prepare().catch(this.deps.report), PREPARE_AFTER_MS);
	}

	close(): void {
		this.stopListening();
		this.drop();
	}

	private async load(): Promise<NameSearch> {
		const [{ NameSearch }, { whenIdle }] = await Promise.all([import('#readmodel/names/name-search.ts'), import('#device/browser.ts')]);
		const { db, sealer } = this.deps;
		return new NameSearch({ db, rest: whenIdle, opener: () => (this.mayRead() ? sealer : undefined) });
	}

	private async prepare(): Promise<void> {
		const search = await this.late.get();
		if (this.mayRead()) await search.prepare();
	}

	private drop(): void {
		clearTimeout(this.timer);
		void this.late.loaded().then((search) => search?.drop());
	}

	private keysChanged(): void {
		const ring = this.deps.vault
			.keys()
			.map(({ id }) => id)
			.join();
		if (ring === this.ring) return;
		this.ring = ring;
		if (ring === '') return;
		askAnew();
		void this.late.loaded().then((search) => search?.keysChanged());
	}

	private mayRead(): boolean {
		return may(this.deps.who()?.roles ?? [], 'read-personal');
	}
}
