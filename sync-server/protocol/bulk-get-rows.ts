// What _bulk_get is asked for and what is found, whatever it is answered as.
import { Refused } from '../errors.ts';
import { isRev } from '../revisions/rev-id.ts';
import { leavesOf, leavesUnder } from '../revisions/tree.ts';
import type { Body, Head, StoredDocument } from '../store/store.ts';
import type { DatabaseAsk } from './exchange.ts';
import { isObject } from './parse-json.ts';
import { isOn } from './query.ts';
import { checkId } from './write-document.ts';

/** One row of the question. */
export interface Wanted {
	id: string;
	rev: string | undefined;
	since: readonly string[] | undefined;
}
/** What is wrong with a row, as its answer tells it. */
export interface RowError {
	id: unknown;
	rev: unknown;
	error: string;
	reason: string;
}
/** One revision of the answer. */
export interface FoundRevision {
	head: Head;
	rev: string;
	body: Body;
}

/** Reads one row. What is wrong with it is its own answer; what is no row at all is Refused. */
export function readWanted(row: unknown): Wanted | RowError {
	if (!isObject(row)) throw new Refused('bad_request', "Each of 'docs' must be an object");
	const { id, rev, atts_since = [] } = row;
	if (id === undefined) return { id: null, rev: null, error: 'bad_request', reason: 'document id missed' };
	const refused = refusalOfId(id);
	if (refused !== undefined || typeof id !== 'string') return { id, rev: null, error: 'illegal_docid', reason: refused ?? '' };
	if (!Array.isArray(atts_since)) return { id, rev: atts_since, error: 'bad_request', reason: 'att_since value must be array of revs.' };
	if (rev !== undefined && !isRev(rev)) return malformed(id, rev);
	if (atts_since.length === 0) return { id, rev, since: undefined };
	return atts_since.every(isRev)
		? { id, rev, since: atts_since }
		: malformed(
				id,
				atts_since.find((one) => !isRev(one))
			);
}

const malformed = (id: string, rev: unknown): RowError => ({ id, rev, error: 'bad_request', reason: 'Invalid rev format' });

/** Why this is no id; undefined for one. */
function refusalOfId(id: unknown): string | undefined {
	try {
		checkId(id);
		return undefined;
	} catch (error) {
		if (error instanceof Refused) return error.reason;
		throw error;
	}
}

/** A page of rows, each with the revisions found for it. */
export type FoundPage = { want: Wanted | RowError; found: FoundRevision[] }[];

/** Reads the rows from the store, so many at a time. */
export async function* findAll(ask: DatabaseAsk, wanted: readonly (Wanted | RowError)[], pageDocuments: number): AsyncGenerator<FoundPage> {
	for (let start = 0; start < wanted.length; start += pageDocuments) {
		yield await findPage(ask, wanted.slice(start, start + pageDocuments));
	}
}

async function findPage(ask: DatabaseAsk, wanted: readonly (Wanted | RowError)[]): Promise<FoundPage> {
	const documents = await ask.database.documents(wanted.map((want) => ('error' in want ? '' : want.id)));
	const latest = isOn(ask.query, 'latest');
	const others: Sought[] = [];
	const page = wanted.map((want, index) => {
		const head = documents[index];
		const found = head === undefined || 'error' in want ? [] : revsToRead(want, head, latest).map((rev) => revisionOf(head, rev));
		for (const one of found) if (!isFound(one)) others.push(one);
		return { want, found };
	});
	await readOthers(ask, others);
	return page.map(({ want, found }) => ({ want, found: found.every(isFound) ? found : found.filter(isFound) }));
}

type Sought = Omit<FoundRevision, 'body'> & { body: Body | undefined };

const revisionOf = (head: StoredDocument, rev: string): Sought => ({ head, rev, body: rev === head.winner ? head.body : undefined });

const isFound = (revision: Sought): revision is FoundRevision => revision.body !== undefined;

/** Bodies of revisions that are not the winner. */
async function readOthers(ask: DatabaseAsk, others: readonly Sought[]): Promise<void> {
	if (others.length === 0) return;
	const bodies = await ask.database.bodies(others.map(({ head, rev }) => ({ id: head.id, rev })));
	for (const [index, other] of others.entries()) other.body = bodies[index];
}

/** The revision that is named, or what has become of it; every leaf when none is named. */
function revsToRead(want: Wanted, head: Head, latest: boolean): string[] {
	if (want.rev === undefined) return leavesOf(head.tree).map((leaf) => leaf.rev);
	// The usual question. The winner is a leaf, and has become of itself.
	if (want.rev === head.winner) return [want.rev];
	return latest ? leavesUnder(head.tree, want.rev).map((leaf) => leaf.rev) : [want.rev];
}

/** What is told of a row for which nothing was found. */
export function errorOf(want: Wanted | RowError): RowError {
	return 'error' in want ? want : { id: want.id, rev: want.rev ?? 'undefined', error: 'not_found', reason: 'missing' };
}
