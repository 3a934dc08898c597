// Changes read from PouchDB's own tables in IndexedDB (promise L60): two questions for a page, where PouchDB asks one more for
// every document and one in vain at the end. Reads as raw-ledger.ts does and never writes. Where it cannot, PouchDB is asked.
import type { ChangesRead } from './pouch-recent-changes.ts';

const BODIES = 'by-sequence';
const TREES = 'document-store';
const BY_REVISION = '_doc_id_rev';
/** From so many documents on, what is known of them is read as neighbours by id, and up to so many rows for each wanted. */
const NEIGHBOURS_FROM = 20;
const NEIGHBOURS_SHARE_MAX = 2;

/** What PouchDB's table of documents says of one. */
interface DocumentRow {
	id: string;
	/** Where it was last written. */
	seq: number;
	winningRev: string;
	deletedOrLocal: '0' | '1';
}

/** A stored revision, with its id and revision as `<id>::<revision>`. */
type BodyRow = Record<string, unknown> & { _doc_id_rev: string; _attachments?: object };

/** Reads beside one open PouchDB and ends with it: it never opens a database a second time. */
export class IdbChanges {
	private readonly opening: Promise<IDBDatabase>;
	private closed = false;

	/** @param name of the IndexedDB database, which is there already */
	constructor(databases: IDBFactory, name: string) {
		this.opening = this.open(databases, name);
		this.opening.catch(() => undefined);
	}

	/** Up to `limit` changes after a sequence number, as PouchDB tells them; undefined where PouchDB has to be asked. */
	async after(since: number, limit: number): Promise<ChangesRead | undefined> {
		try {
			const database = await this.opening;
			return this.closed ? undefined : await readAfter(database, since, limit);
		} catch {
			return undefined;
		}
	}

	close(): void {
		this.closed = true;
		this.opening.then(
			(database) => database.close(),
			() => undefined
		);
	}

	private async open(databases: IDBFactory, name: string): Promise<IDBDatabase> {
		const request = databases.open(name);
		request.onupgradeneeded = () => request.transaction?.abort();
		const database = await answer(request);
		// Whoever deletes or alters the database must not wait for a reader.
		database.onversionchange = () => this.close();
		database.onclose = () => this.close();
		return database;
	}
}

async function readAfter(database: IDBDatabase, since: number, limit: number): Promise<ChangesRead | undefined> {
	const transaction = database.transaction([BODIES, TREES]);
	const bodies = transaction.objectStore(BODIES);
	const range = IDBKeyRange.lowerBound(since, true);
	const [seqs, values] = await Promise.all([
		answer(bodies.getAllKeys(range, limit)) as Promise<number[]>,
		answer(bodies.getAll(range, limit)) as Promise<BodyRow[]>
	]);
	const written = values.map(readBody);
	const rows = await documentRows(transaction.objectStore(TREES), [...new Set(written.map(({ _id }) => _id))]);
	const results: PouchDB.Change[] = [];
	for (const [at, body] of written.entries()) {
		const row = rows.get(body._id);
		if (row === undefined) return undefined;
		if (row.seq !== seqs[at]) continue;
		const doc = row.winningRev === body._rev ? body : await winner(bodies, row);
		results.push({
			id: row.id,
			changes: [{ rev: row.winningRev }],
			doc,
			...(row.deletedOrLocal === '1' ? { deleted: true } : {}),
			seq: row.seq
		});
	}
	return { results, lastSeq: seqs.at(-1) ?? since, atEnd: seqs.length < limit };
}

function readBody({ _doc_id_rev, ...members }: BodyRow): PouchDB.Document & { _rev: string } {
	const at = _doc_id_rev.lastIndexOf('::');
	const named = { ...members, _id: _doc_id_rev.slice(0, at), _rev: _doc_id_rev.slice(at + '::'.length) };
	return members._attachments === undefined ? named : { ...named, _attachments: stubs(members._attachments) };
}

/** Attachments are named, and not there. */
const stubs = (attachments: object): Record<string, object> =>
	Object.fromEntries(Object.entries(attachments).map(([name, one]) => [name, { ...(one as object), stub: true }]));

/** Of several revisions at once another than the one last written may count. */
const winner = async (bodies: IDBObjectStore, { id, winningRev }: DocumentRow): Promise<PouchDB.Document> =>
	readBody((await answer(bodies.index(BY_REVISION).get(`${id}::${winningRev}`))) as BodyRow);

async function documentRows(trees: IDBObjectStore, ids: readonly string[]): Promise<Map<string, DocumentRow>> {
	const near = ids.length < NEIGHBOURS_FROM ? [] : await Promise.all(neighbourhoods(ids).map((some) => readNeighbours(trees, some)));
	const rows = new Map(near.flat().map((row) => [row.id, row]));
	const missing = await Promise.all(
		ids.filter((id) => !rows.has(id)).map((id) => answer(trees.get(id)) as Promise<DocumentRow | undefined>)
	);
	for (const row of missing) if (row !== undefined) rows.set(row.id, row);
	return rows;
}

/** Ids by their kind, in order: what was captured together stands together. */
function neighbourhoods(ids: readonly string[]): string[][] {
	return [...Map.groupBy([...ids].sort(), (id) => id.slice(0, id.indexOf(':'))).values()];
}

function readNeighbours(trees: IDBObjectStore, ids: readonly string[]): Promise<DocumentRow[]> {
	const range = IDBKeyRange.bound(ids[0], ids.at(-1));
	return answer(trees.getAll(range, ids.length * NEIGHBOURS_SHARE_MAX)) as Promise<DocumentRow[]>;
}

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
	new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('IndexedDB gave no reason'));
	});
