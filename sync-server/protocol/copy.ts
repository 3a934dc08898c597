// COPY /db/id: a document under another id, with its attachments (P87).
import { Refused } from '../errors.ts';
import { parseRev } from '../revisions/rev-id.ts';
import { splitStubs, type NamedStub } from '../store/attachment-stubs.ts';
import { keptBytesOf } from './multipart-document.ts';
import type { Answer, DatabaseAsk } from './exchange.ts';
import { json } from './exchange.ts';
import { namedRev } from './named-rev.ts';
import { parseJsonObject } from './parse-json.ts';
import { ReceivedFile } from './received-file.ts';
import { readRevision } from './read-revision.ts';
import { writeDocuments } from './write.ts';
import type { RawDocument } from './write-document.ts';

export async function copyDocument(ask: DatabaseAsk, id: string): Promise<Answer> {
	const sourceRev = namedRev(undefined, ask);
	const target = readDestination(ask.header('destination'));
	const { rev, body } = await readRevision(ask.database, id, sourceRev);
	const { stubs, members } = splitStubs(body.json);
	const document: RawDocument = {
		_id: target.id,
		...(target.rev === undefined ? {} : { _rev: target.rev }),
		...(body.deleted ? { _deleted: true } : {}),
		...parseJsonObject(members),
		...(stubs.length === 0 ? {} : { _attachments: await filesOf(ask, { id, rev }, stubs) })
	};
	const [written] = await writeDocuments(ask, [document], true);
	if (written?.ok !== true) throw written?.refused ?? new Error('A write has an outcome');
	const location = `${ask.base}/${encodeURIComponent(ask.database.name)}/${encodeURIComponent(target.id)}`;
	return json(201, { ok: true, id: target.id, rev: written.rev }, { Location: location, ETag: `"${written.rev}"` });
}

/** Where to, and which revision is to be written over there: `id` or `id?rev=1-a`. Throws Refused as CouchDB does. */
function readDestination(header: string | undefined): { id: string; rev: string | undefined } {
	if (header === undefined) throw new Refused('bad_request', 'Destination header is mandatory for COPY.');
	if (/^https?:\/\//.test(header)) throw new Refused('bad_request', 'Destination URL must be relative.');
	const [path = '', query] = header.split('?', 2);
	const rev = query?.split('=', 2)[1];
	if (query !== undefined && parseRev(rev) === undefined) throw new Refused('invalid_rev');
	try {
		return { id: decodeURIComponent(path.replaceAll('+', ' ')), rev };
	} catch {
		throw new Refused('bad_request', 'The destination is not UTF-8');
	}
}

async function filesOf(ask: DatabaseAsk, key: { id: string; rev: string }, stubs: readonly NamedStub[]): Promise<RawDocument> {
	const kept = new Map((await ask.database.attachments(key.id, key.rev)).map((one) => [one.name, one]));
	const files: [string, ReceivedFile][] = [];
	for (const { name, content_type, length, revpos } of stubs) {
		const { encoding = 'identity', keptBytes = length } = kept.get(name) ?? {};
		const bytes = await keptBytesOf(ask, key, { name, contentType: content_type, encoding, keptBytes });
		files.push([name, new ReceivedFile({ bytes, contentType: content_type, encoding, length, revpos })]);
	}
	return Object.fromEntries(files);
}
