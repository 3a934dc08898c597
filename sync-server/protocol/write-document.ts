// A document as it comes in: checked as CouchDB checks it and taken apart into what the store keeps (P30–P34).
import { Refused } from '../errors.ts';
import { hashOfText, parseRev } from '../revisions/rev-id.ts';
import type { Edit } from '../store/store.ts';
import { hasMoreBytes } from '../text-bytes.ts';
import { isObject, stringify } from './parse-json.ts';
import { pathOfRevisions } from './read-document.ts';
import { parsedOf, TextDocument, type Arriving } from './text-document.ts';

/** Members that CouchDB lets a document carry in and does not keep as they are. */
const SPECIAL_MEMBERS = new Set([
	'_id',
	'_rev',
	'_deleted',
	'_attachments',
	'_revisions',
	'_revs_info',
	'_conflicts',
	'_deleted_conflicts',
	'_local_seq'
]);
/** Members of replicator documents that CouchDB keeps. */
const KEPT_MEMBERS = /^_replication_(?:id|state|state_time|state_reason|stats)$/;
/** UTF-8 bytes of an id: what fits a URL and an index page. */
const ID_BYTES_MAX = 4_096;

export type RawDocument = Record<string, unknown>;

export interface Incoming {
	edit: Edit;
	isDeleted: boolean;
}

/** Checks an id that a client chose. Throws Refused. */
export function checkId(id: unknown): asserts id is string {
	if (typeof id !== 'string') throw new Refused('illegal_docid', 'Document id must be a string');
	if (id === '') throw new Refused('illegal_docid', 'Document id must not be empty');
	if (id.startsWith('_') && !/^_(?:design|local)\/./su.test(id)) throw new Refused('illegal_docid');
	if (id.includes('\u0000')) throw new Refused('illegal_docid', 'Document id must not contain a NUL character');
	if (hasMoreBytes(id, ID_BYTES_MAX)) throw new Refused('illegal_docid', `Document id is longer than ${ID_BYTES_MAX} bytes`);
}

/**
 * Takes a document apart. `newEdits`: make a revision for it; otherwise it brings its own.
 * Throws Refused as CouchDB would, for the whole request that brought it.
 */
export function readIncoming(
	document: Arriving,
	options: { newEdits: boolean; maxDocumentBytes: number; maxRevisionsListed: number }
): Incoming {
	const id = document._id;
	checkId(id);
	const isText = document instanceof TextDocument;
	if (!isText && options.newEdits && isPlain(document, id)) return readPlain(document, id, options.maxDocumentBytes);
	const isDeleted = readDeleted(document._deleted);
	const parent = readParent(document._rev);
	const json = isText ? document.own : ownText(document, id);
	checkSize(id, json, options.maxDocumentBytes);
	checkRevisionsCount(document._revisions, options.maxRevisionsListed);
	if (document._revisions !== undefined && pathOfRevisions(document._revisions) === undefined) {
		throw new Refused('doc_validation', '_revisions must name the revisions from the newest down');
	}
	if (!options.newEdits) return { edit: { id, json, edit: { kind: 'replicated', path: pathOf(document), deleted: isDeleted } }, isDeleted };
	const hash = hashOfText(textToHash(document, id, parent, isDeleted));
	return { edit: { id, json, edit: { kind: 'new', parent, hash, deleted: isDeleted } }, isDeleted };
}

function ownText(document: RawDocument, id: string): string {
	const members = ownMembers(document);
	if (id.startsWith('_design/')) checkDesign(members);
	return stringify(members);
}

/** Whether nothing in a document is special but its id, which is written first. Most new documents are so. */
function isPlain(document: RawDocument, id: string): boolean {
	if (id.startsWith('_')) return false;
	let place = 0;
	for (const name in document) {
		if (place === 0 ? name !== '_id' : name.startsWith('_')) return false;
		place += 1;
	}
	return true;
}

/** The text of a plain document is made once: whole to be hashed, without its id to be kept. */
function readPlain(document: RawDocument, id: string, maxDocumentBytes: number): Incoming {
	const text = stringify(document);
	const behindId = `{"_id":${JSON.stringify(id)},`.length;
	const json = text.length === behindId ? '{}' : `{${text.slice(behindId)}`;
	checkSize(id, json, maxDocumentBytes);
	return { edit: { id, json, edit: { kind: 'new', parent: undefined, hash: hashOfText(text), deleted: false } }, isDeleted: false };
}

function checkSize(id: string, json: string, maxBytes: number): void {
	if (hasMoreBytes(json, maxBytes)) throw new Refused('document_too_large', id);
}

function checkRevisionsCount(revisions: unknown, maxRevisionsListed: number): void {
	const { ids } = (revisions ?? {}) as { ids?: unknown };
	if (Array.isArray(ids) && ids.length > maxRevisionsListed)
		throw new Refused('doc_validation', `_revisions may name at most ${maxRevisionsListed} revisions`);
}

/** A document's own members, without the special ones. Throws Refused for a special one that there is not. */
export function ownMembers(document: RawDocument): RawDocument {
	const members: RawDocument = {};
	for (const name of Object.keys(document)) {
		if (!name.startsWith('_') || KEPT_MEMBERS.test(name)) define(members, name, document[name]);
		else if (!SPECIAL_MEMBERS.has(name)) throw new Refused('doc_validation', `Bad special document member: ${name}`);
	}
	return members;
}

/** Plain assignment would lose a member called `__proto__`. */
function define(members: RawDocument, name: string, value: unknown): void {
	if (name === '__proto__') Object.defineProperty(members, name, { value, enumerable: true, configurable: true, writable: true });
	else members[name] = value;
}

function readDeleted(value: unknown): boolean {
	if (value === undefined || value === false) return false;
	if (value === true) return true;
	throw new Refused('doc_validation', 'Bad special document member: _deleted');
}

function readParent(rev: unknown): string | undefined {
	if (rev === undefined || rev === null || rev === '') return undefined;
	if (typeof rev !== 'string' || parseRev(rev) === undefined) throw new Refused('invalid_rev');
	return rev;
}

/** The revision a replicator brings, with the ancestors it knows. */
function pathOf(document: Arriving): string[] {
	if (document._revisions === undefined) {
		if (parseRev(document._rev) === undefined) throw new Refused('invalid_rev');
		return [document._rev as string];
	}
	return pathOfRevisions(document._revisions) ?? [];
}

/** What PouchDB hashes: the document as it was written. What the request says elsewhere (id and rev in the URL) comes first. */
function textToHash(arriving: Arriving, id: string, parent: string | undefined, isDeleted: boolean): string {
	const isAsWritten = arriving._revisions === undefined && (parent === undefined) === (arriving._rev === undefined);
	if (isAsWritten && arriving instanceof TextDocument) return arriving.whole;
	const document = parsedOf(arriving);
	const shaped = document._attachments === undefined ? document : { ...document, _attachments: shapedAttachments(document._attachments) };
	if (isAsWritten) return stringify(shaped);
	const { _id, _rev, _deleted, _revisions, ...rest } = shaped;
	return stringify({ _id: id, ...(parent === undefined ? {} : { _rev: parent }), ...(isDeleted ? { _deleted: true } : {}), ...rest });
}

/** Of an attachment PouchDB takes these members, in this order, before it hashes. Files received beside the document have their own text. */
const HASHED_OF_ATTACHMENT = ['data', 'digest', 'content_type', 'length', 'revpos', 'stub'] as const;

function shapedAttachments(attachments: unknown): unknown {
	if (!isObject(attachments)) return attachments;
	const shaped = Object.entries(attachments).map(([name, told]) => {
		const isPlainObject = isObject(told) && Object.getPrototypeOf(told) === Object.prototype;
		if (!isPlainObject) return [name, told] as const;
		return [
			name,
			Object.fromEntries(HASHED_OF_ATTACHMENT.filter((member) => member in told).map((member) => [member, told[member]]))
		] as const;
	});
	return Object.fromEntries(shaped);
}

function checkDesign(members: RawDocument): void {
	for (const field of ['views', 'options', 'filters', 'lists', 'shows', 'updates', 'rewrites'] as const) {
		const value = members[field];
		if (value === undefined || isObject(value) || (field === 'rewrites' && (Array.isArray(value) || typeof value === 'string'))) continue;
		throw new Refused('invalid_design_doc', `\`${field}\` field must have object type`);
	}
	for (const field of ['language', 'validate_doc_update'] as const) {
		if (members[field] !== undefined && typeof members[field] !== 'string')
			throw new Refused('invalid_design_doc', `\`${field}\` field must have string type`);
	}
}
