// Reading many documents of a CouchDB database in few requests.
import type { Body, Head, Seq } from '../store.ts';
import type { CouchClient } from './client.ts';
import { bodyOf, headOf, type CouchDocument, type Passage } from './documents.ts';

/** CouchDB looks up to so many ids up directly; for more it walks through all changes. */
const IDS_IN_CHANGES_MAX = 100;
/** Of so many documents at once it is asked which older revisions are kept; of more, older ones count as gone. */
const IDS_WITH_OLDER_MAX = 8;
/** Documents in one `_bulk_get`. */
const DOCUMENTS_IN_BULK_GET_MAX = 500;

export interface Key {
	id: string;
	rev: string;
}
interface Row {
	seq: Seq;
	id: string;
	changes: { rev: string }[];
}

/** The whole history of each document: its leaves from `_changes`, what lies behind them from `_bulk_get`. */
export async function readHeads(client: CouchClient, path: string, ids: readonly string[]): Promise<(Head | undefined)[]> {
	const asked = [...new Set(ids)].filter((id) => id !== '');
	const pages = await Promise.all(chunks(asked, IDS_IN_CHANGES_MAX).map((page) => leavesOfIds(client, path, page)));
	const rows = pages.flat();
	const keys = rows.flatMap(({ id, changes }) => changes.map(({ rev }) => ({ id, rev })));
	const documents = await readDocuments(client, path, keys, '?revs=true');
	const heads = new Map<string, Head | undefined>();
	for (const { id, seq, changes } of rows) {
		const leaves = changes.map(({ rev }) => documents.get(nameOf({ id, rev }))).filter((leaf) => leaf !== undefined);
		const kept = asked.length > IDS_WITH_OLDER_MAX ? new Set<string>() : await olderKept(client, path, leaves);
		heads.set(id, headOf(id, seq, leaves, kept));
	}
	return ids.map((id) => heads.get(id));
}

/** Older revisions of a document whose bodies CouchDB still has: it tells so of one leaf at a time. */
async function olderKept(client: CouchClient, path: string, leaves: readonly CouchDocument[]): Promise<Set<string>> {
	const older = leaves.filter(({ _revisions }) => (_revisions?.ids.length ?? 0) > 1);
	const answers = await Promise.all(
		older.map(({ _id, _rev }) => client.value('GET', `${documentPath(path, _id)}?revs_info=true&rev=${encodeURIComponent(_rev)}`))
	);
	const told = (answers as ({ _revs_info?: { rev: string; status: string }[] } | undefined)[]).flatMap(
		(answer) => answer?._revs_info ?? []
	);
	return new Set(told.filter(({ status }) => status === 'available').map(({ rev }) => rev));
}

/** The address of a document below the client's. */
export const documentPath = (path: string, id: string): string =>
	`${path}/${id.startsWith(DESIGN) ? DESIGN + encodeURIComponent(id.slice(DESIGN.length)) : encodeURIComponent(id)}`;
const DESIGN = '_design/';

export async function readBodies(client: CouchClient, path: string, keys: readonly Key[], passage: Passage): Promise<(Body | undefined)[]> {
	const documents = await readDocuments(client, path, keys, '');
	return keys.map((key) => {
		const document = documents.get(nameOf(key));
		return document === undefined ? undefined : bodyOf(document, passage);
	});
}

async function leavesOfIds(client: CouchClient, path: string, ids: readonly string[]): Promise<Row[]> {
	const answer = await client.query(`${path}/_changes?filter=_doc_ids&style=all_docs`, { doc_ids: ids });
	return (answer as { results: Row[] }).results;
}

async function readDocuments(
	client: CouchClient,
	path: string,
	keys: readonly Key[],
	options: string
): Promise<Map<string, CouchDocument>> {
	const asked = [...new Map(keys.filter(({ id, rev }) => id !== '' && rev !== '').map((key) => [nameOf(key), key])).values()];
	const pages = await Promise.all(
		chunks(asked, DOCUMENTS_IN_BULK_GET_MAX).map((docs) => client.query(`${path}/_bulk_get${options}`, { docs }))
	);
	const documents = new Map<string, CouchDocument>();
	for (const page of pages as { results: { docs: { ok?: CouchDocument }[] }[] }[]) {
		for (const { ok } of page.results.flatMap(({ docs }) => docs)) {
			if (ok !== undefined) documents.set(nameOf({ id: ok._id, rev: ok._rev }), ok);
		}
	}
	return documents;
}

/** A revision has no space in it, so this names one thing only. */
const nameOf = ({ id, rev }: Key): string => `${rev} ${id}`;

function chunks<T>(items: readonly T[], size: number): T[][] {
	return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
