// Seals records of old keys anew under the one that seals now (promises B30–B32), by the order of the ledger's changes. How far it
// came is kept after each step: a page that is killed goes on there, and a step done twice changes nothing.
import { resealed } from '#domain/resealing.ts';
import type { SharedKeys } from '#device/ports.ts';
import type { PersonalDocument, Stored } from '#ledger/document.ts';
import { isPersonalId } from '#ledger/ids.ts';
import type { Ledger, Resealed } from '#ledger/ledger.ts';

/** Documents of a step: what is between two of them must not be felt by who taps. */
export const RESEAL_STEP_DOCUMENTS_MAX = 50;

export interface ResealMarks {
	read(): { key: string; seq: number } | undefined;
	write(mark: { key: string; seq: number }): void;
}

export interface ResealerDeps {
	keys: SharedKeys;
	ledger: Ledger;
	marks: ResealMarks;
	rest: () => Promise<void>;
	onProgress: (progress: { done: number; total: number } | undefined) => void;
	isStopped: () => boolean;
}

export class Resealer {
	private readonly deps: ResealerDeps;

	constructor(deps: ResealerDeps) {
		this.deps = deps;
	}

	/** Until all was looked at, somebody locks, or the key changes. Rejects with the ledger's errors. */
	async run(): Promise<void> {
		const { keys, ledger, rest, isStopped, onProgress } = this.deps;
		const key = keys.ring()[0]?.id;
		if (key === undefined) return;
		const { updateSeq: total } = await ledger.info();
		let seq = this.begin(key, total);
		const first = seq;
		while (seq < total && !isStopped() && keys.ring()[0]?.id === key) {
			onProgress({ done: seq - first, total: total - first });
			const page = await ledger.since(seq, RESEAL_STEP_DOCUMENTS_MAX);
			await ledger.reseal(await this.anew(page.documents));
			// Locked in the middle: what could not be opened for that is looked at again.
			if (keys.ring()[0]?.id !== key || page.lastSeq === seq) break;
			seq = page.lastSeq;
			this.deps.marks.write({ key, seq });
			await rest();
		}
		onProgress(undefined);
	}

	/** A ledger that is shorter than what was looked at is another one. */
	private begin(key: string, total: number): number {
		const mark = this.deps.marks.read();
		return mark?.key === key && mark.seq <= total ? mark.seq : 0;
	}

	private async anew(documents: readonly Stored[]): Promise<Resealed[]> {
		const { keys } = this.deps;
		const ring = keys.ring();
		const records = documents.flatMap(({ document }) => (isPersonalId(document._id) ? [document as PersonalDocument] : []));
		const sealed = await Promise.all(
			records.map(async ({ _id: id, sealed: before }) => ({ id, before, after: await resealed(keys.crypto, ring, id, before) }))
		);
		return sealed.flatMap(({ id, before, after }) => (after === undefined ? [] : [{ id, before, after }]));
	}
}
