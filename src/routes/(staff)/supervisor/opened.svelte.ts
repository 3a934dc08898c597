// Sealed records opened for the rows on the screen, as they come into sight. Lives as long as the screen; nothing is kept.
import type { OpeningPurpose } from '#domain/words.ts';
import type { OpenedPersonal, PersonalReader } from '#readmodel/personal-reader.ts';

export class OpenedRecords {
	readonly #reader: PersonalReader;
	readonly #purpose: OpeningPurpose;
	#opened: Readonly<Record<string, OpenedPersonal>> = $state.raw({});
	/** Not a rune: asking must not make a row ask again. */
	readonly #asked: Record<string, true> = {};
	#waiting: string[] = [];

	/** `purpose`: what goes into the log of openings. */
	constructor(reader: PersonalReader, purpose: OpeningPurpose) {
		this.#reader = reader;
		this.#purpose = purpose;
	}

	/** What a subject's record says; undefined until it was opened. */
	of(subject: string): OpenedPersonal | undefined {
		return this.#opened[subject];
	}

	/** Asks for a record; many asked for in one go are opened together. */
	want(subject: string): void {
		if (this.#asked[subject]) return;
		this.#asked[subject] = true;
		this.#waiting.push(subject);
		if (this.#waiting.length === 1) queueMicrotask(() => void this.#open(this.#waiting.splice(0)));
	}

	/** Opens all at once, for an order that needs every name. */
	async all(subjects: readonly string[]): Promise<void> {
		const missing = subjects.filter((subject) => this.#opened[subject] === undefined);
		for (const subject of missing) this.#asked[subject] = true;
		await this.#open(missing);
	}

	async #open(subjects: readonly string[]): Promise<void> {
		if (subjects.length === 0) return;
		const opened = await this.#reader.read(subjects, this.#purpose);
		const found = subjects.flatMap((subject, index) => (opened[index] === undefined ? [] : [[subject, opened[index]] as const]));
		this.#opened = { ...this.#opened, ...Object.fromEntries(found) };
	}
}
