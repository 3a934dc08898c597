// The first pull into a ledger that never pulled (S13, S14): lists the changes with their documents and stores them as
// they are, a page at a time, which takes a third of the requests and bytes of replication. Resumes at the last page.
import { nextPortion } from '#domain/portions.ts';
import type { PouchLedger } from '#ledger/pouch-ledger.ts';
import type { Books, FirstPull } from './books.ts';
import { withFetched } from './attachments.ts';
import { bulkGet, revsDiff } from './remote.ts';
import { pushDocuments } from './push-documents.ts';
import type { Refused } from './status.ts';
import type { Truth } from './truth.ts';
import { WireError, type Wire } from './wire.ts';

/** Documents stored at a time. */
export const STORE_DOCS = { first: 100, atLeast: 40, atMost: 500 } as const;
/** Documents offered in one go at the hand-over. */
export const OFFER_DOCS_MAX = 250;

export interface FirstPullDeps {
	wire: Wire;
	database: string;
	identity: string;
	books: Books;
	truth: Truth;
	pouch: () => PouchDB.Database;
	/** As PouchLedger has it. */
	load: PouchLedger['load'];
	/** Documents in one page. */
	pageDocsMax: number;
	/** Milliseconds. */
	now: () => number;
	/** Documents to store next, as measured; kept from page to page. */
	portion: { size: number };
	onProgress: (progress: { done: number; total: number }) => void;
}

interface Row {
	id: string;
	deleted?: boolean;
	changes: { rev: string }[];
	doc?: PouchDB.Document | null;
}
interface Page {
	results: Row[];
	last_seq: number | string;
}

/** Whether this ledger has still to be filled from the server: it never was, or the filling was cut off. */
export const isFresh = (firstPull: FirstPull | undefined): boolean => firstPull === undefined || firstPull.stage === 'pulling';

/** Pulls to the end, sends what was captured here meanwhile, and writes down where replication goes on from. */
export async function pullFirst(deps: FirstPullDeps): Promise<void> {
	const { wire, database, books } = deps;
	let at = await whereToBegin(deps);
	const info = (await wire.ask(database)).data as { doc_count?: unknown; doc_del_count?: unknown };
	const total = Number(info.doc_count ?? 0) + Number(info.doc_del_count ?? 0);
	const report = () => deps.onProgress({ done: at.done, total: Math.max(total, at.done) });
	report();
	let next = pageAfter(deps, at.since);
	for (;;) {
		const page = await next;
		const last = page.results.length < deps.pageDocsMax;
		// The next page travels while this one is written.
		if (!last) next = pageAfter(deps, page.last_seq);
		if (!last) next.catch(() => undefined);
		await deps.load(() => storePage(deps, page.results));
		at = { ...at, since: page.last_seq, done: at.done + page.results.length };
		await books.writeFirstPull(at);
		report();
		if (last) break;
	}
	await handOver(deps, at);
}

async function whereToBegin({ books, identity, pouch }: FirstPullDeps): Promise<FirstPull> {
	const before = await books.readFirstPull();
	if (before?.remote === identity) return before;
	const begun: FirstPull = { remote: identity, since: 0, done: 0, stage: 'pulling', localSeq: Number((await pouch().info()).update_seq) };
	await books.writeFirstPull(begun);
	return begun;
}

async function pageAfter({ wire, database, pageDocsMax }: FirstPullDeps, since: number | string): Promise<Page> {
	const from = encodeURIComponent(String(since));
	const { data } = await wire.ask(`${database}/_changes?style=all_docs&include_docs=true&limit=${pageDocsMax}&since=${from}`);
	const { results, last_seq } = data as Partial<Page>;
	const sound = Array.isArray(results) && results.every((row) => typeof row?.id === 'string' && Array.isArray(row.changes));
	if (!sound || last_seq === undefined) throw new WireError('bad-reply', 'A page of changes without changes');
	return { results, last_seq };
}

async function storePage(deps: FirstPullDeps, rows: readonly Row[]): Promise<void> {
	const ours = rows.filter((row) => !row.id.startsWith('_'));
	const plain = ours.flatMap((row) => (isPlain(row) ? [row.doc as PouchDB.Document] : []));
	const others = ours.filter((row) => !isPlain(row)).flatMap((row) => row.changes.map(({ rev }) => ({ id: row.id, rev })));
	const fetched = others.length === 0 ? [] : documentsOf(await bulkGet(deps.wire, deps.database, { docs: others }));
	const documents = [...plain, ...(await withFetched(deps.wire, deps.database, fetched))];
	deps.truth.expect(documents);
	await storeInPortions(deps, documents);
}

/** A screen in use must not wait for a whole page: each portion is as large as this device stores without being noticed. */
async function storeInPortions({ books, now, portion }: FirstPullDeps, documents: PouchDB.Document[]): Promise<void> {
	for (let from = 0; from < documents.length;) {
		const part = documents.slice(from, from + portion.size);
		const startedMs = now();
		await books.store(part);
		from += part.length;
		if (part.length === portion.size) portion.size = nextPortion(portion.size, now() - startedMs, STORE_DOCS);
	}
}

/** Written once and never touched: the listing holds all there is to know of it. */
function isPlain(row: Row): boolean {
	const [leaf, ...more] = row.changes;
	return (
		more.length === 0 &&
		leaf !== undefined &&
		leaf.rev.startsWith('1-') &&
		row.deleted !== true &&
		row.doc?._rev === leaf.rev &&
		!('_attachments' in row.doc)
	);
}

function documentsOf(got: Awaited<ReturnType<PouchDB.Database['bulkGet']>>): PouchDB.Document[] {
	return got.results.flatMap((result) =>
		result.docs.map((each) => {
			if (!('ok' in each)) throw new WireError('bad-reply', `The server listed ${result.id} and does not have it`);
			return each.ok;
		})
	);
}

/**
 * Replication will push from here on; what was written here up to now has to go first. That is everything from before the
 * first pull, whatever device it names, and of what came during it the documents of this device.
 */
async function handOver(deps: FirstPullDeps, at: FirstPull): Promise<void> {
	const { results } = await deps.pouch().changes({ limit: at.localSeq });
	const before = results.filter(({ id, seq }) => Number(seq) <= at.localSeq && !id.startsWith('_')).map(({ id }) => id);
	const localSeq = Number((await deps.pouch().info()).update_seq);
	await offer(deps, [...new Set([...before, ...(await deps.truth.unsentTo(localSeq))])]);
	await deps.books.writeFirstPull({ ...at, stage: 'handed-over', localSeq });
	await deps.truth.acknowledged(localSeq);
}

type OfferDeps = Pick<FirstPullDeps, 'wire' | 'database' | 'pouch' | 'truth'>;

/** Sends those of these documents that the server does not have; what it refuses is written down, what it takes leaves that list. */
export async function offer(deps: OfferDeps, ids: readonly string[]): Promise<void> {
	for (let from = 0; from < ids.length; from += OFFER_DOCS_MAX) {
		const part = ids.slice(from, from + OFFER_DOCS_MAX);
		await deps.truth.settle(part, await offerPart(deps, part));
	}
}

async function offerPart({ wire, database, pouch }: OfferDeps, ids: string[]): Promise<Refused[]> {
	const { rows } = await pouch().allDocs({ keys: ids });
	const revisions = Object.fromEntries(rows.flatMap((row) => (row.value === undefined ? [] : [[row.id, [row.value.rev]]])));
	const missing = await revsDiff(wire, database, revisions);
	const docs = Object.entries(missing).flatMap(([id, { missing: revs }]) => revs.map((rev) => ({ id, rev })));
	if (docs.length === 0) return [];
	return pushDocuments(wire, database, documentsOf(await pouch().bulkGet({ docs, revs: true, attachments: true })));
}
