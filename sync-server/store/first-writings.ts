// The usual upload of a tablet is new documents, many at once. They are put in ten by ten, without looking first whether one is
// there: the index on ids says so. Where one is, none of the ten is put in, and each goes the long way (sqlite-file.ts).
import type Database from 'better-sqlite3';
import { formatRev } from '../revisions/rev-id.ts';
import type { Edit } from './store.ts';

/** Rows of one statement; more of them gain nothing. */
export const FIRST_WRITINGS_AT_ONCE = 10;

export class FirstWritings {
	readonly #insert: Database.Statement;

	constructor(db: Database.Database) {
		const rows = Array<string>(FIRST_WRITINGS_AT_ONCE).fill('(?, ?, ?, 0, NULL, ?)').join(', ');
		this.#insert = db.prepare(`INSERT INTO docs (seq, id, rev, deleted, tree, json) VALUES ${rows}`);
	}

	/**
	 * Puts in the edits from `start` on, under the sequence numbers behind `updateSeq`, and gives their revisions. Undefined, and
	 * nothing is put in, when there are too few of them, one is not a living document's only revision, or one is there already.
	 */
	tryInsert(edits: readonly Edit[], start: number, updateSeq: number): string[] | undefined {
		const revs: string[] = [];
		const values: unknown[] = [];
		for (let at = 0; at < FIRST_WRITINGS_AT_ONCE; at += 1) {
			const edit = edits[start + at];
			const rev = edit === undefined ? undefined : onlyRevOf(edit);
			if (edit === undefined || rev === undefined) return undefined;
			revs.push(rev);
			values.push(updateSeq + 1 + at, edit.id, rev, edit.json);
		}
		return this.#insertAll(values) ? revs : undefined;
	}

	#insertAll(values: readonly unknown[]): boolean {
		try {
			this.#insert.run(values);
			return true;
		} catch (error) {
			if ((error as { code?: unknown }).code === 'SQLITE_CONSTRAINT_UNIQUE') return false;
			throw error;
		}
	}
}

/** The revision of an edit that makes a living document with no history, if there is none of that id yet. */
function onlyRevOf({ edit, attachments }: Edit): string | undefined {
	if (edit.deleted || attachments !== undefined) return undefined;
	if (edit.kind === 'new') return edit.parent === undefined ? formatRev(1, edit.hash) : undefined;
	return edit.path.length === 1 ? edit.path[0] : undefined;
}
