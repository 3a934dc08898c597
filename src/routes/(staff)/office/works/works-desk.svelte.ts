// Everything the pages of the catalogue share: the centre's works, the draft of the next version, and the acts (U200–U204).
import { getContext, setContext, untrack } from 'svelte';
import type { App } from '#app/app.ts';
import type { Done } from '#commands/commands.ts';
import { catalogueChanges, isUnchanged, type CatalogueChanges } from '#domain/catalogue-changes.ts';
import { NO_CHOICE, type CatalogueVersion, type ServiceChoice } from '#domain/catalogue-in-force.ts';
import { bangkokDay, type Day } from '#domain/days.ts';
import type { CatalogueWork } from '#domain/facts-of-catalogue.ts';
import { may, type Act } from '#domain/roles.ts';
import type { CentreRow } from '#readmodel/schema.ts';
import { Acting } from '../../../parts/acting.svelte.ts';
import { liveCentre } from '../../../parts/centre.svelte.ts';
import { DraftKeeper } from '../../../parts/draft-keeper.ts';
import { readWorksDraft, starred, switched, type BegunForm, type WorksDraft } from './works-draft.ts';

const key = Symbol('works desk');
const DRAFT = 'catalogue';

export class WorksDesk {
	readonly app: App;
	readonly acting = new Acting();
	/** Whether the draft that was kept is here. */
	ready = $state(false);
	/** Whether the browser refused to keep the draft; what was typed is on the screen alone then. */
	unkept = $state(false);
	#draft = $state.raw<WorksDraft>();
	/** What was tapped and is not in the centre's row yet: shown at once, and what the next tap goes on from. */
	#tapped = $state.raw<{ choice: ServiceChoice; seq: number }>();
	#turn: Promise<unknown> = Promise.resolve();
	readonly #centre: { readonly row: CentreRow | undefined };
	readonly #keeper: DraftKeeper;

	/** For component set-up. */
	constructor(app: App) {
		this.app = app;
		this.#centre = liveCentre(app);
		const store = app.draft(DRAFT);
		this.#keeper = new DraftKeeper(store, (kept) => (this.unkept = !kept));
		void store
			.read()
			.catch(() => undefined)
			.then((kept) => {
				this.#draft ??= readWorksDraft(kept);
				this.ready = true;
			});
	}

	get centre(): CentreRow | undefined {
		return this.#centre.row;
	}
	get today(): Day {
		return bangkokDay(this.app.clock.now(), this.app.clock.offset());
	}
	get choice(): ServiceChoice {
		const { choice = NO_CHOICE, seq = 0 } = this.centre ?? {};
		return this.#tapped?.seq === seq ? this.#tapped.choice : choice;
	}
	get versions(): readonly CatalogueVersion[] {
		return this.centre?.catalogues ?? [];
	}
	/** The version that holds in the end: what a draft goes on from. */
	get newest(): CatalogueVersion | undefined {
		return this.versions.at(-1);
	}
	/** As the draft has them. */
	get works(): readonly CatalogueWork[] {
		return this.#draft?.works ?? this.newest?.works ?? [];
	}
	get changes(): CatalogueChanges {
		return catalogueChanges(this.newest?.works ?? [], this.works);
	}
	get isChanged(): boolean {
		return this.#draft?.works !== undefined && !isUnchanged(this.changes);
	}
	/** Somebody published another version since the draft was begun. */
	get isStale(): boolean {
		return this.isChanged && this.#draft?.base !== this.newest?.id;
	}
	/** The form that was begun and not put into the draft. */
	get begun(): BegunForm | undefined {
		return this.#draft?.form;
	}
	workOf(code: string | undefined): CatalogueWork | undefined {
		return this.works.find((work) => work.code === code);
	}
	may(act: Act): boolean {
		return may(this.app.roles, act);
	}

	/** Keeps the form as it is being typed. */
	keepForm(form: BegunForm | undefined): void {
		this.#keep({ ...this.#begin(), form });
	}
	/** Puts a work into the draft, in the place of the one with its code. */
	put(work: CatalogueWork): void {
		const known = this.works.some(({ code }) => code === work.code);
		this.bring(known ? this.works.map((other) => (other.code === work.code ? work : other)) : [...this.works, work]);
	}
	/** Makes these the works of the draft. */
	bring(works: CatalogueWork[]): void {
		this.#keep({ ...this.#begin(), works, form: undefined });
	}
	drop(): void {
		this.#draft = undefined;
		this.#keeper.keep(undefined);
	}
	flush(): Promise<void> {
		return this.#keeper.flush();
	}

	/** Switches works on or off, all in one act. */
	switchWorks(codes: readonly string[], wanted: boolean): Promise<boolean> {
		const works = codes.map((code) => this.newest?.works.find((one) => one.code === code) ?? { code, offered: !wanted });
		return this.#tap(
			(choice) => works.reduce((now, work) => ({ ...now, ...switched(work, now, wanted) }), choice),
			(act, { offered, hidden }) => this.app.commands.setServiceChoice({ act, offered, hidden })
		);
	}
	star(code: string): Promise<boolean> {
		return this.#tap(
			(choice) => ({ ...choice, favourites: starred(code, choice.favourites) }),
			(act, { favourites }) => this.app.commands.setFavourites({ act, favourites })
		);
	}
	/** Publishes the draft; it is gone then. */
	async publish(effectiveFrom: string, label: string): Promise<boolean> {
		const works = [...this.works];
		const done = await this.#run((act) => this.app.commands.publishCatalogue({ act, effectiveFrom, label, works }));
		if (done) this.drop();
		return done;
	}
	/** Takes the newest version back: the one before holds again from the same day. */
	async undoNewest(label: string): Promise<boolean> {
		const [before, wrong] = this.versions.slice(-2);
		if (before === undefined || wrong === undefined) return false;
		const { effectiveFrom } = wrong;
		return this.#run((act) => this.app.commands.publishCatalogue({ act, effectiveFrom, label, works: before.works }));
	}

	/** One tap after the other; each is shown at once and taken back when it was refused. */
	#tap(change: (choice: ServiceChoice) => ServiceChoice, act: (id: string, choice: ServiceChoice) => Promise<Done>): Promise<boolean> {
		const before = this.#tapped;
		const choice = change(this.choice);
		this.#tapped = { choice, seq: this.centre?.seq ?? 0 };
		const tapped = this.#turn.then(async () => {
			const done = await this.#run((id) => act(id, choice));
			if (!done) this.#tapped = before;
			return done;
		});
		this.#turn = tapped;
		return tapped;
	}
	#run(act: (id: string) => Promise<Done>): Promise<boolean> {
		return this.acting.run(() => act(this.app.ids.ulid(this.app.clock.now())));
	}
	#begin(): WorksDraft {
		return untrack(() => this.#draft) ?? { base: this.newest?.id ?? '', works: undefined, form: undefined };
	}
	#keep(draft: WorksDraft): void {
		this.#draft = draft;
		this.#keeper.keep($state.snapshot(draft));
	}
}

export const setDesk = (desk: WorksDesk): WorksDesk => setContext(key, desk);
export const getDesk = (): WorksDesk => getContext<WorksDesk>(key);
