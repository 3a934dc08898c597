// Pure: what an edit makes of a document's revisions. Both stores write what this says and nothing else (P20–P24).
import { merge } from 'pouchdb-merge';
import { formatRev, generationOf, revivalHash } from './rev-id.ts';
import { hasRev, leavesOf, treeOfPath, type RevisionTree } from './tree.ts';

/**
 * `new`: an edit made here, on top of `parent` (undefined: of nothing, or of a tombstone); `hash` names it.
 * `replicated`: an edit made elsewhere, with its revision and known ancestors in `path`, newest first.
 */
export type RevisionEdit =
	| { kind: 'new'; parent: string | undefined; hash: string; deleted: boolean }
	| { kind: 'replicated'; path: readonly string[]; deleted: boolean };

export interface Revisions {
	tree: RevisionTree;
	winner: string;
	deleted: boolean;
}

export type Applied =
	| { kind: 'stored'; rev: string; revisions: Revisions; forgotten: string[] }
	| { kind: 'already-there'; rev: string }
	| { kind: 'conflict' }
	| { kind: 'written-once' };

/** How many revisions of a branch are remembered unless a database says otherwise (CouchDB's own figure). */
export const REVS_LIMIT_DEFAULT = 1000;

/** Applies one edit to a document's revisions (undefined: no such document). May change `current.tree`; the caller gives it away. */
export function applyEdit(
	current: Revisions | undefined,
	document: { id: string; json: string; edit: RevisionEdit; once?: boolean },
	revsLimit: number
): Applied {
	const path = pathOf(current, document);
	if (path === undefined) return { kind: 'conflict' };
	const rev = path[0] as string;
	const deleted = document.edit.deleted;
	if (current === undefined) return stored(rev, cut(treeOfPath(path, deleted), path, revsLimit), []);
	if (hasRev(current.tree, rev)) return { kind: 'already-there', rev };
	if (document.once === true) return { kind: 'written-once' };
	const branch = treeOfPath(path, deleted)[0];
	if (branch === undefined) return { kind: 'conflict' };
	const merged = merge(current.tree, branch, revsLimit);
	return stored(rev, merged.tree, merged.stemmedRevs);
}

/** The new revision and its ancestors, newest first; undefined when a new edit does not stand on a living leaf. */
function pathOf(current: Revisions | undefined, document: { id: string; json: string; edit: RevisionEdit }): readonly string[] | undefined {
	const { id, json, edit } = document;
	if (edit.kind === 'replicated') return edit.path;
	if (current === undefined) return edit.parent === undefined ? [formatRev(1, edit.hash)] : undefined;
	if (edit.parent === undefined) {
		if (!current.deleted || edit.deleted) return undefined;
		return [formatRev(generationOf(current.winner) + 1, revivalHash(id, current.winner, json)), current.winner];
	}
	const onLeaf = leavesOf(current.tree).some((leaf) => leaf.rev === edit.parent && !leaf.deleted);
	return onLeaf ? [formatRev(generationOf(edit.parent) + 1, edit.hash), edit.parent] : undefined;
}

/** A first path is longer than the limit only when a replicator brings it so. */
function cut(tree: RevisionTree, path: readonly string[], revsLimit: number): RevisionTree {
	return path.length <= revsLimit ? tree : merge([], tree[0] as RevisionTree[number], revsLimit).tree;
}

function stored(rev: string, tree: RevisionTree, forgotten: string[]): Applied {
	const winner = leavesOf(tree)[0];
	if (winner === undefined) throw new Error('A revision tree has at least one leaf');
	return { kind: 'stored', rev, revisions: { tree, winner: winner.rev, deleted: winner.deleted }, forgotten };
}
