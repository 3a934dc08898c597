// The usual upload of a tablet is new documents, many at once. They are put in many to a statement, without looking first whether one
// is there: the index on ids says so. Where one is, none of that statement is put in, and the next few go the long way (sqlite-file.ts).
import type Database from 'better-sqlite3';
import { formatRev } from '../revisions/rev-id.ts';
import { prepared } from './prepared.ts';
import type { Edit } from './store.ts';

/** Rows of one statement: the most that gains anything, and what a small upload still has. SQLite sets aside each page once a statement. */
const INSERTS = [50, 10].map((rows) => {
	const values = Array<string>(rows).fill('(?, ?, ?, 0, NULL, ?)').join(', ');
	return { rows, sql: `INSERT INTO docs (seq, id, rev, deleted, tree, json) VALUES ${values}` };
});
const VALUES_OF_ROW = 4;
/** Documents that go the long way before the short one is tried again. */
export const LONG_WAY_DOCUMENTS = 10;

/**
 * Puts in some of the edits from `start` on, under the sequence numbers behind `updateSeq`, and gives their revisions. Undefined, and
 * nothing is put in, when there are too few of them, one is not a living document's only revision, or one is there already.
 */
export function insertFirstWritings(db: Database.Database, edits: readonly Edit[], start: number, updateSeq: number): string[] | undefined {
	const insert = INSERTS.find(({ rows }) => rows <= edits.length - start);
	if (insert === undefined) return undefined;
	const revs: string[] = [];
	const values = new Array<unknown>(insert.rows * VALUES_OF_ROW);
	for (let at = 0, place = 0; at < insert.rows; at += 1) {
		const edit = edits[start + at] as Edit;
		const rev = onlyRevOf(edit);
		if (rev === undefined) return undefined;
		revs.push(rev);
		values[place++] = updateSeq + 1 + at;
		values[place++] = edit.id;
		values[place++] = rev;
		values[place++] = edit.json;
	}
	return isInserted(prepared(db, insert.sql), values) ? revs : undefined;
}

function isInserted(insert: Database.Statement, values: readonly unknown[]): boolean {
	try {
		insert.run(values);
		return true;
	} catch (error) {
		if ((error as { code?: unknown }).code === 'SQLITE_CONSTRAINT_UNIQUE') return false;
		throw error;
	}
}

/** The revision of an edit that makes a living document with no history, if there is none of that id yet. */
function onlyRevOf({ edit, attachments }: Edit): string | undefined {
	if (edit.deleted || attachments !== undefined) return undefined;
	if (edit.kind === 'new') return edit.parent === undefined ? formatRev(1, edit.hash) : undefined;
	return edit.path.length === 1 ? edit.path[0] : undefined;
}
