// Finds visitors through an index of names that is made when it is first needed and let go as a whole (promises V12, V31–V34).
import type { ReadModelDatabase, VisitRow } from '../schema.ts';
import { NameFilling, type FillingDeps } from './name-filling.ts';
import type { PersonKey } from '#domain/likeness.ts';
import type { AlikeVisit, FindVisitors, FoundVisitors, VisitorSearch } from './visitor-search.ts';

/** A search that is not through yet answers again after so many more visits, or a quarter more where there are many. */
export const VISITS_PER_ANSWER = 1_000;
const GROWTH_PER_ANSWER = 0.25;

export interface NameSearchDeps extends Omit<FillingDeps, 'opener'> {
	/** For whoever is at the device now; undefined for people who may not read names. */
	opener: () => FillingDeps['opener'];
}

export class NameSearch implements VisitorSearch {
	private readonly deps: NameSearchDeps;
	private filling: NameFilling | undefined;

	constructor(deps: NameSearchDeps) {
		this.deps = deps;
	}

	/** Makes the index while nobody waits for it. Rejects with what reading rejects with. */
	async prepare(): Promise<void> {
		await this.current().work();
	}

	async *find(asked: FindVisitors): AsyncGenerator<FoundVisitors, void, undefined> {
		const filling = this.current();
		for (;;) {
			filling.hurry();
			const { size } = filling.index;
			await furtherThan(filling, size + Math.max(VISITS_PER_ANSWER, size * GROWTH_PER_ANSWER));
			const complete = filling.complete;
			const found = await this.answer(filling, asked);
			if (filling.isStopped || asked.signal?.aborted === true) return;
			yield found;
			if (complete) return;
		}
	}

	async alike(person: PersonKey, limit: number): Promise<AlikeVisit[]> {
		const found = await this.likeThis(person, limit);
		const rows = new Map(
			(
				await visitsIn(
					this.deps.db,
					found.map(({ visit }) => visit)
				)
			).map((row) => [row.id, row])
		);
		return found.flatMap(({ visit, why }) => {
			const row = rows.get(visit);
			return row === undefined ? [] : [{ row, why }];
		});
	}

	/** A key came: what was sealed may open now. */
	keysChanged(): void {
		this.filling?.retrySealed();
	}

	/** Nothing of any name is held from here on. */
	drop(): void {
		this.filling?.stop();
		this.filling = undefined;
	}

	/** Where nobody known yet is like them, whoever is not known yet is looked at first: the answer is waited for by nobody's typing. */
	private async likeThis(person: PersonKey, limit: number): Promise<ReturnType<NameFilling['index']['alike']>> {
		const filling = this.current();
		const found = filling.index.alike(person, limit);
		if (filling.complete) return found;
		const all = filling.work().catch(() => undefined);
		if (found.length > 0) return found;
		await all;
		return filling.isStopped ? [] : filling.index.alike(person, limit);
	}

	private current(): NameFilling {
		const { opener, ...deps } = this.deps;
		this.filling ??= new NameFilling({ ...deps, opener: opener() });
		return this.filling;
	}

	private async answer({ index, total, older }: NameFilling, asked: FindVisitors): Promise<FoundVisitors> {
		const counts = { searched: index.size, total, sealed: index.sealed().length, older };
		return { rows: await visitsIn(this.deps.db, index.find(asked)), ...counts };
	}
}

/** Resolves when the index has so many visits, or all there are. Rejects with what reading rejects with. */
async function furtherThan(filling: NameFilling, size: number): Promise<void> {
	while (!filling.complete && filling.index.size < size) await Promise.race([filling.stepped(), filling.work()]);
}

/** As they stand in the tables, in the order of the ids; one that went meanwhile is left out. */
async function visitsIn(db: ReadModelDatabase, ids: readonly string[]): Promise<VisitRow[]> {
	return (await db.visits.bulkGet([...ids])).filter((row) => row !== undefined);
}
