// GET and POST /db/_design_docs: _all_docs of the design documents alone, counted alone.
import type { Answer, DatabaseAsk } from './exchange.ts';
import { answerLists, listDocuments, listText, readListing, readListings, type Listing } from './all-docs.ts';

/** Where design documents begin and end among the ids. */
const FIRST = '_design/';
const END = '_design0';

export async function designDocs(ask: DatabaseAsk): Promise<Answer> {
	return listDocuments(ask, await amongDesigns(ask, await readListing(ask)));
}

export async function designDocsQueries(ask: DatabaseAsk): Promise<Answer> {
	return answerLists((await readListings(ask)).map(async (listing) => listText(ask, await amongDesigns(ask, listing))));
}

async function amongDesigns(ask: DatabaseAsk, listing: Listing): Promise<Listing> {
	const { descending } = listing;
	const [first, end] = descending ? [END, FIRST] : [FIRST, END];
	const isBefore = (a: string, b: string) => (descending ? a > b : a < b);
	const { startKey = first, endKey = end } = listing;
	const [before, behind, { docCount }] = await Promise.all([countBefore(ask, false), countBefore(ask, true), ask.database.info()]);
	return {
		...listing,
		startKey: isBefore(startKey, first) ? first : startKey,
		endKey: isBefore(end, endKey) ? end : endKey,
		counted: { total: docCount - before - behind, before: descending ? behind : before }
	};
}

/** How many living documents come before the design documents, from the one end or the other. */
async function countBefore(ask: DatabaseAsk, descending: boolean): Promise<number> {
	const startKey = descending ? END : FIRST;
	const { offset } = await ask.database.allDocs({ startKey, inclusiveEnd: true, descending, skip: 0, limit: 1, bodies: false });
	return offset;
}
