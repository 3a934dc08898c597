// A database in one SQLite file. The object lives as long as the database does; the file behind it is opened when needed.
import { statSync } from 'node:fs';
import { leavesOf } from '../revisions/tree.ts';
import { countedSeq } from './counted-seq.ts';
import { compactGently } from './compact-gently.ts';
import { GroupCommit } from './group-commit.ts';
import type { OpenFiles } from './open-files.ts';
import { countBefore, PendingCount } from './pending-count.ts';
import { prepared } from './prepared.ts';
import { readAllDocs } from './sqlite-all-docs.ts';
import { revisionsOf, type DocumentRow, type HeadRow } from './document-row.ts';
import type { SqliteFile } from './sqlite-file.ts';
import { purgeSeqOf } from './sqlite-upkeep.ts';
import type * as contract from './store.ts';

/** Bytes of the pages in use. */
const ACTIVE_BYTES =
	'SELECT (page_count - freelist_count) * page_size AS activeBytes FROM pragma_page_count, pragma_freelist_count, pragma_page_size';

/** Thrown to whoever still holds a database that was destroyed. */
export class DestroyedError extends Error {}

export class SqliteDatabase implements contract.Database {
	readonly name: string;
	readonly #path: string;
	readonly #files: OpenFiles;
	readonly #group: GroupCommit;
	readonly #pending = new PendingCount();
	readonly #listeners = new Set<(updateSeq: contract.Seq) => void>();
	#announcedSeq: number | undefined;
	#destroyed = false;
	#compacting: Promise<void> | undefined;
	#stopped = false;

	/** `committed` is told how long each group of writes took, in seconds. */
	constructor(name: string, path: string, files: OpenFiles, committed: (seconds: number) => void) {
		this.name = name;
		this.#path = path;
		this.#files = files;
		this.#group = new GroupCommit(
			() => this.#file(),
			(seconds) => {
				committed(seconds);
				this.#announce();
			}
		);
	}

	async instance(): Promise<string> {
		return this.#file().state.instance;
	}

	async info(): Promise<contract.DatabaseInfo> {
		const { db, state } = this.#file();
		const { activeBytes } = prepared(db, ACTIVE_BYTES).get() as { activeBytes: number };
		return {
			docCount: state.live,
			deletedCount: state.deleted,
			updateSeq: state.updateSeq,
			purgeSeq: purgeSeqOf(db),
			fileBytes: statSync(this.#path).size,
			activeBytes
		};
	}

	async heads(ids: readonly string[]): Promise<(contract.Head | undefined)[]> {
		return this.#file()
			.rows.heads(ids)
			.map((row) => row && headOf(row));
	}

	async bodies(keys: readonly { id: string; rev: string }[]): Promise<(contract.Body | undefined)[]> {
		const file = this.#file();
		const rows = file.rows.documents(keys.map(({ id }) => id));
		return keys.map(({ id, rev }, index) => {
			const row = rows[index];
			return row?.rev === rev ? bodyOf(row) : file.otherBody(id, rev);
		});
	}

	async documents(ids: readonly string[]): Promise<(contract.StoredDocument | undefined)[]> {
		const file = this.#file();
		const rows = ids.length === 1 ? ids.map((id) => file.document(id)) : file.rows.documents(ids);
		return rows.map((row) => row && { ...headOf(row), body: bodyOf(row) });
	}

	async attachments(id: string, rev: string): Promise<contract.KeptAttachment[]> {
		return this.#file().attachments.list(id, rev);
	}

	async attachmentBytes({ id, rev, name }: { id: string; rev: string; name: string }): Promise<Uint8Array | undefined> {
		return this.#file().attachments.bytes(id, rev, name);
	}

	write(edits: readonly contract.Edit[]): Promise<contract.EditOutcome[]> {
		return this.#group.add(edits.length, () => this.#file().writeAll(edits));
	}

	async changes(query: contract.ChangesQuery): Promise<{ rows: contract.ChangeRow[]; lastSeq: number; pending: number }> {
		const { db, state } = this.#file();
		const since = countedSeq(query.since);
		const columns = query.bodies ? 'seq, id, rev, deleted, tree, json' : 'seq, id, rev, deleted, tree';
		const total = state.live + state.deleted;
		if (query.descending) {
			const before = since === 0 ? Number.MAX_SAFE_INTEGER : since;
			const sql = `SELECT ${columns} FROM docs WHERE seq < ? ORDER BY seq DESC LIMIT ?`;
			const rows = prepared(db, sql).all(before, query.limit) as DocumentRow[];
			const last = rows.at(-1)?.seq ?? since;
			return { rows: rows.map(changeRow), lastSeq: last, pending: rows.length < query.limit ? 0 : countBefore(db, last) };
		}
		// A thousand feeds that wait need not look into the file to see that there is nothing.
		if (since >= state.updateSeq) return { rows: [], lastSeq: since, pending: 0 };
		const rows = prepared(db, `SELECT ${columns} FROM docs WHERE seq > ? ORDER BY seq LIMIT ?`).all(since, query.limit) as DocumentRow[];
		const last = rows.at(-1)?.seq ?? since;
		const atEnd = rows.length < query.limit;
		const pending = atEnd ? 0 : this.#pending.after({ last, since, read: rows.length, total, updateSeq: state.updateSeq }, db);
		return { rows: rows.map(changeRow), lastSeq: pending === 0 ? Math.max(state.updateSeq, since) : last, pending };
	}

	async hasWritesBehind(seq: contract.Seq): Promise<boolean> {
		return this.#file().state.updateSeq > countedSeq(seq);
	}

	async allDocs(query: contract.AllDocsQuery): Promise<{ rows: contract.DocRow[]; offset: number; total: number }> {
		const { db, state } = this.#file();
		const { rows, preceding } = readAllDocs(db, query);
		return {
			rows: rows.map((row) => ({ id: row.id, rev: row.rev, deleted: false, body: query.bodies ? bodyOf(row) : undefined })),
			offset: Math.min(preceding + query.skip, state.live),
			total: state.live
		};
	}

	async readLocal(id: string): Promise<contract.LocalDocument | undefined> {
		return this.#file().readLocal(id);
	}

	writeLocal(id: string, document: contract.LocalDocument | undefined): Promise<'written' | 'missing'> {
		return this.#group.add(1, () => this.#file().writeLocal(id, document));
	}

	async locals(query: { startKey: string; limit: number }): Promise<(contract.LocalDocument & { id: string })[]> {
		const sql = 'SELECT id, rev, json FROM locals WHERE id >= ? ORDER BY id LIMIT ?';
		return prepared(this.#file().db, sql).all(query.startKey, query.limit) as (contract.LocalDocument & { id: string })[];
	}

	async readMeta(key: string): Promise<string | undefined> {
		return this.#file().readMeta(key);
	}

	writeMeta(key: string, value: string): Promise<void> {
		return this.#group.add(1, () => this.#file().writeMeta(key, value));
	}

	async revsLimit(): Promise<number> {
		return this.#file().state.revsLimit;
	}

	setRevsLimit(limit: number): Promise<void> {
		return this.#group.add(1, () => this.#file().setRevsLimit(limit));
	}

	purge(purges: readonly contract.Purge[], keep: number): Promise<string[][]> {
		return this.#group.add(purges.length, () => purges.map((purge) => this.#file().purge(purge, keep)));
	}

	async purges(): Promise<contract.Purge[]> {
		return this.#file().upkeep.purges();
	}

	/** Two at once are one: the second waits for the first. */
	compact(): Promise<void> {
		return (this.#compacting ??= compactGently(
			(run) => this.#group.add(1, run),
			() => (this.#stopped ? undefined : this.#file().upkeep)
		).finally(() => {
			this.#compacting = undefined;
		}));
	}

	async dropOld(ids: readonly string[]): Promise<void> {
		await this.#group.add(ids.length, () => this.#file().upkeep.dropOldBodiesOf(ids));
		if (!this.#file().upkeep.foldLogNow()) throw new Error(`The log of ${this.name} could not be folded in: another process is reading it`);
	}

	onWrite(listener: (updateSeq: contract.Seq) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Commits what waits; the store calls this before it closes. */
	flush(): void {
		if (!this.#group.isIdle) this.#group.flush();
	}

	/** Ends a compaction after its present step: what it has not done it will do the next time. */
	stop(): void {
		this.#stopped = true;
	}

	/** Ends this object's life; the store removes the file. */
	markDestroyed(): void {
		this.#destroyed = true;
		this.stop();
		for (const listener of [...this.#listeners]) listener(0);
	}

	#file(): SqliteFile {
		if (this.#destroyed) throw new DestroyedError(`Database ${this.name} was destroyed`);
		return this.#files.use(this.#path);
	}

	#announce(): void {
		const { updateSeq } = this.#file().state;
		if (updateSeq === this.#announcedSeq) return;
		this.#announcedSeq = updateSeq;
		for (const listener of [...this.#listeners]) listener(updateSeq);
	}
}

function headOf(row: HeadRow): contract.Head {
	const { tree, winner, deleted } = revisionsOf(row);
	return { id: row.id, seq: row.seq, winner, deleted, tree };
}

const bodyOf = (row: DocumentRow): contract.Body => ({ json: row.json, deleted: row.deleted === 1 });

const changeRow = (row: HeadRow | DocumentRow): contract.ChangeRow => ({
	seq: row.seq,
	id: row.id,
	deleted: row.deleted === 1,
	leaves: row.tree === null ? [{ rev: row.rev, deleted: row.deleted === 1 }] : leavesOf(revisionsOf(row).tree),
	body: 'json' in row ? bodyOf(row) : undefined
});
