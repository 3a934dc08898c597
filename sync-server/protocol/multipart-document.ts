// A document and its files in one multipart/related body, in both directions (P82, P85).
import { Refused } from '../errors.ts';
import type { Answer, DatabaseAsk } from './exchange.ts';
import { parseMultipart, newBoundary, relatedLength, relatedPieces, relatedType, type Part } from './multipart.ts';
import type { Follower } from './outgoing-attachments.ts';
import { isObject, parseJsonObject } from './parse-json.ts';
import { checkMd5, CONTENT_TYPE_DEFAULT, ReceivedFile } from './received-file.ts';
import type { RawDocument } from './write-document.ts';

/** Whether a request brings its document so. CouchDB asks for the parameter, too. */
export const isMultipart = (ask: DatabaseAsk): boolean => /^multipart\/related\s*;/i.test(ask.header('content-type') ?? '');

/** The document of a multipart body, each file that follows in its place. Throws Refused when they do not belong together. */
export async function readMultipartDocument(ask: DatabaseAsk): Promise<RawDocument> {
	const [first, ...files] = parseMultipart(await ask.bytes(), ask.header('content-type') ?? '');
	if (!/^application\/json\b/i.test(first?.headers.get('content-type') ?? '')) throw new Refused('bad_content_type');
	const document = parseJsonObject(new TextDecoder().decode(first?.body), 'Document must be a JSON object');
	if (!isObject(document._attachments)) return document;
	const following = Object.entries(document._attachments).filter((entry): entry is [string, RawDocument] => isFollowing(entry[1]));
	const isReplicated = ask.query.get('new_edits') === 'false';
	const attachments = { ...document._attachments };
	for (const [index, part] of inOrderOf(following, files).entries()) {
		const [name, told] = following[index] as [string, RawDocument];
		Object.defineProperty(attachments, name, { value: fileOf(name, told, part, isReplicated), enumerable: true });
	}
	return { ...document, _attachments: attachments };
}

const isFollowing = (told: unknown): boolean => isObject(told) && told.follows === true;

/**
 * The parts in the order in which the document tells of them. That is the order they come in, as CouchDB takes them; when each says
 * whose it is, that counts, for a name such as `1` moves to the front when JSON is read.
 */
function inOrderOf(following: readonly [string, RawDocument][], files: readonly Part[]): readonly Part[] {
	if (files.length < following.length) throw new Refused('bad_request', 'attachment shorter than expected');
	if (files.length > following.length) throw new Refused('bad_request', 'More files than the document tells of');
	const byName = new Map(files.map((file) => [fileName(file), file]));
	const named = following.map(([name]) => byName.get(name));
	return named.every((file) => file !== undefined) ? named : files;
}

const fileName = (part: Part): string | undefined => /filename="(.*)"/i.exec(part.headers.get('content-disposition') ?? '')?.[1];

function fileOf(name: string, told: RawDocument, { body }: Part, isReplicated: boolean): ReceivedFile {
	const { content_type = CONTENT_TYPE_DEFAULT, encoding, length, encoded_length, digest, revpos } = told;
	if (typeof content_type !== 'string') throw new Refused('bad_request', `Invalid content type for ${name}`);
	const isPacked = encoding === 'gzip';
	const expected = isPacked ? (encoded_length ?? length) : length;
	if (typeof expected === 'number' && body.length < expected) throw new Refused('bad_request', 'attachment shorter than expected');
	if (typeof expected === 'number' && body.length > expected) throw new Refused('bad_request', 'attachment longer than expected');
	if (typeof digest === 'string' && digest.startsWith('md5-')) checkMd5(body, digest.slice('md5-'.length));
	return new ReceivedFile({
		bytes: body,
		contentType: content_type,
		encoding: isPacked ? 'gzip' : 'identity',
		...(isPacked && typeof length === 'number' ? { length } : {}),
		...(isReplicated ? { revpos: typeof revpos === 'number' ? revpos : 0 } : {})
	});
}

/** A document with the files that follow it; alone, as JSON, when none does. `headers` go with the answer. */
export function multipartAnswer(
	ask: DatabaseAsk,
	key: { id: string; rev: string },
	json: string,
	followers: readonly Follower[],
	headers: Record<string, string>
): Answer {
	if (followers.length === 0) return { status: 200, headers, body: json };
	const boundary = newBoundary();
	return {
		status: 200,
		headers: { ...headers, 'Content-Length': String(relatedLength(boundary, json, followers)) },
		contentType: relatedType(boundary, followers),
		body: relatedPieces(boundary, json, followers, (follower) => keptBytesOf(ask, key, follower))
	};
}

/** The bytes of a follower as they are kept. */
export async function keptBytesOf(ask: DatabaseAsk, key: { id: string; rev: string }, { name }: Follower): Promise<Uint8Array> {
	const bytes = await ask.database.attachmentBytes({ ...key, name });
	if (bytes === undefined) throw new Error('An attachment that a body tells of is not kept');
	return bytes;
}
