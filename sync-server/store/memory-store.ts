// A store that forgets everything at the end: the twin that tests run on. Held to store-contract.ts like the one on disk.
import { randomBytes, randomUUID } from 'node:crypto';
import { applyEdit, REVS_LIMIT_DEFAULT, type Revisions } from '../revisions/apply-edit.ts';
import { forgetInnerBodies, purgeLeaves } from '../revisions/purge.ts';
import { leavesOf } from '../revisions/tree.ts';
import { compareBytes } from './compare-bytes.ts';
import { countedSeq } from './counted-seq.ts';
import { documentsOf } from './documents-of.ts';
import type * as contract from './store.ts';

export class MemoryStore implements contract.Store {
	readonly #databases = new Map<string, MemoryDatabase>();
	readonly #uuid = randomUUID().replaceAll('-', '');

	async uuid(): Promise<string> {
		return this.#uuid;
	}

	async create(name: string): Promise<'created' | 'already-there'> {
		if (this.#databases.has(name)) return 'already-there';
		this.#databases.set(name, new MemoryDatabase(name));
		return 'created';
	}

	async destroy(name: string): Promise<'destroyed' | 'missing'> {
		return this.#databases.delete(name) ? 'destroyed' : 'missing';
	}

	async names(): Promise<string[]> {
		return [...this.#databases.keys()].sort(compareBytes);
	}

	async open(name: string): Promise<contract.Database | undefined> {
		return this.#databases.get(name);
	}

	async close(): Promise<void> {}
}

type Attachments = Map<string, { encoding: contract.AttachmentEncoding; bytes: Uint8Array }>;

interface Entry {
	seq: number;
	/** Kept as text, so that nobody can change it from outside. */
	revisions: string;
	bodies: Map<string, contract.Body>;
	/** By revision, then by name. */
	attachments: Map<string, Attachments>;
}

type CountedHead = contract.Head & { seq: number };

class MemoryDatabase implements contract.Database {
	readonly name: string;
	readonly #instance = randomBytes(4).toString('hex');
	readonly #entries = new Map<string, Entry>();
	readonly #locals = new Map<string, contract.LocalDocument>();
	readonly #meta = new Map<string, string>();
	readonly #listeners = new Set<(updateSeq: contract.Seq) => void>();
	#updateSeq = 0;
	#purgeSeq = 0;
	#purges: contract.Purge[] = [];
	#revsLimit = REVS_LIMIT_DEFAULT;

	constructor(name: string) {
		this.name = name;
	}

	async instance(): Promise<string> {
		return this.#instance;
	}

	async info(): Promise<contract.DatabaseInfo> {
		const heads = this.#heads();
		const deletedCount = heads.filter((head) => head.deleted).length;
		let bytes = 0;
		for (const entry of this.#entries.values()) for (const body of entry.bodies.values()) bytes += body.json.length;
		return {
			docCount: heads.length - deletedCount,
			deletedCount,
			updateSeq: this.#updateSeq,
			purgeSeq: this.#purgeSeq,
			fileBytes: bytes,
			activeBytes: bytes
		};
	}

	async heads(ids: readonly string[]): Promise<(contract.Head | undefined)[]> {
		return ids.map((id) => this.#head(id));
	}

	async bodies(keys: readonly { id: string; rev: string }[]): Promise<(contract.Body | undefined)[]> {
		return keys.map(({ id, rev }) => this.#entries.get(id)?.bodies.get(rev));
	}

	documents(ids: readonly string[]): Promise<(contract.StoredDocument | undefined)[]> {
		return documentsOf(this, ids);
	}

	async attachments(id: string, rev: string): Promise<contract.KeptAttachment[]> {
		const kept = [...(this.#entries.get(id)?.attachments.get(rev) ?? [])];
		return kept
			.map(([name, { encoding, bytes }]) => ({ name, encoding, keptBytes: bytes.length }))
			.sort((a, b) => compareBytes(a.name, b.name));
	}

	async attachmentBytes({ id, rev, name }: { id: string; rev: string; name: string }): Promise<Uint8Array | undefined> {
		return this.#entries.get(id)?.attachments.get(rev)?.get(name)?.bytes;
	}

	async write(edits: readonly contract.Edit[]): Promise<contract.EditOutcome[]> {
		const before = this.#updateSeq;
		const outcomes = edits.map((edit) => this.#writeOne(edit));
		if (this.#updateSeq !== before) for (const listener of [...this.#listeners]) listener(this.#updateSeq);
		return outcomes;
	}

	async changes(query: contract.ChangesQuery): Promise<{ rows: contract.ChangeRow[]; lastSeq: number; pending: number }> {
		const since = countedSeq(query.since);
		const isAsked = (seq: number) => (query.descending ? since === 0 || seq < since : seq > since);
		const after = this.#heads().filter((head) => isAsked(head.seq));
		after.sort((a, b) => (query.descending ? b.seq - a.seq : a.seq - b.seq));
		const rows = after.slice(0, query.limit).map((head) => ({
			seq: head.seq,
			id: head.id,
			deleted: head.deleted,
			leaves: leavesOf(head.tree),
			body: query.bodies ? this.#bodyOf(head) : undefined
		}));
		const pending = after.length - rows.length;
		const lastSeq = pending > 0 || query.descending ? (rows.at(-1)?.seq ?? since) : Math.max(this.#updateSeq, since);
		return { rows, lastSeq, pending };
	}

	async hasWritesBehind(seq: contract.Seq): Promise<boolean> {
		return this.#updateSeq > countedSeq(seq);
	}

	async allDocs(query: contract.AllDocsQuery): Promise<{ rows: contract.DocRow[]; offset: number; total: number }> {
		const live = this.#heads().filter((head) => !head.deleted);
		live.sort((a, b) => (query.descending ? compareBytes(b.id, a.id) : compareBytes(a.id, b.id)));
		const isBefore = (id: string, key: string) => (query.descending ? compareBytes(id, key) > 0 : compareBytes(id, key) < 0);
		const isAfter = (id: string, key: string) => (query.descending ? compareBytes(id, key) < 0 : compareBytes(id, key) > 0);
		const { startKey, endKey } = query;
		const preceding = startKey === undefined ? 0 : live.filter((head) => isBefore(head.id, startKey)).length;
		const within = live.filter(
			({ id }) =>
				(startKey === undefined || !isBefore(id, startKey)) &&
				(endKey === undefined || (!isAfter(id, endKey) && (query.inclusiveEnd || id !== endKey)))
		);
		const rows = within.slice(query.skip, query.skip + query.limit).map((head) => ({
			id: head.id,
			rev: head.winner,
			deleted: false,
			body: query.bodies ? this.#bodyOf(head) : undefined
		}));
		return { rows, offset: Math.min(preceding + query.skip, live.length), total: live.length };
	}

	async readLocal(id: string): Promise<contract.LocalDocument | undefined> {
		return this.#locals.get(id);
	}

	async writeLocal(id: string, document: contract.LocalDocument | undefined): Promise<'written' | 'missing'> {
		if (document === undefined) return this.#locals.delete(id) ? 'written' : 'missing';
		this.#locals.set(id, document);
		return 'written';
	}

	async locals(query: { startKey: string; limit: number }): Promise<(contract.LocalDocument & { id: string })[]> {
		return [...this.#locals]
			.filter(([id]) => compareBytes(id, query.startKey) >= 0)
			.sort(([a], [b]) => compareBytes(a, b))
			.slice(0, query.limit)
			.map(([id, document]) => ({ id, ...document }));
	}

	async readMeta(key: string): Promise<string | undefined> {
		return this.#meta.get(key);
	}

	async writeMeta(key: string, value: string): Promise<void> {
		this.#meta.set(key, value);
	}

	async revsLimit(): Promise<number> {
		return this.#revsLimit;
	}

	async setRevsLimit(limit: number): Promise<void> {
		this.#revsLimit = limit;
	}

	async purge(purges: readonly contract.Purge[], keep: number): Promise<string[][]> {
		const purged = purges.map((purge) => this.#purgeOne(purge));
		this.#purges = this.#purges.slice(-keep);
		if (purged.some((revs) => revs.length > 0)) for (const listener of [...this.#listeners]) listener(this.#updateSeq);
		return purged;
	}

	async purges(): Promise<contract.Purge[]> {
		return [...this.#purges];
	}

	async compact(): Promise<void> {
		await this.dropOld([...this.#entries.keys()]);
	}

	async dropOld(ids: readonly string[]): Promise<void> {
		for (const entry of ids.flatMap((id) => this.#entries.get(id) ?? [])) {
			const revisions = JSON.parse(entry.revisions) as Revisions;
			for (const rev of forgetInnerBodies(revisions.tree)) {
				entry.bodies.delete(rev);
				entry.attachments.delete(rev);
			}
			entry.revisions = JSON.stringify(revisions);
		}
	}

	onWrite(listener: (updateSeq: contract.Seq) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	#writeOne(edit: contract.Edit): contract.EditOutcome {
		const entry = this.#entries.get(edit.id);
		const current = entry === undefined ? undefined : (JSON.parse(entry.revisions) as Revisions);
		const applied = applyEdit(current, edit, this.#revsLimit);
		if (applied.kind === 'conflict' || applied.kind === 'written-once') return { ok: false, error: applied.kind };
		if (applied.kind === 'already-there') return { ok: true, rev: applied.rev };
		const attachments = entry?.attachments ?? new Map<string, Attachments>();
		const files = filesOf(edit, attachments);
		if (files === undefined) return { ok: false, error: 'missing-stub' };
		if (files.size > 0) attachments.set(applied.rev, files);
		const bodies = entry?.bodies ?? new Map<string, contract.Body>();
		bodies.set(applied.rev, { json: edit.json, deleted: edit.edit.deleted });
		for (const rev of applied.forgotten) {
			bodies.delete(rev);
			attachments.delete(rev);
		}
		this.#updateSeq += 1;
		this.#entries.set(edit.id, { seq: this.#updateSeq, revisions: JSON.stringify(applied.revisions), bodies, attachments });
		return { ok: true, rev: applied.rev };
	}

	#purgeOne({ id, revs }: contract.Purge): string[] {
		const entry = this.#entries.get(id);
		if (entry === undefined) return [];
		const { tree, purged, removed } = purgeLeaves((JSON.parse(entry.revisions) as Revisions).tree, new Set(revs));
		if (purged.length === 0) return [];
		this.#purgeSeq += 1;
		this.#updateSeq += 1;
		this.#purges.push({ id, revs: purged });
		for (const rev of removed) {
			entry.bodies.delete(rev);
			entry.attachments.delete(rev);
		}
		const winner = leavesOf(tree)[0];
		if (winner === undefined) this.#entries.delete(id);
		else {
			entry.seq = this.#updateSeq;
			entry.revisions = JSON.stringify({ tree, winner: winner.rev, deleted: winner.deleted } satisfies Revisions);
		}
		return purged;
	}

	#head(id: string): CountedHead | undefined {
		const entry = this.#entries.get(id);
		return entry === undefined ? undefined : { id, seq: entry.seq, ...(JSON.parse(entry.revisions) as Revisions) };
	}

	#heads(): CountedHead[] {
		return [...this.#entries.keys()].map((id) => this.#head(id)).filter((head) => head !== undefined);
	}

	#bodyOf(head: contract.Head): contract.Body | undefined {
		return this.#entries.get(head.id)?.bodies.get(head.winner);
	}
}

/** The attachments of a new revision; undefined when one of them is not kept where it is said to be. */
function filesOf(edit: contract.Edit, kept: ReadonlyMap<string, Attachments>): Attachments | undefined {
	const files: Attachments = new Map();
	for (const { name, encoding, content } of edit.attachments ?? []) {
		const file = content instanceof Uint8Array ? { encoding, bytes: content } : kept.get(content.rev)?.get(name);
		if (file === undefined) return undefined;
		files.set(name, file);
	}
	return files;
}
