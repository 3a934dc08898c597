// The documents for a rescue file, as they would be replicated: with the revisions they have, a page at a time (L40, L44).
import type { RescueDocument } from '#domain/rescue-file.ts';
import { isPersonalId } from '#ledger/ids.ts';
import type { Books } from './books.ts';
import { Carried } from './carried.ts';

/** Documents in one page: a screen in use must not wait for a larger one. */
export const CARRY_DOCS_MAX = 250;

export interface CarriedPage {
	documents: RescueDocument[];
	/** Documents that are listed and could not be read. */
	unreadable: number;
}

export interface Unsent {
	pouch: PouchDB.Database;
	books: Books;
	/** ULID of this device. */
	device: string;
}

/** Everything in the ledger, erasures among it. */
export async function* allDocuments(pouch: PouchDB.Database): AsyncGenerator<CarriedPage> {
	for await (const changes of pagesOf(pouch, 0)) yield await withRevisions(pouch, changes);
}

/** What the server has not acknowledged of this device's documents and of those brought here by file; what it refused too. */
export async function* unsentDocuments({ pouch, books, device }: Unsent): AsyncGenerator<CarriedPage> {
	const [{ pushedSeq }, refused, carried] = [await books.readProgress(), await books.readRefused(), new Carried(() => pouch)];
	await carried.refresh();
	const given = new Set<string>();
	const isOurs = ({ id, deleted, doc }: PouchDB.Change): boolean =>
		deleted === true ? isPersonalId(id) : doc?.['device'] === device || carried.has(id);
	for await (const changes of pagesOf(pouch, pushedSeq)) {
		const ours = changes.filter(isOurs);
		for (const { id } of ours) given.add(id);
		yield await withRevisions(pouch, ours);
	}
	const others = refused.map(({ id }) => id).filter((id) => !given.has(id));
	for (let from = 0; from < others.length; from += CARRY_DOCS_MAX) yield await byId(pouch, others.slice(from, from + CARRY_DOCS_MAX));
}

async function* pagesOf(pouch: PouchDB.Database, since: number): AsyncGenerator<PouchDB.Change[]> {
	for (let at = since; ;) {
		const { results, last_seq } = await pouch.changes({ since: at, limit: CARRY_DOCS_MAX, include_docs: true, style: 'all_docs' });
		yield results.filter(({ id }) => !id.startsWith('_'));
		if (results.length < CARRY_DOCS_MAX) return;
		at = Number(last_seq);
	}
}

async function byId(pouch: PouchDB.Database, ids: string[]): Promise<CarriedPage> {
	const { rows } = await pouch.allDocs({ keys: ids });
	return read(
		pouch,
		rows.flatMap(({ id, value }) => (value === undefined ? [] : [{ id, rev: value.rev }]))
	);
}

/** What was written once needs no second look; of everything else each leaf is read with its ancestors and its attachments. */
export async function withRevisions(pouch: PouchDB.Database, changes: readonly PouchDB.Change[]): Promise<CarriedPage> {
	const documents: RescueDocument[] = [];
	const others: { id: string; rev: string }[] = [];
	for (const { id, changes: leaves, deleted, doc } of changes) {
		const [leaf, ...more] = leaves;
		const isPlain =
			more.length === 0 && deleted !== true && leaf?.rev.startsWith('1-') === true && doc?._rev === leaf.rev && !('_attachments' in doc);
		if (isPlain)
			documents.push({ ...doc, _id: id, _rev: leaf.rev, _revisions: { start: 1, ids: [leaf.rev.slice('1-'.length)] } } as RescueDocument);
		else others.push(...leaves.map(({ rev }) => ({ id, rev })));
	}
	const rest = await read(pouch, others);
	return { documents: [...documents, ...rest.documents], unreadable: rest.unreadable };
}

async function read(pouch: PouchDB.Database, docs: { id: string; rev: string }[]): Promise<CarriedPage> {
	if (docs.length === 0) return { documents: [], unreadable: 0 };
	const found = (await pouch.bulkGet({ docs, revs: true, attachments: true })).results.flatMap((result) => result.docs);
	const documents = found.flatMap((each) => ('ok' in each ? [each.ok as RescueDocument] : []));
	return { documents, unreadable: found.length - documents.length };
}
