// One document: GET, PUT, DELETE /db/id and POST /db; COPY is in copy.ts, an HTML form's POST in form-upload.ts.
import { Refused } from '../errors.ts';
import { isDeletion } from '../revisions/tree.ts';
import { hasAttachments } from '../store/attachment-stubs.ts';
import type { Head } from '../store/store.ts';
import { accepts } from './accept.ts';
import { copyDocument } from './copy.ts';
import { json, type Answer, type DatabaseAsk } from './exchange.ts';
import { uploadForm } from './form-upload.ts';
import { isMultipart, multipartAnswer, readMultipartDocument } from './multipart-document.ts';
import { namedRev } from './named-rev.ts';
import { isNotModified } from './not-modified.ts';
import { openRevisions } from './open-revs.ts';
import { attachmentView, attsSince, viewBody, type AttachmentView } from './outgoing-attachments.ts';
import { parseJsonObject } from './parse-json.ts';
import { isOn } from './query.ts';
import { documentText, revisionMembers, type DocumentOptions } from './read-document.ts';
import { readRevision } from './read-revision.ts';
import { newUuid } from './root.ts';
import { formatSeq } from './sequence.ts';
import { writeDocuments } from './write.ts';
import { checkId, type RawDocument } from './write-document.ts';

export async function document(ask: DatabaseAsk, id: string): Promise<Answer> {
	if (ask.method === 'PUT') return putDocument(ask, id);
	if (ask.method === 'DELETE') return deleteDocument(ask, id);
	if (ask.method === 'COPY') return copyDocument(ask, id);
	if (ask.method === 'POST') return uploadForm(ask, id);
	return ask.query.has('open_revs') ? openRevisions(ask, id) : getDocument(ask, id);
}

/** POST /db: a document that may leave its id to the server. */
export async function postDocument(ask: DatabaseAsk): Promise<Answer> {
	const body = parseJsonObject(await ask.text(), 'Document must be a JSON object');
	const id = body._id === undefined ? newUuid() : body._id;
	checkId(id);
	const { headers, ...answer } = await store(ask, { ...body, _id: id }, 201);
	// CouchDB tells no ETag here: the address is not the document's.
	return { ...answer, headers: { Location: String(headers?.Location) } };
}

async function getDocument(ask: DatabaseAsk, id: string): Promise<Answer> {
	const since = attsSince(ask.query);
	const { head, rev, body } = await readRevision(ask.database, id, isOn(ask.query, 'latest') ? undefined : ask.query.get('rev'));
	const options = await readOptions(ask, head);
	const etag = `"${rev}"`;
	const extra = revisionMembers(head, rev, options);
	// What this adds can change while the revision stays, so such an answer is never "not modified" (as CouchDB).
	const isFixed = extra === '' || extra === revisionMembers(head, rev, { revs: true });
	if (isFixed && isNotModified(ask, etag)) return { status: 304, headers: { ETag: etag } };
	const headers: Record<string, string> = isFixed ? { ETag: etag } : {};
	const view = attachmentView({ attachments: isOn(ask.query, 'attachments'), encodingInfo: isOn(ask.query, 'att_encoding_info'), since });
	if (view === undefined || !hasAttachments(body.json)) return { status: 200, headers, body: `${documentText(id, rev, body, extra)}\n` };
	const asParts = view.data === 'inline' && accepts(ask, 'multipart/related');
	const shown: AttachmentView = asParts ? { ...view, data: 'follows', encodingInfo: true } : view;
	const viewed = await viewBody({ database: ask.database, head, rev }, body, shown);
	const text = documentText(id, rev, viewed.body, extra);
	return asParts ? multipartAnswer(ask, { id, rev }, text, viewed.followers, headers) : { status: 200, headers, body: `${text}\n` };
}

async function readOptions(ask: DatabaseAsk, head: Head): Promise<DocumentOptions> {
	const { query } = ask;
	const meta = isOn(query, 'meta');
	return {
		revs: isOn(query, 'revs'),
		revsInfo: meta || isOn(query, 'revs_info'),
		conflicts: meta || isOn(query, 'conflicts'),
		deletedConflicts: meta || isOn(query, 'deleted_conflicts'),
		localSeq: isOn(query, 'local_seq') ? formatSeq(head.seq, await ask.database.instance()) : undefined
	};
}

async function putDocument(ask: DatabaseAsk, id: string): Promise<Answer> {
	checkId(id);
	const body = isMultipart(ask) ? await readMultipartDocument(ask) : parseJsonObject(await ask.text(), 'Document must be a JSON object');
	const rev = namedRev(body._rev, ask);
	// In the order written, so that the revision is the one PouchDB computes; what stands in the address comes first.
	const named: RawDocument = {
		...('_id' in body ? {} : { _id: id }),
		...(rev === undefined || '_rev' in body ? {} : { _rev: rev }),
		...body
	};
	named._id = id;
	return store(ask, named, body._deleted === true ? 200 : 201);
}

async function deleteDocument(ask: DatabaseAsk, id: string): Promise<Answer> {
	const [head] = await ask.database.heads([id]);
	if (head === undefined) throw new Refused('not_found');
	if (head.deleted) throw new Refused('deleted');
	const rev = namedRev(undefined, ask);
	if (rev !== undefined && isDeletion(head.tree, rev)) throw new Refused('conflict');
	return store(ask, { _id: id, ...(rev === undefined ? {} : { _rev: rev }), _deleted: true }, 200);
}

async function store(ask: DatabaseAsk, document: RawDocument, status: number): Promise<Answer> {
	const newEdits = ask.query.get('new_edits') !== 'false';
	const [written] = await writeDocuments(ask, [document], newEdits);
	if (written === undefined) throw new Error('A write has an outcome');
	if (!written.ok) throw written.refused;
	const location = `${ask.base}/${encodeURIComponent(ask.database.name)}/${encodeURIComponent(written.id)}`;
	if (ask.query.get('batch') === 'ok') return json(202, { ok: true, id: written.id }, { Location: location });
	return json(
		status,
		{ ok: true, id: written.id, rev: written.rev },
		status === 201 ? { ETag: `"${written.rev}"`, Location: location } : { ETag: `"${written.rev}"` }
	);
}
