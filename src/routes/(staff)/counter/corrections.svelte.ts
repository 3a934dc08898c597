// The corrections that were begun here and neither saved nor given up: closing the dialog, a lock, a reload or a crash loses none
// (U44, U188). What was typed lies sealed in one draft of whoever is at the device.
import type { OpenedPersonal } from '#readmodel/personal-reader.ts';
import type { VisitRow } from '#readmodel/schema.ts';
import { readCorrectionDrafts, type CorrectionDraft } from './correction-draft.ts';
import { Correction, type CorrectionDoors } from './correction.svelte.ts';
import { DraftKeeper, type DraftStore } from '../../parts/draft-keeper.ts';

/** The newest ones: a person corrects one entry at a time. */
export const CORRECTIONS_KEPT_MAX = 5;

export interface CorrectionsDoors extends CorrectionDoors {
	drafts: DraftStore;
	/** What the newest personal record of a visit says. */
	opened(visit: string): Promise<OpenedPersonal>;
}

export class Corrections {
	/** False when what is typed cannot be kept just now. */
	kept = $state(true);
	readonly #doors: CorrectionsDoors;
	readonly #keeper: DraftKeeper;
	readonly #begun: Record<string, Correction | undefined> = {};
	/** By visit, the newest last. */
	readonly #drafts: Promise<Map<string, CorrectionDraft>>;

	constructor(doors: CorrectionsDoors) {
		this.#doors = doors;
		this.#keeper = new DraftKeeper(doors.drafts, (kept) => (this.kept = kept));
		this.#drafts = doors.drafts.read().then(readCorrectionDrafts, () => readCorrectionDrafts(undefined));
	}

	of(visit: string): Correction | undefined {
		return this.#begun[visit];
	}

	/** The form is as it was left, with what is known of the person now when it was not begun yet. */
	async begin(row: VisitRow): Promise<void> {
		if (this.#begun[row.id] !== undefined) return;
		const [opened, drafts] = await Promise.all([this.#doors.opened(row.id), this.#drafts]);
		this.#begun[row.id] ??= new Correction(this.#doors, row, opened, drafts.get(row.id));
	}

	/** To be told of what stands in a correction now; undefined when that is the entry as it is. */
	async changed(visit: string, draft: CorrectionDraft | undefined): Promise<void> {
		const drafts = await this.#drafts;
		if (draft === undefined && !drafts.has(visit)) return;
		drafts.delete(visit);
		if (draft !== undefined) drafts.set(visit, draft);
		const newest = [...drafts.values()].slice(-CORRECTIONS_KEPT_MAX);
		this.#keeper.keep(newest.length === 0 ? undefined : newest);
	}

	/** Saved, or given up. */
	async end(visit: string): Promise<void> {
		this.#begun[visit] = undefined;
		await this.changed(visit, undefined);
		await this.flush();
	}

	/** Keeps what is waiting now: the page may be about to end. Never rejects. */
	flush(): Promise<void> {
		return this.#keeper.flush();
	}
}
