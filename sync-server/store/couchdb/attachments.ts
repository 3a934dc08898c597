// Attachments of a CouchDB database: what CouchDB keeps of them, packed where it packs.
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { splitStubs } from '../attachment-stubs.ts';
import { compareBytes } from '../compare-bytes.ts';
import type { AttachmentEdit, Edit, KeptAttachment } from '../store.ts';
import type { CouchClient } from './client.ts';

const unpack = promisify(gunzip);
const NOT_FOUND = 404;

interface Told {
	length: number;
	encoding?: string;
	encoded_length?: number;
}

/** What is kept of a revision's attachments, in order of their names. */
export async function readAttachments(client: CouchClient, documentPath: string, rev: string): Promise<KeptAttachment[]> {
	const document = await client.value('GET', `${documentPath}?att_encoding_info=true&rev=${encodeURIComponent(rev)}`);
	const { _attachments = {} } = (document ?? {}) as { _attachments?: Record<string, Told> };
	return Object.entries(_attachments)
		.map(([name, { length, encoding, encoded_length = length }]): KeptAttachment =>
			encoding === 'gzip' ? { name, encoding, keptBytes: encoded_length } : { name, encoding: 'identity', keptBytes: length }
		)
		.sort((a, b) => compareBytes(a.name, b.name));
}

/** The bytes of one attachment as kept. */
export async function readAttachmentBytes(
	client: CouchClient,
	documentPath: string,
	{ rev, name }: { rev: string; name: string }
): Promise<Uint8Array | undefined> {
	const path = `${documentPath}/${name.split('/').map(encodeURIComponent).join('/')}?rev=${encodeURIComponent(rev)}`;
	const answer = await client.bytes(path);
	return answer.status === NOT_FOUND ? undefined : answer.bytes;
}

/** The `_attachments` of an edit: bytes inline, unpacked, for CouchDB packs them itself; a stub for what an earlier revision has. */
export async function attachmentsText({ json, attachments = [] }: Edit): Promise<string | undefined> {
	if (attachments.length === 0) return undefined;
	const contents = new Map(attachments.map((one) => [one.name, one]));
	const told: Record<string, object> = {};
	for (const { name, content_type, revpos, digest, length } of splitStubs(json).stubs) {
		const data = await dataOf(contents.get(name));
		told[name] = { content_type, revpos, ...(data === undefined ? { digest, length, stub: true } : { data }) };
	}
	return JSON.stringify(told);
}

async function dataOf(attachment: AttachmentEdit | undefined): Promise<string | undefined> {
	if (attachment === undefined || 'rev' in attachment.content) return undefined;
	const { content, encoding } = attachment;
	const bytes = encoding === 'gzip' ? await unpack(content) : content;
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
}
