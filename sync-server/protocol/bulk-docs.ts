// POST /db/_bulk_docs: many documents in one request, with new revisions or with the ones they bring.
import { Refused } from '../errors.ts';
import type { Answer, DatabaseAsk } from './exchange.ts';
import { requireJson } from './content-type.ts';
import { isObject, parseJsonObject } from './parse-json.ts';
import { newUuid } from './root.ts';
import { readTextBatch, type Arriving } from './text-document.ts';
import { writeDocuments, type Written } from './write.ts';
import { checkId } from './write-document.ts';

export async function bulkDocs(ask: DatabaseAsk): Promise<Answer> {
	requireJson(ask);
	const text = await ask.text();
	const { docs, new_edits } = readTextBatch(text) ?? parseJsonObject(text);
	if (docs === undefined) throw new Refused('bad_request', 'POST body must include `docs` parameter.');
	if (!Array.isArray(docs)) throw new Refused('bad_request', '`docs` parameter must be an array.');
	if (new_edits !== undefined && typeof new_edits !== 'boolean')
		throw new Refused('bad_request', '`new_edits` parameter must be a boolean.');
	const { maxBatchDocuments } = ask.service.limits;
	if (docs.length > maxBatchDocuments) throw new Refused('too_large', `At most ${maxBatchDocuments} documents in one request`);
	const newEdits = new_edits !== false;
	const written = await writeDocuments(ask, docs.map(readRow), newEdits);
	const told = newEdits ? written : written.filter((one) => !one.ok);
	let rows = '';
	for (const one of told) rows += rows === '' ? rowText(one) : `,${rowText(one)}`;
	return { status: 201, body: `[${rows}]\n` };
}

function readRow(document: unknown): Arriving {
	if (!isObject(document)) throw new Refused('bad_request', 'Document must be a JSON object');
	if (document._id === undefined) return { _id: newUuid(), ...document };
	checkId(document._id);
	return document;
}

/** A revision needs no escapes. */
function rowText(written: Written): string {
	const id = JSON.stringify(written.id);
	if (written.ok) return `{"ok":true,"id":${id},"rev":"${written.rev}"}`;
	const { error, reason } = written.refused;
	return `{"id":${id},"error":${JSON.stringify(error)},"reason":${JSON.stringify(reason)}}`;
}
