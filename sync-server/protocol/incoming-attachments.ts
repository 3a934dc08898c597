// A document's `_attachments` as it comes in: bytes inline or received beside the document, and stubs for what an earlier revision
// keeps (P33, P81). What comes out is what the store keeps.
import { Refused } from '../errors.ts';
import { generationOf } from '../revisions/rev-id.ts';
import { hasRev, historyOf, leavesOf } from '../revisions/tree.ts';
import { joinStubs, splitStubs, type NamedStub } from '../store/attachment-stubs.ts';
import type { AttachmentEdit, Database, Edit, Head } from '../store/store.ts';
import type { DatabaseAsk } from './exchange.ts';
import { isObject } from './parse-json.ts';
import { bytesOfBase64, CONTENT_TYPE_DEFAULT, keep, ReceivedFile } from './received-file.ts';
import type { Incoming, RawDocument } from './write-document.ts';

/** An attachment resolved: how the body tells of it, and what the store is given. */
interface Attached {
	stub: NamedStub;
	edit: AttachmentEdit;
}
/** The revision that stubs stand for, and what it keeps; undefined for none. */
type Earlier = { rev: string; stubs: readonly NamedStub[] } | undefined;

/** Throws Refused for a name that CouchDB does not take. */
export function checkAttachmentName(name: string): void {
	if (name.startsWith('_')) throw new Refused('bad_request', `Attachment name '${name}' starts with prohibited character '_'`);
}

/** What stands in `_attachments`, by name. Throws Refused when that is no object; what in it is none is passed over, as by CouchDB. */
function namedAttachments(value: unknown): [string, RawDocument | ReceivedFile][] {
	if (!isObject(value)) throw new Refused('doc_validation', 'Bad special document member: _attachments');
	return Object.entries(value).filter((entry): entry is [string, RawDocument] => isObject(entry[1]));
}

/**
 * The document with its attachments, ready for the store. A Refused that comes back is for this document alone; one that is thrown
 * (missing_stub, attachment_too_large, bytes that are not what is said of them) is for the request, as in CouchDB.
 */
export async function takeAttachments(ask: DatabaseAsk, document: RawDocument, incoming: Incoming): Promise<Incoming | Refused> {
	const named = namedAttachments(document._attachments);
	for (const [name] of named) checkAttachmentName(name);
	if (named.length === 0) return incoming;
	const { edit } = incoming;
	const [head] = await ask.database.heads([edit.id]);
	const known = head === undefined ? undefined : await alreadyThere(ask.database, head, edit);
	if (known !== undefined) return withAttached(incoming, known);
	const earlier = named.some(([, told]) => isStub(told)) ? await earlierOf(ask.database, head, edit) : undefined;
	if (earlier instanceof Refused) return earlier;
	const attached: Attached[] = [];
	for (const [name, told] of named) {
		const taken = isStub(told) ? keptBefore(edit.id, name, told, earlier) : await brought(ask, name, told, revposOf(edit, head, told));
		attached.push(taken);
	}
	return withAttached(incoming, attached);
}

const isStub = (told: RawDocument | ReceivedFile): told is RawDocument => !(told instanceof ReceivedFile) && told.stub === true;

function withAttached(incoming: Incoming, attached: readonly Attached[]): Incoming {
	const stubs = attached.map(({ stub }) => stub);
	const attachments = attached.map(({ edit }) => edit);
	return { ...incoming, edit: { ...incoming.edit, json: joinStubs(stubs, incoming.edit.json), attachments } };
}

/** A revision that is already there is told of as it is kept, so that its stubs need no ancestor. */
async function alreadyThere(database: Database, head: Head, { id, edit }: Edit): Promise<Attached[] | undefined> {
	if (edit.kind === 'new' || !hasRev(head.tree, edit.path[0] ?? '')) return undefined;
	const rev = edit.path[0] as string;
	const [body] = await database.bodies([{ id, rev }]);
	return body === undefined ? undefined : splitStubs(body.json).stubs.map((stub) => attachedFrom(stub, rev));
}

/** The revision whose attachments a new one may keep by stubs: its parent, or the newest ancestor whose body is here. */
async function earlierOf(database: Database, head: Head | undefined, { id, edit }: Edit): Promise<Earlier | Refused> {
	if (head === undefined) return undefined;
	const isRevival = edit.kind === 'new' && edit.parent === undefined && head.deleted;
	if (isRevival) return undefined;
	if (edit.kind === 'new' && !leavesOf(head.tree).some((leaf) => leaf.rev === edit.parent && !leaf.deleted)) return new Refused('conflict');
	const nearest = edit.kind === 'new' ? edit.parent : edit.path.find((rev) => hasRev(head.tree, rev));
	for (const step of nearest === undefined ? [] : (historyOf(head.tree, nearest) ?? [])) {
		const [body] = step.available ? await database.bodies([{ id, rev: step.rev }]) : [];
		if (body !== undefined) return { rev: step.rev, stubs: splitStubs(body.json).stubs };
	}
	return undefined;
}

function keptBefore(id: string, name: string, told: RawDocument, earlier: Earlier): Attached {
	const stub = earlier?.stubs.find((one) => one.name === name);
	const isSame = told.revpos === undefined || told.revpos === stub?.revpos;
	if (stub === undefined || !isSame || earlier === undefined) {
		throw new Refused('missing_stub', `Invalid attachment stub in ${id} for ${name}`);
	}
	return attachedFrom(stub, earlier.rev);
}

/** The store knows how it is packed, so what is said here of the encoding is not looked at. */
const attachedFrom = (stub: NamedStub, rev: string): Attached => ({
	stub,
	edit: { name: stub.name, encoding: 'identity', content: { rev } }
});

async function brought(ask: DatabaseAsk, name: string, told: RawDocument | ReceivedFile, revpos: number): Promise<Attached> {
	const file = told instanceof ReceivedFile ? told : inlineFile(name, told);
	const { bytes, encoding, length, digest } = await keep(name, file, ask.service.limits.maxAttachmentBytes);
	return { stub: { name, content_type: file.contentType, revpos, digest, length }, edit: { name, encoding, content: bytes } };
}

function inlineFile(name: string, { data, content_type = CONTENT_TYPE_DEFAULT }: RawDocument): ReceivedFile {
	if (typeof content_type !== 'string') throw new Refused('bad_request', `Invalid content type for ${name}`);
	return new ReceivedFile({ bytes: bytesOfBase64(name, data), contentType: content_type, encoding: 'identity' });
}

/** A replicated attachment keeps the generation it says; a new one has that of the revision being written. */
function revposOf({ edit }: Edit, head: Head | undefined, told: RawDocument | ReceivedFile): number {
	if (told instanceof ReceivedFile && told.revpos !== undefined) return told.revpos;
	if (edit.kind === 'replicated') return typeof told.revpos === 'number' && Number.isSafeInteger(told.revpos) ? told.revpos : 0;
	const parent = edit.parent ?? (head?.deleted === true ? head.winner : undefined);
	return parent === undefined ? 1 : generationOf(parent) + 1;
}
