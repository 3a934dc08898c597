// Brings what is new in one database of this server into another, leaf by leaf, as a replicator does it over the wire: changes →
// which revisions are missing → those revisions with their histories and attachments → written as they are.
import { documentText, revisionMembers } from './read-document.ts';
import { viewBody } from './outgoing-attachments.ts';
import { parseJsonObject } from './parse-json.ts';
import { writeDocuments } from './write.ts';
import type { RawDocument } from './write-document.ts';
import type { DatabaseAsk } from './exchange.ts';
import { missingRevs } from '../revisions/tree.ts';
import type { ChangeRow, Database, Head, Seq } from '../store/store.ts';

/** Changes looked at together; what is missing of them is in memory at once. */
const CHANGES_PAGE = 50;

/** What a session did, in documents (`docs_…`, `doc_…`) and revisions (`missing_…`, `bulk_get_…`). */
export interface Tally {
	missing_checked: number;
	missing_found: number;
	docs_read: number;
	docs_written: number;
	doc_write_failures: number;
	bulk_get_docs: number;
	bulk_get_attempts: number;
}

export interface Copying {
	source: Database;
	/** Who writes, and where to: the target's own rules hold for every document. */
	target: DatabaseAsk;
	/** What lies behind this is new. */
	since: Seq;
	/** Only these documents; undefined for all. */
	ids: ReadonlySet<string> | undefined;
	/** Aborted when nobody waits for the answer any more: what was copied stays and is counted. */
	gone: AbortSignal;
}

/** Copies until the end of the source. Documents that the target refuses are counted and do not hold up the others. */
export async function copyChanges(copying: Copying): Promise<{ tally: Tally; lastSeq: Seq }> {
	const tally: Tally = {
		missing_checked: 0,
		missing_found: 0,
		docs_read: 0,
		docs_written: 0,
		doc_write_failures: 0,
		bulk_get_docs: 0,
		bulk_get_attempts: 0
	};
	let since = copying.since;
	for (;;) {
		const page = await copying.source.changes({ since, limit: CHANGES_PAGE, descending: false, bodies: false });
		since = page.lastSeq;
		await copyPage(copying, page.rows, tally);
		if (page.pending === 0 || copying.gone.aborted) return { tally, lastSeq: since };
	}
}

async function copyPage({ source, target, ids }: Copying, changed: readonly ChangeRow[], tally: Tally): Promise<void> {
	const rows = changed.filter(({ id }) => ids?.has(id) ?? true);
	const wanted = await missingLeaves(target.database, rows);
	tally.missing_checked += rows.reduce((sum, row) => sum + row.leaves.length, 0);
	tally.missing_found += wanted.length;
	if (wanted.length === 0) return;
	const documents = await readAll(source, wanted);
	tally.bulk_get_attempts += wanted.length;
	tally.bulk_get_docs += documents.length;
	tally.docs_read += documents.length;
	const written = await writeDocuments(target, documents, false);
	for (const { ok } of written) tally[ok ? 'docs_written' : 'doc_write_failures'] += 1;
}

interface Wanted {
	id: string;
	rev: string;
}

async function missingLeaves(target: Database, rows: readonly ChangeRow[]): Promise<Wanted[]> {
	const heads = await target.heads(rows.map(({ id }) => id));
	return rows.flatMap(({ id, leaves }, index) => {
		const revs = leaves.map(({ rev }) => rev);
		const tree = heads[index]?.tree;
		const missing = tree === undefined ? revs : missingRevs(tree, revs).missing;
		return missing.map((rev) => ({ id, rev }));
	});
}

/** The documents as `_bulk_get` would give them, with their attachments inside. What is gone meanwhile is left out. */
async function readAll(source: Database, wanted: readonly Wanted[]): Promise<RawDocument[]> {
	const heads = await source.heads(wanted.map(({ id }) => id));
	const bodies = await source.bodies(wanted);
	const documents: RawDocument[] = [];
	for (const [index, { rev }] of wanted.entries()) {
		const head: Head | undefined = heads[index];
		const body = bodies[index];
		if (head === undefined || body === undefined) continue;
		const viewed = await viewBody({ database: source, head, rev }, body, { data: 'inline', encodingInfo: false });
		documents.push(parseJsonObject(documentText(head.id, rev, viewed.body, revisionMembers(head, rev, { revs: true }))));
	}
	return documents;
}
