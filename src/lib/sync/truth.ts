// What is true of this device's own records and of those a file brought to it: sent, refused, still here (S9, S10, S11, L46).
// Counted from the ledger as it grows and from what replication acknowledges; written down so that a reload knows it without
// asking anybody.
import { isPersonalId } from '#ledger/ids.ts';
import type { PouchLedger } from '#ledger/pouch-ledger.ts';
import { REFUSED_MAX, type Books } from './books.ts';
import { Carried } from './carried.ts';
import type { Refused } from './status.ts';

/** Documents looked at in one read. */
export const LOOK_DOCS_MAX = 500;

/** See SyncStatus for what each says. */
export interface Told {
	sent: number;
	unsentFacts: ReadonlySet<string>;
	refused: Refused[];
	pushedSeq: number;
	knownSeq: number | undefined;
}

export interface TruthDeps {
	pouch: () => PouchDB.Database;
	/** As PouchLedger has it. */
	changes: PouchLedger['changes'];
	books: Books;
	/** ULID of this device. */
	device: string;
	onChange: () => void;
}

export class Truth {
	private readonly deps: TruthDeps;
	/** Own documents, and those brought by file, after `pushedSeq`, by id, at their newest sequence number. */
	private own = new Map<string, number>();
	private refused = new Map<string, Refused>();
	private lastTold: Told = { sent: 0, unsentFacts: new Set(), refused: [], pushedSeq: 0, knownSeq: undefined };
	/** Own documents that came from the server during a first pull: there already, whatever their sequence number. */
	private readonly restored = new Set<string>();
	/** Documents of other devices that a rescue file brought: as good as own until they are acknowledged. */
	private readonly carried: Carried;
	private pushedSeq = 0;
	private sent = 0;
	private knownSeq: number | undefined;
	private work: Promise<unknown> = Promise.resolve();
	private lookWanted = false;

	constructor(deps: TruthDeps) {
		this.deps = deps;
		this.carried = new Carried(deps.pouch);
	}

	/** The same object until something changed. */
	told(): Told {
		return this.lastTold;
	}

	/** Reads what was written down, by this tab or another, and looks at the ledger from there. */
	reread(): Promise<void> {
		return this.inTurn(async () => {
			const { books } = this.deps;
			const [progress, refused] = [await books.readProgress(), await books.readRefused()];
			const unchanged = this.knownSeq !== undefined && progress.pushedSeq === this.pushedSeq && progress.sent === this.sent;
			this.refused = new Map(refused.map((each) => [each.id, each]));
			if (!unchanged) {
				this.own = new Map();
				this.pushedSeq = progress.pushedSeq;
				this.sent = progress.sent;
				await this.lookFrom(progress.pushedSeq);
			} else await this.lookFrom(this.knownSeq ?? 0);
		});
	}

	/** Looks at what was written to the ledger since the last look. Calls that come meanwhile share the next one. */
	look(): Promise<void> {
		if (this.lookWanted) return this.work.then(() => undefined);
		this.lookWanted = true;
		return this.inTurn(() => {
			this.lookWanted = false;
			return this.lookFrom(this.knownSeq ?? 0);
		});
	}

	/** Everything up to a local sequence number was acknowledged or refused. Never goes back. */
	acknowledged(seq: number): Promise<void> {
		return this.inTurn(async () => {
			if (seq <= this.pushedSeq) return;
			if ((this.knownSeq ?? 0) < seq) await this.lookFrom(this.knownSeq ?? 0);
			for (const [id, at] of this.own) {
				if (at > seq) continue;
				if (this.counts(id)) this.sent += 1;
				this.own.delete(id);
			}
			this.pushedSeq = seq;
			this.restored.clear();
			await this.deps.books.writeProgress({ pushedSeq: this.pushedSeq, sent: this.sent });
		});
	}

	/** The server does not have what it acknowledged after `seq` (it was put back to an older state): that is unsent again. */
	lost(seq: number): Promise<void> {
		return this.inTurn(async () => {
			if (seq >= this.pushedSeq) return;
			await this.read(seq, this.pushedSeq, (id, at) => {
				if (!this.own.has(id) && this.counts(id)) this.sent -= 1;
				this.own.set(id, at);
			});
			this.pushedSeq = seq;
			await this.deps.books.writeProgress({ pushedSeq: seq, sent: this.sent });
		});
	}

	/** Writes refusals down. Resolves when they would survive a reload. */
	refuse(refused: readonly Refused[]): Promise<void> {
		return this.settle([], refused);
	}

	/** Of the documents offered, these were refused and the others taken. */
	settle(offered: readonly string[], refused: readonly Refused[]): Promise<void> {
		return this.inTurn(async () => {
			const next = new Map(this.refused);
			for (const id of offered) next.delete(id);
			for (const each of refused) next.set(each.id, each);
			if (next.size > REFUSED_MAX) throw new Error(`More than ${REFUSED_MAX} refused documents`);
			const taken = offered.filter((id) => this.refused.has(id) && !next.has(id) && !this.own.has(id) && !isPersonalId(id));
			await this.deps.books.writeRefused([...next.values()]);
			this.refused = next;
			if (taken.length === 0) return;
			this.sent += taken.length;
			await this.deps.books.writeProgress({ pushedSeq: this.pushedSeq, sent: this.sent });
		});
	}

	/** These documents are about to be stored from the server. */
	expect(documents: readonly PouchDB.Document[]): void {
		for (const document of documents) if (document['device'] === this.deps.device) this.restored.add(document._id);
	}

	/** Ids of the own documents, facts and personal records, written up to a local sequence number and not acknowledged. */
	async unsentTo(seq: number): Promise<string[]> {
		await this.look();
		return [...this.own].filter(([, at]) => at <= seq).map(([id]) => id);
	}

	get refusedIds(): string[] {
		return [...this.refused.keys()];
	}

	private async lookFrom(since: number): Promise<void> {
		this.knownSeq = await this.read(since, Infinity, (id, at) => {
			if (this.restored.has(id) && !this.own.has(id)) this.sent += this.counts(id) ? 1 : 0;
			else this.own.set(id, at);
		});
		this.tell();
	}

	/** Passes own documents written after `since` and not after `until`; answers how far it read. */
	private async read(since: number, until: number, found: (id: string, seq: number) => void): Promise<number> {
		let at = since;
		for (;;) {
			const page = await this.deps.changes(at, LOOK_DOCS_MAX);
			if (page.results.some((change) => !this.isOwn(change))) await this.carried.refresh();
			for (const change of page.results) if (Number(change.seq) <= until && this.isOwn(change)) found(change.id, Number(change.seq));
			const isLast = page.atEnd || page.lastSeq <= at;
			at = Math.max(at, page.lastSeq);
			if (isLast || at >= until) return at;
		}
	}

	/** What an erasure leaves no longer says whose it was; the server knows whether it has it. */
	private isOwn({ id, doc, deleted }: PouchDB.Change): boolean {
		return deleted === true ? isPersonalId(id) : doc?.['device'] === this.deps.device || this.carried.has(id);
	}

	/** A record is an act: its fact is counted, the personal record rides with it. Refused ones are in their own list. */
	private counts(id: string): boolean {
		return !isPersonalId(id) && !this.refused.has(id);
	}

	/** One at a time: each step reads and writes these fields across awaits. */
	private inTurn(run: () => Promise<void>): Promise<void> {
		const done = this.work.then(run).finally(() => this.tell());
		this.work = done.catch(() => undefined);
		return done;
	}

	private tell(): void {
		const unsent = [...this.own.keys()].filter((id) => this.counts(id));
		const { sent, pushedSeq, knownSeq, refused, lastTold } = this;
		const sameUnsent = unsent.length === lastTold.unsentFacts.size && unsent.every((id) => lastTold.unsentFacts.has(id));
		const sameRefused = refused.size === lastTold.refused.length && lastTold.refused.every((each) => refused.get(each.id) === each);
		const sameCounts = sent === lastTold.sent && pushedSeq === lastTold.pushedSeq && knownSeq === lastTold.knownSeq;
		if (sameUnsent && sameRefused && sameCounts) return;
		this.lastTold = {
			sent,
			unsentFacts: sameUnsent ? lastTold.unsentFacts : new Set(unsent),
			refused: sameRefused ? lastTold.refused : [...refused.values()],
			pushedSeq,
			knownSeq
		};
		this.deps.onChange();
	}
}
