// The floor under a save: the same row with its indexes and the day's totals, in one strict Dexie transaction and nothing else.
import Dexie from 'dexie';
import { addTotals, emptyDay, visitContribution, type DayTotals } from '#domain/totals.ts';
import type { PersonalRow, ReadModelDatabase, VisitRow } from '#readmodel/schema.ts';

const NAME = 'bare-write';
const COPY_ROWS = 5_000;
const tables = ['visits', 'personal', 'days', 'meta'];

export interface BareDatabase {
	/** Resolves when the row is durable. */
	write(visit: VisitRow, personal: PersonalRow): Promise<void>;
	close(): void;
}

class Bare extends Dexie implements BareDatabase {
	declare visits: Dexie.Table<VisitRow, string>;
	declare personal: Dexie.Table<PersonalRow, string>;
	declare days: Dexie.Table<DayTotals, string>;
	declare meta: Dexie.Table<{ id: string; seq: number }, string>;

	constructor(stores: Record<string, string>) {
		super(NAME, { chromeTransactionDurability: 'strict' });
		this.version(1).stores(stores);
	}

	async write(visit: VisitRow, personal: PersonalRow): Promise<void> {
		await this.transaction('rw', this.tables, async () => {
			const totals = (await this.days.get(visit.on)) ?? emptyDay(visit.on);
			await Promise.all([
				this.visits.put(visit),
				this.personal.put(personal),
				this.days.put(addTotals(totals, visitContribution(visit))),
				this.meta.put({ id: 'checkpoint', seq: visit.seq })
			]);
		});
	}
}

/** A fresh database with the read model's schema, holding the visits of all days but `today`. */
export async function openBareDatabase(source: ReadModelDatabase, today: string): Promise<BareDatabase> {
	await Dexie.delete(NAME);
	const schemaOf = (name: string): string => {
		const { primKey, indexes } = source.table(name).schema;
		return [primKey.src, ...indexes.map((index) => index.src)].join(',');
	};
	const bare = new Bare(Object.fromEntries(tables.map((name) => [name, schemaOf(name)])));
	for (let after = ''; ;) {
		const rows = await source.visits.where('id').above(after).limit(COPY_ROWS).toArray();
		await bare.visits.bulkPut(rows.filter(({ on }) => on !== today));
		after = rows.at(-1)?.id ?? '';
		if (rows.length < COPY_ROWS) return bare;
	}
}
