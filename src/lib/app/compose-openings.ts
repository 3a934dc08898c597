// Who opened whose records, collected and stored now and then (promises D75, A60): a fact for each look would be more facts than
// visits, and the counter must not wait for any.
import type { KeptOpening } from '#device/openings-kept.ts';
import type { Clock, Ids } from '#device/ports.ts';
import type { OpeningIntent } from '#commands/commands.ts';
import { bangkokDay } from '#domain/days.ts';
import { RECORDS_PER_OPENING_MAX } from '#domain/limits.ts';
import type { OpeningPurpose } from '#domain/words.ts';

/** What somebody looked for is in the ledger after this long at the latest, while the page lives. */
export const OPENINGS_FLUSH_MS = 5 * 60_000;
/** What a screen shows by itself goes there in larger pieces. */
export const SHOWN_FLUSH_MS = 60 * 60_000;
/** Shown by itself: counted once per record, person of staff and day. */
const shownByItself: ReadonlySet<string> = new Set<OpeningPurpose>(['list', 'search', 'figures', 'comments']);

export interface OpeningLogDeps {
	clock: Pick<Clock, 'now' | 'offset'>;
	ids: Ids;
	/** What is not in the ledger yet, over reloads. */
	kept: { read(): KeptOpening[]; write(openings: readonly KeptOpening[]): void };
	store(openings: readonly OpeningIntent[]): Promise<void>;
}

export class OpeningLog {
	readonly #deps: OpeningLogDeps;
	#waiting: KeptOpening[];
	/** Of today: who saw which record by itself. */
	#seen = { day: '', keys: new Set<string>() };
	#storing: Promise<void> = Promise.resolve();

	/** What an earlier page left is stored with the first flush. */
	constructor(deps: OpeningLogDeps) {
		this.#deps = deps;
		this.#waiting = deps.kept.read();
	}

	/** `by` opened these subjects' records, for this. Kept at once; touches no database. */
	note(by: string, purpose: OpeningPurpose, subjects: readonly string[]): void {
		const { clock, kept } = this.#deps;
		const on = bangkokDay(clock.now(), clock.offset());
		const fresh = this.#fresh(on, by, purpose, subjects);
		if (fresh.length === 0) return;
		for (const subject of fresh) this.#openFor(on, by, purpose).subjects.push(subject);
		kept.write(this.#waiting);
	}

	/** Stores what is due; all of it with `everything`. One at a time; what could not be stored waits for the next. */
	flush(everything = false): Promise<void> {
		this.#storing = this.#storing.catch(() => undefined).then(() => this.#flush(everything));
		return this.#storing;
	}

	async #flush(everything: boolean): Promise<void> {
		const due = this.#waiting.filter((opening) => everything || this.#isDue(opening));
		if (due.length === 0) return;
		// From here on they take nothing more: what is noted meanwhile is of the next fact.
		this.#waiting = this.#waiting.filter((opening) => !due.includes(opening));
		try {
			await this.#deps.store(due as OpeningIntent[]);
		} catch (error) {
			this.#waiting = [...due, ...this.#waiting];
			throw error;
		} finally {
			this.#deps.kept.write(this.#waiting);
		}
	}

	#isDue({ at, purpose }: KeptOpening): boolean {
		const waitMs = shownByItself.has(purpose) ? SHOWN_FLUSH_MS : OPENINGS_FLUSH_MS;
		return Math.abs(this.#deps.clock.now() - Date.parse(at)) >= waitMs;
	}

	#fresh(on: string, by: string, purpose: OpeningPurpose, subjects: readonly string[]): string[] {
		const waiting = this.#waiting.filter((one) => one.on === on && one.by === by && one.purpose === purpose);
		const fresh = [...new Set(subjects)].filter((subject) => !waiting.some((one) => one.subjects.includes(subject)));
		if (!shownByItself.has(purpose)) return fresh;
		if (this.#seen.day !== on) this.#seen = { day: on, keys: new Set() };
		const { keys } = this.#seen;
		const unseen = fresh.filter((subject) => !keys.has(`${by} ${purpose} ${subject}`));
		for (const subject of unseen) keys.add(`${by} ${purpose} ${subject}`);
		return unseen;
	}

	/** The fact that is being filled, or a new one; its time is that of its first record. */
	#openFor(on: string, by: string, purpose: OpeningPurpose): KeptOpening {
		const open = this.#waiting.find(
			(one) => one.on === on && one.by === by && one.purpose === purpose && one.subjects.length < RECORDS_PER_OPENING_MAX
		);
		if (open !== undefined) return open;
		const { clock, ids } = this.#deps;
		const now = clock.now();
		const made = { act: ids.ulid(now), by, on, at: new Date(now).toISOString(), offset: clock.offset(), purpose, subjects: [] };
		this.#waiting.push(made);
		return made;
	}
}
