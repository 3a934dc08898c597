// One open SQLite file of one database: its statements and what a single edit does to its rows. Synchronous; who calls it
// decides on transactions (group-commit.ts).
import Database from 'better-sqlite3';
import { applyEdit, REVS_LIMIT_DEFAULT, type Revisions } from '../revisions/apply-edit.ts';
import { revisionsOf, treeText, type DocumentRow, type HeadRow } from './document-row.ts';
import { endedUncleanly, quickCheck } from './damage.ts';
import { insertFirstWritings, LONG_WAY_DOCUMENTS } from './first-writings.ts';
import { INITIAL_STATE, migrations } from './migrations/migrations.ts';
import { newLifeName } from './new-life.ts';
import { SqliteAttachments } from './sqlite-attachments.ts';
import { RowsById } from './rows-by-id.ts';
import { SqliteUpkeep } from './sqlite-upkeep.ts';
import type { Body, Edit, EditOutcome, LocalDocument, Purge } from './store.ts';

/** Pages in the write-ahead log before SQLite folds it into the file: 16 MB of 4 kB pages. */
const WAL_PAGES_MAX = 4_000;
/** Documents remembered between two writes, and how long the text of one may be. */
const REMEMBERED_MAX = 1_000;
const REMEMBERED_UNITS_MAX = 4_096;

interface State {
	instance: string;
	updateSeq: number;
	live: number;
	deleted: number;
	revsLimit: number;
}

/** A file written by a newer version of the program. */
export class NewerFileError extends Error {}

export class SqliteFile {
	readonly db: Database.Database;
	readonly #statements: ReturnType<typeof prepare>;
	#attachments: SqliteAttachments | undefined;
	#upkeep: SqliteUpkeep | undefined;
	readonly rows: RowsById;
	#state: State;
	/** Documents that were asked for one by one since the last transaction. */
	readonly #remembered = new Map<string, DocumentRow>();

	/**
	 * Opens, and brings an older file up to date. A file that was not closed properly is read whole first. Throws NewerFileError,
	 * DamagedFileError, or SQLite's own error for what is no database at all.
	 */
	constructor(path: string, options: { mustExist: boolean }) {
		const isSuspect = endedUncleanly(path);
		this.db = new Database(path, { fileMustExist: options.mustExist });
		try {
			if (isSuspect) quickCheck(this.db, path);
			// Free pages can be given back piece by piece. For a file that is there already this waits for its next VACUUM.
			this.db.pragma('auto_vacuum = INCREMENTAL');
			this.db.pragma('journal_mode = WAL');
			// What is deleted or overwritten is overwritten in the file too: an erased personal record must not lie in a free page.
			this.db.pragma('secure_delete = ON');
			this.db.pragma('synchronous = FULL');
			this.db.pragma(`wal_autocheckpoint = ${WAL_PAGES_MAX}`);
			migrate(this.db);
			this.#statements = prepare(this.db);
			this.rows = new RowsById(this.db);
			this.#state = this.#readState();
		} catch (error) {
			this.db.close();
			throw error;
		}
	}

	/** Made when first asked for: most databases have none. */
	get attachments(): SqliteAttachments {
		return (this.#attachments ??= new SqliteAttachments(this.db));
	}

	/** Made when first asked for. */
	get upkeep(): SqliteUpkeep {
		return (this.#upkeep ??= new SqliteUpkeep(this.db, () => this.attachments));
	}

	get state(): Readonly<State> {
		return this.#state;
	}

	/** Runs `work` in one transaction: all of it is fsynced when this returns, none of it is there when this throws. */
	transaction<T>(work: () => T): T {
		this.#statements.begin.run();
		try {
			const result = work();
			const { updateSeq, live, deleted, revsLimit } = this.#state;
			this.#statements.saveState.run(updateSeq, live, deleted, revsLimit);
			this.#statements.commit.run();
			return result;
		} catch (error) {
			if (this.db.inTransaction) this.db.exec('ROLLBACK');
			this.#state = this.#readState();
			throw error;
		} finally {
			this.#remembered.clear();
		}
	}

	/** One document with its winner's body. Each request asks for an account, and accounts are seldom written. */
	document(id: string): DocumentRow | undefined {
		const known = this.#remembered.get(id);
		if (known !== undefined) return known;
		const [row] = this.rows.documents([id]);
		if (row === undefined || row.json.length > REMEMBERED_UNITS_MAX) return row;
		if (this.#remembered.size === REMEMBERED_MAX) this.#remembered.clear();
		this.#remembered.set(id, row);
		return row;
	}

	/** Inside a transaction: writes documents in order. */
	writeAll(edits: readonly Edit[]): EditOutcome[] {
		const outcomes: EditOutcome[] = [];
		while (outcomes.length < edits.length) {
			const revs = insertFirstWritings(this.db, edits, outcomes.length, this.#state.updateSeq);
			if (revs === undefined) {
				for (const edit of edits.slice(outcomes.length, outcomes.length + LONG_WAY_DOCUMENTS)) outcomes.push(this.write(edit));
				continue;
			}
			for (const rev of revs) outcomes.push({ ok: true, rev });
			this.#state.live += revs.length;
			this.#state.updateSeq += revs.length;
		}
		return outcomes;
	}

	/** Inside a transaction: writes one document. */
	write(edit: Edit): EditOutcome {
		const row = this.rows.head(edit.id);
		const current = row === undefined ? undefined : revisionsOf(row);
		const applied = applyEdit(current, edit, this.#state.revsLimit);
		if (applied.kind === 'conflict' || applied.kind === 'written-once') return { ok: false, error: applied.kind };
		if (applied.kind === 'already-there') return { ok: true, rev: applied.rev };
		if (edit.attachments !== undefined && !this.attachments.areKept(edit.id, edit.attachments)) return { ok: false, error: 'missing-stub' };
		const { rev, revisions, forgotten } = applied;
		const seq = this.#state.updateSeq + 1;
		const tree = treeText(revisions.tree);
		if (row === undefined) this.#statements.insert.run(seq, edit.id, rev, Number(revisions.deleted), tree, edit.json);
		else this.#rewrite(row, edit, { seq, rev, revisions, tree });
		if (edit.attachments !== undefined) this.attachments.save(edit.id, rev, edit.attachments);
		for (const old of forgotten) this.#forget(edit.id, old);
		this.#count(row, revisions.deleted);
		this.#state.updateSeq = seq;
		return { ok: true, rev };
	}

	/** Inside a transaction: takes leaves out of a document; tells which. */
	purge(purge: Purge, keep: number): string[] {
		const purged = this.upkeep.purge(purge, this.#state.updateSeq + 1, keep);
		if (purged === undefined) return [];
		this.#state[purged.wasDeleted ? 'deleted' : 'live'] -= 1;
		if (purged.isDeleted !== undefined) this.#state[purged.isDeleted ? 'deleted' : 'live'] += 1;
		this.#state.updateSeq += 1;
		return purged.revs;
	}

	/** A body that is not the winner's. */
	otherBody(id: string, rev: string): Body | undefined {
		const row = this.#statements.body.get(id, rev) as { deleted: number; json: string } | undefined;
		return row === undefined ? undefined : { json: row.json, deleted: row.deleted === 1 };
	}

	readLocal(id: string): LocalDocument | undefined {
		return this.#statements.local.get(id) as LocalDocument | undefined;
	}

	writeLocal(id: string, document: LocalDocument | undefined): 'written' | 'missing' {
		if (document === undefined) return this.#statements.dropLocal.run(id).changes === 0 ? 'missing' : 'written';
		this.#statements.saveLocal.run(id, document.rev, document.json);
		return 'written';
	}

	readMeta(key: string): string | undefined {
		return (this.#statements.meta.get(key) as { value: string } | undefined)?.value;
	}

	writeMeta(key: string, value: string): void {
		this.#statements.saveMeta.run(key, value);
	}

	setRevsLimit(limit: number): void {
		this.#state.revsLimit = limit;
	}

	/** Folds the log into the file and lets go of it; a backup that reads it right now is not waited for. */
	close(): void {
		this.db.pragma('busy_timeout = 0');
		this.db.pragma('wal_checkpoint(TRUNCATE)');
		this.db.close();
	}

	/** The winner's body lies in the row, every other one in `bodies`: moves them as the winner changes. */
	#rewrite(row: HeadRow, edit: Edit, next: { seq: number; rev: string; revisions: Revisions; tree: string | null }): void {
		const { winner, deleted } = next.revisions;
		const s = this.#statements;
		if (winner !== row.rev) s.setAside.run(edit.id);
		if (winner === next.rev) {
			s.replace.run(next.seq, winner, Number(deleted), next.tree, edit.json, edit.id);
			return;
		}
		s.saveBody.run(edit.id, next.rev, Number(edit.edit.deleted), edit.json);
		if (winner === row.rev) {
			s.regrow.run(next.seq, next.tree, edit.id);
			return;
		}
		const body = this.otherBody(edit.id, winner);
		if (body === undefined) throw new Error(`The winning revision ${winner} has no body`);
		s.replace.run(next.seq, winner, Number(deleted), next.tree, body.json, edit.id);
		s.dropBody.run(edit.id, winner);
	}

	#forget(id: string, rev: string): void {
		this.#statements.dropBody.run(id, rev);
		this.attachments.forget(id, rev);
	}

	#count(row: HeadRow | undefined, deleted: boolean): void {
		if (row !== undefined) this.#state[row.deleted === 1 ? 'deleted' : 'live'] -= 1;
		this.#state[deleted ? 'deleted' : 'live'] += 1;
	}

	#readState(): State {
		const sql = 'SELECT instance, update_seq AS updateSeq, live, deleted, revs_limit AS revsLimit FROM state';
		return this.db.prepare(sql).get() as State;
	}
}

function migrate(db: Database.Database): void {
	const version = db.pragma('user_version', { simple: true }) as number;
	if (version > migrations.length) throw new NewerFileError(`Made by a newer version of this program (${version})`);
	if (version === migrations.length) return;
	db.transaction(() => {
		for (const migration of migrations.slice(version)) db.exec(migration);
		db.prepare(INITIAL_STATE).run(newLifeName(), REVS_LIMIT_DEFAULT);
		db.pragma(`user_version = ${migrations.length}`);
	}).immediate();
}

function prepare(db: Database.Database) {
	return {
		begin: db.prepare('BEGIN IMMEDIATE'),
		commit: db.prepare('COMMIT'),
		insert: db.prepare('INSERT INTO docs (seq, id, rev, deleted, tree, json) VALUES (?, ?, ?, ?, ?, ?)'),
		replace: db.prepare('UPDATE docs SET seq = ?, rev = ?, deleted = ?, tree = ?, json = ? WHERE id = ?'),
		regrow: db.prepare('UPDATE docs SET seq = ?, tree = ? WHERE id = ?'),
		body: db.prepare('SELECT deleted, json FROM bodies WHERE id = ? AND rev = ?'),
		setAside: db.prepare('INSERT OR REPLACE INTO bodies (id, rev, deleted, json) SELECT id, rev, deleted, json FROM docs WHERE id = ?'),
		saveBody: db.prepare('INSERT OR REPLACE INTO bodies (id, rev, deleted, json) VALUES (?, ?, ?, ?)'),
		dropBody: db.prepare('DELETE FROM bodies WHERE id = ? AND rev = ?'),
		local: db.prepare('SELECT rev, json FROM locals WHERE id = ?'),
		saveLocal: db.prepare('INSERT OR REPLACE INTO locals (id, rev, json) VALUES (?, ?, ?)'),
		dropLocal: db.prepare('DELETE FROM locals WHERE id = ?'),
		meta: db.prepare('SELECT value FROM meta WHERE key = ?'),
		saveMeta: db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)'),
		saveState: db.prepare('UPDATE state SET update_seq = ?, live = ?, deleted = ?, revs_limit = ?')
	};
}
