// Registering a visitor: the draft from the first keystroke, the act, and ten seconds to take it back (U41–U44).
import type { Commands } from '#commands/commands.ts';
import type { Day } from '#domain/days.ts';
import { joinName } from '#domain/names.ts';
import { asTyped } from '#ui/calendar-weeks.ts';
import { DraftKeeper, type DraftStore } from '../../parts/draft-keeper.ts';
import { failureOf, type Failure } from '../../parts/failure.ts';
import { isBlank, readDraft, type VisitDraft, type VisitFields } from './visit-draft.ts';
import { VisitForm, type FormDoors } from './visit-form.svelte.ts';

export interface NewVisitDoors extends FormDoors {
	commands: Pick<Commands, 'registerVisit' | 'voidVisit'>;
	drafts: DraftStore;
	/** Whether this device already has a visit of this id. */
	isRecorded(visit: string): Promise<boolean>;
	/** Device time, ISO UTC. */
	now(): string;
	/** Whoever is at the device. */
	who(): string | undefined;
}

/** The visit just saved, for the next step and for undo. */
export interface JustSaved {
	visit: string;
	/** As typed; '' for an anonymous visitor. Only on this screen, gone with the next entry. */
	who: string;
	on: Day;
	services: string[];
	/** ULID of the first work that was forwarded. */
	forwarded?: string | undefined;
}
export type Notice = 'restored' | 'already-saved' | 'not-kept';
export type Undone = 'refilled' | 'voided' | 'failed';

export class NewVisit {
	readonly form: VisitForm;
	phase = $state<'restoring' | 'editing' | 'saving'>('restoring');
	saved = $state.raw<JustSaved>();
	failure = $state<Failure>();
	notice = $state<Notice>();

	readonly #doors: NewVisitDoors;
	readonly #keeper: DraftKeeper;
	#ids: Pick<VisitDraft, 'visit' | 'act' | 'began'> | undefined;
	#undoable: { fields: VisitFields; act: string } | undefined;

	constructor(doors: NewVisitDoors) {
		this.#doors = doors;
		this.form = new VisitForm(doors);
		this.#keeper = new DraftKeeper(doors.drafts, (kept) => this.#noteKept(kept));
	}

	/** Brings back what was being typed when the page ended, unless it had been saved by then. */
	async restore(): Promise<void> {
		const draft = readDraft(await this.#doors.drafts.read().catch(() => undefined));
		if (draft !== undefined && !isBlank(draft.fields, this.form.home)) {
			this.#ids = { visit: draft.visit, act: draft.act, began: draft.began };
			this.form.load(draft.fields);
			this.notice = 'restored';
			if (await this.#doors.isRecorded(draft.visit)) this.foundRecorded(draft.visit);
		}
		this.phase = 'editing';
	}

	/** The device turned out to have the visit that this form was about: it was saved just before the page ended. */
	foundRecorded(visit: string): void {
		if (this.phase === 'saving' || this.#ids?.visit !== visit) return;
		this.#begin('already-saved');
	}

	/** Id of the visit being typed; undefined before the first keystroke. */
	get visit(): string | undefined {
		return this.#ids?.visit;
	}

	/** To be told of every change of the fields; makes the ids at the first one, keeps the draft, forgets an emptied one. */
	changed(fields: VisitFields): void {
		if (this.phase !== 'editing') return;
		if (isBlank(fields, this.form.home)) {
			if (this.#ids !== undefined) this.#forgetDraft(undefined);
			return;
		}
		this.#ids ??= this.#newIds();
		// The day goes along: a form brought back tomorrow is still about today.
		const draft: VisitDraft = { ...this.#ids, fields: { ...fields, day: fields.day || asTyped(this.#doors.today()) } };
		this.#keeper.keep(draft);
	}

	/** Keeps the draft at once: the page may be about to end. */
	flush(): Promise<void> {
		return this.#keeper.flush();
	}

	/** Throws away what was typed. */
	clear(): void {
		if (this.phase === 'editing') this.#begin(undefined);
	}

	/** Saves. True only when the visit is durably on this device; otherwise `refusals` or `failure` says why not. */
	async save(): Promise<boolean> {
		if (this.phase !== 'editing') return false;
		this.failure = undefined;
		const said = this.form.read();
		if (!said.ok) return false;
		const fields = $state.snapshot(this.form.fields);
		this.#ids ??= this.#newIds();
		const { visit, act, began } = this.#ids;
		const { visitor, channel, works, queue } = fields;
		const officer = this.form.officer ?? this.#doors.who();
		this.phase = 'saving';
		try {
			const stated = { visit, act, on: said.on, visitor, channel, works, personal: said.personal };
			const done = await this.#doors.commands.registerVisit({ ...stated, began, officer, queue });
			if (!done.ok) {
				this.form.refuse([done.refusal]);
				return false;
			}
			const { title = '', name = '' } = said.personal;
			this.#undoable = { fields, act: this.#doors.newId() };
			this.#begin(undefined);
			const forwarded = works.find(({ outcome }) => outcome === 'forwarded')?.work;
			this.saved = { visit, who: joinName({ title, name }), on: said.on, services: works.map((work) => work.service), forwarded };
			return true;
		} catch (error) {
			this.failure = failureOf(error);
			return false;
		} finally {
			this.phase = 'editing';
		}
	}

	/** Takes the visit just saved back: voids it, and fills the form again unless something new stands in it. */
	async undo(): Promise<Undone> {
		const { saved } = this;
		const undoable = this.#undoable;
		if (saved === undefined || undoable === undefined) return 'failed';
		try {
			const done = await this.#doors.commands.voidVisit({ visit: saved.visit, act: undoable.act, reason: 'other', remark: '' });
			if (!done.ok) return 'failed';
		} catch {
			return 'failed';
		}
		this.saved = undefined;
		this.#undoable = undefined;
		if (!this.form.blank || this.phase !== 'editing') return 'voided';
		const works = undoable.fields.works.map((work) => ({ ...work, work: this.#doors.newId() }));
		this.form.load({ ...undoable.fields, works });
		return 'refilled';
	}

	/** The next step after saving was taken, or is no longer wanted. */
	forgetSaved(): void {
		this.saved = undefined;
		this.#undoable = undefined;
	}

	#newIds(): Pick<VisitDraft, 'visit' | 'act' | 'began'> {
		return { visit: this.#doors.newId(), act: this.#doors.newId(), began: this.#doors.now() };
	}

	#begin(notice: Notice | undefined): void {
		this.failure = undefined;
		this.form.clear();
		this.#forgetDraft(notice);
	}

	#forgetDraft(notice: Notice | undefined): void {
		this.#ids = undefined;
		this.notice = notice;
		this.#keeper.keep(undefined);
		void this.#keeper.flush();
	}

	#noteKept(kept: boolean): void {
		if (!kept) this.notice = 'not-kept';
		else if (this.notice === 'not-kept') this.notice = undefined;
	}
}
