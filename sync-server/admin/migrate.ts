// Moves everything a server keeps into a CouchDB, as a replicator would: what is missing there goes there, under its own revisions.
// Each batch is noted in the database it went to, so a run that was cut short goes on where it was, and a second run moves nothing.
import { USERS_DATABASE } from '../auth/user-documents.ts';
import { SECURITY_KEY } from '../auth/security-object.ts';
import type { CouchdbDatabase } from '../store/couchdb/couchdb-database.ts';
import { SHARED_DATABASE, type CouchdbStore } from '../store/couchdb/couchdb-store.ts';
import type { ChangeRow, Database, Seq, Store } from '../store/store.ts';
import { digestOf, idsIn } from './database-digest.ts';
import { readEdits } from './outgoing-edits.ts';

/** Documents asked for, compared and sent at a time. */
const BATCH_DOCUMENTS = 200;
/** A source that goes on being written to is caught up with so many times; the rest is for the next run. */
const PASSES_MAX = 3;
/** Documents that CouchDB did not take, told by name. */
const REFUSED_TOLD_MAX = 20;

export interface Migration {
	from: Store;
	/** The source's `uuid`, under which is noted how far it was moved. */
	fromId: string;
	to: CouchdbStore;
	/** Documents a batch. */
	batchDocuments?: number;
	/** Told after each batch: revisions sent so far. What it throws ends the run. */
	onBatch?: (name: string, sent: number) => void;
	onDatabase?: (moved: MovedDatabase) => void;
}

/**
 * How a database stands afterwards. `same`: both sides hold the same documents in the same revisions. `still-written`: the source
 * was written to meanwhile; run again. `different`: they differ, and nobody wrote; look at `refused`.
 */
export interface MovedDatabase {
	name: string;
	/** Documents at the source, the deleted among them. */
	documents: number;
	/** Revisions that were not there yet. */
	sent: number;
	verdict: 'same' | 'still-written' | 'different';
	/** The first documents that CouchDB did not take, with its reason. */
	refused: { id: string; reason: string }[];
}

/** Moves all databases and `_users`, one after the other. Throws what goes wrong on the way; what was moved until then stays. */
export async function migrate(migration: Migration): Promise<MovedDatabase[]> {
	const moved: MovedDatabase[] = [];
	for (const name of await migration.from.names()) {
		if ((name.startsWith('_') && name !== USERS_DATABASE) || name === SHARED_DATABASE) continue;
		const database = await moveDatabase(migration, name);
		migration.onDatabase?.(database);
		moved.push(database);
	}
	return moved;
}

async function moveDatabase(migration: Migration, name: string): Promise<MovedDatabase> {
	const { from, to } = migration;
	await to.create(name);
	const [source, target] = [await from.open(name), await to.open(name)];
	if (source === undefined || target === undefined) throw new Error(`Database ${name} was removed meanwhile`);
	if (name !== USERS_DATABASE) await moveSettings(source, target);
	const mover = new Mover(migration, source, target, `migrate-${migration.fromId}`);
	for (let pass = 1; pass <= PASSES_MAX; pass += 1) {
		await mover.pass();
		if (!(await source.hasWritesBehind(mover.at))) break;
	}
	const { docCount, deletedCount } = await source.info();
	const { sent, refused } = mover;
	return { name, documents: docCount + deletedCount, sent, refused, verdict: await compare(source, target, mover.at) };
}

async function moveSettings(source: Database, target: CouchdbDatabase): Promise<void> {
	const security = await source.readMeta(SECURITY_KEY);
	if (security !== undefined) await target.writeMeta(SECURITY_KEY, security);
	await target.setRevsLimit(await source.revsLimit());
}

async function compare(source: Database, target: Database, at: Seq): Promise<MovedDatabase['verdict']> {
	// CouchDB has documents of its own in `_users`, and may have people of its own.
	const among = source.name === USERS_DATABASE ? await idsIn(source) : undefined;
	const [here, there] = [await digestOf(source, among), await digestOf(target, among)];
	if (here.documents === there.documents && here.digest === there.digest) return 'same';
	return (await source.hasWritesBehind(at)) ? 'still-written' : 'different';
}

/** How far a source was moved: in which life of it, and to which sequence number. A text among these names its life itself. */
interface Mark {
	instance: string;
	seq: Seq;
}

class Mover {
	readonly #migration: Migration;
	readonly #source: Database;
	readonly #target: CouchdbDatabase;
	readonly #markKey: string;
	readonly refused: { id: string; reason: string }[] = [];
	sent = 0;
	#at: Seq | undefined;

	constructor(migration: Migration, source: Database, target: CouchdbDatabase, markKey: string) {
		this.#migration = migration;
		this.#source = source;
		this.#target = target;
		this.#markKey = markKey;
	}

	/** Up to where everything was moved. */
	get at(): Seq {
		return this.#at ?? 0;
	}

	/** From where it is, or was when it was cut short, to where the source ends now. */
	async pass(): Promise<void> {
		const { updateSeq } = await this.#source.info();
		const instance = typeof updateSeq === 'string' ? '' : await this.#source.instance();
		this.#at ??= await this.#markOf(instance);
		for (let pending = 1; pending > 0;) {
			const limit = this.#migration.batchDocuments ?? BATCH_DOCUMENTS;
			const page = await this.#source.changes({ since: this.#at, limit, descending: false, bodies: false });
			await this.#send(page.rows);
			this.#at = page.lastSeq;
			pending = page.pending;
			if (page.rows.length === 0) return;
			await this.#target.writeMeta(this.#markKey, JSON.stringify({ instance, seq: this.#at } satisfies Mark));
			this.#migration.onBatch?.(this.#source.name, this.sent);
		}
	}

	async #markOf(instance: string): Promise<Seq> {
		const kept = await this.#target.readMeta(this.#markKey);
		const mark = kept === undefined ? undefined : (JSON.parse(kept) as Mark);
		return mark?.instance === instance ? mark.seq : 0;
	}

	async #send(rows: readonly ChangeRow[]): Promise<void> {
		const missing = await this.#target.missingRevs(new Map(rows.map(({ id, leaves }) => [id, leaves.map(({ rev }) => rev)])));
		for await (const edits of readEdits(this.#source, missing)) {
			const outcomes = await this.#target.write(edits);
			for (const [index, outcome] of outcomes.entries()) {
				if (outcome.ok) this.sent += 1;
				else if (this.refused.length < REFUSED_TOLD_MAX) {
					this.refused.push({ id: edits[index]?.id ?? '', reason: outcome.error === 'forbidden' ? outcome.reason : outcome.error });
				}
			}
		}
	}
}
