// GET and POST /db/_local_docs: the documents that _all_docs leaves out. CouchDB counts none of them, so neither is there a total.
import type { LocalDocument } from '../store/store.ts';
import { answerLists, readListing, readListings, type Listing } from './all-docs.ts';
import type { Answer, DatabaseAsk } from './exchange.ts';
import { documentText } from './read-document.ts';

/** Local documents looked at for one list: checkpoints are a few for each client. */
const LOCALS_MAX = 10_000;

type Row = LocalDocument & { id: string };

export async function localDocs(ask: DatabaseAsk): Promise<Answer> {
	return { status: 200, body: await listLocals(ask, await readListing(ask)) };
}

export async function localDocsQueries(ask: DatabaseAsk): Promise<Answer> {
	return answerLists((await readListings(ask)).map((listing) => listLocals(ask, listing)));
}

async function listLocals(ask: DatabaseAsk, listing: Listing): Promise<string> {
	const rows = listing.keys === undefined ? await rowsInRange(ask, listing) : await rowsOfKeys(ask, listing, listing.keys);
	const { skip, limit } = listing;
	return `{"total_rows":null,"offset":null,"rows":[\r\n${rows.slice(skip, skip + limit).join(',\r\n')}\r\n]}\n`;
}

async function rowsInRange(ask: DatabaseAsk, listing: Listing): Promise<string[]> {
	const { startKey, endKey, inclusiveEnd, descending } = listing;
	const [low, high] = descending ? [endKey, startKey] : [startKey, endKey];
	const isIn = ({ id }: Row) => (low === undefined || id >= low) && (high === undefined || id <= high) && (inclusiveEnd || id !== endKey);
	const rows = (await ask.database.locals({ startKey: low ?? '', limit: LOCALS_MAX })).filter(isIn);
	return (descending ? rows.reverse() : rows).map((row) => rowText(row, listing));
}

async function rowsOfKeys(ask: DatabaseAsk, listing: Listing, keys: readonly unknown[]): Promise<string[]> {
	const rows = await Promise.all(
		keys.map(async (key) => {
			const kept = typeof key === 'string' ? await ask.database.readLocal(key) : undefined;
			return kept === undefined ? `{"key":${JSON.stringify(key)},"error":"not_found"}` : rowText({ ...kept, id: String(key) }, listing);
		})
	);
	return listing.descending ? rows.reverse() : rows;
}

function rowText({ id, rev, json }: Row, { includeDocs }: Listing): string {
	const key = JSON.stringify(id);
	const doc = includeDocs ? `,"doc":${documentText(id, rev, { json, deleted: false })}` : '';
	return `{"id":${key},"key":${key},"value":{"rev":"${rev}"}${doc}}`;
}
