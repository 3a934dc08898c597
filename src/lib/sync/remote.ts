// The server's database as PouchDB's replicator sees it. PouchDB's own HTTP handle reads the change feed; the rest is
// asked through the wire, because the handle would (a) take another identity, and so start from nothing, when GET / fails
// once, (b) fetch every document singly for ever after one failed _bulk_get, (c) read its checkpoint anew for each batch,
// (d) offer every document that just came from the server back to it, and (e) not notice a server put back to an older state.
import { fetchAttachment, inline } from './attachments.ts';
import type { Refused } from './status.ts';
import { pushDocuments } from './push-documents.ts';
import { WireError, type Wire } from './wire.ts';

/** How many revisions that came from the server are remembered during one contact, so as not to be offered back. */
export const KNOWN_REVISIONS_MAX = 20_000;

const NOT_FOUND = 404;
const CONFLICT = 409;

export interface RemoteOptions {
	/** The ledger's database, whose constructor makes the handle. */
	local: PouchDB.Database;
	wire: Wire;
	database: string;
	/** The server's uuid and the database's name: what PouchDB's checkpoints are named after. */
	identity: string;
	/** Writes refusals down; a push goes on only when it resolved. */
	refuse: (refused: Refused[]) => Promise<void>;
}

/** Opens the remote for one contact. */
export function openRemote(options: RemoteOptions): PouchDB.Database {
	const { local, wire, database } = options;
	const PouchDB = local.constructor as unknown as PouchDB.Static;
	const remote = new PouchDB(wire.serverUrl + database, { adapter: 'http', skip_setup: true, fetch: wire.fetchChanges });
	const known = new KnownRevisions();
	return Object.assign(remote, {
		id: () => Promise.resolve(options.identity),
		// Only feeds PouchDB's own list of running tasks, which nobody looks at.
		info: () => Promise.resolve({ db_name: database, doc_count: 0, update_seq: 0 }),
		...checkpointsAt(local, wire, database),
		revsDiff: (revisions: Revisions) => revsDiff(wire, database, known.without(revisions)),
		async bulkGet(asked: BulkGet): Promise<BulkGot> {
			const got = await bulkGet(wire, database, asked);
			known.add(got);
			return got;
		},
		getAttachment: (id: string, name: string, { rev }: { rev?: string } = {}) => fetchAttachment(wire, database, id, name, rev),
		async bulkDocs({ docs }: { docs: PouchDB.Document[] }): Promise<PouchDB.Problem[]> {
			const refused = await pushDocuments(wire, database, await Promise.all(docs.map(inline)));
			if (refused.length > 0) await options.refuse(refused);
			// The one name by which PouchDB lets a document be refused and goes on with the others.
			return refused.map((each) => ({ ...each, name: 'forbidden' }));
		}
	});
}

type Revisions = Parameters<PouchDB.Database['revsDiff']>[0];
type Missing = Awaited<ReturnType<PouchDB.Database['revsDiff']>>;
type BulkGet = Parameters<PouchDB.Database['bulkGet']>[0];
type BulkGot = Awaited<ReturnType<PouchDB.Database['bulkGet']>>;

/** Which of the revisions the server does not have. Asks nothing when there is nothing to ask. */
export async function revsDiff(wire: Wire, database: string, revisions: Revisions): Promise<Missing> {
	if (Object.keys(revisions).length === 0) return {};
	const { data } = await wire.ask(`${database}/_revs_diff`, { method: 'POST', body: revisions });
	const sound = !Array.isArray(data) && Object.values(data).every((each) => Array.isArray((each as { missing?: unknown } | null)?.missing));
	if (!sound) throw new WireError('bad-reply', 'An answer to _revs_diff that is none');
	return data as Missing;
}

/** Documents of the server by id and revision, each with its history. */
export async function bulkGet(wire: Wire, database: string, { docs }: BulkGet): Promise<BulkGot> {
	const { data } = await wire.ask(`${database}/_bulk_get?revs=true&latest=true`, { method: 'POST', body: { docs } });
	const { results } = data as Partial<BulkGot>;
	if (!Array.isArray(results) || !results.every((each) => Array.isArray(each?.docs)))
		throw new WireError('bad-reply', 'An answer to _bulk_get that is none');
	return { results };
}

/** PouchDB reads its checkpoint before each writing; as only this tab writes it, what was read or written last still stands. */
function checkpointsAt(local: PouchDB.Database, wire: Wire, database: string): Pick<PouchDB.Database, 'get' | 'put'> {
	const kept = new Map<string, PouchDB.Document>();
	return {
		async get(id) {
			const before = kept.get(id);
			if (before !== undefined) return structuredClone(before);
			const { status, data } = await wire.ask(pathOf(database, id), {}, [NOT_FOUND]);
			if (status === NOT_FOUND) throw Object.assign(new Error('missing'), { status, name: 'not_found' });
			const checkpoint = data as PouchDB.Document;
			if (typeof checkpoint._rev !== 'string') throw new WireError('bad-reply', 'A checkpoint that is none');
			await fallBackTo(checkpoint, local);
			kept.set(id, structuredClone(checkpoint));
			return checkpoint;
		},
		async put(document) {
			kept.delete(document._id);
			const { status, data } = await wire.ask(pathOf(database, document._id), { method: 'PUT', body: document }, [CONFLICT]);
			if (status === CONFLICT) throw Object.assign(new Error('conflict'), { status, name: 'conflict' });
			const { rev } = data as { rev?: unknown };
			if (typeof rev !== 'string') throw new WireError('bad-reply', 'A checkpoint written without a revision');
			kept.set(document._id, { ...structuredClone(document), _rev: rev });
			return { ok: true, id: document._id, rev };
		}
	};
}

/**
 * When our side of a checkpoint is ahead of the server's, the server was put back to an older state (or our last writing
 * of it was cut off), and what it says is where both stood together. PouchDB would go by ours as long as one replication
 * wrote both, and never send again what the server lost.
 */
async function fallBackTo(theirs: PouchDB.Document, local: PouchDB.Database): Promise<void> {
	const ours = await local.get(theirs._id).catch((error: unknown) => {
		if ((error as PouchDB.Problem).status === NOT_FOUND) return undefined;
		throw error;
	});
	if (ours === undefined || !(sequenceOf(theirs) < sequenceOf(ours))) return;
	const { _rev, ...agreed } = theirs;
	await local.put({ ...agreed, ...(ours._rev === undefined ? {} : { _rev: ours._rev }) });
}

/** Sequences are numbers, or texts that begin with one (CouchDB: `12-g1AAA…`). */
const sequenceOf = ({ last_seq }: Record<string, unknown>): number =>
	typeof last_seq === 'number' ? last_seq : parseInt(last_seq as string, 10) || 0;

/** Checkpoints are `_local/<hash>`; the slash after `_local` stays one. */
const pathOf = (database: string, id: string): string => `${database}/${id.split('/').map(encodeURIComponent).join('/')}`;

class KnownRevisions {
	private readonly kept = new Set<string>();

	add(got: BulkGot): void {
		for (const { docs } of got.results) for (const each of docs) if ('ok' in each) this.kept.add(keyOf(each.ok._id, each.ok._rev));
		for (const oldest of this.kept) {
			if (this.kept.size <= KNOWN_REVISIONS_MAX) break;
			this.kept.delete(oldest);
		}
	}

	/** What of this the server has to be asked about. */
	without(revisions: Revisions): Revisions {
		const asked = Object.entries(revisions).map(([id, revs]) => [id, revs.filter((rev) => !this.kept.has(keyOf(id, rev)))] as const);
		return Object.fromEntries(asked.filter(([, revs]) => revs.length > 0));
	}
}

const keyOf = (id: string, rev: string | undefined): string => `${id}\n${rev ?? ''}`;
