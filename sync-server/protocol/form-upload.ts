// POST /db/id: files from an HTML form, put onto a revision (`_rev`) or sent with a whole document (`_doc`), as CouchDB takes them.
import { Refused } from '../errors.ts';
import { json, type Answer, type DatabaseAsk } from './exchange.ts';
import { parseMultipart, type Part } from './multipart.ts';
import { namedRev } from './named-rev.ts';
import { isObject, parseJsonObject } from './parse-json.ts';
import { readRevision } from './read-revision.ts';
import { CONTENT_TYPE_DEFAULT, ReceivedFile } from './received-file.ts';
import { writeDocuments } from './write.ts';
import { checkId, type RawDocument } from './write-document.ts';

export async function uploadForm(ask: DatabaseAsk, id: string): Promise<Answer> {
	checkReferer(ask);
	checkId(id);
	const contentType = ask.header('content-type') ?? '';
	if (!contentType.toLowerCase().startsWith('multipart/form-data')) {
		throw new Refused('bad_content_type', 'Content-Type must be multipart/form-data');
	}
	const parts = parseMultipart(await ask.bytes(), contentType);
	const base = await baseOf(ask, id, parts);
	const attachments = { ...(isObject(base._attachments) ? base._attachments : {}), ...filesOf(parts) };
	const [written] = await writeDocuments(ask, [{ ...base, _id: id, _attachments: attachments }], true);
	if (written?.ok !== true) throw written?.refused ?? new Error('A write has an outcome');
	return json(201, { ok: true, id, rev: written.rev }, { ETag: `"${written.rev}"` });
}

/** A form of another site must not write with this one's cookie. */
function checkReferer(ask: DatabaseAsk): void {
	const referer = ask.header('referer');
	if (referer === undefined) throw new Refused('bad_request', 'Referer header required.');
	if (!URL.canParse(referer) || new URL(referer).host !== ask.header('host')) {
		throw new Refused('bad_request', 'Referer header must match host.');
	}
}

/** What the files are put onto: the document in the form, or the revision it names. */
async function baseOf(ask: DatabaseAsk, id: string, parts: readonly Part[]): Promise<RawDocument> {
	const whole = textOfField(parts, '_doc');
	if (whole !== undefined) {
		const document = parseJsonObject(whole, 'Document must be a JSON object');
		const rev = namedRev(document._rev, ask);
		return { ...document, ...(rev === undefined ? {} : { _rev: rev }) };
	}
	const rev = textOfField(parts, '_rev');
	if (rev === undefined) throw new Refused('invalid_rev');
	const { body } = await readRevision(ask.database, id, rev);
	return { _rev: rev, ...parseJsonObject(body.json) };
}

function filesOf(parts: readonly Part[]): RawDocument {
	const files = parts.flatMap((part) => {
		const name = parameterOf(part, 'filename');
		if (parameterOf(part, 'name') !== '_attachments' || name === undefined || name === '') return [];
		const contentType = part.headers.get('content-type') ?? CONTENT_TYPE_DEFAULT;
		return [[name, new ReceivedFile({ bytes: part.body, contentType, encoding: 'identity' })] as const];
	});
	return Object.fromEntries(files);
}

function textOfField(parts: readonly Part[], name: string): string | undefined {
	const part = parts.find((one) => parameterOf(one, 'name') === name);
	return part === undefined ? undefined : new TextDecoder().decode(part.body);
}

const parameterOf = (part: Part, name: 'name' | 'filename'): string | undefined =>
	new RegExp(`[;\\s]${name}="([^"]*)"`, 'i').exec(part.headers.get('content-disposition') ?? '')?.[1];
