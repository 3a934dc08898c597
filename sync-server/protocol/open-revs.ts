// GET /db/id?open_revs=…: several revisions of one document, as a JSON list or as multipart/mixed.
import { Refused } from '../errors.ts';
import { hasRev, leavesOf, leavesUnder } from '../revisions/tree.ts';
import type { Head } from '../store/store.ts';
import { accepts } from './accept.ts';
import type { Answer, DatabaseAsk } from './exchange.ts';
import { keptBytesOf } from './multipart-document.ts';
import { newBoundary, relatedPieces, relatedType } from './multipart.ts';
import { attsSince, FOLLOWING, viewBody, viewOfQuery, type AttachmentView, type Follower } from './outgoing-attachments.ts';
import { jsonParameter, isOn } from './query.ts';
import { documentText, revisionMembers } from './read-document.ts';
import { checkRev } from './write.ts';

type Row = { rev: string; text: string; followers: readonly Follower[] } | { missing: string };

export async function openRevisions(ask: DatabaseAsk, id: string): Promise<Answer> {
	const asked = readAsked(ask);
	const [head] = await ask.database.heads([id]);
	if (head === undefined && asked === 'all') throw new Refused('not_found');
	const revs = head === undefined ? (asked as string[]) : revsToRead(ask, head, asked);
	return accepts(ask, 'multipart/mixed') ? multipartRows(ask, id, head, revs) : jsonRows(ask, id, head, revs);
}

function readAsked(ask: DatabaseAsk): 'all' | string[] {
	const text = ask.query.get('open_revs');
	if (text === 'all') return 'all';
	const revs = jsonParameter(text);
	if (!Array.isArray(revs)) throw new Refused('bad_request', '`open_revs` must be `all` or a JSON list of revisions');
	for (const rev of revs) checkRev(rev);
	return revs as string[];
}

function revsToRead(ask: DatabaseAsk, head: Head, asked: 'all' | string[]): string[] {
	if (asked === 'all') return leavesOf(head.tree).map((leaf) => leaf.rev);
	return [...new Set(asked.flatMap((rev) => revsOf(head, rev, isOn(ask.query, 'latest'))))];
}

function revsOf(head: Head, rev: string, latest: boolean): string[] {
	return latest && hasRev(head.tree, rev) ? leavesUnder(head.tree, rev).map((leaf) => leaf.rev) : [rev];
}

/** One revision after the other, so that only one document's attachments are in memory. */
async function* readRows(
	ask: DatabaseAsk,
	id: string,
	head: Head | undefined,
	{ revs, view }: { revs: readonly string[]; view: AttachmentView | undefined }
): AsyncGenerator<Row> {
	const bodies = head === undefined ? [] : await ask.database.bodies(revs.map((rev) => ({ id, rev })));
	const options = { revs: isOn(ask.query, 'revs') };
	for (const [index, rev] of revs.entries()) {
		const body = bodies[index];
		if (body === undefined || head === undefined) yield { missing: rev };
		else {
			const viewed = view === undefined ? { body, followers: [] } : await viewBody({ database: ask.database, head, rev }, body, view);
			yield { rev, text: documentText(id, rev, viewed.body, revisionMembers(head, rev, options)), followers: viewed.followers };
		}
	}
}

async function jsonRows(ask: DatabaseAsk, id: string, head: Head | undefined, revs: readonly string[]): Promise<Answer> {
	const texts: string[] = [];
	for await (const row of readRows(ask, id, head, { revs, view: viewOfQuery(ask.query, attsSince(ask.query)) })) {
		texts.push('missing' in row ? JSON.stringify(row) : `{"ok":${row.text}}`);
	}
	return { status: 200, body: `[${texts.join(',')}]\n` };
}

function multipartRows(ask: DatabaseAsk, id: string, head: Head | undefined, revs: readonly string[]): Answer {
	const boundary = newBoundary();
	const pieces = mixedPieces(ask, id, readRows(ask, id, head, { revs, view: { ...FOLLOWING, since: attsSince(ask.query) } }), boundary);
	return { status: 200, contentType: `multipart/mixed; boundary="${boundary}"`, body: pieces };
}

async function* mixedPieces(ask: DatabaseAsk, id: string, rows: AsyncIterable<Row>, boundary: string): AsyncGenerator<string | Uint8Array> {
	const inner = newBoundary();
	yield `--${boundary}`;
	for await (const row of rows) {
		if ('missing' in row) yield `\r\nContent-Type: application/json; error="true"\r\n\r\n${JSON.stringify(row)}`;
		else {
			yield `\r\nContent-Type: ${relatedType(inner, row.followers)}\r\n\r\n`;
			yield* relatedPieces(inner, row.text, row.followers, (follower) => keptBytesOf(ask, { id, rev: row.rev }, follower));
		}
		yield `\r\n--${boundary}`;
	}
	yield '--';
}
