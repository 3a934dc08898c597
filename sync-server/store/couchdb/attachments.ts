// Attachments of a CouchDB database: what CouchDB keeps of them, packed where it packs.
import { compareBytes } from '../compare-bytes.ts';
import type { KeptAttachment } from '../store.ts';
import type { CouchClient } from './client.ts';

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
