// The counter: what the form and the list share, which dialog is open, and the keys of the whole screen (U40–U49).
import { untrack } from 'svelte';
import type { App } from '#app/app.ts';
import { worksOn, type OfferedWork } from '#domain/catalogue-in-force.ts';
import { addDays, bangkokDay, type Day } from '#domain/days.ts';
import { may, type Act } from '#domain/roles.ts';
import type { VisitField } from '#domain/words.ts';
import { live, type Live } from '#readmodel/live.svelte.ts';
import { centreOf } from '#readmodel/queries/centre.ts';
import { mostUsedServices } from '#readmodel/queries/most-used-services.ts';
import { visitById } from '#readmodel/queries/visits-of-day.ts';
import type { CentreRow, VisitRow } from '#readmodel/schema.ts';
import { syncStatus } from '#sync/status.svelte.ts';
import type { SyncStatus } from '#sync/status.ts';
import { Ticker } from '../../parts/ticker.svelte.ts';
import { isoNow } from './at-work.ts';
import type { Correction } from './correction.svelte.ts';
import type { Corrections } from './corrections.svelte.ts';
import type { DayList } from './day-list.svelte.ts';
import { MOST_USED_SHOWN_MAX } from './find-works.ts';
import { NewVisit } from './new-visit.svelte.ts';
import type { Home } from './visit-draft.ts';

/** Days whose works say which are used most. */
export const MOST_USED_DAYS = 30;
/** Name of the draft of the form for a new visitor. */
const DRAFT = 'new-visit';
/** And of the corrections that were begun. */
const CORRECTIONS_DRAFT = 'corrections';

/** What is open over the screen; `who` is the person's name as the list shows it. */
export type CounterDialog =
	| { kind: 'correct' | 'void' | 'outcome' | 'history'; visit: VisitRow; who: string }
	| { kind: 'keys' | 'notice' }
	| { kind: 'no-survey' | 'no-room' };

export class Counter {
	readonly visit: NewVisit;
	/** Of the day beside the form, as soon as that is drawn. */
	list: DayList | undefined;
	dialog = $state.raw<CounterDialog>();
	/** Corrections begun and not yet saved or given up; loaded with the first one. */
	corrections: Corrections | undefined;

	readonly #app: App;
	readonly #ticker: Ticker;
	readonly #centre: Live<CentreRow | undefined>;
	readonly #mostUsed: Live<string[]>;
	readonly #status: { readonly now: SyncStatus };

	/** For component set-up. */
	constructor(app: App) {
		this.#app = app;
		this.#ticker = new Ticker(app.clock);
		$effect(() => this.#ticker.run());
		this.#status = syncStatus(app.sync);
		this.#centre = live(() => () => centreOf(app.readModel, app.session.org));
		this.#mostUsed = live(() => {
			const to = this.today;
			return () => mostUsedServices(app.readModel, addDays(to, -MOST_USED_DAYS), to, MOST_USED_SHOWN_MAX);
		});
		const doors = { newId: () => this.newId(), today: () => this.today, home: () => this.home };
		const isRecorded = async (id: string): Promise<boolean> => (await visitById(app.readModel, id)) !== undefined;
		const now = (): string => isoNow(app.clock);
		const who = (): string | undefined => app.who?.staff;
		this.visit = new NewVisit({ ...doors, commands: app.commands, drafts: app.draft(DRAFT), isRecorded, now, who });
		this.#watchRestored();
	}

	get app(): App {
		return this.#app;
	}
	/** Today in Bangkok by the corrected clock; turns with midnight. */
	get today(): Day {
		return bangkokDay(this.#ticker.nowMs, this.#app.clock.offset());
	}
	get centre(): CentreRow | undefined {
		return this.#centre.answer;
	}
	get home(): Home {
		const { tambon = '', amphoe = '', province = '' } = this.centre ?? {};
		return { tambon, amphoe, province };
	}
	/** As today has them. */
	get catalogue(): readonly OfferedWork[] {
		return this.#works;
	}
	/** As the day has them for which the form is filled in. */
	get worksToChoose(): readonly OfferedWork[] {
		return this.visit.form.day === this.today ? this.#works : this.#worksOfForm;
	}
	readonly #works: readonly OfferedWork[] = $derived(worksOn(this.centre, this.today));
	readonly #worksOfForm: readonly OfferedWork[] = $derived.by(() => worksOn(this.centre, this.visit.form.day ?? this.today));
	/** What the centre puts first, then what is asked for most: codes. */
	/** Fields that the form has besides the usual ones. */
	get visitFields(): readonly VisitField[] {
		return this.centre?.visitFields ?? [];
	}
	get mostUsed(): readonly string[] {
		const first = this.centre?.choice.favourites ?? [];
		return [...first, ...(this.#mostUsed.answer ?? []).filter((code) => !first.includes(code))];
	}
	get status(): SyncStatus {
		return this.#status.now;
	}
	may(act: Act): boolean {
		return may(this.#app.roles, act);
	}

	/** A new id for a visit, a work or an act. */
	newId(): string {
		return this.#app.ids.ulid(this.#app.clock.now());
	}

	async open(dialog: CounterDialog): Promise<void> {
		if (dialog.kind === 'correct') await this.#correct(dialog.visit);
		this.dialog = dialog;
	}
	/** Closes what is open. A correction that was begun waits for the next time, unless it is done with. */
	close(doneWith?: Correction): void {
		this.dialog = undefined;
		if (doneWith !== undefined) void this.corrections?.end(doneWith.visit);
	}

	/** Keeps what is being typed now: the page may be about to end. Never rejects. */
	async flush(): Promise<void> {
		await Promise.all([this.visit.flush(), this.corrections?.flush()]);
	}

	/** Hands the tablet to the visitor; when it cannot, shows why. False when the browser would not keep the lock. */
	async handOver(services: readonly string[]): Promise<boolean> {
		await this.visit.flush();
		const { handOverHere } = await import('./hand-over-here.ts');
		const gone = await handOverHere(this.#app, () => this.centre, this.today, services);
		if (gone !== 'gone' && gone !== 'failed') this.dialog = { kind: gone };
		return gone !== 'failed';
	}

	async #correct(row: VisitRow): Promise<void> {
		const app = this.#app;
		const { Corrections } = await import('./corrections.svelte.ts');
		this.corrections ??= new Corrections({
			newId: () => this.newId(),
			today: () => this.today,
			home: () => this.home,
			commands: app.commands,
			drafts: app.draft(CORRECTIONS_DRAFT),
			opened: async (visit) => (await app.personal.read([visit], 'detail'))[0] ?? { state: 'none' }
		});
		await this.corrections.begin(row);
	}

	/** A draft that came back may turn out to be recorded only when the read model has caught up with the ledger. */
	#watchRestored(): void {
		const found = live(() => {
			const id = this.visit.notice === 'restored' ? this.visit.visit : undefined;
			return async () => (id === undefined ? undefined : visitById(this.#app.readModel, id));
		});
		$effect(() => {
			const id = found.answer?.id;
			if (id !== undefined) untrack(() => this.visit.foundRecorded(id));
		});
	}
}
