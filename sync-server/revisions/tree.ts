// Pure revision algebra: trees of revisions as CouchDB keeps them. No storage, no bodies.
import { formatRev, generationOf, hashOf, parseRev } from './rev-id.ts';

/** PouchDB-merge form: each root has a position and nodes `[hash, {status}, children]`. */
export type RevisionTree = RevisionPath[];
export interface RevisionPath {
	pos: number;
	ids: RevisionNode;
}
export type RevisionNode = [hash: string, options: { status?: 'available' | 'missing'; deleted?: boolean }, children: RevisionNode[]];

export interface Leaf {
	rev: string;
	deleted: boolean;
}

interface Visit {
	pos: number;
	node: RevisionNode;
	/** From this node's revision up to its root. */
	trail: Trail;
}
interface Trail {
	rev: string;
	available: boolean;
	up: Trail | undefined;
}

/** The tree of a document's only revision. */
export const treeOfOne = (rev: string, deleted: boolean): RevisionTree => [
	{ pos: generationOf(rev), ids: [hashOf(rev), deleted ? { status: 'available', deleted } : { status: 'available' }, []] }
];

/** Whether a tree has one revision and no other: most have, and need no walk. */
export const hasOneRevision = (tree: RevisionTree): boolean => tree.length === 1 && tree[0]?.ids[2].length === 0;

function onlyLeafOf(tree: RevisionTree): (Leaf & { available: boolean }) | undefined {
	const [root] = tree;
	if (root === undefined || !hasOneRevision(tree)) return undefined;
	const [hash, { deleted = false, status }] = root.ids;
	return { rev: formatRev(root.pos, hash), deleted, available: status === 'available' };
}

/** A tree of one branch: the newest revision has a body, its ancestors are known by name only. `path` is newest first. */
export function treeOfPath(path: readonly string[], deleted: boolean): RevisionTree {
	const [newest, ...ancestors] = path.map((rev) => parseRev(rev) ?? { generation: 0, hash: rev });
	if (newest === undefined) return [];
	let node: RevisionNode = [newest.hash, deleted ? { status: 'available', deleted: true } : { status: 'available' }, []];
	for (const ancestor of ancestors) node = [ancestor.hash, { status: 'missing' }, [node]];
	return [{ pos: newest.generation - ancestors.length, ids: node }];
}

/** The leaves in CouchDB's order: the living before the deleted, then the longer history, then the greater hash. The first one wins. */
export function leavesOf(tree: RevisionTree): Leaf[] {
	const only = onlyLeafOf(tree);
	if (only !== undefined) return [{ rev: only.rev, deleted: only.deleted }];
	const leaves: (Leaf & { pos: number; hash: string })[] = [];
	walk(tree, ({ pos, node }) => {
		if (node[2].length === 0) leaves.push({ rev: formatRev(pos, node[0]), deleted: node[1].deleted === true, pos, hash: node[0] });
	});
	leaves.sort((a, b) => Number(a.deleted) - Number(b.deleted) || b.pos - a.pos || (a.hash < b.hash ? 1 : -1));
	return leaves.map(({ rev, deleted }) => ({ rev, deleted }));
}

/** A revision and its known ancestors, newest first; undefined when the tree does not have it. */
export function historyOf(tree: RevisionTree, rev: string): { rev: string; available: boolean }[] | undefined {
	const only = onlyLeafOf(tree);
	if (only?.rev === rev) return [{ rev, available: only.available }];
	const found = find(tree, rev);
	if (found === undefined) return undefined;
	const history: { rev: string; available: boolean }[] = [];
	for (let step: Trail | undefined = found.trail; step !== undefined; step = step.up)
		history.push({ rev: step.rev, available: step.available });
	return history;
}

export const hasRev = (tree: RevisionTree, rev: string): boolean => find(tree, rev) !== undefined;

/** Whether a revision of the tree is a deletion; false for one it does not have. */
export const isDeletion = (tree: RevisionTree, rev: string): boolean => find(tree, rev)?.node[1].deleted === true;

/** The leaves that a revision has grown into (itself, if it is one); none when the tree does not have it. */
export function leavesUnder(tree: RevisionTree, rev: string): Leaf[] {
	const only = onlyLeafOf(tree);
	if (only !== undefined) return only.rev === rev ? [{ rev, deleted: only.deleted }] : [];
	const found = find(tree, rev);
	if (found === undefined) return [];
	if (found.node[2].length === 0) return [{ rev, deleted: found.node[1].deleted === true }];
	return leavesOf([{ pos: found.pos, ids: found.node }]);
}

/** Of the revisions offered, those the tree does not have, in the order offered; and the leaves they may descend from. */
export function missingRevs(tree: RevisionTree, offered: readonly string[]): { missing: string[]; possibleAncestors: string[] } {
	const missing = offered.filter((rev) => !hasRev(tree, rev));
	const oldest = Math.max(0, ...missing.map((rev) => parseRev(rev)?.generation ?? 0));
	const possibleAncestors = leavesOf(tree)
		.map((leaf) => leaf.rev)
		.filter((rev) => (parseRev(rev)?.generation ?? 0) < oldest)
		.sort();
	return { missing, possibleAncestors: missing.length === 0 ? [] : possibleAncestors };
}

function find(tree: RevisionTree, rev: string): Visit | undefined {
	let found: Visit | undefined;
	walk(tree, (visit) => {
		if (visit.trail.rev === rev) found = visit;
	});
	return found;
}

function walk(tree: RevisionTree, each: (visit: Visit) => void): void {
	const waiting = tree.map((path) => visitOf(path.pos, path.ids, undefined));
	for (let visit = waiting.pop(); visit !== undefined; visit = waiting.pop()) {
		each(visit);
		for (const child of visit.node[2]) waiting.push(visitOf(visit.pos + 1, child, visit.trail));
	}
}

const visitOf = (pos: number, node: RevisionNode, up: Trail | undefined): Visit => ({
	pos,
	node,
	trail: { rev: formatRev(pos, node[0]), available: node[1].status === 'available', up }
});
