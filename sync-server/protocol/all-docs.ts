// GET and POST /db/_all_docs: the living documents in id order, or the ones whose ids are given.
import { Refused } from '../errors.ts';
import type { Body, Head } from '../store/store.ts';
import { AnswerPage } from './answer-page.ts';
import type { Answer, DatabaseAsk } from './exchange.ts';
import { requireJson } from './content-type.ts';
import { attachmentView, PAGE_WITH_ATTACHMENTS, viewBodies, type AttachmentView } from './outgoing-attachments.ts';
import { isObject, parseJson, parseJsonObject } from './parse-json.ts';
import { strictSwitch, wholeNumber } from './query.ts';
import { documentText, revisionMembers } from './read-document.ts';
import { formatSeq } from './sequence.ts';

/** Documents read from the store and written to the client at a time. */
const PAGE_DOCUMENTS = 500;

export interface Listing {
	startKey: string | undefined;
	endKey: string | undefined;
	keys: string[] | undefined;
	inclusiveEnd: boolean;
	descending: boolean;
	skip: number;
	limit: number;
	includeDocs: boolean;
	conflicts: boolean;
	/** How documents show their attachments. */
	view?: AttachmentView | undefined;
	updateSeq: boolean;
	/** Documents counted, and those that come before the first one counted; undefined for all of the database. */
	counted?: { total: number; before: number };
}

/** Switches that make sense for views only. */
const VIEW_SWITCHES = ['group', 'reduce'] as const;

export async function allDocs(ask: DatabaseAsk): Promise<Answer> {
	return listDocuments(ask, await readListing(ask));
}

/** Answers a listing, in pieces. */
export async function listDocuments(ask: DatabaseAsk, listing: Listing): Promise<Answer> {
	return { status: 200, body: await listText(ask, listing) };
}

type Pieces = AsyncIterable<string | Uint8Array>;

/** A listing's JSON text, in pieces. */
export async function listText(ask: DatabaseAsk, listing: Listing): Promise<Pieces> {
	const updateSeq = listing.updateSeq ? `"update_seq":${JSON.stringify(await currentSeq(ask))},` : '';
	return listing.keys === undefined ? rangeRows(ask, listing, updateSeq) : keyRows(ask, listing, listing.keys, updateSeq);
}

/** Reads what is asked of a list of documents from the address and the body. Throws Refused. */
export async function readListing(ask: DatabaseAsk): Promise<Listing> {
	const values = inAddress(ask);
	if (ask.method === 'POST') {
		requireJson(ask);
		Object.assign(values, parseJsonObject(await ask.text()));
	}
	return listingOf(ask, values);
}

/** Reads the several lists that the body of a `…/queries` asks for. Throws Refused. */
export async function readListings(ask: DatabaseAsk): Promise<Listing[]> {
	const { queries } = parseJsonObject(await ask.text());
	if (queries === undefined) throw new Refused('bad_request', 'POST body must include `queries` parameter.');
	if (!Array.isArray(queries)) throw new Refused('bad_request', '`queries` member must be an array.');
	const { maxBatchDocuments } = ask.service.limits;
	if (queries.length > maxBatchDocuments) throw new Refused('too_large', `At most ${maxBatchDocuments} queries in one request`);
	return queries.map((query: unknown) => {
		if (!isObject(query)) throw new Refused('bad_request', 'A query must be a JSON object');
		return listingOf(ask, { ...inAddress(ask), ...query });
	});
}

/** Answers several lists, one after the other. */
export async function answerLists(lists: readonly Promise<string | Pieces>[]): Promise<Answer> {
	return { status: 200, body: inOrder(await Promise.all(lists)) };
}

async function* inOrder(lists: readonly (string | Pieces)[]): AsyncGenerator<string | Uint8Array> {
	let separator = '';
	yield '{"results":[';
	for (const list of lists) {
		yield `${separator}\r\n`;
		if (typeof list === 'string') yield list;
		else yield* list;
		separator = ',';
	}
	yield '\r\n]}\n';
}

export async function allDocsQueries(ask: DatabaseAsk): Promise<Answer> {
	return answerLists((await readListings(ask)).map((listing) => listText(ask, listing)));
}

function inAddress(ask: DatabaseAsk): Record<string, unknown> {
	return Object.fromEntries([...ask.query].map(([name, text]) => [name, JSON_PARAMETERS.has(name) ? parseJson(text) : text]));
}

const JSON_PARAMETERS: ReadonlySet<string> = new Set(['key', 'keys', 'startkey', 'start_key', 'endkey', 'end_key']);

function listingOf(ask: DatabaseAsk, values: Record<string, unknown>): Listing {
	for (const name of VIEW_SWITCHES) {
		if (strictSwitch(values[name], name) === true) throw new Refused('query_parse_error', `\`${name}\` is invalid for _all_docs.`);
	}
	const { keys } = values;
	const keysMax = ask.service.limits.maxBatchDocuments;
	if (keys !== undefined && !Array.isArray(keys)) throw new Refused('bad_request', '`keys` member must be an array.');
	if (keys !== undefined && keys.length > keysMax) throw new Refused('too_large', `At most ${keysMax} keys in one request`);
	const key = keyOf(values.key);
	const includeDocs = strictSwitch(values.include_docs, 'include_docs') === true;
	const attachments = strictSwitch(values.attachments, 'attachments') === true;
	const encodingInfo = strictSwitch(values.att_encoding_info, 'att_encoding_info') === true;
	return {
		startKey: key ?? keyOf(values.startkey ?? values.start_key),
		endKey: key ?? keyOf(values.endkey ?? values.end_key),
		keys: keys as string[] | undefined,
		inclusiveEnd: strictSwitch(values.inclusive_end, 'inclusive_end') !== false,
		descending: strictSwitch(values.descending, 'descending') === true,
		skip: wholeNumber(values.skip, 'skip') ?? 0,
		limit: wholeNumber(values.limit, 'limit') ?? Number.MAX_SAFE_INTEGER,
		includeDocs,
		view: includeDocs ? attachmentView({ attachments, encodingInfo }) : undefined,
		conflicts: strictSwitch(values.conflicts, 'conflicts') === true,
		updateSeq: strictSwitch(values.update_seq, 'update_seq') === true
	};
}

/** Ids are texts; what sorts before every text asks from the beginning, what sorts after, to the end. */
function keyOf(value: unknown): string | undefined {
	if (value === undefined || typeof value === 'string') return value;
	return value === null || typeof value === 'number' || typeof value === 'boolean' ? '' : BEYOND_EVERY_ID;
}
const BEYOND_EVERY_ID = '\u{10ffff}';

async function* rangeRows(ask: DatabaseAsk, listing: Listing, updateSeq: string): AsyncGenerator<Uint8Array> {
	const answer = new AnswerPage();
	let { startKey, skip } = listing;
	let left = listing.limit;
	let separator: string | undefined;
	for (;;) {
		const limit = Math.min(left, pageDocuments(listing));
		const page = await ask.database.allDocs({ ...listing, startKey, skip, limit, bodies: listing.includeDocs });
		const { total, before } = listing.counted ?? { total: page.total, before: 0 };
		separator ??= `{"total_rows":${total},${updateSeq}"offset":${page.offset - before},"rows":[`;
		const conflicts = listing.conflicts && listing.includeDocs ? await ask.database.heads(page.rows.map((row) => row.id)) : [];
		const viewed = await viewBodies(ask.database, page.rows, ({ rev }) => rev, listing.view);
		for (const [index, row] of viewed.entries()) {
			answer.add(separator + rowText(row, listing.includeDocs, conflicts[index]));
			separator = ',';
		}
		left -= viewed.length;
		const last = page.rows.at(-1);
		if (last === undefined || viewed.length < limit || left === 0) break;
		yield answer.take();
		// The next page begins behind this one's last id, wherever that is by then.
		startKey = last.id;
		skip = 1;
	}
	answer.add(separator === ',' ? ']}\n' : `${separator}]}\n`);
	yield answer.take();
}

async function* keyRows(ask: DatabaseAsk, listing: Listing, keys: readonly string[], updateSeq: string): AsyncGenerator<string> {
	const ordered = listing.descending ? [...keys].reverse() : keys;
	const wanted = ordered.slice(listing.skip, listing.skip + listing.limit);
	const { docCount } = await ask.database.info();
	yield `{"total_rows":${listing.counted?.total ?? docCount},${updateSeq}"offset":null,"rows":[`;
	const pageKeys = pageDocuments(listing);
	for (let start = 0; start < wanted.length; start += pageKeys) {
		const page = wanted.slice(start, start + pageKeys);
		const heads = await ask.database.heads(page.map((key) => (typeof key === 'string' ? key : '')));
		const revs = heads.map((head) => ({ id: head?.id ?? '', rev: head?.winner ?? '' }));
		const bodies = await ask.database.bodies(revs);
		const found = revs.map((key, index) => ({ ...key, body: bodies[index] }));
		const viewed = await viewBodies(ask.database, found, ({ rev }) => rev, listing.view);
		const rows = page.map((key, index) => keyRow(key, heads[index], viewed[index]?.body, listing));
		yield (start === 0 ? '' : ',') + rows.join(',');
	}
	yield ']}\n';
}

const pageDocuments = ({ view }: Listing): number => (view === undefined ? PAGE_DOCUMENTS : PAGE_WITH_ATTACHMENTS);

function keyRow(key: unknown, head: Head | undefined, body: Body | undefined, listing: Listing): string {
	if (head === undefined || typeof key !== 'string') return `{"key":${JSON.stringify(key)},"error":"not_found"}`;
	if (!head.deleted) return rowText({ id: key, rev: head.winner, body }, listing.includeDocs, listing.conflicts ? head : undefined);
	const id = JSON.stringify(key);
	return `{"id":${id},"key":${id},"value":{"rev":"${head.winner}","deleted":true}${listing.includeDocs ? ',"doc":null' : ''}}`;
}

function rowText(row: { id: string; rev: string; body: Body | undefined }, includeDocs: boolean, head: Head | undefined): string {
	const id = JSON.stringify(row.id);
	const extra = head === undefined ? '' : revisionMembers(head, row.rev, { conflicts: true });
	const doc = includeDocs && row.body !== undefined ? `,"doc":${documentText(row.id, row.rev, row.body, extra)}` : '';
	return `{"id":${id},"key":${id},"value":{"rev":"${row.rev}"}${doc}}`;
}

async function currentSeq(ask: DatabaseAsk): Promise<string> {
	const [info, instance] = await Promise.all([ask.database.info(), ask.database.instance()]);
	return formatSeq(info.updateSeq, instance);
}
