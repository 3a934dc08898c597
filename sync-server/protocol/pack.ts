// gzip byte for byte as zlib makes it, and so as CouchDB does: the digest of a packed attachment is that of its packed bytes. Node's own
// zlib is Chromium's, which packs the same text into other bytes.
import { setImmediate } from 'node:timers/promises';
import { Deflate } from 'pako';

/** How hard CouchDB packs. */
const GZIP_LEVEL = 8;
/** Bytes packed before others have their turn. */
const TURN_BYTES = 32 * 1024;

export async function pack(bytes: Uint8Array): Promise<Uint8Array> {
	const deflate = new Deflate({ gzip: true, level: GZIP_LEVEL });
	for (let start = 0; start === 0 || start < bytes.length; start += TURN_BYTES) {
		const end = start + TURN_BYTES;
		deflate.push(bytes.subarray(start, end), end >= bytes.length);
		if (end < bytes.length) await setImmediate();
	}
	return deflate.result;
}
