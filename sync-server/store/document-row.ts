// The row of a document in a database's SQLite file.
import type { Revisions } from '../revisions/apply-edit.ts';
import { hasOneRevision, treeOfOne, type RevisionTree } from '../revisions/tree.ts';

export interface DocumentRow {
	seq: number;
	id: string;
	rev: string;
	deleted: number;
	tree: string | null;
	json: string;
}
export type HeadRow = Omit<DocumentRow, 'json'>;

/** The revisions of a row; a row without a tree has one revision. */
export function revisionsOf(row: HeadRow): Revisions {
	const deleted = row.deleted === 1;
	const tree = row.tree === null ? treeOfOne(row.rev, deleted) : (JSON.parse(row.tree) as RevisionTree);
	return { tree, winner: row.rev, deleted };
}

/** A tree as a row keeps it: nothing for a document of one revision. */
export const treeText = (tree: RevisionTree): string | null => (hasOneRevision(tree) ? null : JSON.stringify(tree));
