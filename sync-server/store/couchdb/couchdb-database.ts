// A database of a CouchDB, as a store gives it. Keeps nothing: each question is asked anew, so any number of processes agree.
import { randomBytes } from 'node:crypto';
import { Refused } from '../../errors.ts';
import { compareBytes } from '../compare-bytes.ts';
import { documentsOf } from '../documents-of.ts';
import type * as contract from '../store.ts';
import { namesReservedRole, RESERVED_ROLE, userForCouchdb, userFromCouchdb } from './administrator-role.ts';
import { readAttachmentBytes, readAttachments } from './attachments.ts';
import type { CouchClient } from './client.ts';
import { bodyOf, UNCHANGED, type CouchDocument, type Passage } from './documents.ts';
import { LocalDocuments } from './local-documents.ts';
import { documentPath, readBodies, readHeads } from './read.ts';
import { isClosed } from './security.ts';
import { writeEdits } from './write.ts';
import { WriteFeed } from './write-feed.ts';

const USERS_DATABASE = '_users';
/** What a database grants is kept where CouchDB keeps it, so that CouchDB itself keeps others out. */
const SECURITY_KEY = 'security';
const INSTANCE_KEY = 'instance';
const INSTANCE_BYTES = 4;
/** More rows than this are asked for without a limit: CouchDB takes none larger. */
const LIMIT_MAX = 100_000_000;

const users: Passage = {
	out: userForCouchdb,
	in: userFromCouchdb,
	problem: (json) => (namesReservedRole(json) ? RESERVED_ROLE : undefined)
};

interface ChangesAnswer {
	results: { seq: contract.Seq; id: string; deleted?: boolean; changes: { rev: string }[]; doc?: CouchDocument | null }[];
	last_seq: contract.Seq;
	pending?: number;
}
interface AllDocsAnswer {
	total_rows: number | null;
	offset: number | null;
	rows: { id: string; value: { rev: string }; doc?: CouchDocument | null }[];
}

export class CouchdbDatabase implements contract.Database {
	readonly name: string;
	readonly #client: CouchClient;
	readonly #path: string;
	readonly #passage: Passage;
	readonly #feed: WriteFeed;
	readonly #locals: LocalDocuments;

	constructor(client: CouchClient, name: string) {
		this.name = name;
		this.#client = client;
		this.#path = `/${encodeURIComponent(name)}`;
		this.#passage = name === USERS_DATABASE ? users : UNCHANGED;
		this.#feed = new WriteFeed(client, this.#path);
		this.#locals = new LocalDocuments(client, this.#path);
	}

	/** Made once a life. Two processes that meet a database made by someone else at the same moment may differ over it, once. */
	async instance(): Promise<string> {
		const kept = await this.#locals.readOwn(INSTANCE_KEY);
		if (kept !== undefined) return kept;
		const made = randomBytes(INSTANCE_BYTES).toString('hex');
		await this.#locals.writeOwn(INSTANCE_KEY, made);
		return made;
	}

	async info(): Promise<contract.DatabaseInfo> {
		const info = (await this.#get('')) as {
			doc_count: number;
			doc_del_count: number;
			update_seq: contract.Seq;
			purge_seq: contract.Seq;
			sizes: { file: number; active: number };
		};
		const { doc_count, doc_del_count, update_seq, purge_seq, sizes } = info;
		return {
			docCount: doc_count,
			deletedCount: doc_del_count,
			updateSeq: update_seq,
			purgeSeq: purge_seq,
			fileBytes: sizes.file,
			activeBytes: sizes.active
		};
	}

	heads(ids: readonly string[]): Promise<(contract.Head | undefined)[]> {
		return readHeads(this.#client, this.#path, ids);
	}

	bodies(keys: readonly { id: string; rev: string }[]): Promise<(contract.Body | undefined)[]> {
		return readBodies(this.#client, this.#path, keys, this.#passage);
	}

	documents(ids: readonly string[]): Promise<(contract.StoredDocument | undefined)[]> {
		return documentsOf(this, ids);
	}

	attachments(id: string, rev: string): Promise<contract.KeptAttachment[]> {
		return readAttachments(this.#client, documentPath(this.#path, id), rev);
	}

	attachmentBytes({ id, rev, name }: { id: string; rev: string; name: string }): Promise<Uint8Array | undefined> {
		return readAttachmentBytes(this.#client, documentPath(this.#path, id), { rev, name });
	}

	write(edits: readonly contract.Edit[]): Promise<contract.EditOutcome[]> {
		return writeEdits({ client: this.#client, path: this.#path, passage: this.#passage }, edits);
	}

	async changes(query: contract.ChangesQuery): Promise<{ rows: contract.ChangeRow[]; lastSeq: contract.Seq; pending: number }> {
		if (query.descending && query.since !== 0) return this.#changesBefore(query);
		const parameters = new URLSearchParams({ style: 'all_docs' });
		if (query.descending) parameters.set('descending', 'true');
		else parameters.set('since', String(query.since));
		if (query.limit < LIMIT_MAX) parameters.set('limit', String(query.limit));
		if (query.bodies) parameters.set('include_docs', 'true');
		const { results, last_seq, pending } = (await this.#get(`/_changes?${parameters}`)) as ChangesAnswer;
		const rows = results.map(({ seq, id, deleted, changes, doc }) => ({
			seq,
			id,
			deleted: deleted === true,
			leaves: changes,
			body: query.bodies ? this.#bodyOf(doc) : undefined
		}));
		return { rows, lastSeq: query.descending ? (rows.at(-1)?.seq ?? last_seq) : last_seq, pending: pending ?? 0 };
	}

	/** Of the revisions offered, by id, those that are not here. */
	async missingRevs(offered: ReadonlyMap<string, readonly string[]>): Promise<Map<string, string[]>> {
		if (offered.size === 0) return new Map();
		const answer = await this.#client.query(`${this.#path}/_revs_diff`, Object.fromEntries(offered));
		return new Map(Object.entries(answer as Record<string, { missing: string[] }>).map(([id, { missing }]) => [id, missing]));
	}

	async hasWritesBehind(seq: contract.Seq): Promise<boolean> {
		await this.#feed.ready();
		const { rows } = await this.changes({ since: seq, limit: 1, descending: false, bodies: false });
		return rows.length > 0;
	}

	async allDocs(query: contract.AllDocsQuery): Promise<{ rows: contract.DocRow[]; offset: number; total: number }> {
		const parameters = new URLSearchParams({ skip: String(query.skip), descending: String(query.descending) });
		// CouchDB refuses a range that ends before it begins; a store answers it with nothing.
		const isEmpty = isEmptyRange(query);
		if (isEmpty || query.limit < LIMIT_MAX) parameters.set('limit', String(isEmpty ? 0 : query.limit));
		if (query.startKey !== undefined) parameters.set('startkey', JSON.stringify(query.startKey));
		if (query.endKey !== undefined && !isEmpty) parameters.set('endkey', JSON.stringify(query.endKey));
		if (!query.inclusiveEnd) parameters.set('inclusive_end', 'false');
		if (query.bodies) parameters.set('include_docs', 'true');
		const answer = (await this.#get(`/_all_docs?${parameters}`)) as AllDocsAnswer;
		const rows = answer.rows.map(({ id, value, doc }) => ({
			id,
			rev: value.rev,
			deleted: false,
			body: query.bodies ? this.#bodyOf(doc) : undefined
		}));
		return { rows, offset: answer.offset ?? 0, total: answer.total_rows ?? 0 };
	}

	readLocal(id: string): Promise<contract.LocalDocument | undefined> {
		return this.#locals.read(id);
	}

	writeLocal(id: string, document: contract.LocalDocument | undefined): Promise<'written' | 'missing'> {
		return this.#locals.write(id, document);
	}

	locals(query: { startKey: string; limit: number }): Promise<(contract.LocalDocument & { id: string })[]> {
		return this.#locals.list(query);
	}

	async readMeta(key: string): Promise<string | undefined> {
		if (key !== SECURITY_KEY) return this.#locals.readOwn(key);
		const security = await this.#get('/_security');
		return isClosed(security) ? undefined : JSON.stringify(security);
	}

	async writeMeta(key: string, value: string): Promise<void> {
		if (key !== SECURITY_KEY) return this.#locals.writeOwn(key, value);
		await this.#put('/_security', value);
	}

	async revsLimit(): Promise<number> {
		return (await this.#get('/_revs_limit')) as number;
	}

	async setRevsLimit(limit: number): Promise<void> {
		await this.#put('/_revs_limit', String(limit));
	}

	/** How many purges are remembered is CouchDB's own setting. */
	async purge(purges: readonly contract.Purge[]): Promise<string[][]> {
		const body = JSON.stringify(Object.fromEntries(purges.map(({ id, revs }) => [id, revs])));
		const { purged } = (await this.#client.value('POST', `${this.#path}/_purge`, { body, isRepeatable: true })) as {
			purged: Record<string, string[]>;
		};
		return purges.map(({ id }) => purged[id] ?? []);
	}

	async purges(): Promise<contract.Purge[]> {
		return ((await this.#get('/_purged_infos')) as { purged_infos: contract.Purge[] }).purged_infos;
	}

	async compact(): Promise<void> {
		await this.#client.value('POST', `${this.#path}/_compact`, { body: '{}', isRepeatable: true });
	}

	/** CouchDB compacts a database as a whole. */
	async dropOld(): Promise<void> {
		await this.compact();
	}

	onWrite(listener: (updateSeq: contract.Seq) => void): () => void {
		return this.#feed.listen(listener);
	}

	/** Ends its feed; the store calls this before it closes. */
	close(): void {
		this.#feed.close();
	}

	async #get(below: string): Promise<unknown> {
		const value = await this.#client.value('GET', this.#path + below);
		if (value === undefined) throw new Refused('storage_answer');
		return value;
	}

	#bodyOf(document: CouchDocument | null | undefined): contract.Body | undefined {
		return document === undefined || document === null ? undefined : bodyOf(document, this.#passage);
	}

	async #put(below: string, body: string): Promise<void> {
		await this.#client.value('PUT', this.#path + below, { body, isRepeatable: true });
	}

	/** CouchDB tells descending changes from the newest on only, so what comes after `since` is found by passing over the rest. */
	async #changesBefore(query: contract.ChangesQuery): Promise<{ rows: contract.ChangeRow[]; lastSeq: contract.Seq; pending: number }> {
		const { rows } = await this.changes({ ...query, since: 0, limit: Number.MAX_SAFE_INTEGER });
		const behind = rows.slice(rows.findIndex(({ seq }) => seq === query.since) + 1);
		const page = behind.slice(0, query.limit);
		return { rows: page, lastSeq: page.at(-1)?.seq ?? query.since, pending: behind.length - page.length };
	}
}

function isEmptyRange({ startKey, endKey, descending }: contract.AllDocsQuery): boolean {
	if (startKey === undefined || endKey === undefined) return false;
	const order = compareBytes(startKey, endKey);
	return descending ? order < 0 : order > 0;
}
