// One attachment alone: GET, HEAD, PUT, DELETE /db/id/name (P82–P84, P88).
import { Refused } from '../errors.ts';
import { splitStubs, type NamedStub } from '../store/attachment-stubs.ts';
import { acceptsGzip } from './accept.ts';
import { json, type Answer, type DatabaseAsk } from './exchange.ts';
import { checkAttachmentName } from './incoming-attachments.ts';
import { newBoundary, oneLine } from './multipart.ts';
import { namedRev } from './named-rev.ts';
import { isNotModified } from './not-modified.ts';
import { parseJsonObject } from './parse-json.ts';
import { contentRange, readRanges, type ByteRange } from './range.ts';
import { readRevision } from './read-revision.ts';
import { checkMd5, CONTENT_TYPE_DEFAULT, ReceivedFile, unpacked } from './received-file.ts';
import { checkRev, writeDocuments } from './write.ts';
import { checkId, type RawDocument } from './write-document.ts';

export async function attachment(ask: DatabaseAsk, id: string, name: string): Promise<Answer> {
	if (ask.method === 'PUT') return putAttachment(ask, id, name);
	if (ask.method === 'DELETE') return deleteAttachment(ask, id, name);
	return getAttachment(ask, id, name);
}

async function getAttachment(ask: DatabaseAsk, id: string, name: string): Promise<Answer> {
	const { rev, body } = await readRevision(ask.database, id, ask.query.get('rev'));
	const stub = stubNamed(splitStubs(body.json).stubs, name);
	const etag = `"${stub.digest.slice('md5-'.length)}"`;
	if (isNotModified(ask, etag)) return { status: 304, headers: { ETag: etag } };
	const [kept, bytes] = await Promise.all([ask.database.attachments(id, rev), ask.database.attachmentBytes({ id, rev, name })]);
	const encoding = kept.find((one) => one.name === name)?.encoding;
	if (bytes === undefined || encoding === undefined) throw new Error('An attachment that a body tells of is not kept');
	const headers: Record<string, string> = {
		ETag: etag,
		'Accept-Ranges': encoding === 'identity' ? 'bytes' : 'none',
		// A page in an attachment must not act as a page of this server (P88).
		'Content-Security-Policy': 'sandbox'
	};
	const contentType = headerType(stub.content_type);
	if (encoding === 'identity') return answerRanges(ask, { status: 200, headers, contentType, body: bytes }, bytes);
	if (!acceptsGzip(ask)) return { status: 200, headers, contentType, body: await unpacked(bytes, encoding) };
	return { status: 200, headers: { ...headers, 'Content-Encoding': encoding }, contentType, body: bytes };
}

function answerRanges(ask: DatabaseAsk, whole: Answer & { contentType: string }, bytes: Uint8Array): Answer {
	const ranges = readRanges(ask.header('range'), bytes.length);
	const [first] = ranges ?? [];
	if (ranges === undefined || first === undefined) return whole;
	if (ranges.length > 1) return byteRanges(ranges, whole, bytes);
	const headers = { ...whole.headers, 'Content-Range': contentRange(first, bytes.length) };
	return { ...whole, status: 206, headers, body: bytes.subarray(first.from, first.to + 1) };
}

function byteRanges(ranges: readonly ByteRange[], whole: Answer & { contentType: string }, bytes: Uint8Array): Answer {
	const boundary = newBoundary();
	const pieces: Uint8Array[] = [Buffer.from(`--${boundary}`)];
	for (const range of ranges) {
		const head = `\r\nContent-Type: ${whole.contentType}\r\nContent-Range: ${contentRange(range, bytes.length)}\r\n\r\n`;
		pieces.push(Buffer.from(head), bytes.subarray(range.from, range.to + 1), Buffer.from(`\r\n--${boundary}`));
	}
	pieces.push(Buffer.from('--'));
	return { ...whole, status: 206, contentType: `multipart/byteranges; boundary="${boundary}"`, body: Buffer.concat(pieces) };
}

async function putAttachment(ask: DatabaseAsk, id: string, name: string): Promise<Answer> {
	checkAttachmentName(name);
	checkId(id);
	const encoding = (ask.header('content-encoding') ?? 'identity').trim().toLowerCase();
	if (encoding !== 'identity' && encoding !== 'gzip') {
		throw new Refused('bad_content_type', 'Only gzip and identity content-encodings are supported');
	}
	const bytes = await ask.bytes();
	const md5 = ask.header('content-md5');
	if (md5 !== undefined) checkMd5(bytes, md5);
	const file = new ReceivedFile({ bytes, contentType: ask.header('content-type') ?? CONTENT_TYPE_DEFAULT, encoding });
	const rev = namedRev(undefined, ask);
	const { document, attachments } = rev === undefined ? { document: {}, attachments: {} } : await revisionToEdit(ask, id, rev);
	const { [name]: _replaced, ...others } = attachments;
	const written = await writeEdited(ask, { _id: id, ...document, _attachments: { [name]: file, ...others } });
	const location = `${ask.base}/${[ask.database.name, id, name].map(encodeURIComponent).join('/')}`;
	return json(201, { ok: true, id, rev: written }, { Location: location });
}

async function deleteAttachment(ask: DatabaseAsk, id: string, name: string): Promise<Answer> {
	checkAttachmentName(name);
	const rev = namedRev(undefined, ask);
	if (rev === undefined) {
		stubNamed(splitStubs((await readRevision(ask.database, id, undefined)).body.json).stubs, name);
		throw new Refused('conflict');
	}
	const { document, attachments } = await revisionToEdit(ask, id, rev);
	if (!Object.hasOwn(attachments, name)) throw missingAttachment();
	const { [name]: _removed, ...others } = attachments;
	return json(200, { ok: true, id, rev: await writeEdited(ask, { _id: id, ...document, _attachments: others }) });
}

async function writeEdited(ask: DatabaseAsk, document: RawDocument): Promise<string> {
	const [written] = await writeDocuments(ask, [document], true);
	if (written?.ok !== true) throw written?.refused ?? new Error('A write has an outcome');
	return written.rev;
}

/** A revision as the document that builds on it, and its attachments as stubs. One that is not there is CouchDB's 409. */
async function revisionToEdit(ask: DatabaseAsk, id: string, rev: string): Promise<{ document: RawDocument; attachments: RawDocument }> {
	checkRev(rev);
	const [body] = await ask.database.bodies([{ id, rev }]);
	if (body === undefined) throw new Refused('missing_rev');
	const { _attachments = {}, ...members } = parseJsonObject(body.json);
	return { document: { _rev: rev, ...(body.deleted ? { _deleted: true } : {}), ...members }, attachments: _attachments as RawDocument };
}

function stubNamed(stubs: readonly NamedStub[], name: string): NamedStub {
	const stub = stubs.find((one) => one.name === name);
	if (stub === undefined) throw missingAttachment();
	return stub;
}

const missingAttachment = (): Refused => new Refused('not_found', 'Document is missing attachment');

/** A type that no header can carry is not passed on. */
const headerType = (contentType: string): string => (/^[\t\x20-\x7e]+$/.test(contentType) ? oneLine(contentType) : CONTENT_TYPE_DEFAULT);
