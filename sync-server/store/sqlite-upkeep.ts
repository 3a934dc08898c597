// What is done to a database's file now and then: leaves taken out of documents for good, old bodies dropped, free pages given
// back. Synchronous; purging and dropping inside whatever transaction the caller is in.
import type Database from 'better-sqlite3';
import { forgetInnerBodies, purgeLeaves } from '../revisions/purge.ts';
import { leavesOf, type RevisionTree } from '../revisions/tree.ts';
import { prepared } from './prepared.ts';
import type { SqliteAttachments } from './sqlite-attachments.ts';
import { revisionsOf, treeText, type DocumentRow, type HeadRow } from './document-row.ts';
import type { Purge } from './store.ts';

/** What a purge did to a document's place among the living and the deleted. */
export interface Purged {
	revs: string[];
	wasDeleted: boolean;
	/** Undefined when nothing is left of it. */
	isDeleted: boolean | undefined;
}

export class SqliteUpkeep {
	readonly #db: Database.Database;
	readonly #attachments: () => SqliteAttachments;
	readonly #statements: ReturnType<typeof prepare>;

	constructor(db: Database.Database, attachments: () => SqliteAttachments) {
		this.#db = db;
		this.#attachments = attachments;
		this.#statements = prepare(db);
	}

	/** Takes leaves out of a document and notes that under `seq`; undefined when none of them is there. `keep`: purges remembered. */
	purge({ id, revs }: Purge, seq: number, keep: number): Purged | undefined {
		const s = this.#statements;
		const row = s.document.get(id) as DocumentRow | undefined;
		if (row === undefined) return undefined;
		const { tree, purged, removed } = purgeLeaves(revisionsOf(row).tree, new Set(revs));
		if (purged.length === 0) return undefined;
		for (const rev of removed) {
			s.dropBody.run(id, rev);
			this.#attachments().forget(id, rev);
		}
		s.note.run(id, JSON.stringify(purged));
		s.trim.run(keep);
		const isDeleted = this.#rewrite(row, tree, seq);
		return { revs: purged, wasDeleted: row.deleted === 1, isDeleted };
	}

	/** Every purge remembered, oldest first. */
	purges(): Purge[] {
		const rows = this.#statements.purges.all() as { id: string; revs: string }[];
		return rows.map(({ id, revs }) => ({ id, revs: JSON.parse(revs) as string[] }));
	}

	/**
	 * Drops the bodies of revisions that are no leaf from the next `limit` documents behind `after` that have more than one revision.
	 * Tells the last one's sequence number, or undefined when there were no more.
	 */
	dropOldBodies(after: number, limit: number): number | undefined {
		const rows = this.#statements.withHistory.all(after, limit) as HeadRow[];
		for (const row of rows) this.#dropOldBodies(row);
		return rows.at(-1)?.seq;
	}

	/** The same for these documents alone. */
	dropOldBodiesOf(ids: readonly string[]): void {
		for (const id of ids) {
			const row = this.#statements.document.get(id) as DocumentRow | undefined;
			if (row !== undefined && row.tree !== null) this.#dropOldBodies(row);
		}
	}

	/** Drops attachments that no kept revision has. */
	dropOldAttachments(): void {
		this.#attachments().sweep();
	}

	/** Gives at most so many free pages back to the disk; whether there may be more. Not inside a transaction. */
	giveBack(pages: number): boolean {
		const free = this.#db.pragma('freelist_count', { simple: true }) as number;
		if (free === 0) return false;
		if (this.#db.pragma('auto_vacuum', { simple: true }) === 0) {
			// A file from before free pages could be given back piece by piece; it is written anew once.
			this.#db.pragma('auto_vacuum = INCREMENTAL');
			this.#db.exec('VACUUM');
			return false;
		}
		this.#db.pragma(`incremental_vacuum(${pages})`);
		return free > pages;
	}

	/** Folds the log into the file and empties it, so that nothing old is left there either. */
	foldLog(): void {
		this.#db.pragma('wal_checkpoint(TRUNCATE)');
	}

	/** The same without waiting for who reads the file at the moment; whether the log is empty now. */
	foldLogNow(): boolean {
		const waitMs = this.#db.pragma('busy_timeout', { simple: true }) as number;
		this.#db.pragma('busy_timeout = 0');
		try {
			const [answer] = this.#db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
			return answer?.busy === 0;
		} finally {
			this.#db.pragma(`busy_timeout = ${waitMs}`);
		}
	}

	#dropOldBodies(row: HeadRow): void {
		const { tree } = revisionsOf(row);
		const dropped = forgetInnerBodies(tree);
		if (dropped.length === 0) return;
		for (const rev of dropped) this.#statements.dropBody.run(row.id, rev);
		this.#statements.setTree.run(treeText(tree), row.id);
	}

	/** Writes what is left of a document; whether that is deleted, undefined when nothing is left. */
	#rewrite(row: DocumentRow, tree: RevisionTree, seq: number): boolean | undefined {
		const s = this.#statements;
		const winner = leavesOf(tree)[0];
		if (winner === undefined) {
			s.dropDocument.run(row.id);
			return undefined;
		}
		const text = treeText(tree);
		if (winner.rev === row.rev) s.regrow.run(seq, text, row.id);
		else {
			const json = s.body.get(row.id, winner.rev) as string | undefined;
			if (json === undefined) throw new Error(`The winning revision ${winner.rev} has no body`);
			s.replace.run(seq, winner.rev, Number(winner.deleted), text, json, row.id);
			s.dropBody.run(row.id, winner.rev);
		}
		return winner.deleted;
	}
}

/** The number of the last purge; 0 before the first. */
export const purgeSeqOf = (db: Database.Database): number => (prepared(db, LAST_PURGE).get() as { seq: number }).seq;
const LAST_PURGE = 'SELECT ifnull(max(seq), 0) AS seq FROM purges';

function prepare(db: Database.Database) {
	return {
		document: db.prepare('SELECT seq, id, rev, deleted, tree, json FROM docs WHERE id = ?'),
		withHistory: db.prepare('SELECT seq, id, rev, deleted, tree FROM docs WHERE seq > ? AND tree IS NOT NULL ORDER BY seq LIMIT ?'),
		body: db.prepare('SELECT json FROM bodies WHERE id = ? AND rev = ?').pluck(),
		dropBody: db.prepare('DELETE FROM bodies WHERE id = ? AND rev = ?'),
		dropDocument: db.prepare('DELETE FROM docs WHERE id = ?'),
		replace: db.prepare('UPDATE docs SET seq = ?, rev = ?, deleted = ?, tree = ?, json = ? WHERE id = ?'),
		regrow: db.prepare('UPDATE docs SET seq = ?, tree = ? WHERE id = ?'),
		setTree: db.prepare('UPDATE docs SET tree = ? WHERE id = ?'),
		note: db.prepare('INSERT INTO purges (id, revs) VALUES (?, ?)'),
		trim: db.prepare('DELETE FROM purges WHERE seq <= (SELECT max(seq) FROM purges) - ?'),
		purges: db.prepare('SELECT id, revs FROM purges ORDER BY seq')
	};
}
