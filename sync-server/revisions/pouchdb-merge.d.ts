// The part of pouchdb-merge that this program uses; the shapes are those of tree.ts.
declare module 'pouchdb-merge' {
	interface Path {
		pos: number;
		ids: Node;
	}
	type Node = [hash: string, options: { status?: 'available' | 'missing'; deleted?: boolean }, children: Node[]];

	/** Merges a path into a tree (which it may change) and cuts branches to `depth` revisions. */
	export function merge(tree: Path[], path: Path, depth: number): { tree: Path[]; stemmedRevs: string[] };
}
