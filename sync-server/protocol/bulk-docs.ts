// POST /db/_bulk_docs: many documents in one request, with new revisions or with the ones they bring.
import { Refused } from '../errors.ts';
import { json, type Answer, type DatabaseAsk } from './exchange.ts';
import { requireJson } from './content-type.ts';
import { isObject, parseJsonObject } from './parse-json.ts';
import { newUuid } from './root.ts';
import { writeDocuments, type Written } from './write.ts';
import { checkId, type RawDocument } from './write-document.ts';

export async function bulkDocs(ask: DatabaseAsk): Promise<Answer> {
	requireJson(ask);
	const body = parseJsonObject(await ask.text());
	const { docs, new_edits } = body;
	if (docs === undefined) throw new Refused('bad_request', 'POST body must include `docs` parameter.');
	if (!Array.isArray(docs)) throw new Refused('bad_request', '`docs` parameter must be an array.');
	if (new_edits !== undefined && typeof new_edits !== 'boolean')
		throw new Refused('bad_request', '`new_edits` parameter must be a boolean.');
	const { maxBatchDocuments } = ask.service.limits;
	if (docs.length > maxBatchDocuments) throw new Refused('too_large', `At most ${maxBatchDocuments} documents in one request`);
	const newEdits = new_edits !== false;
	const written = await writeDocuments(ask, docs.map(readRow), newEdits);
	return json(201, newEdits ? written.map(row) : written.filter((one) => !one.ok).map(row));
}

function readRow(document: unknown): RawDocument {
	if (!isObject(document)) throw new Refused('bad_request', 'Document must be a JSON object');
	if (document._id === undefined) return { _id: newUuid(), ...document };
	checkId(document._id);
	return document;
}

const row = (written: Written): object =>
	written.ok
		? { ok: true, id: written.id, rev: written.rev }
		: { id: written.id, error: written.refused.error, reason: written.refused.reason };
