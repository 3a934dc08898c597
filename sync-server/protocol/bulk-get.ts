// POST /db/_bulk_get: many documents or revisions in one answer, as JSON or, for who takes that only, as multipart (P85, P86).
import { Refused } from '../errors.ts';
import { accepts } from './accept.ts';
import { AnswerPage } from './answer-page.ts';
import { bulkGetMultipart } from './bulk-get-multipart.ts';
import { errorOf, findAll, readWanted, type FoundPage, type FoundRevision, type RowError, type Wanted } from './bulk-get-rows.ts';
import { requireJson } from './content-type.ts';
import type { Answer, DatabaseAsk } from './exchange.ts';
import { attachmentView, PAGE_WITH_ATTACHMENTS, viewBody, type AttachmentView } from './outgoing-attachments.ts';
import { parseJsonObject } from './parse-json.ts';
import { isOn } from './query.ts';
import { documentText, revisionMembers } from './read-document.ts';

/** Documents read from the store and written to the client at a time. */
const PAGE_DOCUMENTS = 200;
/** Parameters of a single document's GET that each row has for itself. */
const PARAMETERS_OF_ROWS = ['open_revs', 'new_edits', 'w', 'rev', 'atts_since'] as const;

export async function bulkGet(ask: DatabaseAsk): Promise<Answer> {
	requireJson(ask);
	const { docs } = parseJsonObject(await ask.text());
	if (!Array.isArray(docs)) throw new Refused('bad_request', "Missing JSON list of 'docs'.");
	for (const name of PARAMETERS_OF_ROWS) {
		if (ask.query.has(name)) throw new Refused('bad_request', `"${name}" query parameter is not acceptable`);
	}
	const { maxBatchDocuments } = ask.service.limits;
	if (docs.length > maxBatchDocuments) throw new Refused('too_large', `At most ${maxBatchDocuments} documents in one request`);
	const wanted = docs.map(readWanted);
	const wantsParts = !accepts(ask, 'application/json') && (accepts(ask, 'multipart/mixed') || accepts(ask, 'multipart/related'));
	if (!wantsParts) return { status: 200, body: results(ask, wanted) };
	return bulkGetMultipart(ask, findAll(ask, wanted, PAGE_WITH_ATTACHMENTS));
}

async function* results(ask: DatabaseAsk, wanted: readonly (Wanted | RowError)[]): AsyncGenerator<Uint8Array> {
	const revs = isOn(ask.query, 'revs');
	const asked = { attachments: isOn(ask.query, 'attachments'), encodingInfo: isOn(ask.query, 'att_encoding_info') };
	const hasViews = attachmentView(asked) !== undefined || wanted.some((want) => 'since' in want && want.since !== undefined);
	const answer = new AnswerPage();
	let separator = '{"results":[';
	for await (const page of findAll(ask, wanted, hasViews ? PAGE_WITH_ATTACHMENTS : PAGE_DOCUMENTS)) {
		for (const row of page) {
			if (hasViews) row.found = await viewFound(ask, row.found, attachmentView({ ...asked, since: sinceOf(row.want) }));
			answer.add(separator + rowText(row, revs));
			separator = ',';
		}
		yield answer.take();
	}
	answer.add(separator === ',' ? ']}\n' : `${separator}]}\n`);
	yield answer.take();
}

const sinceOf = (want: Wanted | RowError): readonly string[] | undefined => ('since' in want ? want.since : undefined);

async function viewFound(ask: DatabaseAsk, found: readonly FoundRevision[], view: AttachmentView | undefined): Promise<FoundRevision[]> {
	const viewed: FoundRevision[] = [];
	for (const { head, rev, body } of found) {
		const shown = view === undefined ? body : (await viewBody({ database: ask.database, head, rev }, body, view)).body;
		viewed.push({ head, rev, body: shown });
	}
	return viewed;
}

function rowText({ want, found }: FoundPage[number], revs: boolean): string {
	const docs = found.map(({ head, rev, body }) => `{"ok":${documentText(head.id, rev, body, revisionMembers(head, rev, { revs }))}}`);
	if (docs.length === 0) docs.push(`{"error":${JSON.stringify(errorOf(want))}}`);
	return `{"id":${JSON.stringify(want.id)},"docs":[${docs.join(',')}]}`;
}
