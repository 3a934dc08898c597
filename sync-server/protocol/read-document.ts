// A document as it goes out: what is stored is text already, and only what belongs to this answer is written around it.
import { formatRev, generationOf, hashOf, parseRev } from '../revisions/rev-id.ts';
import { hasOneRevision, historyOf, leavesOf, type RevisionTree } from '../revisions/tree.ts';
import type { Body, Head } from '../store/store.ts';

export interface DocumentOptions {
	revs?: boolean;
	revsInfo?: boolean;
	conflicts?: boolean;
	deletedConflicts?: boolean;
	/** The sequence number to tell, already in the client's form. */
	localSeq?: string | undefined;
}

/** The JSON text of a document. `json` is its stored body, an object's text without `_id`, `_rev` and the like. */
export function documentText(id: string, rev: string, body: Body, extra = ''): string {
	const members = body.json.slice(1, -1);
	const deleted = body.deleted ? ',"_deleted":true' : '';
	const separator = members === '' ? '' : ',';
	return `{"_id":${JSON.stringify(id)},"_rev":"${rev}"${deleted}${extra}${separator}${members}}`;
}

/** The members that tell of a document's other revisions, as text that begins with a comma, or nothing. */
export function revisionMembers(head: Head, rev: string, options: DocumentOptions): string {
	let text = '';
	if (options.revs === true) text += `,"_revisions":${revisionsText(head.tree, rev)}`;
	if (options.revsInfo === true) text += `,"_revs_info":${JSON.stringify(revsInfoMember(head.tree, rev))}`;
	if (options.conflicts === true || options.deletedConflicts === true) {
		const others = leavesOf(head.tree).slice(1);
		const live = others.filter((leaf) => !leaf.deleted).map((leaf) => leaf.rev);
		const deleted = others.filter((leaf) => leaf.deleted).map((leaf) => leaf.rev);
		if (options.conflicts === true && live.length > 0) text += `,"_conflicts":${JSON.stringify(live)}`;
		if (options.deletedConflicts === true && deleted.length > 0) text += `,"_deleted_conflicts":${JSON.stringify(deleted)}`;
	}
	if (options.localSeq !== undefined) text += `,"_local_seq":${JSON.stringify(options.localSeq)}`;
	return text;
}

/** A hash needs no escapes. */
function revisionsText(tree: RevisionTree, rev: string): string {
	if (hasOneRevision(tree)) return `{"start":${generationOf(rev)},"ids":["${hashOf(rev)}"]}`;
	const history = historyOf(tree, rev) ?? [{ rev }];
	return `{"start":${generationOf(rev)},"ids":[${history.map((step) => `"${hashOf(step.rev)}"`).join(',')}]}`;
}

/** CouchDB's word for a revision whose body is not kept is `missing`. */
function revsInfoMember(tree: RevisionTree, rev: string): { rev: string; status: string }[] {
	const history = historyOf(tree, rev) ?? [];
	return history.map((step) => ({ rev: step.rev, status: step.available ? 'available' : 'missing' }));
}

/** The revisions that a `_revisions` member names, newest first; undefined when it is malformed. */
export function pathOfRevisions(value: unknown): string[] | undefined {
	const { start, ids } = (value ?? {}) as { start?: unknown; ids?: unknown };
	if (typeof start !== 'number' || !Number.isSafeInteger(start) || !Array.isArray(ids)) return undefined;
	if (ids.length === 0 || ids.length > start) return undefined;
	const path = ids.map((hash, index) => (typeof hash === 'string' ? formatRev(start - index, hash) : ''));
	return path.every((rev) => parseRev(rev) !== undefined) ? path : undefined;
}
