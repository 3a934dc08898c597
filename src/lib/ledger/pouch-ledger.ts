// The ledger over PouchDB (its idb adapter in the browser; promises L1–L14). With sync/replicate.ts the only place that
// knows PouchDB. The constructor is loaded on first use, so that the first screen does not wait for it.
import { assert } from '#domain/assert.ts';
import type { FactDocument, LedgerDocument, PersonalDocument } from './document.ts';
import { durabilityNow, ledgerName, makeLedgersStrict, strict } from './durability.ts';
import { factRange, personalRange, type IdRange, type SubjectKey } from './ids.ts';
import {
	LedgerClosedError,
	LedgerWillNotOpenError,
	type Act,
	type AppendOutcome,
	type ChangesPage,
	type Erasure,
	type Ledger,
	type LedgerInfo,
	type LeftTotals,
	type Resealed
} from './ledger.ts';
import { IdbChanges } from './idb-changes.ts';
import { readAttachment, withAttachments } from './pouch-attachments.ts';
import { eraseFrom } from './pouch-erase.ts';
import { isConnectionLost, withTypedErrors } from './pouch-errors.ts';
import { readLeft } from './pouch-left.ts';
import { resealIn } from './pouch-reseal.ts';
import { changesOf, RecentChanges, type ChangesRead } from './pouch-recent-changes.ts';

/** WebKit's private mode never answers when PouchDB opens; giving up is what lets the screen say so. */
export const OPENING_MS_MAX = 20_000;
export const ACTS_PER_APPEND_MAX = 5_000;
/** A written document is never changed, so its history is one revision and, once erased, a second. */
const REVISIONS_KEPT_MAX = 10;
const CONFLICT_STATUS = 409;

export interface PouchLedger extends Ledger {
	/** The open database, for the replicator. Take it anew for each exchange: it is another one after a reconnection. */
	readonly pouch: PouchDB.Database;
	/** Up to `limit` changes with their documents after a sequence number, as PouchDB tells them. Not to be changed by who reads them. */
	changes(since: number, limit: number): Promise<ChangesRead>;
	/** Runs a bulk load in several relaxed writes (L14): listeners are told of all of them at its end, of any append at once. */
	load<T>(work: () => Promise<T>): Promise<T>;
}

export interface PouchLedgerOptions {
	/** Organisation code; names the database. */
	org: string;
	/** Which of its ledgers on this device, counted from 1; default the first. */
	generation?: number;
	/** Opens a database of this name. Default: PouchDB with the idb adapter. */
	connect?: (name: string) => PouchDB.Database | Promise<PouchDB.Database>;
	openingMsMax?: number;
}

export { ledgerName };

/** Opens an organisation's ledger. Rejects with LedgerWillNotOpenError or StorageFullError. */
export async function openPouchLedger(options: PouchLedgerOptions): Promise<PouchLedger> {
	makeLedgersStrict();
	const connection = new Connection(
		ledgerName(options.org, options.generation),
		options.connect ?? connectIdb,
		options.openingMsMax ?? OPENING_MS_MAX
	);
	await connection.open();
	return new LedgerOverPouch(connection);
}

async function connectIdb(name: string): Promise<PouchDB.Database> {
	const { default: PouchDB } = await import('pouchdb');
	// Compacted as it is written: an erased record's body, or one sealed under an old key, goes with the write that replaces it.
	return new PouchDB(name, { adapter: 'idb', revs_limit: REVISIONS_KEPT_MAX, auto_compaction: true });
}

/**
 * One database handle that mends itself. PouchDB closes its IndexedDB connection when any transaction aborts (a full disk
 * is one), and the browser may close it too; the next call then opens it anew instead of failing until a reload.
 */
class Connection {
	readonly listeners = new Set<() => void>();
	readonly lostListeners = new Set<() => void>();
	private readonly name: string;
	private readonly connect: NonNullable<PouchLedgerOptions['connect']>;
	private readonly openingMsMax: number;
	private current: PouchDB.Database | undefined;
	private beside: IdbChanges | undefined;
	private reopening: Promise<PouchDB.Database> | undefined;
	private closed = false;
	private loads = 0;
	private untold = false;
	/** Highest sequence number ever seen: a database that begins below it is another one. */
	private reached = 0;

	constructor(name: string, connect: NonNullable<PouchLedgerOptions['connect']>, openingMsMax: number) {
		this.name = name;
		this.connect = connect;
		this.openingMsMax = openingMsMax;
	}

	/** Changes after a sequence number, as `pouch.changes` tells them with documents. */
	async changes(pouch: PouchDB.Database, since: number, limit: number): Promise<ChangesRead> {
		const read = pouch === this.current ? await this.beside?.after(since, limit) : undefined;
		return read ?? changesOf(pouch, since, limit);
	}

	get pouch(): PouchDB.Database {
		if (this.closed || this.current === undefined) throw new LedgerClosedError('The ledger is closed');
		return this.current;
	}

	open(): Promise<PouchDB.Database> {
		this.reopening ??= this.openOnce().finally(() => (this.reopening = undefined));
		return this.reopening;
	}

	/** Runs an operation; once more on a fresh connection when the old one turns out to be lost. All of ours may be repeated. */
	async run<T>(operation: (pouch: PouchDB.Database) => Promise<T>): Promise<T> {
		if (this.closed) throw new LedgerClosedError('The ledger is closed');
		try {
			return await withTypedErrors(() => operation(this.pouch));
		} catch (error) {
			if (this.closed) throw new LedgerClosedError('The ledger is closed', { cause: error });
			if (!isConnectionLost(error)) throw error;
			return withTypedErrors(async () => operation(await this.open()));
		}
	}

	noteReached(seq: number): void {
		this.reached = Math.max(this.reached, seq);
	}

	async load<T>(work: () => Promise<T>): Promise<T> {
		this.loads += 1;
		try {
			return await work();
		} finally {
			this.loads -= 1;
			if (this.loads === 0 && this.untold) this.tell();
		}
	}

	async close(): Promise<void> {
		if (this.closed) return;
		this.closed = true;
		this.listeners.clear();
		this.lostListeners.clear();
		await this.reopening?.catch(() => undefined);
		this.beside?.close();
		await this.current?.close();
	}

	private async openOnce(): Promise<PouchDB.Database> {
		this.beside?.close();
		await this.current?.close().catch(() => undefined);
		const pouch = await withTypedErrors(() => withinMs(this.openingMsMax, this.openAndAsk()));
		this.tellOfWrites(pouch);
		this.current = pouch;
		this.beside = this.connect === connectIdb ? new IdbChanges(indexedDB, `_pouch_${this.name}`) : undefined;
		return pouch;
	}

	private async openAndAsk(): Promise<PouchDB.Database> {
		const pouch = await this.connect(this.name);
		const seq = Number((await pouch.info()).update_seq);
		const lost = seq < this.reached;
		this.reached = seq;
		if (lost) for (const listener of this.lostListeners) listener();
		return pouch;
	}

	/** Every write of this tab, ours or the replicator's, passes through bulkDocs; PouchDB's live feed would read each one again. */
	private tellOfWrites(pouch: PouchDB.Database): void {
		const write = pouch.bulkDocs.bind(pouch) as (...given: unknown[]) => Promise<PouchDB.WriteResult[]>;
		pouch.bulkDocs = (...given: unknown[]) => {
			const isLoaded = this.loads > 0 && durabilityNow() === 'relaxed';
			const written = write(...given);
			written.then(
				() => this.wrote(isLoaded),
				() => undefined
			);
			return written;
		};
	}

	/** Followers of a load would otherwise do little at a time, and often what the next write makes them do again. */
	private wrote(isLoaded: boolean): void {
		if (isLoaded && this.loads > 0) this.untold = true;
		else this.tell();
	}

	private tell(): void {
		this.untold = false;
		for (const listener of this.listeners) listener();
	}
}

class LedgerOverPouch implements PouchLedger {
	private readonly connection: Connection;
	private readonly recent: RecentChanges;

	constructor(connection: Connection) {
		this.connection = connection;
		this.recent = new RecentChanges((pouch, since, limit) => connection.changes(pouch, since, limit));
	}

	get pouch(): PouchDB.Database {
		return this.connection.pouch;
	}

	async append(acts: readonly Act[]): Promise<AppendOutcome[]> {
		assert(acts.length <= ACTS_PER_APPEND_MAX, `at most ${ACTS_PER_APPEND_MAX} acts in one append`);
		if (acts.length === 0) return [];
		return this.connection.run((pouch) => strict(() => appendTo(pouch, acts)));
	}

	erase(erasures: readonly Erasure[]): Promise<void> {
		return this.connection.run((pouch) => strict(() => eraseFrom(pouch, erasures)));
	}

	reseal(records: readonly Resealed[]): Promise<number> {
		return this.connection.run((pouch) => strict(() => resealIn(pouch, records)));
	}

	async changes(since: number, limit: number): Promise<ChangesRead> {
		const read = await this.connection.run((pouch) => this.recent.after(pouch, since, limit));
		if (read.results.length > 0) this.connection.noteReached(read.lastSeq);
		return read;
	}

	load<T>(work: () => Promise<T>): Promise<T> {
		return this.connection.load(work);
	}

	async since(since: number, limit: number): Promise<ChangesPage> {
		const { results, lastSeq, atEnd } = await this.changes(since, limit);
		const documents: ChangesPage['documents'] = [];
		const deleted: ChangesPage['deleted'] = [];
		for (const change of results) {
			const seq = Number(change.seq);
			if (change.deleted === true) deleted.push({ seq, id: change.id });
			else if (isOurs(change.id) && change.doc) documents.push({ seq, document: bare(change.doc) });
		}
		return { documents, deleted, lastSeq, atEnd };
	}

	async factsOf(subject: SubjectKey): Promise<FactDocument[]> {
		return (await this.inRange(factRange(subject))) as FactDocument[];
	}

	async personalOf(subjectId: string): Promise<PersonalDocument[]> {
		return (await this.inRange(personalRange(subjectId))) as PersonalDocument[];
	}

	async byIds(ids: readonly string[]): Promise<(LedgerDocument | undefined)[]> {
		if (ids.length === 0) return [];
		const { rows } = await this.connection.run((pouch) => pouch.allDocs({ keys: [...ids], include_docs: true }));
		return rows.map((row) => (row.doc ? bare(row.doc) : undefined));
	}

	attachment(id: string, name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
		return this.connection.run((pouch) => readAttachment(pouch, id, name));
	}

	async has(id: string): Promise<boolean> {
		const { rows } = await this.connection.run((pouch) => pouch.allDocs({ keys: [id] }));
		return isThere(rows[0]);
	}

	async inRange(range: IdRange, limit?: number): Promise<LedgerDocument[]> {
		const bounds = { startkey: range.from, endkey: range.to, ...(limit === undefined ? {} : { limit }) };
		const { rows } = await this.connection.run((pouch) => pouch.allDocs({ ...bounds, include_docs: true }));
		return rows.flatMap((row) => (row.doc && isOurs(row.id) ? [bare(row.doc)] : []));
	}

	async info(): Promise<LedgerInfo> {
		const info = await this.connection.run((pouch) => pouch.info());
		const updateSeq = Number(info.update_seq);
		this.connection.noteReached(updateSeq);
		return { documents: info.doc_count, updateSeq };
	}

	left(): Promise<LeftTotals> {
		return this.connection.run((pouch) => readLeft(pouch));
	}

	onChange(listener: () => void): () => void {
		this.connection.listeners.add(listener);
		return () => void this.connection.listeners.delete(listener);
	}

	onLost(listener: () => void): () => void {
		this.connection.lostListeners.add(listener);
		return () => void this.connection.lostListeners.delete(listener);
	}

	close(): Promise<void> {
		return this.connection.close();
	}
}

/**
 * Writes in one bulkDocs, which is one IndexedDB transaction (L4). The personal record goes before its fact, so that the
 * fact's sequence number covers both. Acts already there are left out beforehand: PouchDB would refuse their facts, but
 * write an erased personal record anew (L9). Two tabs appending the same act at once are told apart by PouchDB's conflict.
 */
async function appendTo(pouch: PouchDB.Database, acts: readonly Act[]): Promise<AppendOutcome[]> {
	const { rows } = await pouch.allDocs({ keys: acts.map((act) => act.fact._id) });
	const seen = new Set(rows.filter((row) => row.value !== undefined).map((row) => row.id));
	const outcomes = acts.map((act): AppendOutcome => {
		if (seen.has(act.fact._id)) return 'already-there';
		seen.add(act.fact._id);
		return 'appended';
	});
	const fresh = acts.filter((_, at) => outcomes[at] === 'appended');
	if (fresh.length === 0) return outcomes;
	const documents = fresh.flatMap((act) => [withAttachments(act) ?? [], act.fact].flat());
	const results = await pouch.bulkDocs(documents as unknown as PouchDB.Document[]);
	const beaten = new Set(results.filter((result) => result.ok !== true).map(idOfConflict));
	return acts.map((act, at) => (beaten.has(act.fact._id) ? 'already-there' : (outcomes[at] as AppendOutcome)));
}

function idOfConflict(result: PouchDB.WriteResult): string | undefined {
	const problem = result as PouchDB.Problem;
	if (problem.status !== CONFLICT_STATUS) throw Object.assign(new Error(problem.message ?? problem.reason), problem);
	return problem.id;
}

const isThere = (row: PouchDB.AllDocsRow | undefined): boolean => row?.value !== undefined && row.value.deleted !== true;

/** Design documents and the like, put there by other tools, are nobody's facts. */
const isOurs = (id: string): boolean => !id.startsWith('_');

function bare(document: PouchDB.Document): LedgerDocument {
	const { _rev, _revisions, _attachments, ...rest } = document;
	return rest as unknown as LedgerDocument;
}

async function withinMs<T>(msMax: number, work: Promise<T>): Promise<T> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const giveUp = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new LedgerWillNotOpenError(`Not open after ${msMax} ms`)), msMax);
	});
	try {
		return await Promise.race([work, giveUp]);
	} finally {
		clearTimeout(timer);
	}
}
