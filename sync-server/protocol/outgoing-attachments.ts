// A document's `_attachments` as it goes out (P86): stubs as they are kept, unless the reader asks for more.
import { generationOf } from '../revisions/rev-id.ts';
import { historyOf } from '../revisions/tree.ts';
import { hasAttachments, splitStubs, withAttachmentsText, type NamedStub } from '../store/attachment-stubs.ts';
import type { AttachmentEncoding, Body, Database, Head } from '../store/store.ts';
import { jsonParameter, type Query } from './query.ts';
import { unpacked } from './received-file.ts';
import { Refused } from '../errors.ts';
import { checkRev } from './write.ts';

/** What a reader asks for beside stubs. */
export interface AttachmentView {
	/** The bytes too, in the document or behind it. */
	data: 'none' | 'inline' | 'follows';
	/** Bytes only of what came after the newest of these; undefined for all. */
	since?: readonly string[] | undefined;
	/** Say what is packed, and to how many bytes. */
	encodingInfo: boolean;
}

/** Every attachment behind its document, as it is kept: what multipart answers show. */
export const FOLLOWING: AttachmentView = { data: 'follows', encodingInfo: true };

/** Documents read at a time when they bring their attachments: bounds what is in memory at once. */
export const PAGE_WITH_ATTACHMENTS = 10;

/** The view that these switches ask for; undefined for stubs as they are kept. */
export function attachmentView(asked: {
	attachments: boolean;
	encodingInfo: boolean;
	since?: readonly string[] | undefined;
}): AttachmentView | undefined {
	if (!asked.attachments && !asked.encodingInfo && asked.since === undefined) return undefined;
	const data = asked.attachments || asked.since !== undefined ? 'inline' : 'none';
	return { data, since: asked.since, encodingInfo: asked.encodingInfo };
}

/** The view that a query asks for, by `attachments` and `att_encoding_info`; `since` where the endpoint takes `atts_since`. */
export const viewOfQuery = (query: Query, since?: readonly string[]): AttachmentView | undefined =>
	attachmentView({ attachments: query.get('attachments') === 'true', encodingInfo: query.get('att_encoding_info') === 'true', since });

/** The revisions that `atts_since` names. Throws Refused when that is no list of revisions. */
export function attsSince(query: Query): string[] | undefined {
	const revs = jsonParameter(query.get('atts_since'));
	if (revs === undefined) return undefined;
	if (!Array.isArray(revs)) throw new Refused('bad_request', 'Invalid list of revisions');
	for (const rev of revs) checkRev(String(rev));
	return revs.map(String);
}

/** An attachment whose bytes follow the document. */
export interface Follower {
	name: string;
	contentType: string;
	encoding: AttachmentEncoding;
	keptBytes: number;
}

export interface Viewed {
	body: Body;
	/** In the order in which the document tells of them. */
	followers: Follower[];
}

interface Place {
	database: Database;
	head: Pick<Head, 'id' | 'tree'>;
	rev: string;
}

/** The body as this view shows it, with what must follow it. */
export async function viewBody(place: Place, body: Body, view: AttachmentView): Promise<Viewed> {
	if (!hasAttachments(body.json)) return { body, followers: [] };
	const { stubs, members } = splitStubs(body.json);
	const kept = new Map((await place.database.attachments(place.head.id, place.rev)).map((one) => [one.name, one]));
	const sinceGeneration = generationSince(place, view.since);
	const texts: string[] = [];
	const followers: Follower[] = [];
	for (const stub of stubs) {
		const { encoding = 'identity', keptBytes = stub.length } = kept.get(stub.name) ?? {};
		const isShown = view.data !== 'none' && stub.revpos > sinceGeneration;
		if (isShown && view.data === 'follows') followers.push({ name: stub.name, contentType: stub.content_type, encoding, keptBytes });
		const packing = view.encodingInfo && encoding !== 'identity' ? { encoding, encoded_length: keptBytes } : {};
		const bytes = isShown ? await shownBytes(place, stub, { ...view, encoding }) : { length: stub.length, stub: true };
		texts.push(`${JSON.stringify(stub.name)}:${JSON.stringify({ ...plain(stub), ...bytes, ...packing })}`);
	}
	return { body: { ...body, json: withAttachmentsText(texts.join(','), members) }, followers };
}

/** Rows of a list with their bodies as a view shows them, in their order; nothing can follow a list, so the bytes are inside. */
export async function viewBodies<Row extends { id: string; body: Body | undefined }>(
	database: Database,
	rows: readonly Row[],
	revOf: (row: Row) => string,
	view: AttachmentView | undefined
): Promise<readonly Row[]> {
	if (view === undefined) return rows;
	const viewed: Row[] = [];
	for (const row of rows) {
		const place = { database, head: { id: row.id, tree: [] }, rev: revOf(row) };
		viewed.push(row.body === undefined ? row : { ...row, body: (await viewBody(place, row.body, view)).body });
	}
	return viewed;
}

const plain = ({ content_type, revpos, digest }: NamedStub): object => ({ content_type, revpos, digest });

async function shownBytes(
	{ database, head, rev }: Place,
	stub: NamedStub,
	view: AttachmentView & { encoding: AttachmentEncoding }
): Promise<object> {
	if (view.data === 'follows') return { length: stub.length, follows: true };
	const kept = await database.attachmentBytes({ id: head.id, rev, name: stub.name });
	if (kept === undefined) throw new Error('An attachment that a body tells of is not kept');
	const bytes = await unpacked(kept, view.encoding);
	return { data: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64') };
}

/** The generation of the newest ancestor (or the revision itself) that the reader has; 0 when it has none, -1 when it wants all. */
function generationSince({ head, rev }: Place, since: readonly string[] | undefined): number {
	if (since === undefined) return -1;
	const known = (historyOf(head.tree, rev) ?? []).find((step) => since.includes(step.rev));
	return known === undefined ? 0 : generationOf(known.rev);
}
