// The right pane: which day or search is shown, in which order, and what the rows are (U47, U48).
import type { App } from '#app/app.ts';
import { addDays, parseDay, type Day } from '#domain/days.ts';
import { compareNames } from '#domain/names.ts';
import type { DayTotals } from '#domain/totals.ts';
import { live, type Live } from '#readmodel/live.svelte.ts';
import type { FoundVisitors } from '#readmodel/names/visitor-search.ts';
import type { OpenedPersonal } from '#readmodel/personal-reader.ts';
import { totalsOfDay } from '#readmodel/queries/totals-of-day.ts';
import { visitsOfDay } from '#readmodel/queries/visits-of-day.ts';
import type { VisitRow } from '#readmodel/schema.ts';
import { asTyped } from '#ui/calendar-weeks.ts';
import { peopleOf } from '../../parts/who.ts';

/** Entries shown of a search. */
export const FOUND_SHOWN_MAX = 200;
/** How long typing rests before a search begins. */
export const FIND_WAIT_MS = 150;

export type ListOrder = 'newest' | 'name';

export interface DayListDoors {
	app: Pick<App, 'readModel' | 'personal' | 'visitors'>;
	today(): Day;
	/** Names of works by code. */
	serviceNames(): ReadonlyMap<string, string>;
}

export class DayList {
	/** Day as typed; '' follows today. */
	typedDay = $state('');
	query = $state('');
	order = $state<ListOrder>('newest');
	/** The entry whose acts are shown. */
	opened = $state<string>();
	/** The entry just saved, marked quietly. */
	fresh = $state<string>();
	readonly totals: Live<DayTotals>;

	readonly #doors: DayListDoors;
	readonly #rows: Live<VisitRow[]>;
	readonly #people: Live<ReadonlyMap<string, OpenedPersonal> | undefined>;
	#found = $state.raw<FoundVisitors>();
	#failed = $state(false);

	/** For component set-up: the questions live as long as the component. */
	constructor(doors: DayListDoors) {
		this.#doors = doors;
		const { readModel, personal } = doors.app;
		this.#rows = live(() => {
			const { day } = this;
			return () => visitsOfDay(readModel, day);
		});
		this.totals = live(() => {
			const { day } = this;
			return () => totalsOfDay(readModel, day);
		});
		// Names are all opened only for sorting by them; otherwise each line opens its own when it is seen.
		this.#people = live(() => {
			const ids = this.order === 'name' ? this.#unsorted?.map((row) => row.id) : undefined;
			return async () => ids && peopleOf(ids, await personal.read(ids, 'list'));
		});
		$effect(() => this.#search());
	}

	/** The day shown: the one typed, or today while none or no day at all is typed. */
	get day(): Day {
		const answer = this.typedDay === '' ? undefined : parseDay(this.typedDay);
		return answer?.ok ? answer.day : this.#doors.today();
	}
	get isToday(): boolean {
		return this.day === this.#doors.today();
	}
	/** Why what stands in the day field is no day. */
	get dayRefusal(): ReturnType<typeof parseDay> | undefined {
		return this.typedDay === '' ? undefined : parseDay(this.typedDay);
	}
	get searching(): boolean {
		return this.query.trim() !== '';
	}
	/** Whether the rows could not be read. */
	get failed(): boolean {
		return this.searching ? this.#failed : this.#rows.error !== undefined;
	}
	/** Rows in the order chosen; undefined while they are read for the first time. */
	get rows(): readonly VisitRow[] | undefined {
		const rows = this.#unsorted;
		const people = this.#people.answer;
		if (rows === undefined || this.order === 'newest' || people === undefined) return rows;
		return sortedByName(rows, people);
	}
	/** The search at hand, once it has answered: how far it is, and what it could not look into. */
	get found(): Omit<FoundVisitors, 'rows'> | undefined {
		return this.searching ? this.#found : undefined;
	}
	/** Whether a search found more than is shown. */
	get limited(): boolean {
		return this.searching && (this.#unsorted?.length ?? 0) >= FOUND_SHOWN_MAX;
	}

	/** Goes to the day before or after. */
	step(days: number): void {
		this.showDay(addDays(this.day, days));
	}
	showDay(day: Day): void {
		this.typedDay = day === this.#doors.today() ? '' : asTyped(day);
		this.opened = undefined;
	}
	/** Shows an entry just saved on top of its day, unless another day or a search is being looked at. */
	markFresh(visit: string): void {
		this.fresh = visit;
		this.opened = undefined;
	}
	/** Newest first, or by name. */
	toggleOrder(): void {
		this.order = this.order === 'name' ? 'newest' : 'name';
	}
	toggle(visit: string): void {
		this.opened = this.opened === visit ? undefined : visit;
	}

	get #unsorted(): VisitRow[] | undefined {
		return this.searching ? this.#found?.rows : this.#rows.answer;
	}

	/** Searches when typing rests, and again when entries of the day changed; stops a search that is no longer wanted. */
	#search(): (() => void) | undefined {
		const query = this.query.trim();
		void this.#rows.answer;
		if (query === '') {
			this.#found = undefined;
			return undefined;
		}
		const serviceNames = this.#doors.serviceNames();
		const stop = new AbortController();
		const timer = setTimeout(() => void this.#find(query, serviceNames, stop.signal), FIND_WAIT_MS);
		return () => {
			clearTimeout(timer);
			stop.abort();
		};
	}

	/** Shows each answer as it comes, the last of all entries. */
	async #find(query: string, serviceNames: ReadonlyMap<string, string>, signal: AbortSignal): Promise<void> {
		const { visitors } = this.#doors.app;
		try {
			for await (const found of visitors.find({ query, limit: FOUND_SHOWN_MAX, serviceNames, signal })) {
				if (signal.aborted) return;
				this.#found = found;
				this.#failed = false;
			}
		} catch {
			if (!signal.aborted) this.#failed = true;
		}
	}
}

/** As a Thai dictionary has them, titles aside; those without a name that can be read come last, newest first. */
export function sortedByName(rows: readonly VisitRow[], people: ReadonlyMap<string, OpenedPersonal>): VisitRow[] {
	const named = rows.map((row) => ({ row, name: nameIn(people.get(row.id)) }));
	const known = named.filter((one) => one.name !== undefined).sort((a, b) => compareNames(a.name ?? NOBODY, b.name ?? NOBODY));
	return [...known, ...named.filter((one) => one.name === undefined)].map(({ row }) => row);
}

const NOBODY = { title: '', name: '' };

function nameIn(opened: OpenedPersonal | undefined): { title: string; name: string } | undefined {
	if (opened?.state !== 'opened' || (opened.personal.name ?? '') === '') return undefined;
	return { title: opened.personal.title ?? '', name: opened.personal.name ?? '' };
}
