// One document: GET, PUT, DELETE /db/id and POST /db.
import { Refused } from '../errors.ts';
import { isDeletion } from '../revisions/tree.ts';
import type { Head } from '../store/store.ts';
import type { Answer, DatabaseAsk } from './exchange.ts';
import { json } from './exchange.ts';
import { openRevisions } from './open-revs.ts';
import { parseJsonObject } from './parse-json.ts';
import { isOn } from './query.ts';
import { documentText, revisionMembers, type DocumentOptions } from './read-document.ts';
import { leavesUnder } from '../revisions/tree.ts';
import { newUuid } from './root.ts';
import { formatSeq } from './sequence.ts';
import { checkRev, writeDocuments } from './write.ts';
import { checkId, type RawDocument } from './write-document.ts';

export async function document(ask: DatabaseAsk, id: string): Promise<Answer> {
	if (ask.method === 'PUT') return putDocument(ask, id);
	if (ask.method === 'DELETE') return deleteDocument(ask, id);
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
	const [head] = await ask.database.heads([id]);
	if (head === undefined) throw new Refused('not_found');
	const asked = ask.query.get('rev');
	if (asked === undefined && head.deleted) throw new Refused('deleted');
	const rev = asked === undefined ? head.winner : revToRead(head, asked, isOn(ask.query, 'latest'));
	const [body] = await ask.database.bodies([{ id, rev }]);
	if (body === undefined) throw new Refused('not_found');
	const options = await readOptions(ask, head);
	const etag = `"${rev}"`;
	const extra = revisionMembers(head, rev, options);
	// What this adds can change while the revision stays, so such an answer is never "not modified" (as CouchDB).
	const isFixed = extra === '' || extra === revisionMembers(head, rev, { revs: true });
	if (isFixed && ask.header('if-none-match') === etag) return { status: 304, headers: { ETag: etag } };
	return { status: 200, headers: isFixed ? { ETag: etag } : {}, body: `${documentText(id, rev, body, extra)}\n` };
}

function revToRead(head: Head, asked: string, latest: boolean): string {
	checkRev(asked);
	return latest ? (leavesUnder(head.tree, asked)[0]?.rev ?? asked) : asked;
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
	if (/^multipart\//i.test(ask.header('content-type') ?? '')) throw new Refused('no_attachments');
	checkId(id);
	const body = parseJsonObject(await ask.text(), 'Document must be a JSON object');
	const rev = oneRev(body._rev, ask);
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
	const rev = oneRev(undefined, ask);
	if (rev !== undefined && isDeletion(head.tree, rev)) throw new Refused('conflict');
	return store(ask, { _id: id, ...(rev === undefined ? {} : { _rev: rev }), _deleted: true }, 200);
}

/** The parent revision, which body, query and If-Match may each name, but only as one. */
function oneRev(inBody: unknown, ask: DatabaseAsk): string | undefined {
	const inQuery = ask.query.get('rev');
	const inHeader = ask.header('if-match')?.replace(/^"|"$/g, '');
	if (inBody !== undefined && inQuery !== undefined && inBody !== inQuery) {
		throw new Refused('bad_request', 'Document rev from request body and query string have different values');
	}
	const named = (inBody as string | undefined) ?? inQuery;
	if (inHeader !== undefined && named !== undefined && named !== inHeader) {
		throw new Refused('bad_request', 'Document rev and etag have different values');
	}
	return named ?? inHeader;
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
