// Documents as CouchDB's bodies of JSON carry them, to and from what a store takes and gives.
import { applyEdit, type Revisions } from '../../revisions/apply-edit.ts';
import { formatRev, parseRev } from '../../revisions/rev-id.ts';
import type { RevisionNode } from '../../revisions/tree.ts';
import { joinStubs, splitStubs, type Stub } from '../attachment-stubs.ts';
import type { Body, Edit, Head, Seq } from '../store.ts';

/** A document in an answer of CouchDB. */
export interface CouchDocument {
	_id: string;
	_rev: string;
	_deleted?: boolean;
	_revisions?: { start: number; ids: string[] };
	_attachments?: Record<string, Stub>;
	[member: string]: unknown;
}

/** How the bodies of one database change on their way; most go as they are. */
export interface Passage {
	out(json: string): string;
	in(json: string): string;
	/** Why a body may not go out; undefined when it may. */
	problem(json: string): string | undefined;
}
export const UNCHANGED: Passage = { out: (json) => json, in: (json) => json, problem: () => undefined };

/** What a store gives as a body. */
export function bodyOf(document: CouchDocument, passage: Passage): Body {
	const { _id, _rev, _deleted, _revisions, _attachments = {}, ...members } = document;
	const stubs = Object.entries(_attachments).map(([name, stub]) => ({ name, ...stub }));
	return { json: joinStubs(stubs, passage.in(JSON.stringify(members))), deleted: _deleted === true };
}

/** The JSON text of an edit for `_bulk_docs`: its members go as they were written. `attachments`: the text of that member, if any. */
export function textOf({ id, json, edit }: Edit, passage: Passage, attachments: string | undefined): string {
	const special = [`"_id":${JSON.stringify(id)}`];
	if (edit.kind === 'new' && edit.parent !== undefined) special.push(`"_rev":${JSON.stringify(edit.parent)}`);
	if (edit.kind === 'replicated') special.push(historyText(edit.path));
	if (edit.deleted) special.push('"_deleted":true');
	if (attachments !== undefined) special.push(`"_attachments":${attachments}`);
	const members = passage.out(splitStubs(json).members).slice(1, -1).trim();
	return `{${special.join(',')}${members === '' ? '' : `,${members}`}}`;
}

function historyText(path: readonly string[]): string {
	const [newest = ''] = path;
	const { generation = 0 } = parseRev(newest) ?? {};
	const ids = path.map((rev) => parseRev(rev)?.hash ?? '');
	return `"_rev":${JSON.stringify(newest)},"_revisions":${JSON.stringify({ start: generation, ids })}`;
}

/** The history of a document from its leaves; undefined when it has none. `kept`: older revisions whose bodies are there too. */
export function headOf(id: string, seq: Seq, leaves: readonly CouchDocument[], kept: ReadonlySet<string>): Head | undefined {
	let revisions: Revisions | undefined;
	for (const leaf of leaves) {
		const edit = { kind: 'replicated', path: pathOf(leaf), deleted: leaf._deleted === true } as const;
		const applied = applyEdit(revisions, { id, json: '', edit }, Number.MAX_SAFE_INTEGER);
		if (applied.kind === 'stored') revisions = applied.revisions;
	}
	if (revisions === undefined) return undefined;
	for (const { pos, ids } of revisions.tree) markKept(pos, ids, kept);
	return { id, seq, ...revisions };
}

function markKept(pos: number, root: RevisionNode, kept: ReadonlySet<string>): void {
	const waiting = kept.size === 0 ? [] : [{ generation: pos, node: root }];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		const { generation, node } = next;
		if (kept.has(formatRev(generation, node[0]))) node[1].status = 'available';
		waiting.push(...node[2].map((child) => ({ generation: generation + 1, node: child })));
	}
}

function pathOf({ _rev, _revisions }: CouchDocument): string[] {
	return _revisions === undefined ? [_rev] : _revisions.ids.map((hash, index) => formatRev(_revisions.start - index, hash));
}
