// The grid of the paper register: rows typed or pasted, each told what is wrong with it, saved one by one, kept over reload and lock (U214).
import type { App } from '#app/app.ts';
import { bangkokDay, type Day } from '#domain/days.ts';
import { worksOn } from '#domain/catalogue-in-force.ts';
import { personKey, type PersonKey } from '#domain/likeness.ts';
import type { Refusal } from '#domain/refusals.ts';
import { domainWords } from '#i18n/areas/domain-words.ts';
import { live } from '#readmodel/live.svelte.ts';
import { centreOf } from '#readmodel/queries/centre.ts';
import { allStaff } from '#readmodel/queries/staff.ts';
import { visitsOfDay } from '#readmodel/queries/visits-of-day.ts';
import { asTyped } from '#ui/calendar-weeks.ts';
import { DraftKeeper } from '../../../parts/draft-keeper.ts';
import { readPaperDraft } from './paper-draft.ts';
import {
	blankCells,
	daysOf,
	doubledRows,
	isBlankRow,
	PAPER_ROWS_MAX,
	pastedRows,
	readRow,
	rowsThere,
	type PaperColumn,
	type PaperContext,
	type PaperReading,
	type PaperRow
} from './paper-row.ts';

const DRAFT = 'paper';

export class Paper {
	rows = $state<PaperRow[]>([]);
	phase = $state<'restoring' | 'editing' | 'saving'>('restoring');
	saved = $state(0);
	/** By visit: why the row was not taken when saving was tried. */
	refused = $state.raw<Readonly<Partial<Record<string, Refusal | 'failed'>>>>({});
	/** By visit: another entry of that day is likely the same person. */
	there = $state.raw<readonly string[]>([]);
	kept = $state(true);

	readonly #app: App;
	readonly #keeper: DraftKeeper;
	readonly #centre;
	readonly #staff;

	/** For component set-up. */
	constructor(app: App) {
		this.#app = app;
		this.#keeper = new DraftKeeper(app.draft(DRAFT), (kept) => (this.kept = kept));
		this.#centre = live(() => () => centreOf(app.readModel, app.session.org));
		this.#staff = live(() => () => allStaff(app.readModel));
	}

	get today(): Day {
		return bangkokDay(this.#app.clock.now(), this.#app.clock.offset());
	}
	get officers(): { id: string; name: string }[] {
		return (this.#staff.answer ?? []).filter(({ disabled }) => disabled === undefined).map(({ id, name }) => ({ id, name }));
	}
	get workNames(): string[] {
		return worksOn(this.#centre.answer, this.today)
			.filter(({ offered }) => offered)
			.map(({ name }) => name);
	}
	readonly doubled: (number | undefined)[] = $derived.by(() => doubledRows(this.rows));
	get filled(): number {
		return this.rows.filter((row) => !isBlankRow(row)).length;
	}

	read(row: PaperRow): PaperReading {
		const context: PaperContext = {
			today: this.today,
			works: (day) => worksOn(this.#centre.answer, day).filter(({ offered }) => offered),
			outcomes: domainWords().outcome,
			officers: this.officers,
			newId: () => this.#newId()
		};
		return readRow(row, context);
	}

	async restore(): Promise<void> {
		const draft = readPaperDraft(
			await this.#app
				.draft(DRAFT)
				.read()
				.catch(() => undefined)
		);
		this.rows = draft.length > 0 ? draft : [this.#blank(asTyped(this.today))];
		this.phase = 'editing';
		void this.lookForThere();
	}

	/** To be told of every change. */
	changed(): void {
		if (this.phase === 'restoring') return;
		const rows = $state.snapshot(this.rows).filter((row) => !isBlankRow(row));
		this.#keeper.keep(rows.length === 0 ? undefined : rows);
	}
	flush(): Promise<void> {
		return this.#keeper.flush();
	}

	/** A further row with the day of the last one; false when there is no room. */
	add(): boolean {
		if (this.rows.length >= PAPER_ROWS_MAX) return false;
		this.rows.push(this.#blank(this.rows.at(-1)?.cells.day ?? asTyped(this.today)));
		return true;
	}
	remove(visit: string): void {
		this.rows = this.rows.filter((row) => row.visit !== visit);
		if (this.rows.length === 0) this.add();
	}

	/** Takes a copied table in from this cell on: into this row where it is blank, the rest under it. How many rows were left out for room. */
	paste(text: string, at: number, column: PaperColumn): number {
		const here = this.rows[at];
		const pasted = pastedRows(text, column, here?.cells.day ?? asTyped(this.today));
		const keepsHere = here === undefined || isBlankRow(here) ? 0 : 1;
		const room = PAPER_ROWS_MAX - this.rows.length + 1 - keepsHere;
		const made = pasted.slice(0, room).map((cells) => ({ ...this.#blank(cells.day), cells }));
		this.rows.splice(at + keepsHere, 1 - keepsHere, ...made);
		void this.lookForThere();
		return pasted.length - made.length;
	}

	/** Saves each row that is right, in order; those that are not stay. How many were saved. */
	async save(): Promise<number> {
		if (this.phase !== 'editing') return 0;
		this.phase = 'saving';
		const refused: Record<string, Refusal | 'failed'> = {};
		let saved = 0;
		for (const row of $state.snapshot(this.rows)) {
			if (isBlankRow(row)) continue;
			const why = await this.#saveRow(row);
			if (why === 'saved') saved += 1;
			else if (why !== 'wrong') refused[row.visit] = why;
		}
		this.saved += saved;
		this.refused = refused;
		if (this.rows.length === 0) this.add();
		this.phase = 'editing';
		this.changed();
		await this.flush();
		return saved;
	}

	/** Looks which rows are likely in the register already: by person, on the same day. */
	async lookForThere(): Promise<void> {
		const rows = $state.snapshot(this.rows).filter((row) => !isBlankRow(row));
		const days = daysOf(rows);
		const known = await Promise.all(days.map((day) => this.#personsOf(day)));
		this.there = rowsThere(rows, Object.fromEntries(days.map((day, nth) => [day, known[nth] ?? []])));
	}

	async #personsOf(day: string): Promise<PersonKey[]> {
		const { personal, readModel } = this.#app;
		const visits = (await visitsOfDay(readModel, day)).filter(({ voided }) => !voided);
		const ids = visits.map(({ id }) => id);
		return (await personal.read(ids, 'search')).flatMap((one) => (one.state === 'opened' ? [personKey(one.personal)] : []));
	}

	async #saveRow(row: PaperRow): Promise<'saved' | 'wrong' | 'failed' | Refusal> {
		const { entry } = this.read(row);
		if (entry === undefined) return 'wrong';
		const stated = { visit: row.visit, act: row.act, visitor: 'citizen' as const, channel: 'counter' as const, source: 'paper' as const };
		try {
			const done = await this.#app.commands.registerVisit({ ...stated, ...entry });
			if (!done.ok) return done.refusal;
		} catch {
			return 'failed';
		}
		this.rows = this.rows.filter(({ visit }) => visit !== row.visit);
		this.changed();
		return 'saved';
	}

	#blank(day: string): PaperRow {
		return { visit: this.#newId(), act: this.#newId(), cells: blankCells(day) };
	}
	#newId(): string {
		return this.#app.ids.ulid(this.#app.clock.now());
	}
}
