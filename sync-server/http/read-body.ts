// Request bodies: bounded while they come in and again while they unpack.
import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Refused } from '../errors.ts';
import type { BodyShare } from './body-room.ts';

const unpack = promisify(gunzip);

/** The whole body as text, its bytes taken from the share. Throws Refused: too large, no room, packed in an unknown way, or not UTF-8. */
export async function readBody(request: IncomingMessage, maxBytes: number, share: BodyShare): Promise<string> {
	const encoding = request.headers['content-encoding'] ?? 'identity';
	if (encoding !== 'identity' && encoding !== 'gzip') throw new Refused('bad_content_encoding');
	const sent = await readBytes(request, maxBytes, share);
	const bytes = encoding === 'gzip' ? await unpacked(sent, maxBytes, share) : sent;
	if (!isUtf8(bytes)) throw new Refused('invalid_json');
	return bytes.toString('utf8');
}

const tooLarge = (maxBytes: number): Refused =>
	// The rest of the body is not waited for, so the connection cannot be used again.
	new Refused('too_large', `The body is larger than ${maxBytes} bytes`, { Connection: 'close' });

/** The whole body as it was sent, packed or not. Throws Refused when it is too large. */
export async function readBytes(request: IncomingMessage, maxBytes: number, share: BodyShare): Promise<Buffer> {
	if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
	const pieces: Buffer[] = [];
	let bytes = 0;
	for await (const piece of request as AsyncIterable<Buffer>) {
		bytes += piece.length;
		if (bytes > maxBytes) throw tooLarge(maxBytes);
		share.take(piece.length);
		pieces.push(piece);
	}
	return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces, bytes);
}

async function unpacked(packed: Buffer, maxBytes: number, share: BodyShare): Promise<Buffer> {
	const bytes = await unpackedWithin(packed, maxBytes);
	share.take(bytes.length);
	return bytes;
}

async function unpackedWithin(packed: Buffer, maxBytes: number): Promise<Buffer> {
	try {
		return await unpack(packed, { maxOutputLength: maxBytes });
	} catch (error) {
		if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxBytes);
		throw new Refused('bad_request', 'The body is not gzip');
	}
}
