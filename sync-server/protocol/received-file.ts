// An attachment's bytes on their way in: checked against what is said of them, and packed when their type is worth it (P82, P83).
import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Refused } from '../errors.ts';
import type { AttachmentEncoding } from '../store/store.ts';
import { pack } from './pack.ts';

const unpack = promisify(gunzip);

/** CouchDB's own list of what it packs. */
const PACKED_TYPES = /^\s*(?:text\/.*|application\/(?:javascript|json|xml))(?:\s*;.*)?\s*$/i;

export const CONTENT_TYPE_DEFAULT = 'application/octet-stream';

/** What is put into a document's `_attachments` where the bytes came beside the document. */
export class ReceivedFile {
	readonly bytes: Uint8Array;
	readonly contentType: string;
	readonly encoding: AttachmentEncoding;
	/** Length unpacked, as told by who sent it packed; the length of the bytes when nothing is told. */
	readonly length: number;
	/** Generation that brought it; that of the revision being written when undefined. */
	readonly revpos: number | undefined;

	constructor(file: { bytes: Uint8Array; contentType: string; encoding: AttachmentEncoding; length?: number; revpos?: number }) {
		this.bytes = file.bytes;
		this.contentType = file.contentType;
		this.encoding = file.encoding;
		this.length = file.length ?? file.bytes.length;
		this.revpos = file.revpos;
	}

	/** What a revision's name is made from: different bytes make a different revision. */
	toJSON(): object {
		return { content_type: this.contentType, digest: digestOf(this.bytes) };
	}
}

export const digestOf = (bytes: Uint8Array): string => `md5-${hash('md5', bytes, 'base64')}`;

/** Throws Refused unless this is the MD5 of the bytes, in base64. */
export function checkMd5(bytes: Uint8Array, md5: string): void {
	if (!Buffer.from(md5, 'base64').equals(hash('md5', bytes, 'buffer'))) throw new Refused('content_md5_mismatch');
}

/** The bytes of an inline attachment's `data`. Throws Refused when it is not base64. */
export function bytesOfBase64(name: string, data: unknown): Uint8Array {
	const text = typeof data === 'string' ? data.replace(/[\s]+/g, '') : undefined;
	if (text === undefined || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) {
		throw new Refused('bad_request', `Invalid attachment data for ${name}`);
	}
	return Buffer.from(text, 'base64');
}

export interface KeptFile {
	bytes: Uint8Array;
	encoding: AttachmentEncoding;
	length: number;
	digest: string;
}

/** What is kept of a file. Throws Refused when it is larger than `maxBytes`, packed or not, or is not packed as it says. */
export async function keep(name: string, file: ReceivedFile, maxBytes: number): Promise<KeptFile> {
	const { bytes, encoding, length } = file;
	if (bytes.length > maxBytes) throw new Refused('attachment_too_large', name);
	if (encoding === 'gzip') await checkPacked(name, bytes, maxBytes);
	if (encoding === 'gzip' || !PACKED_TYPES.test(file.contentType)) return { bytes, encoding, length, digest: digestOf(bytes) };
	const packed = await pack(bytes);
	return { bytes: packed, encoding: 'gzip', length, digest: digestOf(packed) };
}

/** Kept bytes as they are meant to be read. How large they unpack was checked before they were kept. */
export async function unpacked(bytes: Uint8Array, encoding: AttachmentEncoding): Promise<Uint8Array> {
	return encoding === 'gzip' ? unpack(bytes) : bytes;
}

async function checkPacked(name: string, bytes: Uint8Array, maxBytes: number): Promise<void> {
	try {
		await unpack(bytes, { maxOutputLength: maxBytes });
	} catch (error) {
		if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new Refused('attachment_too_large', name);
		throw new Refused('bad_request', `Invalid attachment data for ${name}: not gzip`);
	}
}
