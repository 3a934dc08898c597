// A ledger in memory, for tests of whatever stands on one. Held to the same contract as the real one.
import type { FactDocument, LedgerDocument, PersonalDocument, Stored } from '../document.ts';
import { factRange, personalRange, type IdRange, type SubjectKey } from '../ids.ts';
import {
	LedgerClosedError,
	type Act,
	type AppendOutcome,
	type ChangesPage,
	type Erasure,
	type Ledger,
	type LedgerInfo,
	type LeftTotals,
	type Resealed
} from '../ledger.ts';

/** What is left when a memory ledger is closed; hand it to the next one to open it again. */
export class MemoryDisk {
	readonly stored = new Map<string, { seq: number; document: LedgerDocument | undefined }>();
	/** By document id, then by name. */
	readonly attached = new Map<string, Map<string, Uint8Array<ArrayBuffer>>>();
	seq = 0;
	left: LeftTotals = { generation: 1, version: 0, days: [] };
}

export class MemoryLedger implements Ledger {
	private readonly disk: MemoryDisk;
	private readonly listeners = new Set<() => void>();
	private readonly lostListeners = new Set<() => void>();
	private closed = false;

	constructor(disk: MemoryDisk = new MemoryDisk()) {
		this.disk = disk;
	}

	append(acts: readonly Act[]): Promise<AppendOutcome[]> {
		return this.whileOpen(() => {
			const outcomes = acts.map((act) => this.appendOne(act));
			if (outcomes.includes('appended')) this.tell();
			return outcomes;
		});
	}

	erase(erasures: readonly Erasure[]): Promise<void> {
		return this.whileOpen(() => {
			for (const { subject, linked = [], fact } of erasures) {
				const ranges = [subject, ...linked].map(personalRange);
				const within = (id: string): boolean => ranges.some(({ from, to }) => id >= from && id <= to);
				const there = [...this.disk.stored].filter(([id, { document }]) => within(id) && document !== undefined);
				for (const [id] of there) this.put(id, undefined);
				if (!this.disk.stored.has(fact._id)) this.put(fact._id, fact);
			}
			this.tell();
		});
	}

	reseal(records: readonly Resealed[]): Promise<number> {
		return this.whileOpen(() => {
			const written = records.flatMap(({ id, before, after }) => {
				const document = this.disk.stored.get(id)?.document as PersonalDocument | undefined;
				return document?.sealed.data === before.data ? [{ ...document, sealed: after }] : [];
			});
			for (const document of written) this.put(document._id, document);
			if (written.length > 0) this.tell();
			return written.length;
		});
	}

	/** Documents as sync brings them: written when not there, deleted when `deleted` says so. */
	receive(documents: readonly LedgerDocument[], deleted: readonly string[] = []): Promise<void> {
		return this.whileOpen(() => {
			for (const document of documents) if (!this.disk.stored.has(document._id)) this.put(document._id, document);
			for (const id of deleted) this.put(id, undefined);
			this.tell();
		});
	}

	/** What is attached to another's documents, for those of them that are here. */
	receiveAttached(other: MemoryLedger): Promise<void> {
		return this.whileOpen(() => {
			for (const [id, attached] of other.disk.attached)
				if (this.disk.stored.get(id)?.document !== undefined) this.disk.attached.set(id, attached);
		});
	}

	since(since: number, limit: number): Promise<ChangesPage> {
		return this.whileOpen(() => {
			const all = [...this.disk.stored].map(([id, stored]) => ({ id, ...stored }));
			const page = all
				.filter(({ seq }) => seq > since)
				.sort((a, b) => a.seq - b.seq)
				.slice(0, limit);
			return {
				documents: page.flatMap(({ seq, document }): Stored[] => (document ? [{ seq, document: structuredClone(document) }] : [])),
				deleted: page.flatMap(({ seq, id, document }) => (document ? [] : [{ seq, id }])),
				lastSeq: page.at(-1)?.seq ?? since,
				atEnd: page.length < limit
			};
		});
	}

	async factsOf(subject: SubjectKey): Promise<FactDocument[]> {
		return (await this.inRange(factRange(subject), Infinity)) as FactDocument[];
	}

	async personalOf(subjectId: string): Promise<PersonalDocument[]> {
		return (await this.inRange(personalRange(subjectId), Infinity)) as PersonalDocument[];
	}

	byIds(ids: readonly string[]): Promise<(LedgerDocument | undefined)[]> {
		return this.whileOpen(() => ids.map((id) => structuredClone(this.disk.stored.get(id)?.document)));
	}

	attachment(id: string, name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
		return this.whileOpen(() => this.disk.attached.get(id)?.get(name)?.slice());
	}

	has(id: string): Promise<boolean> {
		return this.whileOpen(() => this.disk.stored.get(id)?.document !== undefined);
	}

	inRange(range: IdRange, limit: number): Promise<LedgerDocument[]> {
		return this.whileOpen(() => {
			const ids = [...this.disk.stored.keys()].filter((id) => id >= range.from && id <= range.to).sort();
			return ids.flatMap((id) => structuredClone(this.disk.stored.get(id)?.document) ?? []).slice(0, limit);
		});
	}

	info(): Promise<LedgerInfo> {
		return this.whileOpen(() => ({
			documents: [...this.disk.stored.values()].filter(({ document }) => document !== undefined).length,
			updateSeq: this.disk.seq
		}));
	}

	onLost(listener: () => void): () => void {
		this.lostListeners.add(listener);
		return () => void this.lostListeners.delete(listener);
	}

	/** The disk is emptied underneath. */
	lose(): void {
		this.disk.stored.clear();
		this.disk.attached.clear();
		this.disk.seq = 0;
		for (const listener of this.lostListeners) listener();
	}

	left(): Promise<LeftTotals> {
		return Promise.resolve(this.disk.left);
	}

	onChange(listener: () => void): () => void {
		this.listeners.add(listener);
		return () => void this.listeners.delete(listener);
	}

	close(): Promise<void> {
		this.closed = true;
		this.listeners.clear();
		return Promise.resolve();
	}

	private appendOne(act: Act): AppendOutcome {
		if (this.disk.stored.has(act.fact._id)) return 'already-there';
		const { personal, attachments = [] } = act;
		if (personal !== undefined) this.put(personal._id, personal);
		if (personal !== undefined && attachments.length > 0)
			this.disk.attached.set(personal._id, new Map(attachments.map(({ name, bytes }) => [name, bytes.slice()])));
		this.put(act.fact._id, act.fact);
		return 'appended';
	}

	private put(id: string, document: LedgerDocument | undefined): void {
		this.disk.seq += 1;
		if (document === undefined) this.disk.attached.delete(id);
		this.disk.stored.set(id, { seq: this.disk.seq, document: structuredClone(document) });
	}

	private tell(): void {
		for (const listener of this.listeners) listener();
	}

	private whileOpen<T>(work: () => T): Promise<T> {
		return this.closed ? Promise.reject(new LedgerClosedError('The ledger is closed')) : Promise.resolve().then(work);
	}
}
