// Fills an index of names from the read model, newest first, and keeps it true while rows change (promises V31–V33).
import { decodePersonal } from '#domain/personal-codec.ts';
import type { BatchOpener, Opened } from '#domain/personal.ts';
import type { PersonalRow, ReadModelDatabase, VisitRow } from '../schema.ts';
import { onChangedRows } from './changed-rows.ts';
import { NameIndex, type Known } from './name-index.ts';

/** Visits in an index; older ones are not searched. */
export const VISITS_INDEXED_MAX = 100_000;
/** Visits read and opened at a time: what is between two of them must not be felt by who types. */
export const VISITS_PER_STEP_MAX = 250;
/** Ids read at a time: all at once would be a long task where there are many. */
const KEYS_PER_READ_MAX = 5_000;

export interface FillingDeps {
	db: ReadModelDatabase;
	/** Undefined for people who may not read names: then nothing is opened. */
	opener: BatchOpener | undefined;
	/** Visits in the index; default VISITS_INDEXED_MAX. */
	visitsMax?: number;
	/** Waited for between two steps while nobody waits for an answer. */
	rest: () => Promise<void>;
}

/** A visit and its newest personal record as they stand in the tables. */
interface Rows {
	visits: VisitRow[];
	personal: Map<string, PersonalRow>;
}

export class NameFilling {
	/** Another one after the tables were emptied. */
	index = new NameIndex();
	private readonly deps: FillingDeps;
	private readonly stopListening: () => void;
	/** Ids of visits that were there at the beginning and are not looked at yet, oldest first. */
	private left: string[] | undefined;
	/** How many those were. */
	private planned = 0;
	/** Visits left out, as they are older than the newest `visitsMax`. */
	older = 0;
	private readonly changed = new Set<string>();
	private working: Promise<void> | undefined;
	private step = Promise.withResolvers<void>();
	private hurried = Promise.withResolvers<void>();
	private stopped = false;

	/** Listens at once, and begins with `work()`. */
	constructor(deps: FillingDeps) {
		this.deps = deps;
		this.stopListening = onChangedRows(deps.db, ['visits', 'personal'], ({ keys, all }) => {
			if (all) this.startOver();
			this.again(keys);
		});
	}

	/** Whether every visit is in the index as it is now. */
	get complete(): boolean {
		return this.stopped || (this.working === undefined && this.isEverythingTaken());
	}
	get isStopped(): boolean {
		return this.stopped;
	}
	/** Visits there are, as far as known. */
	get total(): number {
		return this.complete ? this.index.size : Math.max(this.planned, this.index.size);
	}

	/** Resolves when all is in the index, or it was stopped. Rejects with what reading rejects with; a later call goes on. */
	work(): Promise<void> {
		this.working ??= this.fill().finally(() => (this.working = undefined));
		return this.working;
	}

	/** Somebody waits: no more resting between the steps at hand. */
	hurry(): void {
		this.hurried.resolve();
	}

	/** Resolves after the next step, or when it is stopped; not when a step fails, which `work()` says. */
	stepped(): Promise<void> {
		return this.step.promise;
	}

	/** Looks again at what could not be opened: a key may have come. */
	retrySealed(): void {
		this.again(this.index.sealed());
	}

	/** Nothing more is read or told, and the work at hand ends. */
	stop(): void {
		this.stopped = true;
		this.stopListening();
		this.hurry();
		this.tell();
	}

	private again(keys: readonly string[]): void {
		for (const key of keys) this.changed.add(key);
		// What goes wrong here meets whoever searches next.
		if (keys.length > 0 && !this.stopped) this.work().catch(() => undefined);
	}

	/** What was known counts no longer: the tables were emptied, or reading them failed in the middle. */
	private startOver(): void {
		this.index = new NameIndex();
		this.left = undefined;
		this.changed.clear();
	}

	private async fill(): Promise<void> {
		try {
			while (!this.stopped && !this.isEverythingTaken()) {
				await this.fillStep();
				this.tell();
				await Promise.race([this.deps.rest(), this.hurried.promise]);
			}
		} catch (error) {
			this.startOver();
			throw error;
		}
		this.hurried = Promise.withResolvers();
	}

	private async fillStep(): Promise<void> {
		const { index } = this;
		const left = (this.left ??= await this.begin());
		await this.take(index, this.changed.size > 0 ? await this.readChanged(index) : await this.readLeft(left));
	}

	private async begin(): Promise<string[]> {
		const ids: string[] = [];
		for (let more = true; more && !this.stopped;) {
			const some = await this.deps.db.visits
				.where('id')
				.above(ids.at(-1) ?? '')
				.limit(KEYS_PER_READ_MAX)
				.primaryKeys();
			ids.push(...some);
			more = some.length === KEYS_PER_READ_MAX;
		}
		const { visitsMax = VISITS_INDEXED_MAX } = this.deps;
		this.planned = Math.min(ids.length, visitsMax);
		this.older = ids.length - this.planned;
		return ids.slice(-visitsMax);
	}

	/** From the lists, that is; the step at hand may not be through. */
	private isEverythingTaken(): boolean {
		return this.left?.length === 0 && this.changed.size === 0;
	}

	private tell(): void {
		this.step.resolve();
		this.step = Promise.withResolvers();
	}

	/** Neighbours by id, in one go: a question for each would cost more than opening them. */
	private async readLeft(left: string[]): Promise<Rows> {
		const some = left.splice(-VISITS_PER_STEP_MAX);
		const [first = '', last = ''] = [some[0], some.at(-1)];
		const { db } = this.deps;
		const [visits, personal] = await Promise.all([
			db.visits.where('id').between(first, last, true, true).reverse().toArray(),
			db.personal.where('subject').between(first, last, true, true).toArray()
		]);
		return rowsOf(visits, personal);
	}

	private async readChanged(index: NameIndex): Promise<Rows> {
		const some = [...this.changed].slice(0, VISITS_PER_STEP_MAX);
		for (const key of some) this.changed.delete(key);
		const { db } = this.deps;
		const [visits, personal] = await Promise.all([db.visits.bulkGet(some), db.personal.bulkGet(some)]);
		for (const [nth, key] of some.entries()) if (visits[nth] === undefined) index.remove(key);
		return rowsOf(visits, personal);
	}

	private async take(index: NameIndex, { visits, personal }: Rows): Promise<void> {
		const closed = visits.filter(({ id }) => !index.hasOpened(id, personal.get(id)?.id ?? ''));
		const records = closed.flatMap(({ id }) => personal.get(id) ?? []);
		const opened = (await this.deps.opener?.openAll(records)) ?? [];
		if (this.stopped) return;
		const known = new Map(records.map(({ subject }, nth) => [subject, knownOf(opened[nth])]));
		for (const visit of visits) index.putAgain(visit);
		for (const visit of closed) index.put(visit, personal.get(visit.id)?.id, known.get(visit.id) ?? { state: 'none' });
	}
}

function rowsOf(visits: readonly (VisitRow | undefined)[], personal: readonly (PersonalRow | undefined)[]): Rows {
	const records = personal.flatMap((row) => (row === undefined ? [] : [[row.subject, row] as const]));
	return { visits: visits.filter((visit) => visit !== undefined), personal: new Map(records) };
}

function knownOf(opened: Opened | undefined): Known {
	const personal = opened !== undefined && 'plain' in opened ? decodePersonal(opened.plain) : undefined;
	return personal === undefined ? { state: 'sealed' } : { state: 'opened', personal };
}
