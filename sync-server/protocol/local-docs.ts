// _local documents: a replicator's checkpoints and a device's own notes. Not replicated, not in _changes, not counted.
import { Refused } from '../errors.ts';
import type { Database } from '../store/store.ts';
import { json, type Answer, type DatabaseAsk } from './exchange.ts';
import { isObject, parseJsonObject, stringify } from './parse-json.ts';
import { isOn } from './query.ts';
import { documentText } from './read-document.ts';
import { checkId } from './write-document.ts';

const LOCAL_REV = /^0-(\d{1,15})$/;
/** A checkpoint is a few lines; CouchDB's history of 50 sessions fits well. */
const LOCAL_DOCUMENT_BYTES_MAX = 1024 * 1024;

export async function localDocument(ask: DatabaseAsk, id: string): Promise<Answer> {
	if (ask.method === 'PUT') return putLocal(ask, id);
	if (ask.method === 'DELETE') return deleteLocal(ask, id);
	const kept = await ask.database.readLocal(id);
	if (kept === undefined) throw new Refused('not_found');
	const extra = isOn(ask.query, 'revs') ? `,"_revisions":{"start":0,"ids":[${JSON.stringify(kept.rev.slice(2))}]}` : '';
	return { status: 200, body: `${documentText(id, kept.rev, { json: kept.json, deleted: false }, extra)}\n` };
}

/** Writes one with its `_id`; says its new revision. The revision it names is counted on from and not looked up, as in CouchDB. */
export async function writeLocalDocument(database: Database, document: Record<string, unknown>): Promise<string> {
	const id = String(document._id);
	checkId(id);
	if (document._deleted === true) {
		await database.writeLocal(id, undefined);
		return '0-0';
	}
	if (isObject(document._attachments) && Object.keys(document._attachments).length > 0) {
		throw new Refused('bad_request', '_local documents do not accept attachments.');
	}
	const body = stringify(Object.fromEntries(Object.entries(document).filter(([name]) => !name.startsWith('_'))));
	if (Buffer.byteLength(body) > LOCAL_DOCUMENT_BYTES_MAX) throw new Refused('document_too_large', id);
	const rev = `0-${countOf(document._rev) + 1}`;
	await database.writeLocal(id, { rev, json: body });
	return rev;
}

async function putLocal(ask: DatabaseAsk, id: string): Promise<Answer> {
	const document = parseJsonObject(await ask.text(), 'Document must be a JSON object');
	const rev = await writeLocalDocument(ask.database, { ...document, _id: id, _rev: document._rev ?? ask.query.get('rev') });
	return json(201, { ok: true, id, rev });
}

async function deleteLocal(ask: DatabaseAsk, id: string): Promise<Answer> {
	if ((await ask.database.writeLocal(id, undefined)) === 'missing') throw new Refused('not_found');
	return json(200, { ok: true, id, rev: '0-0' });
}

function countOf(rev: unknown): number {
	if (rev === undefined || rev === null) return 0;
	const match = typeof rev === 'string' ? LOCAL_REV.exec(rev) : null;
	if (match === null) throw new Refused('invalid_rev');
	return Number(match[1]);
}
