// The ledger read past PouchDB (promise L47): for when it will not open in the ordinary way and what is in it must be saved.
// Reads PouchDB's own tables in IndexedDB and never writes: each stored revision has its body under a number, and carries its
// id and revision as `_doc_id_rev`, `<id>::<revision>`. Each document has a row of its own with the tree of its revisions.
import type { RescueAttachment, RescueDocument } from '#domain/rescue-file.ts';
import { toBase64 } from '#domain/base64.ts';
import { attachmentsIn, bytesOf, type PouchAttachments } from './pouch-attachments.ts';
import { ledgerName } from './durability.ts';
import { LedgerWillNotOpenError } from './ledger.ts';

/** Bodies read at a time. */
const BODIES_PER_READ = 250;
const BODIES = 'by-sequence';
const TREES = 'document-store';
const ATTACHED = 'attach-store';

export interface RawPage {
	documents: RescueDocument[];
	/** Bodies that could not be read. */
	unreadable: number;
}

/** Everything that can still be read of an organisation's ledger. Rejects with LedgerWillNotOpenError when nothing can. */
export async function* readRawLedger(
	databases: IDBFactory,
	org: string,
	openingMsMax: number,
	generation?: number
): AsyncGenerator<RawPage> {
	const database = await openRaw(databases, `_pouch_${ledgerName(org, generation)}`, openingMsMax);
	try {
		const keys = (await answer(database.transaction(BODIES).objectStore(BODIES).getAllKeys())) as number[];
		const revisions = new Map<string, string[]>();
		for (let from = 0; from < keys.length; from += BODIES_PER_READ) {
			const { bodies } = await readBodies(database, keys.slice(from, from + BODIES_PER_READ));
			for (const { id, rev } of bodies) revisions.set(id, [...(revisions.get(id) ?? []), rev].sort(newestFirst));
		}
		for (let from = 0; from < keys.length; from += BODIES_PER_READ) {
			const { bodies, unreadable } = await readBodies(database, keys.slice(from, from + BODIES_PER_READ));
			const newest = bodies.filter(({ id, rev }) => revisions.get(id)?.[0] === rev && !id.startsWith('_'));
			const trees = await readTrees(database, newest);
			const documents = newest.map((body) => asReplicated(body, trees.get(body.id), revisions.get(body.id) ?? []));
			const whole = await Promise.all(documents.map((document) => withAttached(database, document)));
			const lost = whole.filter((document) => document === undefined).length;
			yield { documents: whole.filter((document) => document !== undefined), unreadable: unreadable + lost };
		}
	} finally {
		database.close();
	}
}

interface Body {
	id: string;
	rev: string;
	members: Record<string, unknown>;
}

/** Opens a database that is there, as it is. One that is not there stays so. */
async function openRaw(databases: IDBFactory, name: string, openingMsMax: number): Promise<IDBDatabase> {
	const request = databases.open(name);
	request.onupgradeneeded = () => request.transaction?.abort();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const giveUp = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new LedgerWillNotOpenError(`Not open after ${openingMsMax} ms`)), openingMsMax);
	});
	try {
		const database = await Promise.race([answer(request), giveUp]);
		if (database.objectStoreNames.contains(BODIES)) return database;
		database.close();
		throw new Error('There are no documents in it');
	} catch (error) {
		request.onsuccess = () => request.result.close();
		throw new LedgerWillNotOpenError('The ledger cannot be read', { cause: error });
	} finally {
		clearTimeout(timer);
	}
}

/** All of them in one read, or one by one where that fails, so that a damaged one costs no other. */
async function readBodies(database: IDBDatabase, keys: readonly number[]): Promise<{ bodies: Body[]; unreadable: number }> {
	const [first, last] = [keys[0] as number, keys.at(-1) as number];
	const store = (): IDBObjectStore => database.transaction(BODIES).objectStore(BODIES);
	try {
		const found = (await answer(store().getAll(IDBKeyRange.bound(first, last)))) as unknown[];
		return sorted(found, keys.length);
	} catch {
		const found = await Promise.all(keys.map((key) => Promise.resolve(answer(store().get(key))).catch(() => undefined)));
		return sorted(found, keys.length);
	}
}

function sorted(found: readonly unknown[], asked: number): { bodies: Body[]; unreadable: number } {
	const bodies = found.flatMap((each) => bodyOf(each) ?? []);
	return { bodies, unreadable: asked - bodies.length };
}

function bodyOf(value: unknown): Body | undefined {
	const { _doc_id_rev, ...members } = (value ?? {}) as Record<string, unknown>;
	const at = typeof _doc_id_rev === 'string' ? _doc_id_rev.lastIndexOf('::') : -1;
	if (typeof _doc_id_rev !== 'string' || at < 1) return undefined;
	return { id: _doc_id_rev.slice(0, at), rev: _doc_id_rev.slice(at + '::'.length), members };
}

const generationOf = (rev: string): number => Number.parseInt(rev, 10);
const newestFirst = (a: string, b: string): number => generationOf(b) - generationOf(a);

/** The document with what is attached to it; undefined where that cannot be read. */
async function withAttached(database: IDBDatabase, document: RescueDocument): Promise<RescueDocument | undefined> {
	const stubs = attachmentsIn(document);
	if (stubs === undefined) return document;
	try {
		const bytes = await Promise.all(Object.entries(stubs).map(([name, { digest }]) => readAttached(database, name, digest)));
		return { ...document, _attachments: joined(stubs, new Map(bytes)) };
	} catch {
		return undefined;
	}
}

async function readAttached(database: IDBDatabase, name: string, digest = ''): Promise<[string, string]> {
	const { body } = (await answer(database.transaction(ATTACHED).objectStore(ATTACHED).get(digest))) as { body: unknown };
	return [name, toBase64(await bytesOf(body))];
}

function joined(stubs: PouchAttachments, bytes: ReadonlyMap<string, string>): Record<string, RescueAttachment> {
	const each = Object.entries(stubs).map(([name, { stub: _, length: __, content_type, revpos = 1, ...known }]) => {
		const attachment: RescueAttachment = { ...known, content_type, revpos, data: bytes.get(name) ?? '' };
		return [name, attachment] as const;
	});
	return Object.fromEntries(each);
}

/** A revision of a tree: its hash, what is known of it, and what was made of it. */
type Branch = [hash: string, known: unknown, later: Branch[]];
type Tree = { pos: number; ids: Branch }[];

/** The trees of these documents, as far as they can be read. */
async function readTrees(database: IDBDatabase, bodies: readonly Body[]): Promise<Map<string, Tree>> {
	if (!database.objectStoreNames.contains(TREES)) return new Map();
	const store = database.transaction(TREES).objectStore(TREES);
	const rows = await Promise.all(bodies.map(({ id }) => Promise.resolve(answer(store.get(id))).catch(() => undefined)));
	return new Map(rows.flatMap((row, at) => treeOf(row).map((tree) => [bodies[at]?.id ?? '', tree])));
}

function treeOf(row: unknown): [] | [Tree] {
	try {
		const { rev_tree: tree } = JSON.parse((row as { data: string }).data) as { rev_tree?: unknown };
		return Array.isArray(tree) ? [tree as Tree] : [];
	} catch {
		return [];
	}
}

/** Hashes from this revision back to the oldest one known; empty when it is not in the tree. */
function ancestry(tree: Tree, start: number, hash: string): string[] {
	const back = ([own, , later]: Branch, generation: number): string[] => {
		if (generation === start) return own === hash ? [own] : [];
		const found = later.map((branch) => back(branch, generation + 1)).find((line) => line.length > 0);
		return found === undefined ? [] : [...found, own];
	};
	return tree.map(({ pos, ids }) => back(ids, pos)).find((line) => line.length > 0) ?? [];
}

/** With its ancestors: those of its tree, or else the older revisions whose bodies are still there and follow each other. */
function asReplicated({ id, rev, members }: Body, tree: Tree | undefined, revisions: readonly string[]): RescueDocument {
	const start = generationOf(rev);
	const line = ancestry(tree ?? [], start, hashOf(rev));
	const followed = revisions.filter((each, at) => generationOf(each) === start - at).map(hashOf);
	return { ...members, _id: id, _rev: rev, _revisions: { start, ids: line.length > 0 ? line : followed } };
}

const hashOf = (rev: string): string => rev.slice(rev.indexOf('-') + 1);

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
	new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('IndexedDB gave no reason'));
	});
