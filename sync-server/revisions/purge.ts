// Pure: what is left of a document's revisions when leaves are taken away for good, or bodies that are no leaf's.
import { formatRev } from './rev-id.ts';
import type { RevisionNode, RevisionTree } from './tree.ts';

interface Visit {
	rev: string;
	node: RevisionNode;
	isLeaf: boolean;
}

/**
 * Takes leaves out of a tree (which it changes), each with the ancestors that led to nothing else. Revisions that are no leaf stay.
 * `purged`: those of `revs` that were taken; `removed`: all that are gone, ancestors among them.
 */
export function purgeLeaves(tree: RevisionTree, revs: ReadonlySet<string>): { tree: RevisionTree; purged: string[]; removed: string[] } {
	const removed = new Map<RevisionNode, Visit>();
	// Leaves come last in the walk, so that a parent is looked at when its children are decided.
	for (const visit of nodesOf(tree).reverse()) {
		if (visit.isLeaf ? revs.has(visit.rev) : visit.node[2].every((child) => removed.has(child))) removed.set(visit.node, visit);
		else visit.node[2] = visit.node[2].filter((child) => !removed.has(child));
	}
	const gone = [...removed.values()];
	return {
		tree: tree.filter((path) => !removed.has(path.ids)),
		purged: gone.filter(({ isLeaf }) => isLeaf).map(({ rev }) => rev),
		removed: gone.map(({ rev }) => rev)
	};
}

/** Marks the bodies of all revisions that are no leaf as missing (changes the tree), and tells which were there. */
export function forgetInnerBodies(tree: RevisionTree): string[] {
	const kept = nodesOf(tree).filter(({ node, isLeaf }) => !isLeaf && node[1].status === 'available');
	for (const { node } of kept) node[1] = { ...node[1], status: 'missing' };
	return kept.map(({ rev }) => rev);
}

/** All revisions, each before its children. Walked by hand: a history can be longer than the stack is deep. */
function nodesOf(tree: RevisionTree): Visit[] {
	const visits: Visit[] = [];
	const waiting = tree.map(({ pos, ids }): [number, RevisionNode] => [pos, ids]);
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		const [pos, node] = next;
		visits.push({ rev: formatRev(pos, node[0]), node, isLeaf: node[2].length === 0 });
		for (const child of node[2]) waiting.push([pos + 1, child]);
	}
	return visits;
}
