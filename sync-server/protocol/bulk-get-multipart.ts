// _bulk_get as multipart: each revision a part, those with attachments a multipart/related of their own, framed as CouchDB does (P85).
import { accepts } from './accept.ts';
import { errorOf, type FoundPage, type FoundRevision, type RowError, type Wanted } from './bulk-get-rows.ts';
import type { Answer, DatabaseAsk } from './exchange.ts';
import { keptBytesOf } from './multipart-document.ts';
import { newBoundary, oneLine, relatedPieces } from './multipart.ts';
import { FOLLOWING, viewBody } from './outgoing-attachments.ts';
import { isOn } from './query.ts';
import { documentText, revisionMembers } from './read-document.ts';

/** Boundaries here begin with two hyphens of their own. */
const bulkBoundary = (): string => `--${newBoundary()}`;

export function bulkGetMultipart(ask: DatabaseAsk, pages: AsyncIterable<FoundPage>): Answer {
	const boundary = bulkBoundary();
	const type = accepts(ask, 'multipart/mixed') ? 'multipart/mixed' : 'multipart/related';
	return { status: 200, contentType: `${type}; boundary="${boundary}"`, body: pieces(ask, pages, boundary) };
}

async function* pieces(ask: DatabaseAsk, pages: AsyncIterable<FoundPage>, boundary: string): AsyncGenerator<string | Uint8Array> {
	let isEmpty = true;
	for await (const page of pages) {
		for (const { want, found } of page) {
			isEmpty = false;
			const inner = bulkBoundary();
			for (const one of found) {
				yield `\r\n--${boundary}`;
				yield* revisionPieces(ask, one, inner);
			}
			if (found.length > 0) continue;
			yield `\r\n--${boundary}\r\nContent-Type: application/json; error="true"\r\n\r\n${JSON.stringify(errorOfPart(want))}`;
		}
	}
	if (!isEmpty) yield `\r\n--${boundary}--\r\n`;
}

/** Of a revision that is not here, a part tells no id; CouchDB's own way. */
function errorOfPart(want: Wanted | RowError): Partial<RowError> {
	const { id, ...error } = errorOf(want);
	return 'error' in want || want.rev === undefined ? { id, ...error } : error;
}

async function* revisionPieces(ask: DatabaseAsk, { head, rev, body }: FoundRevision, inner: string): AsyncGenerator<string | Uint8Array> {
	const viewed = await viewBody({ database: ask.database, head, rev }, body, FOLLOWING);
	const text = documentText(head.id, rev, viewed.body, revisionMembers(head, rev, { revs: isOn(ask.query, 'revs') }));
	const type = viewed.followers.length === 0 ? 'application/json' : `multipart/related; boundary=${inner}`;
	const names = viewed.followers.length === 0 ? '' : `X-Doc-Id: ${oneLine(head.id)}\r\nX-Rev-Id: ${rev}\r\n`;
	yield `\r\n${names}Content-Type: ${type}\r\n\r\n`;
	yield* relatedPieces(inner, text, viewed.followers, (follower) => keptBytesOf(ask, { id: head.id, rev }, follower));
}
