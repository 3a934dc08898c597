// Attachments on their way: each is asked for by itself, as bytes, and never within a page of documents (L66). In documents that
// are stored or sent they stand inline, in base64, which every end of replication takes.
import { toBase64 } from '#domain/base64.ts';
import { ATTACHMENT_TYPE } from '#ledger/document.ts';
import { attachmentsIn, bytesOf, type PouchAttachment, type PouchAttachments } from '#ledger/pouch-attachments.ts';
import type { Wire } from './wire.ts';

/** Base64 of what the server has attached to a revision, the newest where none is named. Rejects with WireError. */
export async function fetchAttachment(wire: Wire, database: string, id: string, name: string, rev?: string): Promise<string> {
	const path = [database, ...[id, name].map(encodeURIComponent)].join('/');
	const asked = rev === undefined ? '' : `?rev=${encodeURIComponent(rev)}`;
	return toBase64(await wire.bytes(path + asked, ATTACHMENT_TYPE));
}

/** Documents of the server, whose stubs become what they stand for. One after the other: no more than one is in the air. */
export async function withFetched(wire: Wire, database: string, documents: readonly PouchDB.Document[]): Promise<PouchDB.Document[]> {
	const whole: PouchDB.Document[] = [];
	for (const document of documents)
		whole.push(await withData(document, (name) => fetchAttachment(wire, database, document._id, name, document._rev)));
	return whole;
}

/** A document that PouchDB read, with its bytes in base64 whatever the platform gave them as. */
export const inline = (document: PouchDB.Document): Promise<PouchDB.Document> =>
	withData(document, async (_, { data }) => toBase64(await bytesOf(data)));

/** A newer revision of a document with stubs for what an earlier one brought: whoever has that need not be sent it again. */
export function sparing(document: PouchDB.Document): PouchDB.Document {
	const attachments = attachmentsIn(document);
	const generation = Number.parseInt(document._rev ?? '1', 10);
	if (attachments === undefined || generation === 1) return document;
	const stubs = Object.entries(attachments).map(([name, { data, ...known }]) => [
		name,
		isOlder(known, generation) ? stubOf(known) : { ...known, data }
	]);
	return { ...document, _attachments: Object.fromEntries(stubs) as PouchAttachments };
}

const isOlder = ({ revpos }: PouchAttachment, generation: number): boolean => revpos !== undefined && revpos < generation;
const stubOf = (known: PouchAttachment): PouchAttachment => ({ ...known, stub: true });

async function withData(
	document: PouchDB.Document,
	dataOf: (name: string, told: PouchAttachment) => Promise<string>
): Promise<PouchDB.Document> {
	const attachments = attachmentsIn(document);
	if (attachments === undefined) return document;
	const whole: PouchAttachments = {};
	for (const [name, told] of Object.entries(attachments)) {
		const { stub: _, length: __, ...known } = told;
		whole[name] = { ...known, data: await dataOf(name, told) };
	}
	return { ...document, _attachments: whole };
}
