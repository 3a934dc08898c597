// Sends documents in bounded bodies and sorts what the server refuses from what it took (S11, S12). One document that
// the server will not have never keeps the others back: a body that is refused whole is halved until it is found.
import { sparing } from './attachments.ts';
import type { Refused } from './status.ts';
import { WireError, type Wire } from './wire.ts';

/** Aim for one request's body, in characters: on a slow link less is repeated when the connection breaks. */
export const PUSH_CHARACTERS_MAX = 256_000;
export const PUSH_DOCS_MAX = 500;

/** Answers to a whole body that say something about its content. */
const REFUSING_STATUSES: readonly number[] = [400, 413];
/** The server does not have what a stub stands for. */
const MISSING_STUB = 412;
/** Answers to one document that are the server's own trouble, not the document's. */
const TRANSIENT_ERRORS: ReadonlySet<string> = new Set([
	'internal_server_error',
	'timeout',
	'unknown_error',
	'service_unavailable',
	'error'
]);

/** Sends documents with the revisions they have. Answers those refused; rejects with WireError when the server could not take them now. */
export async function pushDocuments(wire: Wire, database: string, documents: readonly PouchDB.Document[]): Promise<Refused[]> {
	const refused: Refused[] = [];
	for (const part of inParts(documents)) refused.push(...(await pushPart(wire, database, part)));
	return refused;
}

async function pushPart(wire: Wire, database: string, documents: readonly PouchDB.Document[], spares = true): Promise<Refused[]> {
	const body = { docs: spares ? documents.map(sparing) : documents, new_edits: false };
	const { status, data } = await wire.ask(`${database}/_bulk_docs`, { method: 'POST', body }, [...REFUSING_STATUSES, MISSING_STUB]);
	if (status === MISSING_STUB && spares) return pushPart(wire, database, documents, false);
	if (Array.isArray(data)) return data.flatMap((row: PouchDB.Problem) => refusalOf(row));
	const { error, reason } = data as Partial<Refused>;
	if (!REFUSING_STATUSES.includes(status) || typeof error !== 'string')
		throw new WireError('bad-reply', 'An answer to _bulk_docs that is no list');
	const [only, ...others] = documents;
	if (only === undefined) return [];
	if (others.length === 0) return [{ id: only._id, error, reason: reason ?? '' }];
	const half = Math.ceil(documents.length / 2);
	const [front, back] = [documents.slice(0, half), documents.slice(half)];
	return [...(await pushPart(wire, database, front, spares)), ...(await pushPart(wire, database, back, spares))];
}

function refusalOf(row: PouchDB.Problem): Refused[] {
	if (row.error === undefined || typeof row.id !== 'string') return [];
	const error = String(row.error);
	if (TRANSIENT_ERRORS.has(error)) throw new WireError('server-error', `The server could not write ${row.id}: ${error}`);
	return [{ id: row.id, error, reason: row.reason ?? '' }];
}

function* inParts(documents: readonly PouchDB.Document[]): Generator<PouchDB.Document[]> {
	let part: PouchDB.Document[] = [];
	let characters = 0;
	for (const document of documents) {
		const size = JSON.stringify(document).length;
		if (part.length > 0 && (part.length >= PUSH_DOCS_MAX || characters + size > PUSH_CHARACTERS_MAX)) {
			yield part;
			part = [];
			characters = 0;
		}
		part.push(document);
		characters += size;
	}
	if (part.length > 0) yield part;
}
