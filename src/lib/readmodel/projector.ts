// The loop from ledger to tables: changes since the checkpoint → touched subjects → rows, batch by batch.
import { nextPortion, type PortionLimits } from '#domain/portions.ts';
import type { LedgerDocument } from '#ledger/document.ts';
import type { Ledger } from '#ledger/ledger.ts';
import { batchOf, type Batch } from './batch.ts';
import { applyLeft } from './left-totals.ts';
import { emptyTables } from './rebuild.ts';
import type { ReadModelDatabase } from './schema.ts';
import { readCheckpoint, writeBatch } from './write-batch.ts';

/** Documents taken from the ledger at a time: large enough to be quick, small enough to keep the screen answering. */
export const BATCH_DOCUMENTS_MAX = 1_000;
const BATCH_DOCUMENTS_FIRST = 100;
const BATCH_DOCUMENTS_MIN = 40;
/** How often in a row a batch may find that another tab was quicker, before this drain gives up. */
const TRIES_PER_BATCH_MAX = 10;

/** What went wrong while projecting. The ledger is untouched by all of it. */
export interface Trouble {
	/** `storage-full` and `unavailable` pass; after `rebuilding` the tables were made anew; `broken`: that failed too. */
	what: 'storage-full' | 'unavailable' | 'rebuilding' | 'broken';
	error: unknown;
}

export interface Projector {
	/** Resolves when all that was in the ledger before the call is in the tables, or has met trouble. Never rejects. */
	drain(): Promise<void>;
	/** Resolves when what the ledger has told of so far is in the tables, or has met trouble. Never rejects. */
	settled(): Promise<void>;
	/** What has left the ledger is no longer what it was. Resolves like drain(). */
	leftChanged(): Promise<void>;
	/** Empties the tables and fills them again; whether that succeeded. Never rejects. */
	rebuild(): Promise<boolean>;
	/** Stops after the batch at hand. */
	close(): Promise<void>;
}

export interface ProjectorOptions {
	ledger: Ledger;
	db: ReadModelDatabase;
	/** After each batch: the ledger's sequence number up to which the tables now stand. */
	onProgress?: (seq: number) => void;
	onTrouble?: (trouble: Trouble) => void;
	batchDocumentsMax?: number;
	/** Milliseconds, for taking smaller batches where they take long. Without it batches keep their first size. */
	now?: () => number;
}

/** Makes a projector; it projects when drained and whenever the ledger says that something was written. */
export function makeProjector(options: ProjectorOptions): Projector {
	return new DrainingProjector(options);
}

class DrainingProjector implements Projector {
	private readonly options: ProjectorOptions;
	private readonly stopListening: () => void;
	/** The loop at work; undefined while there is nothing to do. */
	private running: Promise<void> | undefined;
	/** Counts the calls for work, so that the loop notices one that came while it was reading. */
	private asked = 0;
	private emptyFirst = false;
	private leftApplied = false;
	private failed = false;
	/** Where the tables stand as far as is known here; undefined means: read it. */
	private seq: number | undefined;
	/** The batch before: a subject cut by the end of a page is not worth a second reading. */
	private recent: Batch | undefined;
	private closed = false;
	private readonly limits: PortionLimits;
	private batchDocuments: number;

	constructor(options: ProjectorOptions) {
		this.options = options;
		const atMost = options.batchDocumentsMax ?? BATCH_DOCUMENTS_MAX;
		this.limits = { first: Math.min(atMost, BATCH_DOCUMENTS_FIRST), atLeast: Math.min(atMost, BATCH_DOCUMENTS_MIN), atMost };
		this.batchDocuments = this.limits.first;
		this.stopListening = options.ledger.onChange(() => void this.drain());
	}

	drain(): Promise<void> {
		this.asked += 1;
		this.running ??= this.work();
		return this.running;
	}

	settled(): Promise<void> {
		return this.running ?? Promise.resolve();
	}

	leftChanged(): Promise<void> {
		this.leftApplied = false;
		return this.drain();
	}

	async rebuild(): Promise<boolean> {
		this.emptyFirst = true;
		await this.drain();
		return !this.failed;
	}

	async close(): Promise<void> {
		this.closed = true;
		this.stopListening();
		await this.running;
	}

	/** Works until nobody has asked since the last look. The loop's one catch is in here (promise V9). */
	private async work(): Promise<void> {
		let answered: number;
		do {
			answered = this.asked;
			this.failed = false;
			try {
				await this.catchUp();
			} catch (error) {
				await this.mend(error);
			}
		} while (!this.closed && answered !== this.asked);
		// In the same tick as the last look: a call after this one starts anew.
		this.running = undefined;
	}

	/** What waiting cannot mend is mended by starting over, once. */
	private async mend(error: unknown): Promise<void> {
		this.seq = undefined;
		this.failed = true;
		if (this.closed) return;
		const what = troubleOf(error);
		this.options.onTrouble?.({ what, error });
		if (what !== 'rebuilding') return;
		try {
			this.emptyFirst = true;
			await this.catchUp();
			this.failed = false;
		} catch (again) {
			this.options.onTrouble?.({ what: 'broken', error: again });
		}
	}

	private async catchUp(): Promise<void> {
		const { db, ledger, onProgress, now = () => 0 } = this.options;
		if (this.emptyFirst) {
			this.emptyFirst = false;
			this.seq = undefined;
			this.leftApplied = false;
			await emptyTables(db);
		}
		await this.speakForLeft();
		for (let tries = 0; !this.closed && tries < TRIES_PER_BATCH_MAX;) {
			this.seq ??= (await readCheckpoint(db))?.seq ?? 0;
			const page = await ledger.since(this.seq, this.batchDocuments);
			if (page.lastSeq === this.seq) return void (this.recent = undefined);
			const startedMs = now();
			const written = await this.write(batchOf(this.seq, page));
			if (page.documents.length >= this.batchDocuments)
				this.batchDocuments = nextPortion(this.batchDocuments, now() - startedMs, this.limits);
			this.seq = written ? page.lastSeq : undefined;
			tries = written ? 0 : tries + 1;
			if (!written) continue;
			onProgress?.(page.lastSeq);
			if (page.atEnd) return void (this.recent = undefined);
		}
	}

	/** Asked once, not with every save: only a start, a rebuild and leftChanged() can bring something new. */
	private async speakForLeft(): Promise<void> {
		if (this.leftApplied) return;
		const { db, ledger } = this.options;
		await applyLeft(db, await ledger.left());
		this.seq = undefined;
		this.leftApplied = true;
	}

	/** Whether the batch was written; if not, the next round begins from wherever the checkpoint is by then. */
	private async write(batch: Batch): Promise<boolean> {
		const { db, ledger } = this.options;
		const older = new Map<string, LedgerDocument | undefined>(documentsOf(this.recent));
		this.recent = batch;
		const first = await writeBatch(db, batch, older);
		if (first.outcome !== 'needs') return first.outcome === 'written';
		const documents = await ledger.byIds(first.ids);
		for (const [at, id] of first.ids.entries()) older.set(id, documents[at]);
		return (await writeBatch(db, batch, older)).outcome === 'written';
	}
}

const documentsOf = (batch: Batch | undefined): [string, LedgerDocument][] =>
	[...(batch?.arrivals.values() ?? [])].flatMap(({ documents }) => [...documents]);

/** A full disk and a lost connection pass; anything else means that rows and rules do not fit together. */
function troubleOf(error: unknown): Trouble['what'] {
	const { name = '', inner } = (error ?? {}) as { name?: string; inner?: { name?: string } };
	const names = `${name} ${inner?.name ?? ''}`;
	if (/QuotaExceeded|StorageFull/.test(names)) return 'storage-full';
	if (/DatabaseClosed|InvalidState|Abort|LedgerClosed|OpenFailed|Timeout|Unknown|MissingAPI/.test(names)) return 'unavailable';
	return 'rebuilding';
}
